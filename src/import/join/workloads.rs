//! Servers, sources and namespaces become workloads, with what registrations,
//! groups, recoveries and upgrades say of them.

use std::collections::{BTreeMap, BTreeSet};

use super::super::inventory::{Facts, Registration, Seen, Server, place};
use super::super::seeds::{ADDRESS, CLUSTER, SOURCE};
use super::{Draft, Join, key_of};
use crate::model::Json;
use crate::model::plan::{Kind, Plan};
use crate::model::slices::Rest;
use crate::model::text::Text;

/// Where servers are found by what other files call them.
#[derive(Default)]
pub(super) struct Directory {
    addresses: BTreeMap<Text, Vec<usize>>,
    names: BTreeMap<String, Vec<usize>>,
}

impl Join<'_> {
    pub(super) async fn add_workloads(&mut self, plan: &Plan, rest: &mut impl Rest) -> Option<()> {
        self.directory = Directory::of(&self.inventory.servers);
        rest.rest().await?;
        let registrations = self.inventory.registrations.clone();
        for registration in &registrations {
            self.register(registration);
            rest.rest().await?;
        }
        let members = self.members(rest).await?;
        self.add_clusters();
        self.add_evidence();
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for member in members {
            groups.entry(member.server).or_default().push(member.group);
        }
        let told = self
            .inventory
            .groups
            .iter()
            .any(|group| group.objects.is_some());
        let applications = self.add_applications(plan);
        rest.rest().await?;
        for (place, server) in self.inventory.servers.clone().into_iter().enumerate() {
            let of = groups.get(&place).map_or(&[][..], Vec::as_slice);
            self.add_workload(place, server, of, told, &applications);
            rest.rest().await?;
        }
        self.connect_groups();
        let clusters = self
            .inventory
            .clusters
            .iter()
            .filter(|one| !one.seen.only_in_plan);
        self.joined.counts.clusters = clusters.clone().count();
        self.joined.counts.planned += clusters.filter(|one| one.seen.planned).count();
        Some(())
    }

    /// Joins a registered source to its server, or makes it a workload.
    fn register(&mut self, registration: &Registration) {
        let connection = registration
            .connection
            .as_ref()
            .and_then(|id| self.connections.get(id))
            .copied();
        if &*registration.environment == "kKubernetes" {
            if let Some(connection) = connection {
                self.state(connection, "network", &*registration.seen.name);
                if self.pool_of(&registration.seen.name).is_some() {
                    self.state(connection, "dedicated_workers", true);
                }
            }
            return;
        }
        let region = connection.and_then(|at| self.stated(at, "region"));
        let region = region.as_ref().and_then(Json::as_str).unwrap_or_default();
        let known = self.server_at(&registration.endpoint, &registration.seen.name, region);
        let at = known.unwrap_or_else(|| {
            let name = [&registration.seen.name, &registration.endpoint];
            let name = name
                .into_iter()
                .find(|name| !name.is_empty())
                .cloned()
                .unwrap_or_default();
            let mut facts = Facts::from([("name", Json::from(&*name))]);
            place(&mut facts, region, &[]);
            self.inventory.servers.push(Server {
                facts,
                addresses: vec![registration.endpoint.clone()],
                region: region.into(),
                is_part: true,
                seen: Seen {
                    ids: vec![format!("registration {}", registration.id).into()],
                    name,
                    ..registration.seen.clone()
                },
                ..Server::default()
            });
            self.inventory.servers.len() - 1
        });
        let Some(server) = self.inventory.servers.get_mut(at) else {
            return;
        };
        server.facts.extend(registration.facts.clone());
        let is_database = registration
            .applications
            .iter()
            .any(|name| &**name == "kSQL");
        if &*registration.environment == "kPhysical" {
            let kind = if is_database { "mssql" } else { "file_system" };
            server.facts.insert("kind", kind.into());
        }
        if !server.sources.contains(&registration.id) && !registration.id.is_empty() {
            server.sources.push(registration.id.clone());
        }
        let name = server.seen.name.clone();
        let seen = Seen {
            name,
            ids: Vec::new(),
            key: None,
            ..registration.seen.clone()
        };
        server.seen.absorb(seen, false);
        self.sources.insert(registration.id.clone(), at);
        if let Some(connection) = connection {
            self.reached.insert(at, connection);
        }
    }

    /// The server with that address or name, where there is only one.
    pub(super) fn server_at(&self, address: &str, name: &str, region: &str) -> Option<usize> {
        let near = |places: &Vec<usize>| -> Option<usize> {
            if let [only] = places.as_slice() {
                return Some(*only);
            }
            let mut near = places.iter().copied().filter(|&place| {
                self.inventory
                    .servers
                    .get(place)
                    .is_some_and(|server| *server.region == *region)
            });
            let first = near.next()?;
            near.next().is_none().then_some(first)
        };
        let by_address = self
            .directory
            .addresses
            .get(&Text::from(address))
            .and_then(near);
        let is_number = address.parse::<std::net::IpAddr>().is_ok();
        let first = address
            .split('.')
            .next()
            .filter(|_| !is_number)
            .unwrap_or_default();
        by_address.or_else(|| {
            [address, name, first]
                .into_iter()
                .filter(|name| !name.is_empty())
                .find_map(|name| {
                    self.directory
                        .names
                        .get(&name.to_lowercase())
                        .and_then(near)
                })
        })
    }

    /// A cluster of which nothing is protected is a workload without protection.
    fn add_clusters(&mut self) {
        for cluster in self.inventory.clusters.clone() {
            let id = Text::from(format!("{CLUSTER}{}", cluster.seen.name));
            let has_parts = self
                .inventory
                .servers
                .iter()
                .any(|server| server.seen.ids.contains(&id) && !server.seen.only_in_plan);
            if has_parts || cluster.seen.only_in_plan {
                continue;
            }
            let mut facts = Facts::from([
                ("name", Json::from(&*cluster.seen.name)),
                ("kind", "kubernetes".into()),
                ("platform", cluster.platform.into()),
            ]);
            place(&mut facts, &cluster.region, &cluster.zones);
            let mut seen = cluster.seen;
            seen.ids.push(id);
            self.part(Server {
                facts,
                region: cluster.region,
                is_part: true,
                seen,
                ..Server::default()
            });
        }
    }

    fn add_applications(&mut self, plan: &Plan) -> BTreeMap<Text, usize> {
        let mut named: BTreeMap<Text, (Seen, Facts)> = BTreeMap::new();
        for server in &self.inventory.servers {
            let Some(name) = server.named.get("application") else {
                continue;
            };
            let (_, facts) = named.entry(name.clone()).or_insert_with(|| {
                let seen = Seen {
                    name: name.clone(),
                    ids: Vec::new(),
                    key: key_of(plan, Kind::Application, name),
                    ..server.seen.clone()
                };
                (seen, Facts::from([("name", Json::from(&**name))]))
            });
            if let Some(tier) = server.named.get("tier") {
                facts.insert("tier", Json::from(&**tier));
            }
        }
        let named = named.into_iter();
        named
            .map(|(name, (seen, facts))| (name, self.draft(Kind::Application, seen, facts)))
            .collect()
    }

    fn add_workload(
        &mut self,
        place: usize,
        server: Server,
        groups: &[usize],
        told: bool,
        applications: &BTreeMap<Text, usize>,
    ) {
        if server.seen.only_in_plan && groups.is_empty() {
            return;
        }
        if !server.is_part {
            self.joined.counts.servers += 1;
            self.joined.counts.planned += usize::from(server.seen.planned);
            if !server.zone.is_empty() {
                *self.joined.zones.entry(server.zone.clone()).or_default() += 1;
            }
        }
        if server.is_connector && groups.is_empty() {
            return;
        }
        let protecting = groups
            .iter()
            .copied()
            .find(|&group| self.protects(group).is_ok());
        match protecting {
            Some(_) => self.joined.counts.protected += 1,
            None => self.joined.counts.unprotected += 1,
        }
        let mut seen = server.seen;
        let more = server
            .addresses
            .iter()
            .map(|address| format!("{ADDRESS}{address}"));
        let more = more.chain(server.sources.iter().map(|id| format!("{SOURCE}{id}")));
        for id in more.map(Text::from) {
            if !seen.ids.contains(&id) {
                seen.ids.push(id);
            }
        }
        let draft = self.draft(Kind::Workload, seen, server.facts);
        let group = protecting.or_else(|| groups.first().copied());
        let group = group.and_then(|group| self.groups.get(group)).copied();
        if let (true, Some(draft)) = (told || group.is_some(), self.joined.drafts.get_mut(draft)) {
            draft.links.insert("group", group);
        }
        self.link(draft, "connection", self.reached.get(&place).copied());
        let application = server
            .named
            .get("application")
            .and_then(|name| applications.get(name));
        self.link(draft, "application", application.copied());
        self.link_by_name(draft, &server.named);
    }

    /// Pointers that a table names: to a group, policy or connection.
    fn link_by_name(&mut self, draft: usize, named: &BTreeMap<&'static str, Text>) {
        for (field, kind) in [
            ("group", Kind::Group),
            ("policy", Kind::Policy),
            ("connection", Kind::Connection),
        ] {
            let Some(name) = named.get(field) else {
                continue;
            };
            let fits = |one: &Draft| one.kind == kind && one.seen.name.eq_ignore_ascii_case(name);
            if let Some(to) = self.joined.drafts.iter().position(fits) {
                self.link(draft, field, Some(to));
                continue;
            }
            let seen = self.joined.drafts.get(draft).map(|one| one.seen.clone());
            let text = format!(
                "There is no {} called {name}; the cell was left out",
                kind.label().to_lowercase()
            );
            self.warn("name_not_found", &seen.unwrap_or_default(), text);
        }
    }

    /// A group whose members are all reached by one connection goes through it.
    fn connect_groups(&mut self) {
        let mut ways: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for draft in &self.joined.drafts {
            let group = draft.links.get("group").copied().flatten();
            let connection = draft.links.get("connection").copied().flatten();
            if let (Some(group), Some(connection)) = (group, connection) {
                ways.entry(group).or_default().insert(connection);
            }
        }
        for place in 0..self.groups.len() {
            let within = self
                .inventory
                .groups
                .get(place)
                .and_then(|group| group.within.clone());
            let mut registrations = self.inventory.registrations.iter();
            let registration =
                within.and_then(|id| registrations.find(|one| one.id == id || one.seen.name == id));
            let connection = registration
                .and_then(|one| one.connection.as_ref())
                .and_then(|id| self.connections.get(id));
            if let (Some(draft), Some(connection)) = (self.groups.get(place), connection) {
                ways.entry(*draft).or_default().insert(*connection);
            }
        }
        for (group, connections) in ways {
            if let (1, Some(connection)) = (connections.len(), connections.first()) {
                self.link(group, "connection", Some(*connection));
            }
        }
    }
}

impl Directory {
    fn of(servers: &[Server]) -> Self {
        let mut directory = Self::default();
        for (place, server) in servers.iter().enumerate() {
            for address in &server.addresses {
                directory
                    .addresses
                    .entry(address.clone())
                    .or_default()
                    .push(place);
            }
            directory
                .names
                .entry(server.seen.name.to_lowercase())
                .or_default()
                .push(place);
        }
        directory
    }
}
