//! What follows from a hand-over: nobody stands in for themself.

use super::Change;
use super::references::Place;
use crate::model::Json;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};

/// Where `deputy` names who stands in for whoever the other field names; for
/// the object itself, where there is none.
const STANDS_IN: [(Kind, Option<&str>, &str); 2] = [
    (Kind::Person, None, "deputy"),
    (Kind::Assignment, Some("owner"), "deputy"),
];

/// Takes a deputy out where a change would make somebody their own.
pub(super) fn leave_nobody_to_stand_in_for_themself(plan: &Plan, changes: &mut Vec<Change>) {
    let mut touched: Vec<(Kind, Key)> = changes
        .iter()
        .map(|change| (change.place.kind, change.place.object))
        .collect();
    touched.dedup();
    for (kind, object) in touched {
        let Some((_, principal, deputy)) = STANDS_IN.iter().find(|(of, ..)| *of == kind) else {
            continue;
        };
        let place = |field: &str| {
            kind.field_index(field).map(|field| Place {
                kind,
                object,
                field,
            })
        };
        let is_changed =
            |place: Option<Place>| changes.iter().any(|change| Some(change.place) == place);
        let principal = principal.map(place);
        let Some(deputy) = place(deputy) else {
            continue;
        };
        if !is_changed(Some(deputy)) && !principal.is_some_and(is_changed) {
            continue;
        }
        let stated = |place: Place| {
            let mut stating = changes.iter().filter(|change| change.place == place);
            let value = stating.next().map(|change| change.value.clone());
            value.or_else(|| place.value(plan))
        };
        let of = match principal {
            Some(place) => place.and_then(stated),
            None => Some(Json::from(object.to_string())),
        };
        if of.is_some() && of == stated(deputy) {
            let nobody = Change {
                place: deputy,
                value: Json::Null,
                to: None,
            };
            match changes.iter_mut().find(|change| change.place == deputy) {
                Some(change) => *change = nobody,
                None => changes.push(nobody),
            }
        }
    }
}
