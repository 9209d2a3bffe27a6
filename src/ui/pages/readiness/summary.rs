//! Where the plan stands: level and score with their parts, progress, and
//! what is left by severity.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::app::showing::{Showing, Word};
use crate::query::checklist::key_of_id;
use crate::readiness::gate::{Cap, Level};
use crate::readiness::rule::Severity;
use crate::readiness::standing::State;
use crate::ui::charts::legend::{Legend, LegendItem};
use crate::ui::charts::split_bar::{Part, SplitBar};
use crate::ui::components::card::{Card, Disclosure};
use crate::ui::components::explained::Explained;
use crate::ui::components::mark::SeverityMark;
use crate::ui::components::tone::Tone;
use crate::ui::marks;

use super::prepared::Shared;

/// Properties of [`Summary`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct SummaryProps {
    pub(super) prepared: Shared,
}

/// Where the plan stands.
#[component]
pub(super) fn Summary(props: &SummaryProps) -> Html {
    let prepared = &props.prepared;
    let assessment = &prepared.assessed.assessment;
    let score = &assessment.score;
    let level = AttrValue::Static(assessment.level.label());
    let sub = match assessment.level {
        Level::Resilient => "Every gate is open",
        _ => "Level: capped by the gates below, whatever the score",
    };
    html! {
        <Card title={level} {sub}>
            <div class="figures">
                { figure(score.readiness.to_string(), "score of 100", format!(
                    "100 times the weighted mean of what every item earns on its objects; critical weighs 8, high 4, medium 2, low 1. {} at most with the accepted risks", score.possible)) }
                { figure(format!("{} %", score.coverage), "known",
                    "The share of weight of which anything is known".to_owned()) }
                { figure(format!("{} %", score.ownership), "owned",
                    "The share of weight that has a named person on your side".to_owned()) }
                { figure(format!("{} %", score.proof), "proven",
                    "The share of weight with fresh proof".to_owned()) }
            </div>
            { progress(prepared) }
            <div class="chips">
                for severity in Severity::ALL.iter() { { left(prepared, *severity) } }
            </div>
            if !assessment.caps.is_empty() {
                <Disclosure summary={format!("What keeps it from {}", next(assessment.level).label())}
                    note={assessment.caps.len().to_string()}>
                    <div class="why">
                        for cap in assessment.caps.iter() { { gate(prepared, cap) } }
                    </div>
                </Disclosure>
            }
        </Card>
    }
}

fn figure(value: String, label: &'static str, explanation: String) -> Html {
    html! {
        <div class="figure">
            <span class="figure-value"><Explained text={value} {explanation} /></span>
            <span class="figure-label">{ label }</span>
        </div>
    }
}

const fn next(level: Level) -> Level {
    match level {
        Level::NotReady => Level::Basic,
        Level::Basic => Level::Tested,
        Level::Tested | Level::Resilient => Level::Resilient,
    }
}

/// The states in the order in which work goes on.
const PROGRESS: [(State, &str); 8] = [
    (State::Verified, "V"),
    (State::Done, "D"),
    (State::InProgress, "P"),
    (State::VerifyAgain, "A"),
    (State::Open, "O"),
    (State::Unknown, "?"),
    (State::AcceptedRisk, "R"),
    (State::NotApplicable, "N"),
];

fn progress(prepared: &Shared) -> Html {
    let counted = PROGRESS.map(|(state, letter)| (state, letter, prepared.counts.of(state)));
    let tone = |state| match state {
        // Two shades of "fine" would look alike.
        State::Done => Tone::Low,
        state => marks::standing(state).tone(),
    };
    let parts: Rc<[Part]> = counted
        .iter()
        .map(|(state, letter, count)| Part {
            label: state.label().into(),
            value: u32::try_from(*count).unwrap_or(u32::MAX),
            tone: tone(*state),
            letter,
        })
        .collect();
    let items: Rc<[LegendItem]> = counted
        .iter()
        .filter(|(.., count)| *count > 0)
        .map(|(state, _, count)| LegendItem {
            label: state.label().into(),
            tone: tone(*state),
            value: Some(count.to_string().into()),
        })
        .collect();
    html! {
        <div class="stack-tight">
            <SplitBar label="Checklist" {parts} />
            <Legend {items} />
        </div>
    }
}

fn left(prepared: &Shared, severity: Severity) -> Html {
    let counts = prepared.assessed.assessment.score.counts.get(&severity);
    let counts = counts.copied().unwrap_or_default();
    let unknown = match counts.unknown {
        0 => String::new(),
        unknown => format!(", {unknown} unknown"),
    };
    let words = format!("{}: {} open{unknown}", severity.label(), counts.open);
    html! { <SeverityMark key={severity.key()} severity={marks::severity(severity)} label={words} /> }
}

fn gate(prepared: &Shared, cap: &Cap) -> Html {
    let plan = prepared.assessed.plan.id();
    let first = cap.findings.first().map(|id| key_of_id(id));
    let known = first.filter(|key| prepared.listing.line(*key).is_some());
    let page = match cap.scenario() {
        Some(scenario) => Some(Page::Scenario(Showing::worst(Word::of(scenario)))),
        None => known.map(|key| Page::Readiness(Some(key))),
    };
    let href = page.map(|page| Route::Plan(plan, page).print());
    let count = match (cap.findings.len(), cap.scenario()) {
        (1, None) => "1 entry".to_owned(),
        (more, None) => format!("{more} entries"),
        (1, Some(_)) => "1 workload".to_owned(),
        (more, Some(_)) => format!("{more} workloads"),
    };
    html! {
        <p key={cap.gate}>
            { cap.text }{ ": " }
            if let Some(href) = href { <a {href}>{ count }</a> } else { <span class="muted">{ count }</span> }
        </p>
    }
}
