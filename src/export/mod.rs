//! What a reader takes away: the checklist and the responsibilities in the
//! formats of other programs. One file per format, one line in [`ALL`].

mod aws_lens;
mod azure;
pub mod csv;
mod drills;
pub mod ended;
mod events;
mod github;
pub mod handover;
mod html;
mod ics;
pub mod input;
mod jira;
pub mod json;
mod markdown;
pub mod objectives;
mod oscal;
pub mod pipeline;
mod raci;
pub mod redact;
pub mod report;
mod rows;
pub mod runbook;
pub mod scenario;
mod servicenow;
mod stable;
mod summary;
pub mod tasks;
mod ticket;
pub mod xlsx;
pub mod zip;

use input::Input;
use report::value::Document;
use xlsx::book::Book;

/// Which part of the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Every item on every object, with its state.
    Checklist,
    /// Every duty of every object, with its party and owner.
    Responsibilities,
    /// Who is responsible, accountable, consulted and informed.
    Raci,
    /// Checklist and responsibilities.
    All,
}

impl What {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::Checklist,
        Self::Responsibilities,
        Self::Raci,
        Self::All,
    ];

    /// How the command line and file names name it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Checklist => "checklist",
            Self::Responsibilities => "responsibilities",
            Self::Raci => "raci",
            Self::All => "all",
        }
    }

    /// How the screen names it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Checklist => "Checklist",
            Self::Responsibilities => "Responsibilities",
            Self::Raci => "RACI matrix",
            Self::All => "Checklist and responsibilities",
        }
    }

    /// How the screen names it within a sentence.
    pub fn in_sentence(self) -> String {
        match self {
            Self::Raci => self.label().to_owned(),
            _ => self.label().to_lowercase(),
        }
    }

    /// The one that is named so.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|what| what.key() == key)
    }
}

/// What formats are for, in the order in which screens list them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Reading and filing.
    Read,
    /// Working on it, and bringing it back.
    Work,
    /// Trackers of other makers.
    Trackers,
    /// Standards, and reviews of other clouds.
    Standards,
    /// Scripts and other programs.
    Programs,
}

impl Group {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::Read,
        Self::Work,
        Self::Trackers,
        Self::Standards,
        Self::Programs,
    ];

    /// How the screen names it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Read => "Read and file",
            Self::Work => "Work on it",
            Self::Trackers => "Trackers",
            Self::Standards => "Standards and reviews",
            Self::Programs => "Scripts and other programs",
        }
    }
}

/// A format.
#[derive(Clone, Copy, Debug)]
pub struct Exporter {
    /// How the command line names it.
    pub name: &'static str,
    /// How the screen names it.
    pub title: &'static str,
    /// What it is good for.
    pub description: &'static str,
    /// What it is for, roughly.
    pub group: Group,
    /// The ending of its files, without the dot.
    pub extension: &'static str,
    /// Its media type.
    pub mime: &'static str,
    /// What it can hold.
    pub whats: &'static [What],
    /// Writes it. A part that it cannot hold comes out as the checklist.
    pub write: fn(&Input, What) -> Vec<u8>,
    /// For a workbook, what is in it: the file is then not made by `write`,
    /// but of this by whoever is at hand to pack it.
    pub book: Option<fn(&Input) -> Book>,
    /// Whether it tells how scenarios end, so that for a large plan they are
    /// better played before, in slices: [`Input::play`].
    pub plays: bool,
    /// For a report, what writes its content, which can be made in slices:
    /// [`report::document`].
    pub render: Option<Render>,
    /// The same in several files, where the program that reads them takes only
    /// so much at once.
    pub split: Option<Split>,
    /// Whether the program that it is for could not be run to try it; its
    /// published limits are kept.
    pub untried: bool,
}

/// Writes the content of a report.
pub type Render = fn(&Document) -> Vec<u8>;

/// Writes the content of each of several files.
pub type Split = fn(&Input, What) -> Vec<Vec<u8>>;

/// Makes the file of a workbook: [`xlsx::pack`], which the page loads only
/// when somebody asks for such a file.
pub type Pack = fn(&Book) -> Vec<u8>;

/// Every format, by name.
pub const ALL: &[Exporter] = &[
    aws_lens::EXPORTER,
    azure::CHECKLIST,
    azure::RESULTS,
    csv::EXPORTER,
    github::LINKS,
    github::SCRIPT,
    html::EXPORTER,
    ics::EXPORTER,
    jira::EXPORTER,
    json::EXPORTER,
    markdown::EXPORTER,
    oscal::EXPORTER,
    servicenow::EXPORTER,
    xlsx::EXPORTER,
];

/// The format with that name.
pub fn by_name(name: &str) -> Option<&'static Exporter> {
    ALL.iter().find(|exporter| exporter.name == name)
}

impl Exporter {
    /// What most formats have in common; it writes nothing.
    const PLAIN: Self = Self {
        name: "",
        title: "",
        description: "",
        group: Group::Programs,
        extension: "",
        mime: "",
        whats: &[],
        write: |_, _| Vec::new(),
        book: None,
        plays: false,
        render: None,
        split: None,
        untried: false,
    };

    /// What it is good for, and whether that was tried.
    pub fn purpose(&self) -> String {
        let untried = if self.untried {
            "; not tried in the product"
        } else {
            ""
        };
        format!("{}{untried}", self.description)
    }

    /// The content of its file; `pack` is asked for workbooks only.
    pub fn content(&self, input: &Input, what: What, pack: Pack) -> Vec<u8> {
        match self.book {
            Some(book) => pack(&book(input)),
            None => (self.write)(input, what),
        }
    }

    /// One file, or as many as it takes: each with its name and content.
    pub fn files(&self, input: &Input, what: What, pack: Pack) -> Vec<(String, Vec<u8>)> {
        let name = self.file_name(input.plan.name(), what);
        let contents = match self.split {
            Some(split) => split(input, what),
            None => vec![self.content(input, what, pack)],
        };
        let numbered = |(at, content): (usize, Vec<u8>)| (numbered(&name, at), content);
        contents.into_iter().enumerate().map(numbered).collect()
    }

    /// What its file is called: `erp-production-eu-de-checklist.md`.
    pub fn file_name(&self, plan_name: &str, what: What) -> String {
        let mut slug = String::new();
        for c in plan_name.chars().flat_map(char::to_lowercase) {
            if c.is_alphanumeric() {
                slug.push(c);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        let slug: String = slug.trim_matches('-').chars().take(60).collect();
        let slug = if slug.is_empty() { "plan" } else { &slug };
        format!("{slug}-{}.{}", what.key(), self.extension)
    }
}

/// The name of the first, second … of several files: `tasks.csv`, `tasks-2.csv`.
pub fn numbered(name: &str, at: usize) -> String {
    match (at, name.split_once('.')) {
        (0, _) => name.to_owned(),
        (at, Some((stem, ending))) => format!("{stem}-{}.{ending}", at + 1),
        (at, None) => format!("{name}-{}", at + 1),
    }
}
