//! The same thing said twice: objects that both sides added under ids of their own.

use std::collections::BTreeMap;

use crate::model::Json;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::model::table::AnyTable;

/// Additions of both sides that speak of the same thing under ids of their
/// own: that of `mine`, and that of `theirs`.
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
    let added = |table: &dyn AnyTable, other: &dyn AnyTable| -> Vec<(String, Key)> {
        let new = keys(table)
            .filter(|(_, key)| base.position(*key).is_none() && other.position(*key).is_none());
        let topics = new.filter_map(|(index, key)| {
            let row = table.row(index)?;
            let topic: Vec<Json> = topic
                .iter()
                .map(|field| row.field(field).unwrap_or_default())
                .collect();
            let says = topic.iter().any(|part| !part.is_null());
            says.then(|| (Json::Array(topic).to_string(), key))
        });
        topics.collect()
    };
    let others: BTreeMap<String, Key> = added(theirs, mine).into_iter().collect();
    let own = added(mine, theirs).into_iter();
    own.filter_map(|(topic, key)| Some((key, *others.get(&topic)?)))
        .collect()
}

/// The objects of a table, with their places.
pub(super) fn keys(table: &dyn AnyTable) -> impl Iterator<Item = (usize, Key)> {
    (0..table.count()).filter_map(|index| Some((index, table.row(index)?.meta().id)))
}
