//! What a table is told: ids, rows, columns, order. Plain values without any domain.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::AttrValue;

/// Identifies a row across sorting and filtering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowId(pub u128);

impl RowId {
    /// An id made from a text, for rows whose key is composed of several parts (FNV-1a, 128 bits).
    pub fn of(text: &str) -> Self {
        const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
        const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
        Self(text.bytes().fold(OFFSET, |hash, byte| {
            (hash ^ u128::from(byte)).wrapping_mul(PRIME)
        }))
    }
}

/// One line of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A row of data.
    Item(RowId),
    /// A heading across all columns.
    Group(RowId),
}

impl Row {
    /// The id of a row of data; nothing for a heading.
    pub const fn item(self) -> Option<RowId> {
        match self {
            Self::Item(id) => Some(id),
            Self::Group(_) => None,
        }
    }
}

/// The chosen rows.
pub type Selection = Rc<BTreeSet<RowId>>;

/// A column's heading and measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Identifies it in [`Sort`].
    pub id: AttrValue,
    /// The heading; empty for a column of buttons.
    pub label: AttrValue,
    /// More about it, on hover.
    pub title: Option<AttrValue>,
    /// `width` of its `<col>`: pixels or per cent; without one it takes what is left.
    pub width: Option<AttrValue>,
    /// The heading sorts.
    pub sortable: bool,
    /// Numbers, aligned at their end; the caller's cells carry the class `num`.
    pub numeric: bool,
}

impl Column {
    /// A column that takes what is left and does not sort.
    pub fn new(id: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            title: None,
            width: None,
            sortable: false,
            numeric: false,
        }
    }

    /// The same, this many CSS pixels wide.
    #[must_use]
    pub fn px(mut self, pixels: u16) -> Self {
        self.width = Some(AttrValue::from(pixels.to_string()));
        self
    }

    /// The same, this many hundredths of the table wide.
    #[must_use]
    pub fn percent(mut self, percent: u8) -> Self {
        self.width = Some(AttrValue::from(format!("{percent}%")));
        self
    }

    /// The same, with a heading that sorts.
    #[must_use]
    pub fn sortable(mut self) -> Self {
        self.sortable = true;
        self
    }

    /// The same, for numbers.
    #[must_use]
    pub fn numeric(mut self) -> Self {
        self.numeric = true;
        self
    }

    /// The same, with more about it on hover.
    #[must_use]
    pub fn with_title(mut self, title: impl Into<AttrValue>) -> Self {
        self.title = Some(title.into());
        self
    }
}

/// The order the rows are in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    /// Id of the column.
    pub column: AttrValue,
    /// From large to small.
    pub descending: bool,
}

impl Sort {
    /// The order after the heading of `column` was pressed: the other way round, or the new column upwards.
    pub fn pressed(now: Option<&Self>, column: &AttrValue) -> Self {
        let descending = now.is_some_and(|sort| sort.column == *column && !sort.descending);
        Self {
            column: column.clone(),
            descending,
        }
    }
}

/// How narrow a table may get before it scrolls sideways in its own frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum MinWidth {
    /// About a large phone.
    #[default]
    Narrow,
    /// About a small tablet.
    Medium,
    /// About a laptop's content area.
    Wide,
    /// Wider than a laptop's content area.
    Widest,
}

impl MinWidth {
    /// The style sheet's class.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Narrow => "min-narrow",
            Self::Medium => "min-medium",
            Self::Wide => "min-wide",
            Self::Widest => "min-widest",
        }
    }

    /// The width in which every column finds room: one without a width in pixels wants 120.
    pub fn of(columns: &[Column]) -> Self {
        let wanted = |column: &Column| {
            let pixels = column
                .width
                .as_ref()
                .and_then(|width| width.parse::<u32>().ok());
            pixels.unwrap_or(120)
        };
        match columns.iter().map(wanted).sum::<u32>() {
            0..=440 => Self::Narrow,
            441..=680 => Self::Medium,
            681..=940 => Self::Wide,
            _ => Self::Widest,
        }
    }
}

/// What the cells of one row are made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowContext {
    /// The row.
    pub id: RowId,
    /// Its place in `rows`.
    pub index: usize,
    /// Whether it is chosen.
    pub selected: bool,
    /// Whether its details are open.
    pub open: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_from_text_differ_and_stay() {
        assert_eq!(RowId::of("a/b"), RowId::of("a/b"));
        assert_ne!(RowId::of("a/b"), RowId::of("ab/"));
        assert_eq!(RowId::of("").0, 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
    }

    #[test]
    fn a_table_with_many_columns_scrolls_sooner() {
        let wide = |count: usize| MinWidth::of(&vec![Column::new("a", "A").px(120); count]);
        assert_eq!(
            [wide(2), wide(5), wide(7), wide(12)],
            [
                MinWidth::Narrow,
                MinWidth::Medium,
                MinWidth::Wide,
                MinWidth::Widest
            ]
        );
        assert_eq!(
            MinWidth::of(&[Column::new("a", "A"), Column::new("b", "B").percent(30)]),
            MinWidth::Narrow
        );
    }

    #[test]
    fn pressing_a_heading_twice_turns_the_order() {
        let (name, size) = (AttrValue::from("name"), AttrValue::from("size"));
        let once = Sort::pressed(None, &name);
        assert!(!once.descending);
        let twice = Sort::pressed(Some(&once), &name);
        assert!(twice.descending);
        assert!(!Sort::pressed(Some(&twice), &name).descending);
        assert!(!Sort::pressed(Some(&twice), &size).descending);
    }
}
