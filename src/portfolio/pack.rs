//! All plans in one file: a zip with each plan's own file, and a table of how
//! they stand.

use std::collections::BTreeSet;

use super::standing::Standing;
use super::text;
use crate::export::zip::Archive;
use crate::file::name::plan_file_besides;
use crate::model::units::Date;

/// What the table is called.
const TABLE: &str = "portfolio.csv";

/// A zip of plans that is being put together.
pub struct Pack {
    archive: Archive,
    taken: BTreeSet<String>,
    table: Vec<(String, Standing)>,
}

impl Pack {
    /// An empty one; its files are of that day.
    pub fn new(day: Date) -> Self {
        Self {
            archive: Archive::new(day),
            taken: BTreeSet::new(),
            table: Vec::new(),
        }
    }

    /// Adds a plan's file of that content.
    pub fn add(&mut self, standing: Standing, content: &str) {
        let file = plan_file_besides(&standing.name, &self.taken);
        self.archive.add(&file, content.as_bytes());
        self.taken.insert(file.clone());
        self.table.push((file, standing));
    }

    /// The bytes of all of it.
    pub fn finish(mut self) -> Vec<u8> {
        let rows = self
            .table
            .iter()
            .map(|(file, standing)| (&**file, standing));
        self.archive.add(TABLE, &text::csv(rows));
        self.archive.finish()
    }
}
