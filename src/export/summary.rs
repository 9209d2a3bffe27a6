//! What a plan comes to, as rows of plain texts: facts, gates, and how the
//! duties are split.

use std::collections::BTreeMap;

use super::input::Input;
use crate::model::assignment::Party;
use crate::model::choice::Choices;
use crate::model::plan::Plan;
use crate::query::sign_off::{SignOff, sign_off};
use crate::readiness::gate::GATES;

/// What everything that leaves says of itself.
pub(super) const MADE_WITH: &str =
    "Made with Muster, which is not affiliated with the provider: verify at the source.";

/// Name and value of what a cover says.
pub(super) fn facts(input: &Input) -> Vec<[String; 2]> {
    let score = &input.assessment.score;
    let facts = input.plan.facts.first();
    let stated = |text: Option<String>| {
        let text = text.filter(|text| !text.is_empty());
        text.unwrap_or_else(|| "not stated".to_owned())
    };
    let mut rows: Vec<(&str, String)> = vec![
        ("As of", input.assessment.as_of.to_string()),
        ("Level", input.assessment.level.label().to_owned()),
        (
            "Score",
            format!(
                "{} of 100; {} at most with the accepted risks",
                score.readiness, score.possible
            ),
        ),
        (
            "Known",
            format!("{} % of the weight: anything is stated", score.coverage),
        ),
        (
            "Owned",
            format!(
                "{} % of the weight: a person or team has it",
                score.ownership
            ),
        ),
        (
            "Proven",
            format!("{} % of the weight: fresh evidence shows it", score.proof),
        ),
        ("Revision", input.plan.revision().to_string()),
        ("Approved", approved(input.plan)),
        (
            "Next review",
            stated(facts.and_then(|facts| Some(facts.next_review_on.value()?.to_string()))),
        ),
    ];
    for catalogue in &input.knowledge.catalogues {
        let words = format!("{}, of {}", catalogue.release, catalogue.date);
        rows.push((&catalogue.service, words));
    }
    let row = |(name, value): (&str, String)| [name.to_owned(), value];
    rows.into_iter().map(row).collect()
}

/// Who approved the plan, and whether it has changed since.
fn approved(plan: &Plan) -> String {
    let since = match sign_off(plan) {
        SignOff::Missing => return "by nobody yet".to_owned(),
        SignOff::Current => String::new(),
        SignOff::Changed(1) => "; changed since, by 1 revision".to_owned(),
        SignOff::Changed(by) => format!("; changed since, by {by} revisions"),
        SignOff::Unclear => "; it is not written down which revision".to_owned(),
    };
    let Some(facts) = plan.facts.first() else {
        return String::new();
    };
    let on = facts.approved_on.value().map(|day| format!(" on {day}"));
    format!("by {}{}{since}", facts.approver, on.unwrap_or_default())
}

/// The columns of [`gates`].
pub(super) const GATES_HEAD: [&str; 3] = ["Opens", "Asks for", "Stands"];

/// Every gate, and how it stands.
pub(super) fn gates(input: &Input) -> Vec<[String; 3]> {
    let caps: BTreeMap<&str, usize> = input
        .assessment
        .caps
        .iter()
        .map(|cap| (cap.gate, cap.findings.len()))
        .collect();
    let level = input.assessment.level;
    let row = |gate: &crate::readiness::gate::Gate| {
        let stands = match caps.get(gate.id) {
            Some(count) => format!("Shut by {count}"),
            None if gate.opens <= level => "Open".to_owned(),
            None => "Beyond the next level".to_owned(),
        };
        [gate.opens.label().to_owned(), gate.text.to_owned(), stands]
    };
    GATES.iter().map(row).collect()
}

/// How the duties of an area are split.
#[derive(Default)]
struct Share {
    title: String,
    /// By the place of the party.
    parties: BTreeMap<usize, usize>,
    nobody: usize,
}

/// The columns of [`split`].
pub(super) fn split_head() -> Vec<&'static str> {
    let mut head = vec!["Area"];
    head.extend(Party::ALL.iter().map(|party| party.label));
    head.push("Nobody has it");
    head
}

/// How many duties each party has, by area.
pub(super) fn split(input: &Input) -> Vec<Vec<String>> {
    let mut areas: BTreeMap<(usize, usize), Share> = BTreeMap::new();
    for holding in input.matrix.in_catalogue_order(input.knowledge) {
        let Some((catalogue, task)) = input.task_of(&holding) else {
            continue;
        };
        let catalogues = &input.knowledge.catalogues;
        let service = catalogues.iter().position(|one| one.id == catalogue.id);
        let area = catalogue.areas.iter().position(|one| one.id == task.area);
        let key = (service.unwrap_or_default(), area.unwrap_or_default());
        let row = areas.entry(key).or_insert_with(|| Share {
            title: format!(
                "{}: {}",
                catalogue.service,
                catalogue.area_title(&task.area)
            ),
            ..Share::default()
        });
        *row.parties.entry(holding.party().index()).or_default() += 1;
        row.nobody += usize::from(holding.needs_owner() && holding.owner().is_none());
    }
    let row = |share: Share| {
        let mut row = vec![share.title];
        let counts =
            (0..Party::ALL.len()).map(|at| share.parties.get(&at).copied().unwrap_or_default());
        row.extend(counts.map(|count| count.to_string()));
        row.push(share.nobody.to_string());
        row
    };
    areas.into_values().map(row).collect()
}
