//! Finds circles among things that refer to each other by name.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// What refers to what.
pub(super) type Graph<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// One shortest circle for each group of things that lead back to themselves, each from its first name on.
pub(super) fn circles<'a>(graph: &Graph<'a>) -> Vec<Vec<&'a str>> {
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for start in graph.keys() {
        if told.contains(start) {
            continue;
        }
        if let Some(circle) = back_to(start, graph) {
            told.extend(circle.iter().copied());
            found.push(circle);
        }
    }
    found
}

/// The shortest way from `start` back to it, breadth first.
fn back_to<'a>(start: &'a str, graph: &Graph<'a>) -> Option<Vec<&'a str>> {
    let mut came_from: BTreeMap<&str, &str> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(at) = queue.pop_front() {
        for next in graph.get(at).into_iter().flatten().copied() {
            if next == start {
                return Some(way(start, at, &came_from));
            }
            if !came_from.contains_key(next) {
                came_from.insert(next, at);
                queue.push_back(next);
            }
        }
    }
    None
}

fn way<'a>(start: &'a str, end: &'a str, came_from: &BTreeMap<&'a str, &'a str>) -> Vec<&'a str> {
    let mut way = vec![end];
    let mut at = end;
    while let Some(before) = came_from.get(at).filter(|_| at != start) {
        way.push(before);
        at = before;
    }
    way.reverse();
    way
}

/// `a`, then `b`, then `a` again, for a message.
pub(super) fn shown(circle: &[&str]) -> String {
    let names = circle.iter().chain(circle.first());
    names.map(|n| format!("`{n}`")).collect::<Vec<_>>().join(" → ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_circle_is_found_once_and_what_leads_into_it_is_none() {
        let edges = [("a", "b"), ("b", "c"), ("c", "b"), ("d", "d"), ("e", "a")];
        let mut graph = Graph::new();
        edges.iter().for_each(|(from, to)| {
            graph.entry(from).or_default().insert(to);
        });
        assert_eq!(circles(&graph), [vec!["b", "c"], vec!["d"]]);
        assert_eq!(shown(&["b", "c"]), "`b` → `c` → `b`");
    }
}
