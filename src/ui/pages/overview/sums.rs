//! How the numbers of the readiness card come about.

use yew::prelude::*;

use crate::query::overview::{Measure, Part, parts};
use crate::ui::components::card::Disclosure;

use super::AssessedProps;

/// The measures with their heading.
const MEASURES: [(Measure, &str); 4] = [
    (Measure::Readiness, "Ready"),
    (Measure::Known, "Known"),
    (Measure::Owned, "Owned"),
    (Measure::Proven, "Proven"),
];

/// How the numbers come about: formula, weights, inputs.
#[component]
pub(super) fn Sums(props: &AssessedProps) -> Html {
    let assessment = &props.assessed.assessment;
    let score = &assessment.score;
    let columns = MEASURES.map(|(measure, _)| parts(assessment, measure));
    let results = [
        score.readiness,
        score.coverage,
        score.ownership,
        score.proof,
    ];
    html! {
        <Disclosure summary="How this is computed" note={format!("{} % set aside as not applicable", score.excused)}>
            <div class="stack small">
                <p>{ "Each number is 100 × points ÷ possible points, rounded. An item's possible points are its weight: critical 8, high 4, medium 2, low 1. Of these it brings the mean over the objects it applies to:" }</p>
                <ul>
                    <li>{ "Ready: verified 1, done without proof 0.6, in progress 0.25, anything else 0; a proof that has run out or no longer fits brings less" }</li>
                    <li>{ "Known: 1 unless nobody can judge it" }</li>
                    <li>{ "Owned: 1 where a person, or a team with a lead, has it" }</li>
                    <li>{ "Proven: 1 where fresh proof shows it" }</li>
                </ul>
                <p>{ "Accepted risks bring nothing and stay in the sum. The possible score is what would be reached if everything else were verified." }</p>
                <div class="table-wide" role="region" tabindex="0" aria-label="Points by severity">{ table(&columns, results) }</div>
            </div>
        </Disclosure>
    }
}

fn table(columns: &[Vec<Part>; 4], results: [u32; 4]) -> Html {
    let possible: u64 = columns[0].iter().map(|part| part.possible).sum();
    html! {
        <table class="table">
            <thead><tr>
                <th scope="col">{ "Severity" }</th>
                <th scope="col" class="num">{ "Items" }</th>
                <th scope="col" class="num">{ "Possible" }</th>
                for (_, heading) in MEASURES { <th key={heading} scope="col" class="num">{ heading }</th> }
            </tr></thead>
            <tbody>
                for (at, part) in columns[0].iter().enumerate() {
                    <tr key={part.severity.key()}>
                        <td>{ part.severity.label() }</td>
                        <td class="num">{ part.items }</td>
                        <td class="num">{ part.possible }</td>
                        for (place, column) in columns.iter().enumerate() {
                            <td key={place} class="num">{ column.get(at).map(|part| tenths(part.earned)) }</td>
                        }
                    </tr>
                }
                <tr key="sum">
                    <th scope="row">{ "Sum" }</th>
                    <td class="num"></td>
                    <td class="num">{ possible }</td>
                    for (place, column) in columns.iter().enumerate() {
                        <td key={place} class="num">{ tenths(column.iter().map(|part| part.earned).sum()) }</td>
                    }
                </tr>
                <tr key="result">
                    <th scope="row">{ "Of 100" }</th>
                    <td class="num"></td>
                    <td class="num"></td>
                    for (place, result) in results.into_iter().enumerate() {
                        <td key={place} class="num">{ result }</td>
                    }
                </tr>
            </tbody>
        </table>
    }
}

fn tenths(value: u64) -> String {
    format!("{}.{}", value / 10, value % 10)
}
