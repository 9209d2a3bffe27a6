//! Instances with their keys and gateways, connections, connectors.

use std::collections::BTreeSet;

use super::super::inventory::{Connector, Facts, Pool, Seen};
use super::Join;
use crate::model::Json;
use crate::model::plan::Kind;
use crate::model::text::Text;

impl Join<'_> {
    pub(super) fn add_instances(&mut self) {
        for instance in std::mem::take(&mut self.inventory.instances) {
            let (ids, tenant) = (instance.seen.ids.clone(), instance.tenant.clone());
            let found = !instance.seen.only_in_plan;
            let draft = self.draft(Kind::Instance, instance.seen, instance.facts);
            for id in ids.iter().chain(&tenant) {
                self.instances.entry(id.clone()).or_insert(draft);
            }
            match &instance.root_key {
                Some(crn) => self.add_key(draft, crn, &ids),
                // Whoever creates it with Terraform names the key there.
                None if instance.tells_key => self.state(draft, "encryption", "provider"),
                None => {}
            }
            self.add_network(draft, &ids, found);
        }
    }

    fn add_key(&mut self, draft: usize, crn: &Text, ids: &[Text]) {
        let keys: Vec<Facts> = self
            .inventory
            .keys
            .iter()
            .filter(|key| key.seen.ids.contains(crn))
            .map(|key| key.facts.clone())
            .collect();
        for (field, value) in keys.into_iter().flatten() {
            self.state(draft, field, value);
        }
        let mut allowed = self.inventory.authorizations.iter();
        if allowed.any(|one| one.instance.as_ref().is_none_or(|id| ids.contains(id))) {
            self.state(draft, "key_authorized", true);
        }
    }

    fn add_network(&mut self, draft: usize, ids: &[Text], found: bool) {
        let restrictions = &self.inventory.restrictions;
        let own = |id: &Option<Text>| id.as_ref().map_or(found, |id| ids.contains(id));
        let mut modes = restrictions
            .iter()
            .filter(|one| own(&one.instance))
            .map(|one| one.enforced)
            .peekable();
        if modes.peek().is_some() {
            let enforced = modes.any(|enforced| enforced);
            self.state(draft, "context_restrictions", enforced);
        }
        let gateways = self
            .inventory
            .gateways
            .iter()
            .filter(|one| ids.contains(&one.target));
        let addresses: Vec<Text> = gateways
            .clone()
            .flat_map(|one| one.addresses.clone())
            .collect();
        if gateways.count() > 0 {
            self.state(draft, "vpe", true);
            let zones: Option<BTreeSet<Text>> = addresses
                .iter()
                .map(|address| self.zone_of(address))
                .collect();
            if let Some(zones) = zones.filter(|zones| !zones.is_empty()) {
                self.state(draft, "vpe_zones", zones.len());
            }
        }
    }

    /// The zone of the only subnet that the address is in.
    fn zone_of(&self, address: &str) -> Option<Text> {
        let subnets = self
            .inventory
            .subnets
            .iter()
            .filter(|subnet| contains(&subnet.range, address));
        let zones: BTreeSet<&Text> = subnets.map(|subnet| &subnet.zone).collect();
        let only = zones
            .first()
            .filter(|zone| zones.len() == 1 && !zone.is_empty());
        only.map(|zone| Text::clone(zone))
    }

    /// The instance with that id; the only one there is where a file names
    /// none, or only its tenant.
    pub(super) fn instance(&self, id: Option<&Text>) -> Option<usize> {
        let found = id.and_then(|id| self.instances.get(id));
        let is_tenant = id.is_none_or(|id| !id.contains(['-', ':']));
        let drafts: BTreeSet<usize> = self.instances.values().copied().collect();
        let only = drafts.first().filter(|_| is_tenant && drafts.len() == 1);
        found.or(only).copied()
    }

    pub(super) fn add_connections(&mut self) {
        let addresses: Vec<Text> = self
            .inventory
            .connectors
            .iter()
            .filter_map(|one| one.address.clone())
            .collect();
        for server in &mut self.inventory.servers {
            server.is_connector |= server.addresses.iter().any(|own| addresses.contains(own));
        }
        for connection in std::mem::take(&mut self.inventory.connections) {
            let ids = connection.seen.ids.clone();
            let found = !connection.seen.only_in_plan;
            for id in &connection.connectors {
                self.inventory.connectors.push(Connector {
                    connection: ids.first().cloned(),
                    seen: Seen {
                        ids: vec![id.clone()],
                        key: None,
                        name: Text::default(),
                        ..connection.seen.clone()
                    },
                    ..Connector::default()
                });
            }
            let draft = self.draft(Kind::Connection, connection.seen, connection.facts);
            for id in ids {
                self.connections.entry(id).or_insert(draft);
            }
            if !found {
                continue;
            }
            let instance = self.instance(connection.instance.as_ref());
            self.link(draft, "instance", instance);
            let of_instance = instance.and_then(|at| self.stated(at, "region"));
            if let (None, Some(region)) = (self.stated(draft, "region"), of_instance) {
                self.state(draft, "region", region);
            }
            let region = self.stated(draft, "region");
            let region = region.as_ref().and_then(Json::as_str).unwrap_or_default();
            let near = |region: &str| {
                let mut servers = self.inventory.servers.iter();
                servers.any(|server| server.is_connector && *server.region == *region)
            };
            if self.stated(draft, "platform").is_none() && near(region) {
                self.state(draft, "platform", "vpc_server");
            }
        }
    }

    /// The only zone of the worker pool for connectors of the cluster that is
    /// reached through that connection.
    pub(super) fn pool_zone(&self, connection: Option<usize>) -> Option<Text> {
        let network = self.stated(connection?, "network")?;
        match self.pool_of(network.as_str()?)?.zones.as_slice() {
            [zone] if !zone.is_empty() => Some(zone.clone()),
            _ => None,
        }
    }

    /// The worker pool for connectors alone of the cluster of that name.
    pub(super) fn pool_of(&self, cluster: &str) -> Option<&Pool> {
        let mut clusters = self.inventory.clusters.iter();
        let cluster = clusters.find(|one| *one.seen.name == *cluster)?;
        let own = |name: &Text| cluster.seen.ids.contains(name) || *name == cluster.seen.name;
        let mut pools = self.inventory.pools.iter();
        pools.find(|pool| pool.for_connectors && own(&pool.cluster))
    }
}

/// Whether the range holds the address, both IPv4.
fn contains(range: &str, address: &str) -> bool {
    let number = |text: &str| text.parse::<std::net::Ipv4Addr>().ok().map(u32::from);
    let Some((base, bits)) = range.split_once('/') else {
        return false;
    };
    let (Some(base), Some(address), Ok(bits)) =
        (number(base), number(address), bits.parse::<u32>())
    else {
        return false;
    };
    let shift = 32_u32.saturating_sub(bits);
    bits <= 32
        && base.checked_shr(shift).unwrap_or_default()
            == address.checked_shr(shift).unwrap_or_default()
}
