//! The readiness card: score, level, and what caps it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::app::section::Section;
use crate::app::showing::{Showing, Word};
use crate::model::id::Key;
use crate::query::checklist::{key_of, key_of_id};
use crate::query::overview::{cap_findings, next_level};
use crate::readiness::assess::Placed;
use crate::readiness::gate::Cap;
use crate::ui::charts::ring::{Gate, ReadinessRing};
use crate::ui::components::card::{Card, Figure};
use crate::ui::marks;

use super::AssessedProps;
use super::sums::Sums;

/// How many findings of a gate are named.
const NAMED: usize = 3;

/// The readiness card.
#[component]
pub(super) fn ReadinessCard(props: &AssessedProps) -> Html {
    let assessment = &props.assessed.assessment;
    let score = &assessment.score;
    let next = next_level(assessment);
    let gates: Rc<[Gate]> = next
        .iter()
        .map(|(level, at)| Gate {
            at: *at,
            label: AttrValue::Static(level.label()),
        })
        .collect();
    html! {
        <Card title="Readiness">
            <div class="readiness">
                <ReadinessRing score={score.readiness} level={assessment.level.label()} {gates}
                    tone={marks::level(assessment.level)} />
                <div class="stack">
                    <p class="level">{ assessment.level.label() }</p>
                    if let Some((level, at)) = next {
                        <p class="sub">{ format!("{} comes when what is listed below is settled; that alone makes the score {at}", level.label()) }</p>
                    } else {
                        <p class="sub">{ "Every gate is open" }</p>
                    }
                </div>
            </div>
            <div class="figures">
                <Figure value={format!("{} %", score.coverage)} label="Known" note="of the weight is answered" />
                <Figure value={format!("{} %", score.ownership)} label="Owned" note="has a named person" />
                <Figure value={format!("{} %", score.proof)} label="Proven" note="has fresh proof" />
                <Figure value={score.possible.to_string()} label="Possible" note="without the accepted risks" />
            </div>
            if !assessment.caps.is_empty() {
                <ul class="stack caps">
                    for cap in assessment.caps.iter() { { gate(props, cap) } }
                </ul>
            }
            <Sums assessed={props.assessed.clone()} />
        </Card>
    }
}

fn gate(props: &AssessedProps, cap: &Cap) -> Html {
    let found = cap_findings(&props.assessed.assessment, cap, NAMED);
    let more = cap.findings.len().saturating_sub(found.len());
    let plan = props.assessed.plan.id();
    let rest = cap.findings.get(found.len()).filter(|_| !found.is_empty());
    html! {
        <li key={cap.gate}>
            <p>{ cap.text }</p>
            <ul class="stack-tight">
                for placed in found.iter() { { finding(props, placed) } }
                if let Some(scenario) = cap.scenario() {
                    <li key="scenario"><a href={played(plan, scenario)}>{ not_back(cap) }</a></li>
                } else if found.is_empty() {
                    <li key="none"><a href={Route::Plan(plan, Page::Deployment(Section::Workloads, None)).print()}>
                        { "No workload is described yet" }
                    </a></li>
                }
                if let Some(next) = rest {
                    <li key="more"><a href={Route::Plan(plan, Page::Readiness(Some(key_of_id(next)))).print()}>
                        { format!("and {more} more") }
                    </a></li>
                }
            </ul>
        </li>
    }
}

fn played(plan: Key, scenario: &str) -> String {
    Route::Plan(plan, Page::Scenario(Showing::worst(Word::of(scenario)))).print()
}

/// How many workloads keep the gate of a scenario shut.
fn not_back(cap: &Cap) -> String {
    match cap.findings.len() {
        1 => "1 workload would not be, as far as the plan says".to_owned(),
        more => format!("{more} workloads would not be, as far as the plan says"),
    }
}

fn finding(props: &AssessedProps, placed: &Placed) -> Html {
    let plan = &props.assessed.plan;
    let address = key_of(placed.item.id(), placed.object);
    let href = Route::Plan(plan.id(), Page::Readiness(Some(address))).print();
    let object = plan.object_name(placed.kind, placed.object);
    html! {
        <li key={placed.id()}>
            <a {href}>{ placed.item.title().to_owned() }</a>
            if !object.is_empty() && !placed.kind.is_single() { <span class="sub">{ format!(" · {object}") }</span> }
        </li>
    }
}
