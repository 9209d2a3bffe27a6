//! Reading the fields of one object, and keeping what could not be read.

use std::rc::Rc;

use super::ids::Ids;
use super::read::Row;
use super::warning::{Problem, Warning, shown};
use crate::model::Json;
use crate::model::field::Field;
use crate::model::plan::{Kind, Plan};
use crate::model::record::Map;
use crate::model::table::{AnyTable, meta_from_map};
use crate::model::units::Moment;

/// The root's key under which values are kept that have no place in the
/// plan: JSON path -> the value as it stood there.
const UNREAD: &str = "unread";

/// Values that have no place in the plan.
pub(super) struct Unread(Map);

impl Unread {
    /// Those that an earlier reader kept.
    pub(super) fn take(root: &mut Map) -> Self {
        match root.remove(UNREAD) {
            Some(Json::Object(map)) => Self(map),
            Some(other) => Self(Map::from_iter([(UNREAD.to_owned(), other)])),
            None => Self(Map::new()),
        }
    }

    /// Keeps one more.
    pub(super) fn keep(&mut self, path: &str, value: Json) {
        let mut name = path.to_owned();
        while self.0.get(&name).is_some_and(|kept| *kept != value) {
            name.push('\'');
        }
        self.0.insert(name, value);
    }

    /// Puts them all into the plan.
    pub(super) fn keep_in(self, plan: &mut Plan) {
        if !self.0.is_empty() {
            let kept = Map::from_iter([(UNREAD.to_owned(), Json::Object(self.0))]);
            add_unknown(plan.table_mut(Kind::PlanFacts), 0, kept);
        }
    }
}

/// Adds the object to the plan.
pub(super) fn read_object(
    plan: &mut Plan,
    ids: &Ids,
    row: Row,
    unread: &mut Unread,
    warnings: &mut Vec<Warning>,
) {
    let Row {
        kind,
        path,
        mut object,
        key,
    } = row;
    let fields = kind.fields();
    for field in fields {
        if let Some(value) = object.get_mut(field.key) {
            ids.resolve(field.shape, value);
            let problems = ids.dangling(field.shape, value);
            warnings.extend(problems.into_iter().map(|problem| Warning {
                path: join(&path, field.key),
                problem,
            }));
        }
    }
    check_history(&mut object, &path, unread, warnings);
    let meta = meta_from_map(&object, key, fields, &[]);
    let table = plan.table_mut(kind);
    let wrong = table.push(meta, &object);
    let index = table.count().saturating_sub(1);
    let mut kept = Map::new();
    for place in wrong {
        let field = &fields[place];
        let Some(value) = object.remove(field.key) else {
            continue;
        };
        if says_nothing(&value) {
            continue;
        }
        let path = join(&path, field.key);
        let partly = salvage(table, index, place, &value);
        let problem = problem(field, &value, partly);
        if partly {
            unread.keep(&path, value);
        } else {
            kept.insert(field.key.to_owned(), value);
        }
        warnings.push(Warning { path, problem });
    }
    if !kept.is_empty() {
        add_unknown(table, index, kept);
    }
}

/// The path of a key of the object at that path.
pub(super) fn join(path: &str, key: &str) -> String {
    if path.is_empty() {
        return key.to_owned();
    }
    format!("{path}.{key}")
}

/// People write `""` and `"unknown"` where a form is left open.
fn says_nothing(value: &Json) -> bool {
    matches!(value.as_str(), Some("" | "unknown"))
}

fn problem(field: &Field, value: &Json, partly: bool) -> Problem {
    let (expected, found) = (field.shape.expected(), shown(value));
    if partly {
        return Problem::PartlyRead { expected, found };
    }
    Problem::WrongShape { expected, found }
}

/// States those items of a list that can be read; whether there are any.
fn salvage(table: &mut dyn AnyTable, index: usize, place: usize, value: &Json) -> bool {
    let Json::Array(items) = value else {
        return false;
    };
    let mut readable = Vec::new();
    for item in items {
        let mut reads = |item: Json| table.set(index, place, &Json::Array(vec![item])).is_ok();
        if reads(item.clone()) {
            readable.push(item.clone());
        } else if let Json::Object(record) = item {
            let mut good = Map::new();
            for (key, value) in record {
                let part = Map::from_iter([(key.clone(), value.clone())]);
                if reads(Json::Object(part)) {
                    good.insert(key.clone(), value.clone());
                }
            }
            if !good.is_empty() {
                readable.push(Json::Object(good));
            }
        }
    }
    let any = !readable.is_empty();
    let stated = if any {
        Json::Array(readable)
    } else {
        Json::Null
    };
    table.set(index, place, &stated).is_ok() && any
}

/// Whether a value has the shape that is meant.
type Fits = fn(&Json) -> bool;

/// Sets aside what is said of the object's history in another shape.
fn check_history(object: &mut Map, path: &str, unread: &mut Unread, warnings: &mut Vec<Warning>) {
    let checks: [(&str, &str, Fits); 3] = [
        ("revision", "a whole number", |value| {
            value
                .as_u64()
                .is_some_and(|count| u32::try_from(count).is_ok())
        }),
        ("changed_by", "text", Json::is_string),
        (
            "changed_at",
            "an instant such as 2026-11-22T10:00:00Z",
            |value| value.as_str().and_then(Moment::parse).is_some(),
        ),
    ];
    for (key, expected, fits) in checks {
        if object
            .get(key)
            .is_some_and(|value| !value.is_null() && !fits(value))
            && let Some(value) = object.remove(key)
        {
            let problem = Problem::WrongShape {
                expected: expected.to_owned(),
                found: shown(&value),
            };
            let path = join(path, key);
            unread.keep(&path, value);
            warnings.push(Warning { path, problem });
        }
    }
}

fn add_unknown(table: &mut dyn AnyTable, index: usize, keys: Map) {
    let Some(row) = table.row(index) else { return };
    let mut meta = row.meta().clone();
    let mut unknown = meta
        .unknown
        .take()
        .map(Rc::unwrap_or_clone)
        .unwrap_or_default();
    unknown.extend(keys);
    meta.unknown = Some(Rc::new(unknown));
    table.set_meta(index, meta);
}
