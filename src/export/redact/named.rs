//! What names an object by its name, and follows that name.

use std::collections::BTreeMap;

use crate::model::Json;
use crate::model::plan::{Kind, Plan};
use crate::model::record::Map;
use crate::model::table::name_of;

use super::{Redact, WITHHELD, shown};

/// What a failure hits, where that is somebody.
const PEOPLE: &[&str] = &["person"];
/// What a failure hits, where that has a host's or a network's name.
const HOSTS: &[&str] = &["workload", "copies", "connection", "connector", "network"];

/// What objects are called, by what they are called in the plan; only what will
/// be called otherwise.
pub(super) struct Names(BTreeMap<String, String>);

impl Names {
    /// The names of that plan.
    pub(super) fn of(plan: &Plan, redactions: &[Redact]) -> Self {
        let mut names = BTreeMap::new();
        for &kind in Kind::ALL {
            let table = plan.table(kind);
            for (index, row) in (0..table.count()).filter_map(|at| Some((at, table.row(at)?))) {
                let (before, map) = (name_of(row), shown(kind, index, row, redactions));
                let after = map.get("name").and_then(Json::as_str).unwrap_or_default();
                if !before.is_empty() && before != after {
                    names.entry(before).or_insert_with(|| after.to_owned());
                }
            }
        }
        Self(names)
    }

    /// Lets what a failure of the team's own hits follow the names; what names
    /// somebody or something that the plan does not know is withheld.
    pub(super) fn follow(&self, map: &mut Map, redactions: &[Redact]) {
        let lists = ["happenings", "includes"];
        for (list, value) in map.iter_mut() {
            let Json::Array(items) = value else { continue };
            for item in items.iter_mut().filter_map(Json::as_object_mut) {
                if lists.contains(&list.as_str()) {
                    self.follow_in(item, redactions);
                }
            }
        }
    }

    fn follow_in(&self, item: &mut Map, redactions: &[Redact]) {
        let hits = item.get("hits").and_then(Json::as_str).unwrap_or_default();
        let is_withheld = redactions.iter().any(|redact| match redact {
            Redact::People => PEOPLE.contains(&hits),
            Redact::Hosts => HOSTS.contains(&hits),
            Redact::Notes | Redact::Status => false,
        });
        let Some(Json::String(which)) = item.get_mut("which") else {
            return;
        };
        match self.0.get(which.as_str()) {
            Some(name) => which.clone_from(name),
            None if is_withheld => WITHHELD.clone_into(which),
            None => {}
        }
    }
}
