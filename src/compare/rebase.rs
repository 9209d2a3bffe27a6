//! Two people, or two tabs, at one plan at the same time: what one of them has not handed over yet,
//! on top of what the other did meanwhile.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Json;
use crate::model::edit::{Edit, Stamp};
use crate::model::field::{Field, Shape};
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::table::object_to_map;

use super::change::called;
use super::delta::{Delta, Values, What, deltas, mentions};
use super::play::{Wins, play};
use super::row::content;
use super::together::about;

/// A plan with the changes of both.
#[derive(Clone, Debug)]
pub struct Rebased {
    /// The plan; nothing where it is as the others have it.
    pub plan: Option<Plan>,
    /// What was changed here and, later, by the others.
    pub overtaken: Vec<Overtaken>,
}

/// A change that somebody else's later change took the place of.
#[derive(Clone, Debug, PartialEq)]
pub struct Overtaken {
    /// What became of it, in words.
    pub text: String,
    /// Makes it once more.
    pub edit: Edit,
}

/// Makes what leads from `base` to `mine` on `theirs`. What both changed says what the later of them
/// says, which is this side where `is_later`.
pub fn rebase(base: &Plan, mine: &Plan, theirs: &Plan, is_later: bool) -> Rebased {
    let own = deltas(base, mine);
    if own.is_empty() {
        return Rebased {
            plan: None,
            overtaken: Vec::new(),
        };
    }
    let stamp = stamp_of(mine);
    let mut idle = Vec::new();
    let (own, wins) = if is_later {
        (revived(own, base, mine, theirs), Wins::Deltas)
    } else {
        let roots = spoken_of(&own, mine, theirs);
        let is_idle = |delta: &Delta| root(delta).is_some_and(|root| roots.contains(&root));
        let (gone, own) = own.into_iter().partition(is_idle);
        idle = gone;
        (own, Wins::Plan)
    };
    let played = play(theirs, own, wins, &stamp);
    let lost = played.lost.into_iter().chain(idle);
    let overtaken = lost.flat_map(|lost| overtaken(mine, theirs, lost));
    Rebased {
        overtaken: overtaken.collect(),
        plan: (!played.plan.is_same_version(theirs)).then_some(played.plan),
    }
}

/// What became of a field that was just handed over: something, where the others changed it since.
pub fn overtaken_field(
    (base, theirs): (&Plan, &Plan),
    (kind, id): (Kind, Key),
    field: &str,
) -> Option<Overtaken> {
    let row = base.object(kind, id)?;
    let is = row.field(field).unwrap_or_default();
    let now = theirs.object(kind, id);
    let now = now.map(|row| row.field(field).unwrap_or_default());
    if now.as_ref() == Some(&is) {
        return None;
    }
    let was = Json::Null;
    let fields = [(field.to_owned(), Values { was, is })];
    let what = What::Changed(fields.into());
    overtaken(base, theirs, Delta { kind, id, what })
        .into_iter()
        .next()
}

/// The same differences, where what the others took out comes back as it is here, together with what
/// pointed to it.
fn revived(own: Vec<Delta>, base: &Plan, mine: &Plan, theirs: &Plan) -> Vec<Delta> {
    let mut back: Vec<Key> = Vec::new();
    let mut own: Vec<Delta> = own
        .into_iter()
        .map(|delta| {
            let Delta { kind, id, .. } = delta;
            let is_gone =
                matches!(delta.what, What::Changed(_)) && theirs.object(kind, id).is_none();
            match Delta::addition(mine, kind, id).filter(|_| is_gone) {
                Some(addition) => {
                    back.push(id);
                    addition
                }
                None => delta,
            }
        })
        .collect();
    for (kind, id) in spoken_of(&own, mine, theirs) {
        own.extend(Delta::addition(mine, kind, id));
        back.push(id);
    }
    if !back.is_empty() {
        own.extend(said_again(&own, &back, mine, theirs));
        let pointers = deltas(theirs, base).into_iter();
        own.extend(pointers.filter_map(|delta| pointing(delta, &back)));
    }
    own
}

/// What the others took out while something was said of it here.
fn spoken_of(own: &[Delta], mine: &Plan, theirs: &Plan) -> BTreeSet<(Kind, Key)> {
    let known: BTreeSet<Key> = own.iter().map(|delta| delta.id).collect();
    let is_there = |plan: &Plan, (kind, key): (Kind, Key)| plan.object(kind, key).is_some();
    own.iter()
        .filter_map(root)
        .filter(|&root| is_there(mine, root) && !is_there(theirs, root) && !known.contains(&root.1))
        .collect()
}

