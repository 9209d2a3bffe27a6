//! The same thing said twice: objects that both sides added under ids of their own.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Json;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::model::table::AnyTable;

/// Additions of both sides that speak of the same thing under ids of their
/// own: that of `mine`, and that of `theirs`. Each has one twin at most.
pub(super) fn twins(
    kind: Kind,
    base: &dyn AnyTable,
    mine: &dyn AnyTable,
    theirs: &dyn AnyTable,
) -> BTreeMap<Key, Key> {
    let topic: &[&str] = match kind {
        Kind::Assignment => &["duty", "object"],
        Kind::Attestation => &["item", "object"],
        Kind::CataloguePin => &["catalogue"],
        _ => return BTreeMap::new(),
    };
    let added = |table: &dyn AnyTable, other: &dyn AnyTable| {
        let new = keys(table)
            .filter(|(_, key)| base.position(*key).is_none() && other.position(*key).is_none());
        let mut by_topic: BTreeMap<String, BTreeSet<Key>> = BTreeMap::new();
        for (index, key) in new {
            let Some(row) = table.row(index) else {
                continue;
            };
            let said = topic
                .iter()
                .map(|field| row.field(field).unwrap_or_default());
            let said: Vec<Json> = said.collect();
            if said.iter().any(|part| !part.is_null()) {
                let topic = Json::Array(said).to_string();
                by_topic.entry(topic).or_default().insert(key);
            }
        }
        by_topic
    };
    let others = added(theirs, mine);
    let own = added(mine, theirs).into_iter();
    // Where a side says it more than once, the ids decide who belongs to whom: their
    // order is the same on both sides, that of the rows is not.
    own.filter_map(|(topic, keys)| Some(keys.into_iter().zip(others.get(&topic)?.iter().copied())))
        .flatten()
        .collect()
}

/// The objects of a table, with their places.
pub(super) fn keys(table: &dyn AnyTable) -> impl Iterator<Item = (usize, Key)> {
    (0..table.count()).filter_map(|index| Some((index, table.row(index)?.meta().id)))
}
