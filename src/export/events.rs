//! What of a plan has a day: what is due, what runs out, what is to be
//! rehearsed. For calendars.

use super::What;
use super::input::Input;
use super::rows::{due, text};
use crate::model::assignment::Assignment;
use crate::model::choice::Choices;
use crate::model::drill::Drill;
use crate::model::plan::Kind;
use crate::model::units::Date;
use crate::ownership::holding::Holding;
use crate::readiness::agenda::{DueSum, agenda};
use crate::readiness::assess::Placed;
use crate::readiness::standing::proof_expires;

/// Something on a day.
pub(super) struct Event {
    /// Of what it is made, so that it is known again: words that stay.
    pub(super) of: Vec<String>,
    /// The day.
    pub(super) day: Date,
    /// In a line.
    pub(super) title: String,
    /// In a paragraph.
    pub(super) text: String,
    /// The page it rests on.
    pub(super) url: Option<String>,
    /// What it is about, in a word.
    pub(super) category: &'static str,
    /// How many times it was changed.
    pub(super) revision: u32,
    /// After so many days it comes again.
    pub(super) every_days: Option<u32>,
    /// Whether nothing is left to do.
    pub(super) over: bool,
}

/// Everything of the part that has a day, by day.
pub(super) fn events(input: &Input, what: What) -> Vec<Event> {
    let mut events = Vec::new();
    if what != What::Responsibilities {
        for placed in input.assessment.entries() {
            entry(&mut events, input, &placed);
        }
        for drill in input.plan.drills.iter() {
            rehearsal(&mut events, input, drill);
        }
        events.extend(sums(input));
    }
    if what != What::Checklist {
        let holdings = input.matrix.in_catalogue_order(input.knowledge);
        events.extend(holdings.iter().filter_map(|holding| duty(input, holding)));
    }
    events.extend(review(input));
    events.sort_by(|one, other| (one.day, &one.of).cmp(&(other.day, &other.of)));
    events.dedup_by(|one, other| one.of == other.of);
    events
}

/// What an entry of the checklist has: the day it is due, the end of its
/// proof, the end of an accepted risk.
fn entry(events: &mut Vec<Event>, input: &Input, placed: &Placed) {
    let Some(attestation) = placed.entry.attestation.as_deref() else {
        return;
    };
    let id = placed.id();
    let owner = placed.entry.owner.map_or("", |key| input.owner_name(key));
    let source = input.source(placed.item.sources());
    let event = |word: &str, title: &str, category: &'static str, day: Date, over: bool| Event {
        of: vec![word.to_owned(), id.clone()],
        day,
        title: with_object(
            title,
            placed.item.title(),
            input,
            placed.kind,
            placed.object,
        ),
        text: paragraph(&[
            &text(placed),
            placed.item.advice(),
            &labelled("Owner", owner),
            &labelled("Severity", placed.item.severity().label()),
            &labelled("State", placed.entry.state.label()),
        ]),
        url: source.map(|source| source.url.clone()),
        category,
        revision: attestation.meta.revision,
        every_days: None,
        over,
    };
    let to_do = placed.entry.state.is_finding();
    if let Some(day) = due(placed) {
        let title = if to_do { "Due" } else { "Settled" };
        events.push(event("due", title, "Due", day, !to_do));
    }
    if let Some(day) = proof_expires(placed.item, attestation) {
        events.push(event("proof", "Proof expires", "Evidence", day, false));
    }
    if let Some(day) = attestation.accepted_until.value() {
        let title = "Accepted risk ends";
        events.push(event("risk", title, "Accepted risk", day, false));
    }
}

