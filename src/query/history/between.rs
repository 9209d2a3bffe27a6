//! What lies between two states of a plan, line by line under headings: first
//! what follows, then what was changed, kind by kind.

use std::collections::BTreeMap;

use crate::compare::change::{Called, Change, changes_in_slices};
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::slices::Rest;
use crate::readiness::rule::Severity;
use crate::scenario::report::Counts;

use super::follows::{DutyTurn, FindingTurn, Follows, OwnerTurn};
use super::turns::ScenarioTurn;

/// What a line stands under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heading {
    /// Findings that came.
    Opened,
    /// Findings that went.
    Closed,
    /// Duties with another owner, or none.
    Owners,
    /// Scenarios that turn out otherwise.
    Scenarios,
    /// What was changed of objects of that kind.
    Objects(Kind),
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it stands under.
    pub heading: Heading,
    /// How bad it is, where it is a finding.
    pub severity: Option<Severity>,
    /// What is different, as a sentence.
    pub text: String,
    /// What it is about.
    pub about: About,
}

/// What a line is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// An object: its kind, key and name.
    Object(Kind, Key, String),
    /// A scenario: its id and title.
    Scenario(String, String),
}

impl Heading {
    /// How the screen names it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Opened => "Findings opened",
            Self::Closed => "Findings closed",
            Self::Owners => "Owners of duties",
            Self::Scenarios => "Scenarios that turn out otherwise",
            Self::Objects(kind) => kind.plural(),
        }
    }

    /// A word for addresses of views.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Closed => "closed",
            Self::Owners => "owners",
            Self::Scenarios => "scenarios",
            Self::Objects(kind) => kind.key(),
        }
    }
}

/// What was changed of objects from one state to another. What the program
/// notes beside every proof is left out; `None` where it is no longer wanted.
pub async fn changed(
    before: &Plan,
    after: &Plan,
    called: Called<'_>,
    rest: &mut impl Rest,
) -> Option<Vec<Change>> {
    let mut found = changes_in_slices(before, after, called, rest).await?;
    found.retain(|change| !matches!(change.kind, Kind::Snapshot | Kind::Milestone));
    Some(found)
}

/// Everything, in the order of the headings.
pub fn lines(changes: &[Change], follows: &Follows, turns: &[ScenarioTurn]) -> Vec<Line> {
    let (opened, closed): (Vec<&FindingTurn>, Vec<&FindingTurn>) =
        follows.findings.iter().partition(|turn| turn.opened);
    let findings = opened.into_iter().chain(closed).map(of_finding);
    let duties = follows.duties.iter().map(of_duty);
    let scenarios = turns.iter().map(of_scenario);
    let objects = changes.iter().map(of_change);
    findings
        .chain(duties)
        .chain(scenarios)
        .chain(objects)
        .collect()
}

/// How many lines stand under each heading, in their order.
pub fn counts(lines: &[Line]) -> BTreeMap<Heading, usize> {
    let mut counts = BTreeMap::new();
    for line in lines {
        *counts.entry(line.heading).or_default() += 1;
    }
    counts
}

/// Whether all of the words are in the line, however they are written.
pub fn matches(line: &Line, words: &str) -> bool {
    let (About::Object(.., name) | About::Scenario(_, name)) = &line.about;
    let text = format!("{} {name}", line.text).to_lowercase();
    words
        .to_lowercase()
        .split_whitespace()
        .all(|word| text.contains(word))
}

/// What follows in one sentence: "Readiness 61 to 64, Basic to Tested; 3
/// findings closed; 2 duties lost their owner".
pub fn summary(follows: &Follows, turns: &[ScenarioTurn]) -> String {
    let (was, is) = follows.score;
    let mut parts = vec![if was == is {
        format!("Readiness stays at {is}")
    } else {
        format!("Readiness {was} to {is}")
    }];
    let (was, is) = follows.level;
    parts.push(if was == is {
        format!("the level stays {}", is.label())
    } else {
        format!("level {} to {}", was.label(), is.label())
    });
    let opened = follows.findings.iter().filter(|turn| turn.opened).count();
    let closed = follows.findings.len() - opened;
    let owners = |turn| follows.duties.iter().filter(|one| one.turn == turn).count();
    let turned = turns.iter().filter(|turn| {
        let (was, is) = turn.rulings();
        was != is
    });
    let counted = [
        (opened, "finding opened", "findings opened"),
        (closed, "finding closed", "findings closed"),
        (
            owners(OwnerTurn::Lost),
            "duty lost its owner",
            "duties lost their owner",
        ),
        (
            owners(OwnerTurn::Unowned),
            "new duty has no owner",
            "new duties have no owner",
        ),
        (
            owners(OwnerTurn::Got),
            "duty got an owner",
            "duties got an owner",
        ),
        (
            owners(OwnerTurn::Moved),
            "duty changed hands",
            "duties changed hands",
        ),
        (turned.count(), "scenario turned", "scenarios turned"),
    ];
    let counted = counted.into_iter().filter(|(count, ..)| *count > 0);
    parts.extend(counted.map(|(count, one, more)| {
        let words = if count == 1 { one } else { more };
        format!("{count} {words}")
    }));
    parts.join("; ")
}

fn of_finding(turn: &FindingTurn) -> Line {
    Line {
        heading: if turn.opened {
            Heading::Opened
        } else {
            Heading::Closed
        },
        severity: Some(turn.severity),
        text: turn.text.clone(),
        about: About::Object(turn.kind, turn.object, turn.name.clone()),
    }
}

fn of_duty(duty: &DutyTurn) -> Line {
    let DutyTurn {
        title,
        before,
        after,
        ..
    } = duty;
    let text = match duty.turn {
        OwnerTurn::Lost => format!("“{title}” lost its owner, {before}"),
        OwnerTurn::Unowned => format!("“{title}” is new, and nobody has it"),
        OwnerTurn::Got => format!("“{title}” got an owner: {after}"),
        OwnerTurn::Moved => format!("“{title}” went from {before} to {after}"),
    };
    Line {
        heading: Heading::Owners,
        severity: None,
        text,
        about: About::Object(duty.kind, duty.object, duty.name.clone()),
    }
}

fn of_scenario(turn: &ScenarioTurn) -> Line {
    let told = |counts: Option<Counts>| match counts {
        None => "no such scenario".to_owned(),
        Some(counts) => format!(
            "{} meet their targets, {} miss them, {} unknown",
            counts.meets, counts.misses, counts.unknown
        ),
    };
    Line {
        heading: Heading::Scenarios,
        severity: None,
        text: format!(
            "Before: {}; after: {}",
            told(turn.counts.0),
            told(turn.counts.1)
        ),
        about: About::Scenario(turn.id.clone(), turn.title.clone()),
    }
}

fn of_change(change: &Change) -> Line {
    Line {
        heading: Heading::Objects(change.kind),
        severity: None,
        text: as_sentence(&change.text),
        about: About::Object(change.kind, change.key, change.name.clone()),
    }
}

/// The text with a capital letter at its beginning.
fn as_sentence(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_begin_with_a_capital() {
        assert_eq!(
            as_sentence("zone of app-12 changed"),
            "Zone of app-12 changed"
        );
        assert_eq!(as_sentence("ähnlich"), "Ähnlich");
        assert_eq!(as_sentence(""), "");
    }
}
