//! How plans are kept on the device: a snapshot, and a journal of the edits
//! since. A record of the journal is small, so that it can be written while
//! somebody types; a snapshot takes the journal's place from time to time.

use serde::{Deserialize, Serialize};

use crate::file;
use crate::model::edit::Edit;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};

use super::history::Millis;
use super::library::Entry;
use super::steps::Steps;

/// Which write it is. Tabs that write the same plan at the same moment count
/// to the same number, so the number alone does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Its number; 0 before the first.
    pub number: u64,
    /// The tab that made it.
    pub tab: Key,
}

impl Head {
    /// The write after this one, made by that tab.
    #[must_use]
    pub const fn next(self, tab: Key) -> Self {
        let number = self.number + 1;
        Self { number, tab }
    }
}

/// One write. Either all of it reaches the disk or nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Write {
    /// The plan.
    pub plan: Key,
    /// The write before. Where the disk holds another one, somebody else
    /// wrote meanwhile, and nothing is written.
    pub after: Head,
    /// This write; the same as before where it changes nothing but the way
    /// in which the plan is kept.
    pub head: Head,
    /// By which its end is reported, never the same twice: after a refusal,
    /// another write may have the same head. 0 where nobody waits for the end.
    pub ticket: u64,
    /// What is written.
    pub content: Content,
    /// The steps of undo and redo; nothing where they are as they were.
    pub steps: Steps,
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
    /// The last write.
    pub head: Head,
    /// The snapshot.
    pub snapshot: String,
    /// The records since with the numbers of their writes, in order; nothing
    /// in place of one that is no text.
    pub journal: Vec<(u64, Option<String>)>,
}

/// A plan as far as it could be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Restored {
    /// The plan.
    pub plan: Plan,
    /// When the last edit was made, where the disk says so.
    pub at: Millis,
    /// What could not be read, if anything: the plan is as it was before.
    pub damage: Option<String>,
}

/// A record of the journal.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Record {
    /// When the last of its edits was made.
    at: u64,
    /// The edits.
    edits: Vec<Edit>,
    /// Edits that a later one of another tab took the place of before they
    /// could be written. They stand here so that nothing is lost.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    overtaken: Vec<Edit>,
}

/// The edits as a record of the journal.
pub fn record(edits: Vec<Edit>, at: Millis, overtaken: &[Edit]) -> String {
    let record = Record {
        at: at.0,
        edits,
        overtaken: overtaken.to_vec(),
    };
    serde_json::to_string(&record).unwrap_or_default()
}

/// The plan as a snapshot: a plan file, so that a later version of the page
/// can still read it.
pub fn snapshot(plan: &Plan) -> String {
    file::write(plan)
}

/// The plan that was kept, as far as it can be read.
///
/// # Errors
/// The snapshot cannot be read; says why.
pub fn restore(kept: &Kept) -> Result<Restored, String> {
    let (plan, _) = file::read(&kept.snapshot)
        .map_err(|why| format!("the saved plan cannot be read: {why}"))?;
    let mut restored = Restored {
        plan,
        at: Millis::default(),
        damage: None,
    };
    let count = kept.journal.len();
    let first = (kept.head.number + 1).saturating_sub(count as u64);
    for (index, (number, text)) in kept.journal.iter().enumerate() {
        let next = if *number == first + index as u64 {
            let text = text.as_deref().ok_or_else(|| "it is no text".to_owned());
            text.and_then(|text| replay(&restored.plan, text))
        } else {
            Err("one before it is missing".to_owned())
        };
        match next {
            Ok((plan, at)) => (restored.plan, restored.at) = (plan, at),
            Err(why) => {
                let damage = format!("saved edit {} of {count} cannot be read: {why}", index + 1);
                restored.damage = Some(damage);
                break;
            }
        }
    }
    Ok(restored)
}

/// The plan after these records, and when the last of their edits was made.
///
/// # Errors
/// A record cannot be read, or does not fit the plan.
pub fn follow(plan: &Plan, records: &[String]) -> Result<(Plan, Millis), String> {
    let start = (plan.clone(), Millis::default());
    records
        .iter()
        .try_fold(start, |(plan, _), text| replay(&plan, text))
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

fn replay(plan: &Plan, text: &str) -> Result<(Plan, Millis), String> {
    // The first layout of the database had the edits alone.
    let record: Result<Record, _> = if text.starts_with('[') {
        serde_json::from_str(text).map(|edits| Record {
            edits,
            ..Record::default()
        })
    } else {
        serde_json::from_str(text)
    };
    let record = record.map_err(|why| why.to_string())?;
    let plan = plan.replay(&record.edits).map_err(|why| why.to_string())?;
    Ok((plan, Millis(record.at)))
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