/// The day on which a duty is due.
fn duty(input: &Input, holding: &Holding) -> Option<Event> {
    let assignment: &Assignment = holding.assignment.as_deref()?;
    let day = assignment.due_on.value()?;
    let owner = holding.owner().map_or("", |key| input.owner_name(key));
    let source = input.source(holding.duty.sources.iter().map(String::as_str));
    Some(Event {
        of: vec!["duty".to_owned(), holding.id()],
        day,
        title: with_object(
            "Duty due",
            &holding.duty.title,
            input,
            holding.kind,
            holding.object,
        ),
        text: paragraph(&[
            &holding.duty.text,
            &labelled("Owner", owner),
            &labelled("Party", holding.party().label()),
        ]),
        url: source.map(|source| source.url.clone()),
        category: "Duty",
        revision: assignment.meta.revision,
        every_days: None,
        over: false,
    })
}

/// A drill that is planned, and the day on which one is due again, year by year.
fn rehearsal(events: &mut Vec<Event>, input: &Input, drill: &Drill) {
    let names: Vec<&str> = drill
        .workloads
        .iter()
        .map(|id| input.called(Kind::Workload, id.key()))
        .collect();
    let event = |word: &str, title: &str, day: Date, every_days: Option<u32>| Event {
        of: vec![word.to_owned(), drill.meta.id.to_string()],
        day,
        title: format!("{title}: {}", &*drill.name),
        text: paragraph(&[
            &labelled("Kind", drill.kind.value().map_or("", Choices::label)),
            &labelled("Scenario", &drill.scenario),
            &labelled("Workloads", &names.join(", ")),
        ]),
        url: None,
        category: "Drill",
        revision: drill.meta.revision,
        every_days,
        over: false,
    };
    if let Some(day) = drill.held_on.value().filter(|_| drill.outcome.is_unknown()) {
        events.push(event("drill", "Drill", day, None));
    }
    if let Some(day) = drill.next_due_on.value() {
        events.push(event("drill-again", "Drill due again", day, Some(YEAR)));
    }
}

/// What is to be rehearsed of each tier; at once what never was.
fn sums(input: &Input) -> Vec<Event> {
    let as_of = input.assessment.as_of;
    let sums = agenda(input.plan, input.matrix, input.knowledge, as_of).sums;
    let event = |sum: DueSum| {
        let tier = sum.tier.map_or("-", Choices::key);
        let source = input.source(sum.sources.iter().map(String::as_str));
        Event {
            of: vec!["rehearsal".to_owned(), tier.to_owned(), sum.what.clone()],
            day: sum
                .next
                .filter(|_| sum.never + sum.overdue == 0)
                .unwrap_or(as_of),
            title: format!("{}: {}", sum.what, sum.tier.map_or("-", Choices::label)),
            text: paragraph(&[
                &labelled("Every", &format!("{} days", sum.every_days)),
                &labelled("Workloads", &sum.workloads.to_string()),
                &labelled("Never rehearsed", &sum.never.to_string()),
                &labelled("Overdue", &sum.overdue.to_string()),
            ]),
            url: source.map(|source| source.url.clone()),
            category: "Drill",
            revision: input.plan.revision(),
            every_days: Some(sum.every_days),
            over: false,
        }
    };
    sums.into_iter().map(event).collect()
}

/// The day on which the plan is looked at again.
fn review(input: &Input) -> Option<Event> {
    let facts = input.plan.facts.first()?;
    Some(Event {
        of: vec!["review".to_owned()],
        day: facts.next_review_on.value()?,
        title: format!("Review of the plan {}", input.plan.name()),
        text: labelled("Approved by", &facts.approver),
        url: None,
        category: "Review",
        revision: input.plan.revision(),
        every_days: None,
        over: false,
    })
}

/// How often what is due every year comes again, in days.
pub(super) const YEAR: u32 = 365;

fn with_object(
    word: &str,
    title: &str,
    input: &Input,
    kind: Kind,
    object: crate::model::id::Key,
) -> String {
    match input.called(kind, object) {
        "" => format!("{word}: {title}"),
        name => format!("{word}: {title} ({name})"),
    }
}

fn labelled(label: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("{label}: {text}")
}

/// What is said, line by line.
fn paragraph(lines: &[&str]) -> String {
    let said: Vec<&str> = lines
        .iter()
        .copied()
        .filter(|line| !line.is_empty())
        .collect();
    said.join("\n")
}
