//! Finds and takes out the faulty places of a parsed TOML tree, by their spans.

use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// What was taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Removed {
    /// No place of the tree has this span.
    Nothing,
    /// A table, or an element of a list of tables.
    Table {
        /// The key that it stood under.
        key: String,
    },
    /// Any other value.
    Value {
        /// The key that it stood under.
        key: String,
    },
}

/// Gives the key at `span` its right name, or removes it where there is none. Where the name is there already,
/// lists are put together.
/// `false` if there is no such key.
pub(super) fn rename_key(node: &mut Spanned<DeValue<'_>>, span: &Range<usize>, name: Option<&str>) -> bool {
    match node.get_mut() {
        DeValue::Table(table) => {
            let found = table.keys().find(|k| k.span() == *span).cloned();
            match found {
                Some(key) => rename_in(table, &key, name),
                None => table.iter_mut().any(|(_, v)| rename_key(v, span, name)),
            }
        }
        DeValue::Array(items) => items.iter_mut().any(|v| rename_key(v, span, name)),
        _ => false,
    }
}

fn rename_in<'i>(table: &mut DeTable<'i>, key: &Spanned<Cow<'i, str>>, name: Option<&str>) -> bool {
    let Some(value) = table.remove(key) else { return false };
    let Some(name) = name else { return true };
    match table.get_mut(name) {
        None => {
            table.insert(Spanned::new(key.span(), Cow::Owned(name.to_string())), value);
        }
        Some(there) => append(there, value),
    }
    true
}

/// Adds the elements of a list to another list; two values of which one is none are left as they are.
fn append<'i>(there: &mut Spanned<DeValue<'i>>, more: Spanned<DeValue<'i>>) {
    if let (DeValue::Array(there), DeValue::Array(more)) = (there.get_mut(), more.into_inner()) {
        more.iter().for_each(|value| there.push(value.clone()));
    }
}

/// Puts the string at `span` into a list of its own; `false` if there is none.
pub(super) fn wrap(node: &mut Spanned<DeValue<'_>>, span: &Range<usize>) -> bool {
    let here = node.span() == *span;
    match node.get_mut() {
        value @ DeValue::String(_) if here => {
            let mut list = DeArray::new();
            list.push(Spanned::new(span.clone(), value.clone()));
            *value = DeValue::Array(list);
            true
        }
        DeValue::Table(table) => table.iter_mut().any(|(_, v)| wrap(v, span)),
        DeValue::Array(items) => items.iter_mut().any(|v| wrap(v, span)),
        _ => false,
    }
}

/// Takes out the value at `span`, the innermost one: a list of tables has the span of its first table.
pub(super) fn remove(root: &mut Spanned<DeValue<'_>>, span: &Range<usize>) -> Removed {
    remove_below(root, span, "")
}

fn remove_below(node: &mut Spanned<DeValue<'_>>, span: &Range<usize>, key: &str) -> Removed {
    match node.get_mut() {
        DeValue::Table(table) => remove_from_table(table, span),
        DeValue::Array(items) => remove_from_list(items, span, key),
        _ => Removed::Nothing,
    }
}

fn remove_from_table(table: &mut DeTable<'_>, span: &Range<usize>) -> Removed {
    let below = table.iter_mut().map(|(k, v)| remove_below(v, span, k.get_ref()));
    if let Some(removed) = below.into_iter().find(|r| *r != Removed::Nothing) {
        return removed;
    }
    let found = table.iter().find(|(_, v)| v.span() == *span).map(|(k, _)| k.clone());
    match found.and_then(|key| table.remove_entry(&key)) {
        Some((key, value)) => removed(key.get_ref(), &value),
        None => Removed::Nothing,
    }
}

fn remove_from_list(items: &mut DeArray<'_>, span: &Range<usize>, key: &str) -> Removed {
    let below = items.iter_mut().map(|v| remove_below(v, span, key));
    if let Some(removed) = below.into_iter().find(|r| *r != Removed::Nothing) {
        return removed;
    }
    let Some(at) = items.iter().position(|v| v.span() == *span) else { return Removed::Nothing };
    let result = removed(key, &items[at]);
    let mut kept = DeArray::new();
    items.iter().enumerate().filter(|(i, _)| *i != at).for_each(|(_, v)| kept.push(v.clone()));
    *items = kept;
    result
}

fn removed(key: &str, value: &Spanned<DeValue<'_>>) -> Removed {
    let key = key.to_string();
    match value.get_ref() {
        DeValue::Table(_) => Removed::Table { key },
        _ => Removed::Value { key },
    }
}
