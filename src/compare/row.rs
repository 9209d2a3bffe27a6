//! One object in three versions: what two people made of the same beginning.

use std::collections::BTreeSet;

use crate::model::Json;
use crate::model::record::{Map, Meta};
use crate::model::table::{AnyObject, object_to_map};
use crate::model::units::Moment;

/// Identity and history of an object; no statement about the deployment.
pub(super) const NO_STATEMENT: [&str; 4] = ["id", "revision", "changed_by", "changed_at"];

/// A field that both changed, to different things.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Clash {
    /// The field's key.
    pub(super) field: String,
    /// What it was before both.
    pub(super) base: Json,
    /// What this side made of it.
    pub(super) mine: Json,
    /// What the other made of it.
    pub(super) theirs: Json,
}

/// What an object states, without its identity and history.
pub(super) fn content(object: &dyn AnyObject) -> Map {
    let mut map = object_to_map(object);
    for key in NO_STATEMENT {
        map.remove(key);
    }
    map
}

/// How an object began.
#[derive(Clone, Copy)]
pub(super) enum Beginning<'a> {
    /// Like this; nothing where one side added it.
    Known(Option<&'a dyn AnyObject>),
    /// Nobody knows: whatever differs may have been changed by either side.
    Unknown,
}

/// The object that has the changes of both, and where they clash; there it
/// says what `mine` says.
pub(super) fn joined(
    beginning: Beginning<'_>,
    mine: &dyn AnyObject,
    theirs: &dyn AnyObject,
) -> (Map, Vec<Clash>) {
    let (base, is_known) = match beginning {
        Beginning::Known(base) => (base.map(content).unwrap_or_default(), true),
        Beginning::Unknown => (Map::new(), false),
    };
    let (one, two) = (content(mine), content(theirs));
    let keys: BTreeSet<&String> = base.keys().chain(one.keys()).chain(two.keys()).collect();
    let mut map = Map::new();
    let mut clashes = Vec::new();
    for key in keys {
        let (was, ours, others) = (base.get(key), one.get(key), two.get(key));
        let value = if ours == others || (is_known && others == was) {
            ours
        } else if is_known && ours == was {
            others
        } else if key == "imported" {
            seen_last(ours, others)
        } else {
            let value = |value: Option<&Json>| value.cloned().unwrap_or_default();
            clashes.push(Clash {
                field: key.clone(),
                base: value(was),
                mine: value(ours),
                theirs: value(others),
            });
            ours
        };
        if let Some(value) = value {
            map.insert(key.clone(), value.clone());
        }
    }
    let history = history((mine.meta(), map == one), (theirs.meta(), map == two));
    write_history(&mut map, &history);
    (map, clashes)
}

/// The note of the later import; of two on one day, the same whoever asks.
fn seen_last<'a>(one: Option<&'a Json>, two: Option<&'a Json>) -> Option<&'a Json> {
    let order = |note: &Json| {
        let day = note.get("seen_on").and_then(Json::as_str).unwrap_or("");
        (day.to_owned(), note.to_string())
    };
    one.into_iter().chain(two).max_by_key(|note| order(note))
}

/// Whose history a joined object has: that of the side that it equals, and
/// one change more where it equals neither.
fn history((mine, is_mine): (&Meta, bool), (theirs, is_theirs): (&Meta, bool)) -> Meta {
    let later = if order(theirs) > order(mine) {
        theirs
    } else {
        mine
    };
    match (is_mine, is_theirs) {
        (true, false) => mine.clone(),
        (false, true) => theirs.clone(),
        (true, true) => later.clone(),
        (false, false) => Meta {
            revision: mine.revision.max(theirs.revision).saturating_add(1),
            ..later.clone()
        },
    }
}

fn order(meta: &Meta) -> (Option<Moment>, u32, &str) {
    (meta.changed_at, meta.revision, &meta.changed_by)
}

fn write_history(map: &mut Map, meta: &Meta) {
    map.insert("revision".to_owned(), Json::from(meta.revision));
    if !meta.changed_by.is_empty() {
        map.insert("changed_by".to_owned(), Json::from(&*meta.changed_by));
    }
    if let Some(at) = meta.changed_at {
        map.insert("changed_at".to_owned(), Json::String(at.to_string()));
    }
}
