//! Items that a catalogue brings with a condition on the deployment: they are
//! judged like rules where the deployment says enough, and stated otherwise.

use super::verdict::{Looked, Seen, Verdict};
use crate::catalogue::statement::Statement;
use crate::model::plan::{Kind, Plan};
use crate::model::table::AnyObject;

/// What the item's condition says of that object.
pub(super) fn verdict(
    statement: &Statement,
    kind: Kind,
    object: &dyn AnyObject,
    plan: &Plan,
) -> Verdict {
    let Some(condition) = &statement.holds else {
        return Verdict::Unknown(Looked::default());
    };
    let id = object.meta().id;
    let seen: Vec<Seen> = condition
        .fields(kind)
        .into_iter()
        .filter_map(|field| {
            let place = kind.field_index(field)?;
            let field = kind.fields().get(place)?;
            Some(Seen::Field(kind, id, field.key))
        })
        .collect();
    match condition.holds(object, plan) {
        Some(true) => Verdict::Holds,
        Some(false) => Verdict::open(seen),
        None => Verdict::Unknown(Looked::at(seen)),
    }
}
