//! The rows of a preview: each draft compared with the object that it is.

use std::collections::{BTreeMap, BTreeSet};

use super::join::{Draft, Joined};
use super::preview::{Change, Row, State};
use crate::file::hash::derived_key;
use crate::model::Json;
use crate::model::field::Shape;
use crate::model::id::Key;
use crate::model::imported::Imported;
use crate::model::known::Known;
use crate::model::plan::{Kind, Plan};
use crate::model::slices::Rest;
use crate::model::table::{AnyObject, name_of};
use crate::model::text::Text;
use crate::model::units::Date;

/// The key of each draft: that of the object that it is, or a new one, which
/// is the same whenever the same thing is imported.
pub(super) async fn keys(drafts: &[Draft], plan: &Plan, rest: &mut impl Rest) -> Option<Vec<Key>> {
    let mut taken: BTreeSet<Key> = BTreeSet::new();
    for &kind in Kind::ALL {
        let table = plan.table(kind);
        taken.extend((0..table.count()).filter_map(|place| Some(table.row(place)?.meta().id)));
    }
    let own = |draft: &Draft| draft.seen.key.filter(|_| plan_has(plan, draft));
    let mut keys = Vec::with_capacity(drafts.len());
    for draft in drafts {
        keys.push(own(draft).unwrap_or_else(|| new_key(draft, &mut taken)));
        rest.rest().await?;
    }
    Some(keys)
}

fn new_key(draft: &Draft, taken: &mut BTreeSet<Key>) -> Key {
    let name = draft.seen.ids.first().unwrap_or(&draft.seen.name);
    let place = if draft.seen.ids.is_empty() {
        &*draft.seen.address
    } else {
        ""
    };
    let key = draft.seen.key;
    let mut key = key.unwrap_or_else(|| derived_key(&["import", draft.kind.key(), name, place]));
    while key == Key::default() || !taken.insert(key) {
        key = Key(key.0.wrapping_add(1));
    }
    key
}

fn plan_has(plan: &Plan, draft: &Draft) -> bool {
    draft
        .seen
        .key
        .is_some_and(|key| plan.object(draft.kind, key).is_some())
}

pub(super) fn row(
    draft: &Draft,
    key: Key,
    keys: &[Key],
    joined: &Joined,
    plan: &Plan,
    as_of: Option<Date>,
) -> Row {
    let object = plan.object(draft.kind, key);
    let before = object.and_then(|row| row.meta().imported.as_deref());
    let changes = changes(draft, keys, object, before);
    let source = joined.sources.get(draft.seen.source);
    let mut imported = before.cloned().unwrap_or_default();
    if !draft.seen.only_in_plan {
        imported.source = source.map(|source| source.name.clone()).unwrap_or_default();
        imported.format = source
            .map(|source| source.format.into())
            .unwrap_or_default();
        imported.address = draft.seen.address.clone();
        imported.seen_on = as_of.map_or(imported.seen_on, Known::Is);
        imported.planned = if draft.seen.planned {
            Known::Is(true)
        } else {
            Known::Unknown
        };
    }
    let mut ids: Vec<Text> = imported.ids.to_vec();
    ids.extend(draft.seen.ids.iter().cloned());
    let mut fields: Vec<Text> = imported.fields.to_vec();
    fields.extend(owned(draft, object, before));
    for list in [&mut ids, &mut fields] {
        list.sort();
        list.dedup();
    }
    imported.ids = ids.into();
    imported.fields = fields.into();
    let state = match (object, changes.is_empty()) {
        (None, _) => State::Added,
        (Some(_), false) => State::Changed,
        (Some(_), true) => State::Unchanged,
    };
    Row {
        state,
        kind: Some(draft.kind),
        key: Some(key),
        name: object
            .map(|row| Text::from(name_of(row)))
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| draft.seen.name.clone()),
        source: imported.source.clone(),
        address: draft.seen.address.clone(),
        planned: draft.seen.planned,
        reason: reason(state, &changes, draft.seen.planned),
        notes: before.is_none_or(|before| {
            Imported {
                seen_on: imported.seen_on,
                ..before.clone()
            } != imported
        }),
        changes,
        imported: Some(imported),
    }
}

/// The fields that hold what the files say, or will.
fn owned(draft: &Draft, object: Option<&dyn AnyObject>, before: Option<&Imported>) -> Vec<Text> {
    let fields = draft.facts.keys().chain(draft.links.keys());
    fields
        .filter(|field| {
            let stated = object.and_then(|row| row.field(field));
            stated.is_none() || before.is_some_and(|before| before.owns(field))
        })
        .map(|field| Text::from(*field))
        .collect()
}

