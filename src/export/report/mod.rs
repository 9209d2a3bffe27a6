//! The report: everything that somebody files of a plan, from cover to
//! sources, as one content. The page shows it for print, and `html` writes it
//! as a file. Of a large plan, rows that differ in their object alone are put
//! together, and the report says so.

mod cover;
mod drilled;
mod duties;
mod failures;
mod findings;
mod joined;
mod objectives;
pub mod value;

use super::input::Input;
use crate::model::slices::Rest;
use value::{Block, Cell, Document, Section};

/// From so many rows on they are put together.
const MANY: usize = 5_000;

/// What can be left off a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Checks that hold.
    Held,
    /// Duties of the provider.
    Provider,
    /// All duties.
    Duties,
    /// Scenarios and runbooks.
    Scenarios,
    /// Runbooks.
    Runbooks,
}

impl Part {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::Held,
        Self::Provider,
        Self::Duties,
        Self::Scenarios,
        Self::Runbooks,
    ];

    /// How views name it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Provider => "provider",
            Self::Duties => "duties",
            Self::Scenarios => "scenarios",
            Self::Runbooks => "runbooks",
        }
    }

    /// How the screen names it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Held => "What holds",
            Self::Provider => "What the provider sees to",
            Self::Duties => "All duties",
            Self::Scenarios => "Scenarios and runbooks",
            Self::Runbooks => "Runbooks",
        }
    }

    /// The one that is named so.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|part| part.key() == key)
    }
}

/// What a report says, and how.
#[derive(Clone, Copy)]
struct Scope<'a> {
    input: &'a Input<'a>,
    without: &'a [Part],
    /// Whether rows that differ in their object alone are put together.
    together: bool,
}

impl Scope<'_> {
    fn has(self, part: Part) -> bool {
        !self.without.contains(&part)
    }
}

/// The report of a plan without those parts; `None` where it is no longer
/// wanted.
pub async fn document(
    input: &Input<'_>,
    without: &[Part],
    rest: &mut impl Rest,
) -> Option<Document> {
    let rows = input.assessment.entries().count() + input.matrix.holdings().count();
    let scope = Scope {
        input,
        without,
        together: rows > MANY,
    };
    rest.rest().await?;
    let mut sections = vec![cover::cover(scope), cover::gates(input)];
    if scope.has(Part::Duties) {
        sections.push(duties::split(input));
        rest.rest().await?;
        sections.push(duties::duties(scope, rest).await?);
    }
    sections.extend(findings::findings(scope, rest).await?);
    sections.push(objectives::objectives(scope, rest).await?);
    if scope.has(Part::Scenarios) {
        input.play(rest).await?;
        sections.push(failures::scenarios(input));
        rest.rest().await?;
        if scope.has(Part::Runbooks) {
            sections.push(failures::runbooks(input));
        }
    }
    rest.rest().await?;
    sections.extend(drilled::drills(input));
    sections.push(sources(input));
    Some(Document {
        title: named(input.plan.name()).to_owned(),
        edition: format!(
            "As of {}, revision {}",
            input.assessment.as_of,
            input.plan.revision()
        ),
        sections,
    })
}

fn named(name: &str) -> &str {
    if name.trim().is_empty() {
        return "Unnamed plan";
    }
    name
}

/// Every page that anything in the report rests on, with its date.
fn sources(input: &Input) -> Section {
    let mut section = Section::new("sources", "Sources");
    let entries = input.knowledge.sources.iter().map(|source| {
        let words = format!("{}, {}, {}", source.title, source.publisher, source.date);
        Cell::Link(words, source.url.clone())
    });
    section.blocks.push(Block::List(entries.collect()));
    section
}
