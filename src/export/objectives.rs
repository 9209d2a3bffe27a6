//! RPO and RTO of every workload: what `muster objectives` answers, and the
//! part of other exports that shows how each number comes about.

use serde_json::json;

use super::csv::Csv;
use super::input::Input;
use super::json::object;
use crate::model::Json;
use crate::model::links::Links;
use crate::model::plan::Kind;
use crate::model::slices::{Rest, Restless, at_once};
use crate::model::workload::Workload;
use crate::objectives::Objectives;
use crate::objectives::rpo::{Copy, Rpo};
use crate::objectives::rto::{Circumstances, Rto};
use crate::objectives::term::{Missing, Origin, Place, Term};
use crate::objectives::verdict::Verdict;

/// The objectives of one workload.
pub struct Row<'a> {
    /// The workload.
    pub workload: &'a Workload,
    /// How much work it may lose.
    pub rpo: Rpo,
    /// How long it may be gone.
    pub rto: Rto,
}

/// The objectives of every workload, in the plan's order.
pub fn rows<'a>(input: &Input<'a>) -> Vec<Row<'a>> {
    at_once(rows_in_slices(input, &mut Restless))
}

/// The same, a few at a time; `None` where they are no longer wanted.
pub(super) async fn rows_in_slices<'a>(
    input: &Input<'a>,
    rest: &mut impl Rest,
) -> Option<Vec<Row<'a>>> {
    let links = Links::new(input.plan);
    let objectives = Objectives::new(input.plan, input.assessment.as_of);
    let mut rows = Vec::new();
    for workload in input.plan.workloads.iter() {
        rows.push(Row {
            workload,
            rpo: objectives.rpo(&links, workload, Copy::OfService),
            rto: objectives.rto(&links, workload, &Circumstances::default()),
        });
        rest.rest().await?;
    }
    Some(rows)
}

/// What scripts read. The keys are a contract; more may follow.
pub fn json(input: &Input) -> Json {
    rows(input).iter().map(|row| one(input, row)).collect()
}

/// The columns of the table.
const COLUMNS: [&str; 21] = [
    "object_id",
    "object",
    "rpo_target_minutes",
    "rpo_worst_case_minutes",
    "rpo_known_minutes",
    "rpo_at",
    "rpo_verdict",
    "rpo_by_minutes",
    "rpo_at_least",
    "rpo_formula",
    "rto_target_minutes",
    "rto_low_minutes",
    "rto_likely_minutes",
    "rto_high_minutes",
    "rto_known_minutes",
    "rto_verdict",
    "rto_by_minutes",
    "rto_at_least",
    "rto_formula",
    "unknown",
    "planned",
];

/// A row per workload, for spreadsheets.
pub fn csv(input: &Input) -> Vec<u8> {
    let mut table = Csv::new();
    table.row(COLUMNS.iter().copied());
    for row in rows(input) {
        table.row(cells(input, &row).iter().map(String::as_str));
    }
    table.bytes
}

fn cells(input: &Input, row: &Row) -> [String; 21] {
    let (rpo, rto) = (&row.rpo, &row.rto);
    let minutes = |minutes: Option<u32>| minutes.map_or_else(String::new, |one| one.to_string());
    let (lost, gone) = (missed(rpo.verdict), missed(rto.verdict));
    let id = row.workload.meta.id;
    let unknown: Vec<String> = rpo
        .unknown
        .iter()
        .chain(&rto.unknown)
        .map(|missing| format!("{}: {}", missing.term, missing.measure))
        .collect();
    [
        id.to_string(),
        input.name(Kind::Workload, id).to_owned(),
        minutes(rpo.target),
        minutes(rpo.worst_case_minutes),
        rpo.known_minutes.to_string(),
        rpo.at
            .as_ref()
            .map_or_else(String::new, ToString::to_string),
        rpo.verdict.key().to_owned(),
        minutes(lost.0),
        lost.1.to_string(),
        rpo.formula(),
        minutes(rto.target),
        minutes(rto.total.low),
        minutes(rto.total.likely),
        minutes(rto.total.high),
        rto.known_minutes.to_string(),
        rto.verdict.key().to_owned(),
        minutes(gone.0),
        gone.1.to_string(),
        rto.formula(),
        unknown.join("; "),
        input.planned(Kind::Workload, id).to_owned(),
    ]
}

