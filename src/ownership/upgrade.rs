//! A newer catalogue in the place of the one that a plan keeps: owners, notes
//! and evidence go on with the duties that they were given for.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use crate::catalogue::difference::Difference;
use crate::catalogue::duty::{Catalogue, Duty};
use crate::catalogue::kept;
use crate::catalogue::revise::{Own, merge};
use crate::catalogue::statement::Statement;
use crate::model::Json;
use crate::model::catalogue_pin::CataloguePin;
use crate::model::edit::Edit;
use crate::model::plan::{Kind, Plan};

/// The checklist item that asks somebody to look at what changed.
pub const LOOK_AT_CHANGES: &str = "people.catalogue-change-unread";

/// What an upgrade does.
#[derive(Clone, Debug, PartialEq)]
pub struct Upgrade {
    /// All of it as one edit.
    pub edit: Edit,
    /// What the newer catalogue says otherwise.
    pub difference: Difference,
    /// The duties that the team had changed: kept, or to be chosen.
    pub own: Vec<Own<Duty>>,
    /// The checks that the team had changed, likewise.
    pub own_checks: Vec<Own<Statement>>,
    /// The assignments of duties that are gone. They stay in the plan, so that
    /// nothing that somebody wrote is lost.
    pub left: Vec<String>,
}

/// Puts the newer catalogue in the place of the kept one. It takes over the id
/// of the kept one, whatever its own is, and what the team changed in it; but of
/// the duties and checks in `given_up`, the provider's where it changed them, too.
///
/// # Errors
/// The kept catalogue cannot be read, so nobody can say what changed.
pub fn upgrade(
    plan: &Plan,
    pin: &CataloguePin,
    newer: &Catalogue,
    given_up: &BTreeSet<String>,
) -> Result<Upgrade, String> {
    let content = pin.content.0.as_deref();
    let before = kept::read(content.ok_or("the plan does not keep this catalogue itself")?)?;
    let original = pin.original.0.as_deref().map(kept::read).transpose()?;
    let provided = with_id(newer, &before.id);
    let base = original.as_ref().unwrap_or(&before);
    let merged = merge(base, &before, &provided, given_up);
    let newer = merged.catalogue;
    let difference = Difference::new(&before, &newer);
    let mut edits = keep(pin, &newer, &provided, &difference);
    let renamed: BTreeMap<&str, &str> = difference.renamed().collect();
    let taken: BTreeSet<_> = plan
        .assignments
        .iter()
        .map(|row| (row.duty.to_string(), row.object.0))
        .collect();
    let ids: BTreeSet<&str> = newer.duties.iter().map(|duty| &*duty.id).collect();
    let known: BTreeSet<&str> = before.duties.iter().map(|duty| &*duty.id).collect();
    let mut left = Vec::new();
    for row in plan.assignments.iter() {
        let duty = &*row.duty;
        match renamed.get(duty) {
            Some(now) if !taken.contains(&((*now).to_owned(), row.object.0)) => {
                let key = row.meta.id;
                edits.push(Edit::set(Kind::Assignment, key, "duty", json!(now)));
            }
            None if ids.contains(duty) || !known.contains(duty) => {}
            _ => left.push(duty.to_owned()),
        }
    }
    for row in plan.attestations.iter() {
        let key = row.meta.id;
        if let Some(now) = renamed.get(&*row.item) {
            edits.push(Edit::set(Kind::Attestation, key, "item", json!(now)));
        }
        if &*row.item == LOOK_AT_CHANGES && !difference.changes.is_empty() {
            edits.push(Edit::set(Kind::Attestation, key, "status", Json::Null));
        }
    }
    Ok(Upgrade {
        edit: Edit::Batch { edits },
        difference,
        own: merged.own,
        own_checks: merged.own_checks,
        left,
    })
}

/// What the plan keeps of the newer catalogue, of what the provider wrote of it,
/// and of the changes.
fn keep(
    pin: &CataloguePin,
    newer: &Catalogue,
    provided: &Catalogue,
    difference: &Difference,
) -> Vec<Edit> {
    let original = (newer != provided).then(|| kept::write(provided));
    let changes: Vec<Json> = difference
        .changes
        .iter()
        .map(|change| {
            let side = change.after.as_ref().or(change.before.as_ref());
            json!({
                "kind": change.kind(),
                "duty": side.map(|(duty, _)| &duty.id),
                "text": change.text(),
                "to_customer": change.to_customer,
            })
        })
        .collect();
    let fields = [
        ("name", json!(newer.service)),
        ("release", json!(newer.release)),
        ("date", json!(newer.date.to_string())),
        ("content", kept::write(newer)),
        ("original", original.unwrap_or_default()),
        ("changes", json!(changes)),
    ];
    let key = pin.meta.id;
    fields
        .into_iter()
        .map(|(field, value)| Edit::set(Kind::CataloguePin, key, field, value))
        .collect()
}

/// The catalogue under another id: each id in it begins with its own.
pub fn with_id(catalogue: &Catalogue, id: &str) -> Catalogue {
    if catalogue.id == id {
        return catalogue.clone();
    }
    let mut json = kept::write(catalogue);
    let (from, to) = (format!("{}/", catalogue.id), format!("{id}/"));
    for list in ["tasks", "duties", "checks"] {
        for entry in json
            .get_mut(list)
            .and_then(Json::as_array_mut)
            .into_iter()
            .flatten()
        {
            for key in ["id", "task"] {
                if let Some(text) = entry.get(key).and_then(Json::as_str)
                    && let Some(rest) = text.strip_prefix(&from)
                {
                    let text = format!("{to}{rest}");
                    if let Some(place) = entry.get_mut(key) {
                        *place = json!(text);
                    }
                }
            }
        }
    }
    json.as_object_mut()
        .map(|map| map.insert("id".to_owned(), json!(id)));
    kept::read(&json).unwrap_or_else(|_| catalogue.clone())
}
