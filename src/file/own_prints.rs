//! What objects say by themselves, as numbers, kept from one version of a
//! plan to the next: versions share the objects that did not change.

use std::collections::BTreeMap;

use super::covered::{Fact, covered_facts};
use super::hash::fnv;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::model::table::AnyObject;

/// The fingerprint of each object alone, for as long as it stays where it is.
#[derive(Clone, Debug, Default)]
pub struct OwnPrints(BTreeMap<(Kind, Key), (Address, u64)>);

/// Where an object is in memory.
type Address = usize;

impl OwnPrints {
    /// The object's own covered facts.
    pub(super) fn of(&mut self, kind: Kind, row: &dyn AnyObject) -> u64 {
        let (place, here) = ((kind, row.meta().id), address(row));
        match self.0.get(&place) {
            Some(&(there, print)) if there == here => print,
            _ => {
                let print = own_print(kind, row);
                self.0.insert(place, (here, print));
                print
            }
        }
    }

    /// What is known of these objects. Others must not be kept: they make
    /// room in memory, where the next version may put something else.
    pub(super) fn only_of(mut self, rows: &BTreeMap<(Kind, Key), &dyn AnyObject>) -> Self {
        self.0.retain(|place, (there, _)| {
            let row = rows.get(place);
            row.is_some_and(|&row| address(row) == *there)
        });
        self
    }
}

fn address(row: &dyn AnyObject) -> Address {
    std::ptr::from_ref(row).cast::<()>().addr()
}

fn own_print(kind: Kind, row: &dyn AnyObject) -> u64 {
    let mut parts = vec![kind.key().to_owned()];
    for (field, fact) in covered_facts(kind, row) {
        parts.push(field.key.to_owned());
        parts.push(match fact {
            Fact::Value(value) => value.to_string(),
            Fact::Stated => String::new(),
        });
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    fnv(&parts)
}