/// By how much an objective is missed, and whether by more.
const fn missed(verdict: Verdict) -> (Option<u32>, bool) {
    match verdict {
        Verdict::Misses { by, at_least } => (Some(by), at_least),
        Verdict::Meets | Verdict::Unknown => (None, false),
    }
}

fn one(input: &Input, row: &Row) -> Json {
    let (rpo, rto) = (&row.rpo, &row.rto);
    let (lost, gone) = (missed(rpo.verdict), missed(rto.verdict));
    let unknown = |of: &str, missing: &Missing| {
        json!({
            "of": of,
            "term": missing.term,
            "text": missing.measure,
            "field": field(input, missing.place),
        })
    };
    let unknown: Vec<Json> = rpo
        .unknown
        .iter()
        .map(|missing| unknown("rpo", missing))
        .chain(rto.unknown.iter().map(|missing| unknown("rto", missing)))
        .collect();
    json!({
        "object": object(input, Kind::Workload, row.workload.meta.id),
        "rpo": {
            "target_minutes": rpo.target,
            "worst_case_minutes": rpo.worst_case_minutes,
            "known_minutes": rpo.known_minutes,
            "at": rpo.at.as_ref().map(ToString::to_string),
            "verdict": rpo.verdict.key(),
            "by_minutes": lost.0,
            "at_least": lost.1,
            "formula": rpo.formula(),
            "terms": rpo.terms.iter().map(|term| rpo_term(input, term)).collect::<Vec<_>>(),
            "assumptions": rpo.assumptions,
        },
        "rto": {
            "target_minutes": rto.target,
            "low_minutes": rto.total.low,
            "likely_minutes": rto.total.likely,
            "high_minutes": rto.total.high,
            "known_minutes": rto.known_minutes,
            "verdict": rto.verdict.key(),
            "by_minutes": gone.0,
            "at_least": gone.1,
            "formula": rto.formula(),
            "terms": rto.terms.iter().map(|term| rto_term(input, term)).collect::<Vec<_>>(),
        },
        "unknown": unknown,
    })
}

fn rpo_term(input: &Input, term: &Term<Option<u32>>) -> Json {
    with_origins(input, term, json!({ "minutes": term.minutes }))
}

fn rto_term(input: &Input, term: &Term<crate::objectives::term::Range>) -> Json {
    let minutes = json!({
        "low_minutes": term.minutes.low,
        "likely_minutes": term.minutes.likely,
        "high_minutes": term.minutes.high,
    });
    with_origins(input, term, minutes)
}

/// The term with its minutes, how they come about, and where they come from.
fn with_origins<T>(input: &Input, term: &Term<T>, minutes: Json) -> Json {
    let (mut fields, mut sources) = (Vec::new(), Vec::new());
    for origin in &term.origins {
        match origin {
            Origin::Field(place) => fields.push(field(input, *place)),
            Origin::Source(id) => {
                let source = input.knowledge.sources.get(id);
                sources.extend(source.map(|source| {
                    json!({
                        "title": source.title,
                        "url": source.url,
                        "date": source.date.to_string(),
                    })
                }));
            }
        }
    }
    let mut json = json!({
        "key": term.key,
        "label": term.label,
        "how": term.how,
        "fields": fields,
        "sources": sources,
    });
    if let (Some(json), Json::Object(minutes)) = (json.as_object_mut(), minutes) {
        json.extend(minutes);
    }
    json
}

fn field(input: &Input, place: Place) -> Json {
    let mut json = object(input, place.kind, place.object);
    if let Some(json) = json.as_object_mut() {
        json.insert("field".to_owned(), place.field.into());
    }
    json
}
