//! What happened to workloads: recoveries and upgrades of their agents.

use std::collections::BTreeSet;

use super::super::inventory::{Facts, Seen};
use super::Join;
use crate::model::Json;
use crate::model::text::Text;

impl Join<'_> {
    /// Recoveries are evidence of restore tests, upgrades of current agents.
    pub(super) fn add_evidence(&mut self) {
        let mut recoveries = std::mem::take(&mut self.inventory.recoveries);
        recoveries.sort_by_key(|one| one.facts.get("last_restore_test").map(Json::to_string));
        for recovery in recoveries {
            let places: BTreeSet<usize> = recovery
                .objects
                .iter()
                .filter_map(|(id, name)| self.source_or_name(id, name))
                .collect();
            if places.is_empty() {
                let reason = "A recovery of something that no file describes";
                self.inventory.leave_out(recovery.seen, reason);
                continue;
            }
            for place in places {
                self.add_facts(place, &recovery.facts, &recovery.seen);
            }
        }
        for upgrade in std::mem::take(&mut self.inventory.upgrades) {
            let mut names = upgrade.agents.iter();
            let Some(place) = names.find_map(|name| self.server_at(name, name, "")) else {
                self.inventory.leave_out(
                    upgrade.seen,
                    "An upgrade of an agent of which no file names the server",
                );
                continue;
            };
            self.add_facts(
                place,
                &Facts::from([("agent_upgraded_on", upgrade.day)]),
                &upgrade.seen,
            );
        }
    }

    fn source_or_name(&self, id: &Text, name: &str) -> Option<usize> {
        self.sources.get(id).copied().or_else(|| {
            let mut servers = self.inventory.servers.iter();
            let by_id = servers.position(|server| !id.is_empty() && server.sources.contains(id));
            by_id.or_else(|| self.server_at(name, name, ""))
        })
    }

    fn add_facts(&mut self, place: usize, facts: &Facts, seen: &Seen) {
        if let Some(server) = self.inventory.servers.get_mut(place) {
            server.facts.extend(facts.clone());
            let name = server.seen.name.clone();
            server.seen.absorb(
                Seen {
                    name,
                    ids: Vec::new(),
                    key: None,
                    ..seen.clone()
                },
                false,
            );
        }
    }
}
