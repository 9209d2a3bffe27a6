//! What two copies say differently, as the plan keeps it, and how that is
//! settled.

use crate::file::hash::derived_key;
use crate::model::Json;
use crate::model::conflict::Conflict;
use crate::model::edit::Edit;
use crate::model::field::Field;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};

use super::both::both;
use super::change::called;
use super::row::Clash;

/// Whose word counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// This copy's.
    Mine,
    /// The other copy's.
    Theirs,
    /// Both, one beside the other: for lists and long texts.
    Both,
}

impl Side {
    /// How choices write it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Theirs => "theirs",
            Self::Both => "both",
        }
    }

    /// The side that is written so.
    pub fn from_key(key: &str) -> Option<Self> {
        let all = [Self::Mine, Self::Theirs, Self::Both];
        all.into_iter().find(|side| side.key() == key)
    }
}

/// The edit that settles a conflict: the plan says what that side says, and
/// the record goes. Where the object is gone meanwhile, only the record goes;
/// the word of `mine` is what the plan says.
pub fn settle(plan: &Plan, conflict: &Conflict, side: Side) -> Edit {
    let removal = Edit::Remove {
        kind: Kind::Conflict,
        id: conflict.meta.id,
    };
    let there = conflict.object.0;
    let there = there.filter(|(kind, id)| plan.object(*kind, *id).is_some());
    let choice = there.and_then(|(kind, id)| {
        if conflict.field.is_empty() {
            let gone = said(conflict, side).is_null() && !kind.is_single();
            return gone.then_some(Edit::Remove { kind, id });
        }
        let value = match side {
            Side::Mine => return None,
            Side::Theirs => said(conflict, side),
            Side::Both => together(conflict)?,
        };
        can_say(kind, &conflict.field, &value).then(|| Edit::set(kind, id, &conflict.field, value))
    });
    Edit::Batch {
        edits: choice.into_iter().chain([removal]).collect(),
    }
}

/// What that side of a conflict says; nothing where it states nothing.
pub(super) fn said(conflict: &Conflict, side: Side) -> Json {
    let said = match side {
        Side::Mine | Side::Both => &conflict.mine,
        Side::Theirs => &conflict.theirs,
    };
    said.0.as_deref().cloned().unwrap_or_default()
}

/// What both say, in one, where that makes sense.
pub(super) fn together(conflict: &Conflict) -> Option<Json> {
    let (kind, _) = conflict.object.0?;
    let place = kind.field_index(&conflict.field)?;
    let shape = kind.fields().get(place)?.shape;
    let base = conflict.base.0.as_deref().cloned().unwrap_or_default();
    let [mine, theirs] = [Side::Mine, Side::Theirs].map(|side| said(conflict, side));
    both(shape, &base, &mine, &theirs)
}

/// Whether this version can state that: what a newer one wrote travels along,
/// and cannot be chosen.
pub(super) fn can_say(kind: Kind, field: &str, value: &Json) -> bool {
    let mut blank = Plan::default();
    let table = blank.table_mut(kind);
    table.insert(0, Key::default());
    let place = kind.field_index(field);
    place.is_some_and(|place| table.set(0, place, value).is_ok())
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
        if clash.base.is_null() {
            return format!("{of} is not in {out}, but in {on}; it stays");
        }
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
