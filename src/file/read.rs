//! Reading a plan: generously, and without losing anything.
//!
//! 1. The text becomes JSON and the JSON the current version's.
//! 2. Every kind's objects are taken from their place ([`Kind::path`]); what
//!    is left belongs to the plan itself.
//! 3. Every object gets an id that is its own ([`super::ids`]).
//! 4. Every object's fields are read ([`super::values`]).

use super::error::ReadError;
use super::ids::Ids;
use super::parse::parse;
use super::upgrade::to_current;
use super::values::{Unread, read_object};
use super::warning::{Problem, Warning, shown};
use crate::model::Json;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::record::Map;
use crate::model::slices::{Rest, Restless, at_once};

/// The plan that the text of a file is, and what was odd about it.
///
/// # Errors
/// Nothing can be read: the text is no plan, is cut off, or was made by a
/// newer major version.
pub fn read(text: &str) -> Result<(Plan, Vec<Warning>), ReadError> {
    read_json(parse(text)?)
}

/// As [`read`], for the bytes of a file.
///
/// # Errors
/// As [`read`], and where the bytes are no UTF-8.
pub fn read_bytes(bytes: &[u8]) -> Result<(Plan, Vec<Warning>), ReadError> {
    let text =
        std::str::from_utf8(bytes).map_err(|error| ReadError::NotText(error.valid_up_to()))?;
    read(text)
}

/// As [`read`], for the value that the text stands for.
///
/// # Errors
/// As [`read`].
pub fn read_json(json: Json) -> Result<(Plan, Vec<Warning>), ReadError> {
    at_once(read_json_in_slices(json, &mut Restless))
}

/// As [`read_json`], in slices; `None` where the plan is no longer wanted.
///
/// # Errors
/// As [`read`].
pub async fn read_json_in_slices(
    json: Json,
    rest: &mut impl Rest,
) -> Option<Result<(Plan, Vec<Warning>), ReadError>> {
    let mut warnings = Vec::new();
    let mut root = match to_current(json, &mut warnings) {
        Ok(root) => root,
        Err(why) => return Some(Err(why)),
    };
    let mut unread = Unread::take(&mut root);
    let mut rows = take_rows(&mut root, &mut unread, &mut warnings);
    rows.push(Row {
        kind: Kind::PlanFacts,
        path: String::new(),
        object: root,
        key: Key::default(),
    });
    rows.sort_by_key(|row| row.kind);
    rest.rest().await?;
    let ids = assign_ids(&mut rows, &mut warnings);

    let mut plan = Plan::default();
    for row in rows {
        read_object(&mut plan, &ids, row, &mut unread, &mut warnings);
        rest.rest().await?;
    }
    unread.keep_in(&mut plan);
    Some(Ok((plan, warnings)))
}

/// An object of the file.
pub(super) struct Row {
    /// Its kind.
    pub(super) kind: Kind,
    /// Its JSON path.
    pub(super) path: String,
    /// What the file says of it.
    pub(super) object: Map,
    /// Its id, as soon as it has one.
    pub(super) key: Key,
}

/// The objects of every kind but the plan itself, whose keys stay in `root`.
fn take_rows(root: &mut Map, unread: &mut Unread, warnings: &mut Vec<Warning>) -> Vec<Row> {
    // Lists before the objects they are in: a list is taken from its object.
    let mut kinds: Vec<Kind> = Kind::ALL.to_vec();
    kinds.sort_by_key(|kind| std::cmp::Reverse(kind.path().len()));
    let mut rows = Vec::new();
    for kind in kinds {
        if kind.path().is_empty() {
            continue;
        }
        let path = kind.path().join(".");
        let single = kind.is_single();
        match take(root, kind.path()) {
            Some(Json::Object(object)) if single => rows.push(row(kind, path, object)),
            Some(Json::Array(items)) if !single => {
                for (index, item) in items.into_iter().enumerate() {
                    let path = format!("{path}[{index}]");
                    match item {
                        Json::Object(object) => rows.push(row(kind, path, object)),
                        other => set_aside(path, "an object", other, unread, warnings),
                    }
                }
            }
            value => {
                if let Some(other) = value.filter(|value| !value.is_null()) {
                    let expected = if single { "an object" } else { "a list" };
                    set_aside(path.clone(), expected, other, unread, warnings);
                }
                if single {
                    rows.push(row(kind, path, Map::new()));
                }
            }
        }
    }
    take_containers(root, unread, warnings);
    rows
}

/// What is left of the objects that only hold lists: their unknown keys stay.
fn take_containers(root: &mut Map, unread: &mut Unread, warnings: &mut Vec<Warning>) {
    for kind in Kind::ALL {
        let [head, _, ..] = kind.path() else { continue };
        match root.get(*head) {
            Some(Json::Object(rest)) if !rest.is_empty() => {}
            Some(Json::Object(_) | Json::Null) => {
                root.remove(*head);
            }
            Some(_) => {
                if let Some(other) = root.remove(*head) {
                    set_aside((*head).to_owned(), "an object", other, unread, warnings);
                }
            }
            None => {}
        }
    }
}

fn row(kind: Kind, path: String, object: Map) -> Row {
    Row {
        kind,
        path,
        object,
        key: Key::default(),
    }
}

fn take(root: &mut Map, path: &[&str]) -> Option<Json> {
    let (last, way) = path.split_last()?;
    let mut here = root;
    for step in way {
        here = here.get_mut(*step)?.as_object_mut()?;
    }
    here.remove(*last)
}

fn set_aside(
    path: String,
    expected: &str,
    value: Json,
    unread: &mut Unread,
    warnings: &mut Vec<Warning>,
) {
    let problem = Problem::WrongShape {
        expected: expected.to_owned(),
        found: shown(&value),
    };
    unread.keep(&path, value);
    warnings.push(Warning { path, problem });
}

/// Gives every row its id; the first row is the plan itself.
fn assign_ids(rows: &mut [Row], warnings: &mut Vec<Warning>) -> Ids {
    let mut ids = Ids::default();
    let mut plan_id = None;
    for row in rows {
        let default = plan_id.filter(|_| row.kind.is_single());
        let (key, problem) = ids.assign(row.kind, &mut row.object, &row.path, default);
        row.key = key;
        plan_id.get_or_insert(key);
        warnings.extend(problem.map(|problem| Warning {
            path: super::values::join(&row.path, "id"),
            problem,
        }));
    }
    ids
}
