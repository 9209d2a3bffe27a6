//! What a person states of a checklist item: how it is written down, and
//! what it lacks to count.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::file::fingerprint::Fingerprints;
use crate::file::hash::derived_key;
use crate::file::snapshot::record_all;
use crate::model::Json;
use crate::model::attestation::{Attestation, Status};
use crate::model::edit::{Edit, Refused, Stamp};
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::text::Text;
use crate::model::units::Date;

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
        let (tied, mut edits) = tie(plan, std::slice::from_ref(self), fields);
        edits.extend(self.edits(known, fresh, &with(fields, tied.first())));
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
    let (tied, mut edits) = tie(plan, subjects, fields);
    for (place, subject) in subjects.iter().enumerate() {
        let of = |wanted| known.get(&(&*subject.item, wanted)).copied();
        let own = of(Some((subject.kind, subject.object)));
        let stated = own.or_else(|| of(None).filter(|_| subject.kind.is_single()));
        edits.extend(subject.edits(stated, fresh(), &with(fields, tied.get(place))));
    }
    Edit::Batch { edits }
}

/// The edit that states of each what is said of it, one after the other, in
/// one step.
///
/// # Errors
/// Something of it does not fit the plan.
pub fn state_each<'a>(
    plan: &Plan,
    said: impl IntoIterator<Item = (&'a str, Kind, Key, &'a [(&'static str, Json)])>,
) -> Result<Edit, Refused> {
    let mut edits = Vec::new();
    let mut after = plan.clone();
    for (item, kind, object, fields) in said {
        let subject = Subject {
            item: Rc::from(item),
            kind,
            object,
        };
        let (plan, of) = (plan.id().to_string(), object.to_string());
        let fresh = derived_key(&["statement", &plan, item, &of]);
        let edit = subject.edit(&after, fresh, fields);
        after = after.apply(&edit, &Stamp::default())?;
        edits.push(edit);
    }
    Ok(Edit::Batch { edits })
}

/// The field that ties a statement to the object as it is at that moment.
pub const AS_IT_IS: (&str, Json) = ("fingerprint", Json::Bool(true));

/// The fingerprints of what the statements cover, where the fields ask for
/// [`AS_IT_IS`], and the edits that keep what it is.
fn tie(
    plan: &Plan,
    subjects: &[Subject],
    fields: &[(&'static str, Json)],
) -> (Vec<Text>, Vec<Edit>) {
    if !fields.contains(&AS_IT_IS) {
        return (Vec::new(), Vec::new());
    }
    let objects = subjects
        .iter()
        .map(|subject| (subject.kind, subject.object));
    record_all(&Fingerprints::new(plan), objects)
}

/// The fields with the fingerprint in place of the wish for it.
fn with(fields: &[(&'static str, Json)], tied: Option<&Text>) -> Vec<(&'static str, Json)> {
    let mut fields = fields.to_vec();
    for field in fields.iter_mut().filter(|field| **field == AS_IT_IS) {
        field.1 = tied.map_or(Json::Null, |text| Json::from(&**text));
    }
    fields
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
