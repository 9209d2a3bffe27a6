//! What two copies say differently, as the plan keeps it, and how that is
//! settled.

use crate::file::hash::derived_key;
use crate::model::Json;
use crate::model::conflict::Conflict;
use crate::model::edit::Edit;
use crate::model::field::Field;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};

use super::change::called;
use super::row::Clash;

/// Whose word counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// This copy's.
    Mine,
    /// The other copy's.
    Theirs,
}

/// The edit that settles a conflict: the plan says what that side says, and
/// the record goes.
pub fn settle(conflict: &Conflict, side: Side) -> Edit {
    let removal = Edit::Remove {
        kind: Kind::Conflict,
        id: conflict.meta.id,
    };
    let said = match side {
        Side::Mine => &conflict.mine,
        Side::Theirs => &conflict.theirs,
    };
    let said = said.0.as_deref().cloned().unwrap_or_default();
    let is_whole = conflict.field.is_empty();
    let choice = conflict.object.0.and_then(|(kind, id)| match side {
        _ if is_whole => said.is_null().then_some(Edit::Remove { kind, id }),
        Side::Mine => None,
        Side::Theirs => Some(Edit::set(kind, id, &conflict.field, said)),
    });
    Edit::Batch {
        edits: choice.into_iter().chain([removal]).collect(),
    }
}

/// The plan's record of a clash; the same clash has the same id every time.
pub(super) fn recorded((kind, key, clash): &(Kind, Key, Clash)) -> Edit {
    let id = derived_key(&["conflict", kind.key(), &key.to_string(), &clash.field]);
    let object = serde_json::json!({ "kind": kind.key(), "id": key.to_string() });
    let mut fields = vec![("object", object), ("field", clash.field.clone().into())];
    let sides = [
        ("base", &clash.base),
        ("mine", &clash.mine),
        ("theirs", &clash.theirs),
    ];
    fields.extend(sides.map(|(side, value)| (side, value.clone())));
    fields.retain(|(_, value)| !value.is_null());
    Edit::add(Kind::Conflict, id, fields)
}

/// A clash in words.
pub(super) fn sentence(plan: &Plan, (kind, key, clash): &(Kind, Key, Clash)) -> String {
    let of = called(plan, *kind, *key);
    if clash.field.is_empty() {
        let (out, on) = if clash.mine.is_null() {
            ("this copy", "the other")
        } else {
            ("the other copy", "this one")
        };
        return format!("{of} was taken out in {out}, but {on} went on with it; it stays");
    }
    let field = kind.fields().iter().find(|field| field.key == clash.field);
    let label = field.map_or(clash.field.clone(), Field::in_sentence);
    let shown = |value: &Json| match field {
        Some(field) => field.shape.show(value, plan),
        None => value.to_string(),
    };
    format!(
        "{label} of {of}: this copy says {}, the other {}",
        shown(&clash.mine),
        shown(&clash.theirs)
    )
}