fn changes(
    draft: &Draft,
    keys: &[Key],
    object: Option<&dyn AnyObject>,
    imported: Option<&Imported>,
) -> Vec<Change> {
    let pointers = draft.links.iter().map(|(field, to)| {
        let key = to.and_then(|to| keys.get(to));
        (*field, key.map_or(Json::Null, |key| key.to_string().into()))
    });
    let facts = draft
        .facts
        .iter()
        .map(|(field, value)| (*field, value.clone()));
    let mut changes = Vec::new();
    for (name, after) in facts.chain(pointers) {
        let Some(field) = draft.kind.fields().iter().find(|field| field.key == name) else {
            continue;
        };
        let before = object.and_then(|row| row.field(name));
        let says_nothing = after == Json::Null || after == "";
        let owns = imported.is_some_and(|imported| imported.owns(name));
        let same = before.as_ref() == Some(&after) || (says_nothing && (before.is_none() || !owns));
        if same || matches!(field.shape, Shape::Json) {
            continue;
        }
        changes.push(Change {
            field,
            overwrites: before.is_some() && !owns,
            before,
            after: if says_nothing { Json::Null } else { after },
        });
    }
    changes
}

fn reason(state: State, changes: &[Change], planned: bool) -> String {
    let kept = changes.iter().filter(|change| change.overwrites).count();
    let labels: Vec<String> = changes
        .iter()
        .map(|change| change.field.in_sentence())
        .collect();
    match state {
        State::Added if planned => "Planned, not deployed yet".to_owned(),
        State::Added => "Not in the plan yet".to_owned(),
        State::Changed if kept > 0 => format!(
            "Differs in {}; {kept} of it was entered by a person and is kept unless taken over",
            labels.join(", ")
        ),
        State::Changed => format!("Differs in {}", labels.join(", ")),
        _ => "As in the plan".to_owned(),
    }
}

/// Objects that an earlier import of the same deployment brought, and that
/// these files do not have: those of a file of the same name, or of one of
/// which these files have other objects of the same kind.
pub(super) fn gone(rows: &[Row], plan: &Plan) -> Vec<Row> {
    let present: BTreeSet<Key> = rows.iter().filter_map(|row| row.key).collect();
    let mut covered: BTreeSet<(Kind, &str, &str)> = BTreeSet::new();
    for row in rows {
        let (Some(kind), Some(key), Some(now)) = (row.kind, row.key, &row.imported) else {
            continue;
        };
        let before = plan
            .object(kind, key)
            .and_then(|row| row.meta().imported.as_deref());
        if let Some(before) = before.filter(|before| before.format == now.format) {
            covered.insert((kind, &before.source, &before.format));
        }
        covered.insert((kind, &now.source, &now.format));
    }
    let mut entries: BTreeMap<(Kind, Key), usize> = BTreeMap::new();
    for (_, object) in plan.said() {
        *entries.entry(object).or_default() += 1;
    }
    let mut gone = Vec::new();
    for &kind in Kind::ALL {
        let table = plan.table(kind);
        for object in (0..table.count()).filter_map(|place| table.row(place)) {
            let Some(imported) = &object.meta().imported else {
                continue;
            };
            let key = object.meta().id;
            if present.contains(&key)
                || !covered.contains(&(kind, &imported.source, &imported.format))
            {
                continue;
            }
            gone.push(Row {
                state: State::Gone,
                kind: Some(kind),
                key: Some(key),
                name: name_of(object).into(),
                source: imported.source.clone(),
                address: imported.address.clone(),
                planned: imported.planned.is(&true),
                reason: why_gone(entries.get(&(kind, key)).copied().unwrap_or(0)),
                changes: Vec::new(),
                imported: None,
                notes: false,
            });
        }
    }
    gone
}

/// Why something is gone, and what people said of it, which goes with it.
fn why_gone(entries: usize) -> String {
    let said = match entries {
        0 => String::new(),
        1 => "; one entry about it would go with it".to_owned(),
        many => format!("; {many} entries about it would go with it"),
    };
    format!("Imported earlier, and no longer in the file{said}")
}

pub(super) fn left_out(joined: &Joined) -> Vec<Row> {
    let rows = joined.unread.iter().map(|unread| {
        let source = joined.sources.get(unread.seen.source);
        Row {
            state: State::NotUnderstood,
            kind: None,
            key: None,
            name: unread.seen.name.clone(),
            source: source.map(|source| source.name.clone()).unwrap_or_default(),
            address: unread.seen.address.clone(),
            planned: unread.seen.planned,
            reason: unread.reason.clone(),
            changes: Vec::new(),
            imported: None,
            notes: false,
        }
    });
    rows.collect()
}
