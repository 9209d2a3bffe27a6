//! The checklist on paper: a box to tick, every row, no colour needed.

use yew::prelude::*;

use crate::export::input::Input;
use crate::query::checklist::wording;
use crate::readiness::assess::Placed;
use crate::readiness::rule::Severity;
use crate::readiness::standing::State;

/// The entries whose state is wanted, by severity, what is to be done first.
pub(super) fn checklist(input: &Input, wanted: impl Fn(State) -> bool) -> Html {
    let entries: Vec<Placed> = input
        .entries()
        .into_iter()
        .filter(|placed| wanted(placed.entry.state))
        .collect();
    let heads = [
        "",
        "What is to be seen to",
        "Object",
        "State",
        "Owner",
        "Due",
    ];
    html! {
        <section class="card">
            <h2 id="print-checklist">{ format!("Checklist, {} entries", entries.len()) }</h2>
            if entries.is_empty() {
                <p>{ "Nothing applies." }</p>
            } else {
                <div class="table-wide" tabindex="0" role="region" aria-label="Checklist">
                    <table class="table">
                        <thead><tr>
                            for (at, head) in heads.iter().enumerate() {
                                <th key={at} scope="col">
                                    if head.is_empty() { <span class="sr">{ "Done" }</span> } else { { *head } }
                                </th>
                            }
                        </tr></thead>
                        <tbody>
                            for severity in Severity::ALL.iter() {
                                for finding in [true, false] {
                                    { group(input, &entries, *severity, finding) }
                                }
                            }
                        </tbody>
                    </table>
                </div>
            }
        </section>
    }
}

fn group(input: &Input, entries: &[Placed], severity: Severity, finding: bool) -> Html {
    let of: Vec<&Placed> = entries
        .iter()
        .filter(|placed| placed.item.severity() == severity)
        .filter(|placed| placed.entry.state.is_finding() == finding)
        .collect();
    if of.is_empty() {
        return Html::default();
    }
    let rest = if finding {
        "to be seen to"
    } else {
        "otherwise"
    };
    let title = format!("{}, {rest}: {}", severity.label(), of.len());
    html! {
        <>
            <tr class="group"><th colspan="6" scope="colgroup">{ title }</th></tr>
            for placed in of { { row(input, placed) } }
        </>
    }
}

fn row(input: &Input, placed: &Placed) -> Html {
    let entry = placed.entry;
    let statement = entry.attestation.as_deref();
    let due = statement.and_then(|row| row.due_on.value());
    let owner = entry.owner.map(|key| input.owner_name(key).to_owned());
    let missing = owner.is_none() && entry.state.is_finding();
    let nobody = || if missing { "Nobody" } else { "" }.to_owned();
    let ticked = matches!(entry.state, State::Done | State::Verified);
    html! {
        <tr>
            <td aria-label={if ticked { "Done" } else { "Not done" }}>{ if ticked { "☒" } else { "☐" } }</td>
            <td>
                { wording(placed) }
                if let Some(words) = statement.map(|row| row.statement.to_string()).filter(|words| !words.is_empty()) {
                    <div class="sub">{ words }</div>
                }
                if let Some(row) = statement {
                    for (at, proof) in row.evidence.iter().enumerate() {
                        <div class="sub" key={at}>{ evidence(proof) }</div>
                    }
                }
            </td>
            <td>{ input.name(placed.kind, placed.object) }</td>
            <td class="nowrap">{ entry.state.label() }</td>
            <td class={missing.then_some("none")}>{ owner.unwrap_or_else(nobody) }</td>
            <td class="nowrap">{ due.map(|due| due.to_string()) }</td>
        </tr>
    }
}

fn evidence(proof: &crate::model::evidence::Evidence) -> String {
    let link = proof.link.get().map_or("", |link| link);
    let day = proof.collected_on.value();
    let day = day.map_or_else(String::new, |day| format!(", {day}"));
    format!("Evidence: {} {link}{day}", proof.label)
}
