//! A report as a value: sections of headings, texts, lists and tables. What it
//! says is decided by whoever fills it; what it looks like by whoever shows it.

/// A report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is about.
    pub title: String,
    /// Of which day and state of the plan it is.
    pub edition: String,
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

/// A section with its own heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// How addresses name it.
    pub key: &'static str,
    /// Its heading.
    pub title: String,
    /// Whether it begins a page.
    pub begins_page: bool,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading within the section.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Level and score, which a picture may show as well.
    Readiness {
        /// The level, in words.
        level: &'static str,
        /// The score, of 100.
        score: u32,
    },
    /// A list without numbers.
    List(Vec<Cell>),
    /// A table.
    Table(Table),
}

/// A table with a head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it is called where no heading is read with it.
    pub name: String,
    /// The names of its columns; of a column of boxes, what a tick means.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// The column that has most to say.
    pub longest: Option<usize>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A heading for the rows that follow.
    Group(String),
    /// A cell for every column.
    Cells(Vec<Cell>),
}

/// How wide a cell is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// As wide as a count, which stands at its end.
    Count,
    /// As wide as its words, which are not broken.
    Short,
    /// As wide as the longest word of a title.
    Title,
    /// A share as the other columns have.
    Fair,
    /// Near half of the sheet.
    Long,
}

/// A cell of a table, or an entry of a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    /// Anybody's text.
    Text(String),
    /// A text with smaller print under it.
    Lines(String, Vec<String>),
    /// A text that must not be broken: a day, a state.
    Short(String),
    /// A count.
    Number(String),
    /// What the row is about.
    Head(String),
    /// What stands where something is missing, so that it stands out.
    Missing(String),
    /// A box, ticked or to be ticked.
    Box(bool),
    /// A text that leads to an address.
    Link(String, String),
}

impl Section {
    /// A section that goes on where the one before it ends.
    pub(super) fn new(key: &'static str, title: impl Into<String>) -> Self {
        Self {
            key,
            title: title.into(),
            begins_page: false,
            blocks: Vec::new(),
        }
    }

    /// A section that begins a page.
    pub(super) fn on_new_page(key: &'static str, title: impl Into<String>) -> Self {
        Self {
            begins_page: true,
            ..Self::new(key, title)
        }
    }

    pub(super) fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading(text.into()));
    }

    pub(super) fn text(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Text(text.into()));
    }

    /// Adds a table, or says in its place that there is nothing to show.
    pub(super) fn table(&mut self, table: Table, nothing: &str) {
        if table.rows.is_empty() {
            return self.text(nothing);
        }
        self.blocks.push(Block::Table(table));
    }
}

impl Table {
    /// A table without rows.
    pub(super) fn new(name: impl Into<String>, head: &[&str]) -> Self {
        Self {
            name: name.into(),
            head: head.iter().map(|&word| word.to_owned()).collect(),
            rows: Vec::new(),
            longest: None,
        }
    }

    /// The table, with room for what that column has to say.
    pub(super) fn with_room_for(mut self, column: usize) -> Self {
        self.longest = Some(column);
        self
    }

    /// A table of texts, of which the first of every row says what it is about.
    pub(super) fn of_texts(
        name: impl Into<String>,
        head: &[&str],
        rows: impl IntoIterator<Item = impl IntoIterator<Item = String>>,
    ) -> Self {
        let mut table = Self::new(name, head);
        for row in rows {
            let mut row = row.into_iter();
            let first = row.next().map(Cell::Head);
            table.put(first.into_iter().chain(row.map(Cell::counted)).collect());
        }
        table
    }

    /// How wide the column is to be: as its first cell, where it is not the longest.
    pub fn width(&self, column: usize) -> Width {
        if self.longest == Some(column) {
            return Width::Long;
        }
        let first = self.rows.iter().find_map(|row| match row {
            Row::Cells(cells) => cells.get(column),
            Row::Group(_) => None,
        });
        first.map_or(Width::Fair, Cell::width)
    }

    pub(super) fn group(&mut self, title: impl Into<String>) {
        self.rows.push(Row::Group(title.into()));
    }

    pub(super) fn put(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row::Cells(cells));
    }
}

impl Cell {
    /// How wide it is to be.
    pub const fn width(&self) -> Width {
        match self {
            Self::Number(_) => Width::Count,
            Self::Short(_) | Self::Box(_) => Width::Short,
            Self::Link(..) => Width::Title,
            Self::Text(_) | Self::Lines(..) | Self::Head(_) | Self::Missing(_) => Width::Fair,
        }
    }

    /// The text, or a count where it is one.
    fn counted(text: String) -> Self {
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Self::Number(text);
        }
        Self::Text(text)
    }
}

/// Whether it leads to a page of the web.
pub fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
