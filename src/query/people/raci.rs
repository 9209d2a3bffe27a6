//! What of the RACI matrix is shown: filtered, under the headings of services
//! and areas, with the columns that are left.

use std::collections::BTreeSet;

use crate::model::id::Key;
use crate::ownership::raci::Raci;

/// What is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The id of a catalogue; all where it is empty.
    pub service: String,
    /// The id of an area; all where it is empty.
    pub area: String,
    /// Whose rows; everybody's where there is nobody.
    pub who: Option<Key>,
    /// Only rows about which something is odd.
    pub odd: bool,
}

/// One line of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The heading of an area, by the place of its first row.
    Area(usize),
    /// A row, by its place.
    Row(usize),
}

/// The matrix as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The lines.
    pub lines: Vec<Line>,
    /// The columns, by their places.
    pub columns: Vec<usize>,
    /// How many rows there are among the lines.
    pub rows: usize,
}

impl Shown {
    /// What the filter lets through.
    pub fn new(raci: &Raci, filter: &Filter) -> Self {
        let fits = |wanted: &str, is: &str| wanted.is_empty() || wanted == is;
        let mut shown = Self::default();
        let mut heading = None;
        let mut named: BTreeSet<Key> = BTreeSet::new();
        for (place, row) in raci.rows.iter().enumerate() {
            let is_theirs = filter.who.is_none_or(|who| row.letters.contains_key(&who));
            let is_odd = !filter.odd || !row.hints().is_empty();
            if !(fits(&filter.service, &row.catalogue)
                && fits(&filter.area, &row.area)
                && is_theirs
                && is_odd)
            {
                continue;
            }
            let here = Some((&row.catalogue, &row.area));
            if heading != here {
                heading = here;
                shown.lines.push(Line::Area(place));
            }
            shown.lines.push(Line::Row(place));
            shown.rows += 1;
            named.extend(row.letters.keys());
        }
        let columns = raci.columns.iter().enumerate();
        let left = columns.filter(|(_, column)| named.contains(&column.key));
        shown.columns = left.map(|(place, _)| place).collect();
        shown
    }
}
