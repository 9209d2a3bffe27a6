//! What people state, found by item and object.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::model::attestation::Attestation;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};

/// The plan's attestations by item and object.
pub(super) struct Attestations(BTreeMap<String, ByObject>);

/// By object; the plan as a whole where there is none.
type ByObject = BTreeMap<Option<(Kind, Key)>, Rc<Attestation>>;

impl Attestations {
    /// Looks at the plan once; the last statement of several counts.
    pub(super) fn new(plan: &Plan) -> Self {
        let mut map: BTreeMap<String, ByObject> = BTreeMap::new();
        for row in plan.attestations.iter() {
            let of = map.entry(row.item.to_string()).or_default();
            of.insert(row.object.0, Rc::clone(row));
        }
        Self(map)
    }

    /// What is stated of the item on that object; of the plan as a whole where
    /// there is only one such object.
    pub(super) fn of(&self, item: &str, kind: Kind, object: Key) -> Option<&Rc<Attestation>> {
        let of = self.0.get(item)?;
        let plan_wide = || of.get(&None).filter(|_| kind.is_single());
        of.get(&Some((kind, object))).or_else(plan_wide)
    }
}
