//! Taking a milestone: the edit that puts it into the plan, and takes out the
//! automatic ones that have grown old.

use crate::model::Json;
use crate::model::choice::Choices;
use crate::model::edit::Edit;
use crate::model::id::Key;
use crate::model::milestone::Occasion;
use crate::model::plan::{Kind, Plan};
use crate::model::text::Text;
use crate::model::units::Moment;

use super::newest_first;

/// So many automatic milestones are kept; named ones are never dropped.
pub const MOST_PASSING: usize = 10;

/// What is noted of a milestone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Its identity.
    pub id: Key,
    /// What the team calls it; empty for one that may be dropped some day.
    pub name: Text,
    /// What is worth remembering of it.
    pub note: Text,
    /// What it is made for.
    pub occasion: Occasion,
    /// Who makes it, as that person calls themself.
    pub by: Text,
    /// When.
    pub at: Option<Moment>,
    /// How the plan stands, where that was worked out.
    pub standing: Option<Standing>,
}

/// How a plan stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The level of readiness, by its key.
    pub level: Text,
    /// The score.
    pub score: u32,
    /// Critical findings, open or unknown.
    pub critical_open: u32,
    /// All findings.
    pub findings_open: u32,
    /// Duties of the customer that have no owner.
    pub duties_without_owner: u32,
}

/// Notes a milestone in `plan`: the state `packed` of the revision `then`.
/// What is not named and older than the last few goes.
pub fn take(plan: &Plan, facts: &Facts, then: &Plan, packed: String) -> Edit {
    let mut edits = outgrown(plan, facts);
    edits.push(Edit::add(
        Kind::Milestone,
        facts.id,
        fields(facts, then, packed),
    ));
    Edit::Batch { edits }
}

fn outgrown(plan: &Plan, facts: &Facts) -> Vec<Edit> {
    let passing = newest_first(plan);
    let passing = passing
        .into_iter()
        .filter(|milestone| milestone.is_passing());
    let comes = usize::from(facts.name.is_empty());
    let gone = passing.skip(MOST_PASSING - comes);
    gone.map(|milestone| Edit::Remove {
        kind: Kind::Milestone,
        id: milestone.meta.id,
    })
    .collect()
}

fn fields(facts: &Facts, then: &Plan, packed: String) -> Vec<(&'static str, Json)> {
    let count = |number: usize| Json::from(u32::try_from(number).unwrap_or(u32::MAX));
    let mut fields = vec![
        ("name", Json::from(&*facts.name)),
        ("note", Json::from(&*facts.note)),
        ("occasion", Json::from(facts.occasion.key())),
        ("by", Json::from(&*facts.by)),
        ("plan_revision", Json::from(then.revision())),
        ("workloads", count(then.workloads.len())),
        ("state", Json::from(packed)),
    ];
    if let Some(at) = facts.at {
        fields.push(("at", Json::from(at.to_string())));
    }
    if let Some(standing) = &facts.standing {
        fields.extend([
            ("level", Json::from(&*standing.level)),
            ("score", Json::from(standing.score)),
            ("critical_open", Json::from(standing.critical_open)),
            ("findings_open", Json::from(standing.findings_open)),
            (
                "duties_without_owner",
                Json::from(standing.duties_without_owner),
            ),
        ]);
    }
    fields.retain(|(_, value)| value.as_str() != Some(""));
    fields
}
