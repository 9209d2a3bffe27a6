//! Gives the example's proofs the fingerprint of what they cover.

use crate::file::fingerprint::Fingerprints;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::table::Table;
use crate::model::text::Text;

/// A template says `now` where a proof holds for the deployment as it is,
/// and anything else where the deployment has changed since.
const NOW: &str = "now";

/// Replaces `now` by the fingerprint of today.
pub(super) fn fingerprint(plan: &mut Plan) {
    let prints = Fingerprints::new(plan);
    let stamp = |text: &mut Text, kind: Kind, key: Key| {
        if &**text == NOW {
            *text = prints.text(kind, key);
        }
    };
    let mut drills: Vec<_> = plan.drills.iter().map(|row| (**row).clone()).collect();
    for drill in &mut drills {
        stamp(&mut drill.fingerprint, Kind::Drill, drill.meta.id);
    }
    let mut attestations: Vec<_> = plan
        .attestations
        .iter()
        .map(|row| (**row).clone())
        .collect();
    for attestation in &mut attestations {
        let object = attestation.object.0;
        let (kind, key) = object.unwrap_or((Kind::PlanFacts, plan.id()));
        stamp(&mut attestation.fingerprint, kind, key);
    }
    plan.drills = Table::from(drills);
    plan.attestations = Table::from(attestations);
}
