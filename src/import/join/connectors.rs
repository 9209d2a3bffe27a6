//! Connectors, and the servers or worker pools that they run on.

use std::collections::{BTreeMap, BTreeSet};

use super::super::gather::{Thing, gather};
use super::super::inventory::{Connector, Server};
use super::super::seeds::address_id;
use super::Join;
use crate::model::Json;
use crate::model::plan::Kind;
use crate::model::slices::Rest;
use crate::model::text::Text;

/// The server of a connector, both by their place in their lists.
type Servers = BTreeMap<usize, usize>;

impl Join<'_> {
    pub(super) async fn add_connectors(&mut self, rest: &mut impl Rest) -> Option<()> {
        let listed = std::mem::take(&mut self.inventory.connectors);
        let gathered = gather(listed, |_, _| true, rest).await?;
        let mut connectors: Vec<Option<Connector>> = gathered.into_iter().map(Some).collect();
        let mut servers = self.known_servers(&connectors);
        self.servers_by_number(&mut connectors, &mut servers);
        self.servers_alone(&mut connectors, &mut servers);
        for (place, connector) in connectors.into_iter().enumerate() {
            if let Some(connector) = connector {
                let server = servers
                    .get(&place)
                    .and_then(|at| self.inventory.servers.get(*at));
                let server = server.cloned().unwrap_or_default();
                self.add_connector(connector, &server);
            }
            rest.rest().await?;
        }
        Some(())
    }

    fn add_connector(&mut self, connector: Connector, server: &Server) {
        let found = !connector.seen.only_in_plan || !server.seen.ids.is_empty();
        let named = !connector.seen.name.is_empty();
        let connection = self.connection_of(&connector);
        let mut seen = connector.seen;
        let id = seen.ids.first().cloned().unwrap_or_default();
        let of_server = server.addresses.iter().map(address_id);
        for id in server.seen.ids.iter().cloned().chain(of_server) {
            if !seen.ids.contains(&id) {
                seen.ids.push(id);
            }
        }
        if !server.seen.only_in_plan && !server.seen.ids.is_empty() && seen.only_in_plan {
            seen.source = server.seen.source;
            seen.address = server.seen.address.clone();
            seen.only_in_plan = false;
        }
        let draft = self.draft(Kind::Connector, seen, connector.facts);
        self.link(draft, "connection", connection.filter(|_| found));
        let zone = Some(server.zone.clone()).filter(|zone| !zone.is_empty());
        let zone = zone.or_else(|| self.pool_zone(connection));
        if let (Some(zone), true) = (zone, found) {
            self.state(draft, "zone", &*zone);
        }
        if !named && found {
            let name = [&server.seen.name, &id];
            let name = name.into_iter().find(|name| !name.is_empty());
            self.state(draft, "name", name.map_or("", |name| &**name));
        }
    }

    fn connection_of(&self, connector: &Connector) -> Option<usize> {
        let connection = connector.connection.as_ref()?;
        self.connections.get(connection).copied()
    }

    /// Servers that are known to be a connector's: by address, or from an
    /// earlier import.
    fn known_servers(&self, connectors: &[Option<Connector>]) -> Servers {
        let mut found = Servers::new();
        for (place, connector) in connectors.iter().enumerate() {
            let Some(connector) = connector else { continue };
            let mut servers = self.inventory.servers.iter();
            let at = servers.position(|server| {
                let by_address = connector
                    .address
                    .as_ref()
                    .is_some_and(|own| server.addresses.contains(own));
                by_address
                    || server
                        .seen
                        .ids
                        .iter()
                        .any(|id| connector.seen.ids.contains(id))
            });
            found.extend(at.map(|at| (place, at)));
        }
        found
    }

    /// Where a region has as many servers for connectors as connectors without
    /// a server, they are taken for each other's, in the order of their names.
    fn servers_by_number(&mut self, connectors: &mut [Option<Connector>], found: &mut Servers) {
        let mut open: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, connector) in connectors.iter().enumerate() {
            let connection = connector.as_ref().and_then(|one| self.connection_of(one));
            let Some(connection) = connection.filter(|_| !found.contains_key(&place)) else {
                continue;
            };
            let platform = self.stated(connection, "platform");
            let is_cluster = platform.is_some_and(|platform| platform != "vpc_server");
            let region = self.stated(connection, "region");
            let region = region.as_ref().and_then(Json::as_str);
            if let (Some(region), false) = (region, is_cluster) {
                open.entry(region.to_owned()).or_default().push(place);
            }
        }
        for (region, places) in open {
            let taken: BTreeSet<usize> = found
                .iter()
                .filter(|(place, _)| {
                    connectors
                        .get(**place)
                        .and_then(Option::as_ref)
                        .is_some_and(|one| one.connection.is_some())
                })
                .map(|(_, at)| *at)
                .collect();
            let mut free: Vec<(Text, usize)> = self
                .connector_servers()
                .filter(|(at, server)| *server.region == *region && !taken.contains(at))
                .map(|(at, server)| (server.seen.name.clone(), at))
                .collect();
            free.sort();
            if free.len() == places.len() {
                self.pair(&places, &free, connectors, found, &region);
            }
        }
    }

    fn pair(
        &mut self,
        places: &[usize],
        servers: &[(Text, usize)],
        connectors: &mut [Option<Connector>],
        found: &mut Servers,
        region: &str,
    ) {
        for (place, (_, at)) in places.iter().zip(servers) {
            let before = found
                .iter()
                .find(|(_, own)| *own == at)
                .map(|(place, _)| *place);
            // What an earlier import knew as a server alone is that connector.
            let known = before
                .and_then(|before| connectors.get_mut(before))
                .and_then(Option::take);
            if let (Some(known), Some(Some(connector))) = (known, connectors.get_mut(*place)) {
                let newer = std::mem::replace(connector, known);
                connector.absorb(newer);
            }
            found.insert(*place, *at);
        }
        let first = places
            .first()
            .and_then(|place| connectors.get(*place))
            .and_then(Option::as_ref);
        let seen = first
            .map(|one| one.seen.clone())
            .filter(|seen| !seen.only_in_plan);
        if let Some(seen) = seen {
            let text = format!(
                "No file says which connector runs on which server in {region}; they were taken in the order of their names. The list of connectors (ibmcloud backup-recovery data-source-connector list --output json) says it"
            );
            self.warn("connector_server_inferred", &seen, text);
        }
    }

    /// A server for connectors of which no file says whose it is, is a
    /// connector of an unknown connection.
    fn servers_alone(&self, connectors: &mut Vec<Option<Connector>>, found: &mut Servers) {
        let taken: BTreeSet<usize> = found.values().copied().collect();
        for (at, server) in self
            .connector_servers()
            .filter(|(at, server)| !taken.contains(at) && !server.seen.only_in_plan)
        {
            let name = Json::from(&*server.seen.name);
            found.insert(connectors.len(), at);
            connectors.push(Some(Connector {
                seen: server.seen.clone(),
                facts: [("name", name)].into(),
                ..Connector::default()
            }));
        }
    }

    fn connector_servers(&self) -> impl Iterator<Item = (usize, &Server)> {
        let servers = self.inventory.servers.iter().enumerate();
        servers.filter(|(_, server)| server.is_connector)
    }
}
