//! How plans are kept on the device: a snapshot, and a journal of the edits
//! since. A record of the journal is small, so that it can be written while
//! somebody types; a snapshot takes the journal's place from time to time.

use crate::file;
use crate::model::edit::Edit;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};

use super::library::Entry;

/// One write. Either all of it reaches the disk or nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Write {
    /// The plan.
    pub plan: Key,
    /// The number of the write before. Where the disk holds another number,
    /// somebody else wrote meanwhile, and nothing is written.
    pub after: u64,
    /// The number of this write; the same as before where it changes nothing
    /// but the way in which the plan is kept.
    pub number: u64,
    /// What is written.
    pub content: Content,
    /// What the library is to know of the plan.
    pub entry: Entry,
}

/// What a write carries, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// The whole plan; the journal so far is deleted.
    Snapshot(String),
    /// A record of the journal.
    Record(String),
}

/// What the disk holds of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The number of the last write.
    pub sequence: u64,
    /// The snapshot.
    pub snapshot: String,
    /// The records since, in order.
    pub journal: Vec<String>,
}

/// The edits as a record of the journal.
pub fn record(edits: &[Edit]) -> String {
    serde_json::to_string(edits).unwrap_or_default()
}

/// The plan as a snapshot: a plan file, so that a later version of the page
/// can still read it.
pub fn snapshot(plan: &Plan) -> String {
    file::write(plan)
}

/// The plan that was kept.
///
/// # Errors
/// The snapshot or a record cannot be read; says which.
pub fn restore(kept: &Kept) -> Result<Plan, String> {
    let (mut plan, _) = file::read(&kept.snapshot)
        .map_err(|why| format!("the saved plan cannot be read: {why}"))?;
    for (index, text) in kept.journal.iter().enumerate() {
        plan = replay(&plan, text)
            .map_err(|why| format!("saved edit {} cannot be read: {why}", index + 1))?;
    }
    Ok(plan)
}

/// A copy of a plan with an identity of its own. The objects in it keep
/// theirs, so that two copies can still be compared and merged.
///
/// # Errors
/// An edit does not fit the copy, which is a mistake in the code.
pub fn copy(plan: &Plan, id: Key, name: &str) -> Result<Plan, String> {
    let rename = Edit::set(Kind::PlanFacts, id, "name", name.into());
    let copy = plan.with_identity(id);
    copy.replay(&[rename]).map_err(|why| why.to_string())
}

fn replay(plan: &Plan, text: &str) -> Result<Plan, String> {
    let edits: Vec<Edit> = serde_json::from_str(text).map_err(|why| why.to_string())?;
    plan.replay(&edits).map_err(|why| why.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::edit::Stamp;

    #[test]
    fn a_copy_has_its_own_identity_and_what_points_to_the_plan_follows() {
        let (old, new) = (Key(1), Key(2));
        let about_runbook = serde_json::json!({ "kind": "runbook", "id": old.to_string() });
        let statement = Edit::add(Kind::Attestation, Key(3), [("object", about_runbook)]);
        let plan = Plan::new(old, "First")
            .apply(&statement, &Stamp::default())
            .unwrap();
        let copied = copy(&plan, new, "Second").unwrap();
        assert_eq!((copied.id(), copied.name()), (new, "Second"));
        assert_eq!(copied.runbook[0].meta.id, new);
        assert_eq!(copied.attestations[0].object.0, Some((Kind::Runbook, new)));
        assert!(copied.object(Kind::Runbook, new).is_some());
    }
}
