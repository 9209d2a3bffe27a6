//! Drills: what they prove.

use crate::file::fingerprint::Fingerprints;
use crate::file::snapshot::record;
use crate::model::Json;
use crate::model::edit::Edit;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};

/// The edit that ties the drill to the deployment as it is.
pub fn tie_drill(plan: &Plan, drill: Key) -> Edit {
    let (now, mut edits) = record(&Fingerprints::new(plan), Kind::Drill, drill);
    let now = Json::from(&*now);
    edits.push(Edit::set(Kind::Drill, drill, "fingerprint", now));
    Edit::Batch { edits }
}
