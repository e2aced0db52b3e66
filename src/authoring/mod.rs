//! What rule authors need: the examples of their rules, run.
//!
//! In: a compiled pack. Out: what each example gave.

pub mod examples;
