//! Text for people at a terminal.

pub(crate) use muster::export::json::pretty as json;
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};

/// The text without control characters: names come from other people's files,
/// and a terminal obeys what it is sent.
pub(crate) fn plain(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect()
}

/// An object for people: `workload erp-db`; its kind where it has no name.
pub(crate) fn object(plan: &Plan, kind: Kind, key: Key) -> String {
    let name = plan.called(kind, key);
    format!("{} {name}", kind.label().to_lowercase())
        .trim_end()
        .to_owned()
}

/// Lines of text.
#[derive(Default)]
pub(crate) struct Lines(String);

impl Lines {
    /// Adds a line; what is not for a terminal is taken out.
    pub(crate) fn add(&mut self, text: &str) {
        self.0.push_str(plain(text).trim_end());
        self.0.push('\n');
    }

    /// All of it.
    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// How an answer is written.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For scripts.
    Json,
}