/// What something that came is about.
fn root(delta: &Delta) -> Option<(Kind, Key)> {
    match &delta.what {
        What::Added(object, _) => about(object),
        What::Changed(_) | What::Removed(..) => None,
    }
}

/// What is said here of what comes back, and went with it there.
fn said_again(own: &[Delta], back: &[Key], mine: &Plan, theirs: &Plan) -> Vec<Delta> {
    let known: BTreeSet<(Kind, Key)> = own.iter().map(|delta| (delta.kind, delta.id)).collect();
    let coming = known.iter().filter(|(_, key)| back.contains(key)).copied();
    let said = mine.goes_with(&coming.collect()).into_iter();
    said.filter(|row| !known.contains(row) && theirs.object(row.0, row.1).is_none())
        .filter_map(|(kind, id)| Delta::addition(mine, kind, id))
        .collect()
}

/// Of what the others changed, the pointers that went with those objects.
fn pointing(delta: Delta, back: &[Key]) -> Option<Delta> {
    let What::Changed(mut fields) = delta.what else {
        return None;
    };
    fields.retain(|_, values| back.iter().any(|&key| mentions(&values.is, key)));
    let what = What::Changed(fields);
    (what != What::Changed(BTreeMap::new())).then_some(Delta { what, ..delta })
}

fn overtaken(mine: &Plan, theirs: &Plan, lost: Delta) -> Vec<Overtaken> {
    let Delta { kind, id, what } = lost;
    let of = called(mine, kind, id);
    match what {
        What::Removed(..) => vec![Overtaken {
            text: format!("{of} was changed in another tab after you deleted it here, so it stays"),
            edit: Edit::Remove { kind, id },
        }],
        _ if theirs.object(kind, id).is_none() => {
            deleted(mine, theirs, (kind, id)).into_iter().collect()
        }
        What::Added(..) => Vec::new(),
        What::Changed(fields) => fields
            .into_iter()
            .map(|(key, values)| field_overtaken((mine, theirs), (kind, id), &key, values.is))
            .collect(),
    }
}

/// What was changed here, or said of something here, that the others took out.
fn deleted(mine: &Plan, theirs: &Plan, (kind, id): (Kind, Key)) -> Option<Overtaken> {
    let row = mine.object(kind, id)?;
    let spoken_of = about(&object_to_map(row));
    let root = spoken_of.filter(|(kind, key)| theirs.object(*kind, *key).is_none());
    let did = if root.is_some() {
        "said something of it"
    } else {
        "changed it"
    };
    let root = root.unwrap_or((kind, id));
    let said = mine.goes_with(&BTreeSet::from([root])).into_iter();
    let all = std::iter::once(root).chain(said);
    let all = all.filter(|row| theirs.object(row.0, row.1).is_none());
    let edits: Vec<Edit> = all
        .filter_map(|(kind, id)| {
            let object = object_to_map(mine.object(kind, id)?);
            let at = mine.table(kind).position(id);
            Some(Edit::Put { kind, object, at })
        })
        .collect();
    let of = called(mine, root.0, root.1);
    Some(Overtaken {
        text: format!("{of} was deleted in another tab after you {did} here"),
        edit: Edit::Batch { edits },
    })
}

fn field_overtaken(
    (mine, theirs): (&Plan, &Plan),
    (kind, id): (Kind, Key),
    key: &str,
    value: Json,
) -> Overtaken {
    let field = kind.fields().iter().find(|field| field.key == key);
    let label = field.map_or(key.to_owned(), Field::in_sentence);
    let now = theirs.object(kind, id).map(content).unwrap_or_default();
    let now = now.get(key).cloned().unwrap_or_default();
    let of = called(mine, kind, id);
    let is_long =
        |field: &&Field| matches!(field.shape, Shape::Lines | Shape::Json | Shape::Records(_));
    let text = match field.filter(|field| !is_long(field)) {
        Some(field) => format!(
            "{label} of {of} was changed in another tab after you: it says {}, and you had {}",
            field.shape.show(&now, theirs),
            field.shape.show(&value, mine),
        ),
        None => format!("{label} of {of} was changed in another tab after you"),
    };
    Overtaken {
        text,
        edit: Edit::set(kind, id, key, value),
    }
}

/// Who changed that plan last, and when.
fn stamp_of(plan: &Plan) -> Stamp {
    let facts = plan.object(Kind::PlanFacts, plan.id());
    facts.map_or_else(Stamp::default, |facts| Stamp {
        by: facts.meta().changed_by.clone(),
        at: facts.meta().changed_at,
    })
}
