//! What was rehearsed, and what is to be rehearsed next.

use super::value::{Section, Table};
use crate::export::drills;
use crate::export::input::Input;

/// The log of drills, and what is due.
pub(super) fn drills(input: &Input) -> Vec<Section> {
    let keys = [
        (
            "drills",
            "The log of drills",
            "No drill is held or planned.",
        ),
        (
            "rehearsals",
            "Rehearsals by tier",
            "Nothing is to be rehearsed yet.",
        ),
    ];
    let tables = drills::tables(input).into_iter().zip(keys);
    let section = |((title, rows), (key, name, nothing)): ((&str, Vec<Vec<String>>), _)| {
        let mut section = Section::new(key, title);
        let mut rows = rows.into_iter();
        let head = rows.next().unwrap_or_default();
        let head: Vec<&str> = head.iter().map(String::as_str).collect();
        section.table(Table::of_texts(name, &head, rows), nothing);
        section
    };
    tables.map(section).collect()
}
