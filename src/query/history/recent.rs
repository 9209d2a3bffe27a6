//! What was changed lately, by what each object says of its last change.

use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::text::Text;
use crate::model::units::Moment;

/// The last change of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recent {
    /// The object's kind.
    pub kind: Kind,
    /// The object.
    pub key: Key,
    /// When it was changed last.
    pub at: Moment,
    /// Who changed it, as that person called themself.
    pub by: Text,
}

/// The objects that were changed last, the newest first, at most `most`. An
/// object that is gone tells nothing any more.
pub fn recent(plan: &Plan, most: usize) -> Vec<Recent> {
    let mut all = Vec::new();
    for &kind in Kind::ALL.iter().filter(|kind| tells(**kind)) {
        let table = plan.table(kind);
        let rows = (0..table.count()).filter_map(|index| table.row(index));
        all.extend(rows.filter_map(|row| {
            let meta = row.meta();
            Some(Recent {
                kind,
                key: meta.id,
                at: meta.changed_at?,
                by: meta.changed_by.clone(),
            })
        }));
    }
    all.sort_by_key(|one| std::cmp::Reverse(one.at));
    all.truncate(most);
    all
}

/// The plan itself is changed with everything in it, and the rest comes along
/// with other changes.
const fn tells(kind: Kind) -> bool {
    !matches!(kind, Kind::PlanFacts | Kind::Snapshot | Kind::Milestone)
}
