//! Bring your own deployment: inventories of other programs, read into one
//! neutral [`inventory::Inventory`], joined, compared with a plan and turned
//! into one edit.
//!
//! 1. [`text`] decodes the bytes, [`read`] finds the format in [`ALL`].
//! 2. The format's reader fills the inventory. It sees only names that are on
//!    a list ([`names`]), so secrets do not have to be recognised to stay out.
//! 3. [`join`] finds out what belongs together, across files.
//!
//! One file per foreign format, one line in [`ALL`].

mod account;
mod backup_recovery;
pub mod cells;
mod compute;
mod csv;
pub mod error;
mod evidence;
mod gather;
pub mod inventory;
mod join;
mod kubernetes;
mod listed;
mod names;
mod outline;
mod own;
pub mod parcel;
mod policy;
pub mod preview;
mod refuse;
mod resource_controller;
mod resources;
mod rows;
mod seeds;
mod seen;
mod service;
mod table;
mod terraform;
pub mod text;
mod tfstate;
mod tree;
mod vpc;
mod words;

use error::ImportError;
use inventory::{Inventory, Source};
pub use join::Counts;
use outline::Outline;

/// A format that can be imported.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// How programs name it.
    pub key: &'static str,
    /// How people name it.
    pub label: &'static str,
    /// Whether a file looks like it.
    recognises: fn(&Opened<'_>) -> bool,
    /// Adds what the file says to the inventory.
    read: fn(&Opened<'_>, &mut Inventory) -> Result<(), ImportError>,
}

/// Every format, in the order in which they are tried.
pub const ALL: &[Format] = &[
    own::FORMAT,
    terraform::FORMAT,
    tfstate::FORMAT,
    resource_controller::FORMAT,
    vpc::FORMAT,
    kubernetes::FORMAT,
    backup_recovery::FORMAT,
    table::FORMAT,
    csv::FORMAT,
];

/// A file as readers get it.
struct Opened<'a> {
    /// The whole text.
    text: &'a str,
    /// The beginning, where it is JSON.
    outline: Option<Outline<'a>>,
    /// Its place among the sources.
    source: usize,
}

impl Inventory {
    /// Adds what a file says, whatever its format.
    ///
    /// # Errors
    /// The file cannot be used: what it is, and what to run instead. The
    /// inventory is as it was.
    pub fn read(&mut self, name: &str, bytes: &[u8]) -> Result<&'static Format, ImportError> {
        let text = text::decode(bytes)?;
        let opened = self.open(&text);
        let format = ALL.iter().find(|format| (format.recognises)(&opened));
        let format = format.ok_or_else(|| refuse::explain(&opened))?;
        self.add(format, name, &opened)?;
        Ok(format)
    }

    /// As [`Inventory::read`], for a file that is known to be of that format.
    ///
    /// # Errors
    /// As [`Inventory::read`].
    pub fn read_as(
        &mut self,
        format: &Format,
        name: &str,
        bytes: &[u8],
    ) -> Result<(), ImportError> {
        let text = text::decode(bytes)?;
        let opened = self.open(&text);
        self.add(format, name, &opened)
    }

    fn open<'a>(&self, text: &'a str) -> Opened<'a> {
        let text = unfenced(text);
        Opened {
            text,
            outline: Outline::of(text),
            source: self.sources.len(),
        }
    }

    fn add(&mut self, format: &Format, name: &str, opened: &Opened<'_>) -> Result<(), ImportError> {
        let mut more = Self::default();
        more.sources.clone_from(&self.sources);
        more.sources.push(Source {
            name: name.into(),
            format: format.key,
        });
        (format.read)(opened, &mut more)?;
        self.take(more);
        Ok(())
    }
}

/// The text between the fences of a code block, as documents and chats have
/// it; all of it where there are none.
fn unfenced(text: &str) -> &str {
    let fenced = text.trim_start().strip_prefix("```");
    let Some((_, inner)) = fenced.and_then(|rest| rest.split_once('\n')) else {
        return text;
    };
    let end = inner.rfind("```");
    end.and_then(|end| inner.get(..end)).unwrap_or(inner)
}
