//! The other copy's word for whatever this copy left as it was.

use crate::model::edit::{Edit, Refused};
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::table::{AnyObject, object_to_map};

use super::merge::{NoMerge, merge};
use super::row::content;
use super::twins::keys;

/// The plan in which every object that `mine` left as it was in `base` is as
/// `theirs` has it, and every other as `mine` has it, whole.
///
/// # Errors
/// They are not of one plan, or do not fit together.
pub fn take_untouched(base: &Plan, mine: &Plan, theirs: &Plan) -> Result<Plan, NoMerge> {
    let id = mine.id();
    if theirs.id() != id || base.id() != id {
        return Err(NoMerge::NotOnePlan);
    }
    let theirs = theirs.with_identity(id);
    let theirs = kept(&base.with_identity(id), mine, &theirs).map_err(NoMerge::Refused)?;
    Ok(merge(base, mine, &theirs)?.plan)
}

/// `theirs`, with the objects that `mine` touched as that has them.
fn kept(base: &Plan, mine: &Plan, theirs: &Plan) -> Result<Plan, Refused> {
    let mut edits = Vec::new();
    for (kind, id) in touched(base, mine) {
        match mine.object(kind, id) {
            Some(row) => edits.push(Edit::Put {
                kind,
                object: object_to_map(row),
                at: None,
            }),
            None if theirs.object(kind, id).is_some() => edits.push(Edit::Remove { kind, id }),
            None => {}
        }
    }
    let removed = edits.iter().flat_map(Edit::removed).collect();
    let mut kept = theirs.replay(&edits)?;
    kept.forget_what_was_said(theirs, removed)?;
    Ok(kept)
}

/// What is not in `mine` as it was.
fn touched(base: &Plan, mine: &Plan) -> Vec<(Kind, Key)> {
    let mut found = Vec::new();
    for &kind in Kind::ALL {
        let (old, new) = (base.table(kind), mine.table(kind));
        if old.same(new) {
            continue;
        }
        let says = |row: Option<&dyn AnyObject>| row.map(content);
        let gone = keys(old).filter(|(_, key)| new.position(*key).is_none());
        for (_, key) in gone.chain(keys(new)) {
            if says(base.object(kind, key)) != says(mine.object(kind, key)) {
                found.push((kind, key));
            }
        }
    }
    found
}
