//! The pieces of a page, whatever its format.

use super::rich::Rich;

/// A piece of a page, in its order.
#[derive(Debug)]
pub(super) enum Piece {
    /// A heading of that level.
    Heading(u8, Rich),
    /// A paragraph.
    Paragraph(Rich, u32),
    /// A list item.
    Item(Rich, u32),
    /// A table.
    Table(RawTable),
}

/// A table as it stands.
#[derive(Debug, Default)]
pub(super) struct RawTable {
    /// The line on which it begins.
    pub(super) line: u32,
    /// Its caption.
    pub(super) caption: String,
    /// Its header cells; none where rows stand without a header.
    pub(super) header: Vec<Rich>,
    /// Its rows.
    pub(super) rows: Vec<RawRow>,
}

/// A row as it stands.
#[derive(Debug, Default)]
pub(super) struct RawRow {
    /// The line on which it begins.
    pub(super) line: u32,
    /// Its cells; fewer than the header has where some are missing.
    pub(super) cells: Vec<Rich>,
    /// Whether there were more cells than the header has.
    pub(super) excess: bool,
    /// Whether one cell spans the whole table.
    pub(super) spans: bool,
    /// The row as text.
    pub(super) text: String,
}
