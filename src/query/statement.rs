//! What a person states of a checklist item: how it is written down, what it
//! lacks to count, and why it has to be verified again.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::model::Json;
use crate::model::attestation::{Attestation, Status};
use crate::model::edit::Edit;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::units::Date;
use crate::readiness::item::Item;

/// What a statement is about: an item on an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The item, by id.
    pub item: Rc<str>,
    /// The object's kind.
    pub kind: Kind,
    /// The object.
    pub object: Key,
}

impl Subject {
    /// What the plan states of it: of the object, else of the plan as a whole
    /// where there is only one such object.
    pub fn statement<'a>(&self, plan: &'a Plan) -> Option<&'a Rc<Attestation>> {
        let of = |wanted| {
            let mut rows = plan.attestations.iter();
            rows.rfind(|row| *row.item == *self.item && row.object.0 == wanted)
        };
        of(Some((self.kind, self.object))).or_else(|| of(None).filter(|_| self.kind.is_single()))
    }

    /// The edit that states these fields of it. Where nothing is stated yet,
    /// a statement is added under `fresh`.
    pub fn edit(&self, plan: &Plan, fresh: Key, fields: &[(&'static str, Json)]) -> Edit {
        let known = self.statement(plan).map(|row| row.meta.id);
        let edits = self.edits(known, fresh, fields);
        match <[Edit; 1]>::try_from(edits) {
            Ok([only]) => only,
            Err(edits) => Edit::Batch { edits },
        }
    }

    fn edits(&self, known: Option<Key>, fresh: Key, fields: &[(&'static str, Json)]) -> Vec<Edit> {
        let id = known.unwrap_or(fresh);
        let about = || {
            [
                ("item", Json::from(&*self.item)),
                ("object", self.reference()),
            ]
        };
        let new = known.is_none();
        let added = new.then(|| Edit::add(Kind::Attestation, id, about()));
        let sets = fields.iter();
        let sets =
            sets.map(|(field, value)| Edit::set(Kind::Attestation, id, field, value.clone()));
        added.into_iter().chain(sets).collect()
    }

    fn reference(&self) -> Json {
        serde_json::json!({ "kind": self.kind.key(), "id": self.object.to_string() })
    }
}

/// An item, and an object; all of them where there is none.
type About<'a> = (&'a str, Option<(Kind, Key)>);

/// The edit that states the same of many, in one step.
pub fn edit_all(
    plan: &Plan,
    subjects: &[Subject],
    fresh: fn() -> Key,
    fields: &[(&'static str, Json)],
) -> Edit {
    let mut known: BTreeMap<About, Key> = BTreeMap::new();
    for row in plan.attestations.iter() {
        known.insert((&row.item, row.object.0), row.meta.id);
    }
    let edits = subjects.iter().flat_map(|subject| {
        let of = |wanted| known.get(&(&*subject.item, wanted)).copied();
        let own = of(Some((subject.kind, subject.object)));
        let stated = own.or_else(|| of(None).filter(|_| subject.kind.is_single()));
        subject.edits(stated, fresh(), fields)
    });
    Edit::Batch {
        edits: edits.collect(),
    }
}

/// What the statement lacks, for which reason it does not count (yet).
pub fn lacks(statement: &Attestation, as_of: Date) -> Vec<String> {
    let mut lacks = Vec::new();
    let mut want = |there: bool, what: &str| {
        if !there {
            lacks.push(what.to_owned());
        }
    };
    let reason = !statement.reason.trim().is_empty();
    match statement.status.value() {
        Some(Status::AcceptedRisk) => {
            want(!statement.accepted_by.trim().is_empty(), "who accepts it");
            want(reason, "the reason");
            match statement.accepted_until.value() {
                None => lacks.push("until when it is accepted".to_owned()),
                Some(until) if until < as_of => {
                    lacks.push(format!(
                        "a day that has not passed: it was accepted until {until}"
                    ));
                }
                Some(_) => {}
            }
        }
        Some(Status::NotApplicable) => {
            want(reason, "the reason");
            let second = statement.second_name.trim();
            want(!second.is_empty(), "a second name");
            want(
                second.is_empty() || second != statement.stated_by.trim(),
                "a second name other than the first",
            );
        }
        _ => {}
    }
    lacks
}

/// Why something that held has to be verified again. `fingerprint` is that
/// of the object as it is now.
pub fn why_again(
    item: &Item,
    statement: Option<&Attestation>,
    fingerprint: &str,
    as_of: Date,
) -> Vec<String> {
    let mut reasons = Vec::new();
    let statement = statement.filter(|row| row.status.is(&Status::Done));
    let Some(statement) = statement else {
        return vec!["The record that shows it has become too old".to_owned()];
    };
    let said = statement.stated_on.value();
    match (evidence_counts_until(item, statement), said) {
        (Some(until), _) if until < as_of => {
            reasons.push(format!("The evidence counted until {until}"));
        }
        (None, None) => reasons.push("Nobody wrote down when it was stated".to_owned()),
        (None, Some(day)) if day.plus_days(item.cadence_days()) < as_of => reasons.push(format!(
            "It was stated on {day}, and counts for {} days without evidence",
            item.cadence_days()
        )),
        _ => {}
    }
    if !statement.fingerprint.is_empty() && &*statement.fingerprint != fingerprint {
        let since = said.map_or_else(String::new, |day| format!(" since {day}"));
        reasons.push(format!(
            "What it covers is no longer as it was: the object, or something that it depends on, has changed{since}"
        ));
    }
    reasons
}

/// Until when the evidence counts: the latest of its days, each as stated or
/// one period after it was collected.
pub fn evidence_counts_until(item: &Item, statement: &Attestation) -> Option<Date> {
    let days = statement.evidence.iter().filter_map(|proof| {
        let collected = proof.collected_on.value();
        let period = collected.map(|day| day.plus_days(item.cadence_days()));
        proof.expires_on.value().or(period)
    });
    days.max()
}
