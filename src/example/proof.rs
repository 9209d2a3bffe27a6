//! Gives the example's proofs the fingerprint of what they cover.

use crate::file::fingerprint::Fingerprints;
use crate::file::snapshot::record;
use crate::model::Json;
use crate::model::edit::{Edit, Stamp};
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};

/// A template says `now` where a proof holds for the deployment as it is, and
/// [`THEN`] where one connector was added since.
const NOW: &str = "now";

/// As it was before the second connector.
const THEN: &str = "then";

/// Replaces both by fingerprints, and keeps what they stand for.
pub(super) fn fingerprint(plan: &mut Plan) {
    let earlier = plan.connectors.get_index(1).and_then(|connector| {
        let id = connector.meta.id;
        let kind = Kind::Connector;
        plan.apply(&Edit::Remove { kind, id }, &Stamp::default())
            .ok()
    });
    let mut edits = Vec::new();
    {
        let now = Fingerprints::new(plan);
        let then = earlier.as_ref().map(Fingerprints::new);
        for (kind, id, word, (of, key)) in proofs(plan) {
            let prints = match &*word {
                NOW => Some(&now),
                THEN => then.as_ref(),
                _ => None,
            };
            if let Some(prints) = prints {
                let (text, kept) = record(prints, of, key);
                edits.extend(kept);
                edits.push(Edit::set(kind, id, "fingerprint", Json::from(&*text)));
            }
        }
    }
    // Replaying leaves no trace in the history of what is changed.
    if let Ok(proven) = plan.replay(&edits) {
        *plan = proven;
    }
}

/// Every proof of the template: its kind and id, what it says, and what it
/// is about.
fn proofs(plan: &Plan) -> Vec<(Kind, Key, String, (Kind, Key))> {
    let drills = plan.drills.iter().map(|row| {
        let place = (Kind::Drill, row.meta.id);
        (place.0, place.1, row.fingerprint.to_string(), place)
    });
    let attestations = plan.attestations.iter().map(|row| {
        let object = row.object.0.unwrap_or((Kind::PlanFacts, plan.id()));
        let said = row.fingerprint.to_string();
        (Kind::Attestation, row.meta.id, said, object)
    });
    drills.chain(attestations).collect()
}
