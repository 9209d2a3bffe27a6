//! What stands first: what the plan is, how it stands, who approved it.

use std::rc::Rc;

use yew::prelude::*;

use crate::export::input::Input;
use crate::model::units::Date;
use crate::query::sign_off::{SignOff, sign_off};
use crate::readiness::gate::Level;
use crate::readiness::rule::Severity;
use crate::ui::charts::ring::{Gate, ReadinessRing};
use crate::ui::components::card::{KeyValue, KeyValues};

/// What stands first.
pub(super) fn cover(input: &Input) -> Html {
    let assessment = input.assessment;
    let score = &assessment.score;
    let facts = input.plan.facts.first();
    let description = facts.map(|facts| facts.description.to_string());
    let gates: Rc<[Gate]> = Rc::from([]);
    html! {
        <section class="card">
            if let Some(text) = description.filter(|text| !text.is_empty()) { <p class="measure">{ text }</p> }
            <h2 id="print-stands">{ format!("Readiness: {}", assessment.level.label()) }</h2>
            <div class="bar">
                <ReadinessRing score={score.readiness} level={assessment.level.label()} {gates} />
                <KeyValues>
                    <KeyValue term="Score">{ format!("{} of 100, {} at most with the accepted risks", score.readiness, score.possible) }</KeyValue>
                    <KeyValue term="Known">{ format!("{} % of the weight", score.coverage) }</KeyValue>
                    <KeyValue term="Owned">{ format!("{} %", score.ownership) }</KeyValue>
                    <KeyValue term="Proven">{ format!("{} %", score.proof) }</KeyValue>
                    <KeyValue term="As of">{ assessment.as_of.to_string() }</KeyValue>
                    <KeyValue term="Catalogue">{ catalogues(input) }</KeyValue>
                    <KeyValue term="Revision">{ input.plan.revision() }</KeyValue>
                    <KeyValue term="Approved">{ approved(input) }</KeyValue>
                    <KeyValue term="Next review">{ facts.map_or_else(|| said(None), |facts| said(facts.next_review_on.value())) }</KeyValue>
                </KeyValues>
            </div>
            if !assessment.caps.is_empty() {
                <h3>{ format!("What keeps it from {}", next(assessment.level)) }</h3>
                <ul>
                    for cap in assessment.caps.iter() {
                        <li key={cap.gate}>{ format!("{} ({} to see to)", cap.text, cap.findings.len()) }</li>
                    }
                </ul>
            }
            { left(input) }
            <p class="sub">{ "Made with Muster, which is not affiliated with the provider of the service. Verify at the source. Names under statements and approvals are as stated, and verified by nobody." }</p>
        </section>
    }
}

const fn next(level: Level) -> &'static str {
    match level {
        Level::NotReady => Level::Basic.label(),
        Level::Basic => Level::Tested.label(),
        Level::Tested | Level::Resilient => Level::Resilient.label(),
    }
}

fn catalogues(input: &Input) -> String {
    let catalogues = input.knowledge.catalogues.iter();
    let words: Vec<String> = catalogues
        .map(|one| format!("{}, {}", one.service, one.date))
        .collect();
    words.join("; ")
}

fn said(date: Option<Date>) -> String {
    date.map_or_else(|| "not stated".to_owned(), |date| date.to_string())
}

fn approved(input: &Input) -> String {
    let Some(facts) = input.plan.facts.first() else {
        return String::new();
    };
    let since = match sign_off(input.plan) {
        SignOff::Missing => return "by nobody yet".to_owned(),
        SignOff::Current => String::new(),
        SignOff::Changed(by) => format!("; changed since, by {by} revisions"),
        SignOff::Unclear => "; it is not written down which revision".to_owned(),
    };
    let on = said(facts.approved_on.value());
    format!("by {} on {on}{since}", facts.approver)
}

/// What is left to do, by severity.
fn left(input: &Input) -> Html {
    let counts = &input.assessment.score.counts;
    html! {
        <table class="table">
            <caption class="sr">{ "What is left, by severity" }</caption>
            <thead><tr>
                <th scope="col">{ "Severity" }</th><th scope="col" class="num">{ "Open" }</th><th scope="col" class="num">{ "Unknown" }</th>
            </tr></thead>
            <tbody>
                for severity in Severity::ALL.iter() {
                    <tr key={severity.key()}>
                        <th scope="row">{ severity.label() }</th>
                        <td class="num">{ counts.get(severity).map_or(0, |count| count.open) }</td>
                        <td class="num">{ counts.get(severity).map_or(0, |count| count.unknown) }</td>
                    </tr>
                }
            </tbody>
        </table>
    }
}
