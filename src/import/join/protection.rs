//! Which group protects what: groups name objects by the ids of registered
//! sources, of databases below them, or of namespaces.

use std::collections::{BTreeMap, BTreeSet};

use super::super::gather::Thing;
use super::super::inventory::{Facts, Group, Seen, Server, place};
use super::super::seeds::CLUSTER;
use super::Join;
use crate::model::Json;
use crate::model::plan::Kind;
use crate::model::slices::Rest;
use crate::model::text::Text;
use crate::model::units::Date;

/// A workload in a group, both by their place in the inventory.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) server: usize,
    pub(super) group: usize,
    /// The kind of database that the group protects on it.
    pub(super) database: Option<&'static str>,
}

/// How far the id of a database is from its server's, where no file says
/// which database is on which server.
const NEAR: i64 = 64;

impl Join<'_> {
    pub(super) async fn add_groups(&mut self, rest: &mut impl Rest) -> Option<()> {
        for place in 0..self.inventory.groups.len() {
            rest.rest().await?;
            let Some(group) = self.inventory.groups.get(place).cloned() else {
                continue;
            };
            let found = !group.seen.only_in_plan;
            let draft = self.draft(Kind::Group, group.seen.clone(), group.facts);
            self.groups.push(draft);
            if !found {
                continue;
            }
            let instance = self.instance(group.instance.as_ref());
            self.link(draft, "instance", instance);
            let policy = group
                .policy
                .as_ref()
                .and_then(|id| self.policies.get(id))
                .copied();
            self.link(draft, "policy", policy);
            if let (Some(id), None) = (&group.policy, policy) {
                let text = format!(
                    "The group {} uses the policy {id}, which no file describes. Add: ibmcloud backup-recovery protection-policy list --output json",
                    group.seen.name
                );
                self.warn("policy_missing", &group.seen, text);
            }
        }
        self.add_runs(rest).await
    }

    /// What runs of a group say of it.
    async fn add_runs(&mut self, rest: &mut impl Rest) -> Option<()> {
        for run in std::mem::take(&mut self.inventory.runs) {
            rest.rest().await?;
            let place = self
                .inventory
                .groups
                .iter()
                .position(|group| group.seen.ids.contains(&run.group));
            let draft = place.and_then(|place| self.groups.get(place)).copied();
            let Some(draft) = draft else {
                self.inventory
                    .leave_out(run.seen, "A run of a group that no file describes");
                continue;
            };
            if let Some(own) = self.joined.drafts.get_mut(draft) {
                let name = own.seen.name.clone();
                own.seen.absorb(
                    Seen {
                        name,
                        ids: Vec::new(),
                        key: None,
                        ..run.seen
                    },
                    false,
                );
            }
            let longest = self.stated(draft, "longest_run_minutes");
            let longest = longest.as_ref().and_then(Json::as_u64);
            let minutes = run.minutes.map(u64::from).max(longest);
            if let Some(minutes) = minutes {
                self.state(draft, "longest_run_minutes", minutes);
            }
            let before = self.stated(draft, "last_good_run");
            let before = before.as_ref().and_then(Json::as_str);
            let later = run
                .good_on
                .filter(|day| before.is_none_or(|before| day.as_str() > Some(before)));
            if let Some(day) = later {
                self.state(draft, "last_good_run", day);
            }
        }
        Some(())
    }

    /// Whether the group protects what is in it; a group that does not is
    /// told of.
    pub(super) fn protects(&self, place: usize) -> Result<(), &'static str> {
        let Some(group) = self.inventory.groups.get(place) else {
            return Err("is unknown");
        };
        if group.facts.get("paused") == Some(&Json::Bool(true)) {
            return Err("is paused");
        }
        if group.inactive {
            return Err("is not active");
        }
        let ends = group
            .facts
            .get("ends_on")
            .and_then(Json::as_str)
            .and_then(Date::parse);
        if ends
            .zip(self.as_of)
            .is_some_and(|(ends, today)| ends < today)
        {
            return Err("has ended");
        }
        match &group.objects {
            Some(objects) if objects.is_empty() => Err("is empty"),
            _ => Ok(()),
        }
    }

    /// Who is in which group.
    pub(super) async fn members(&mut self, rest: &mut impl Rest) -> Option<Vec<Member>> {
        let mut members = Vec::new();
        for place in 0..self.inventory.groups.len() {
            rest.rest().await?;
            let Some(group) = self.inventory.groups.get(place).cloned() else {
                continue;
            };
            if group.seen.only_in_plan {
                continue;
            }
            if let Err(why) = self.protects(place) {
                let text = format!("The group {} {why}: it protects nothing", group.seen.name);
                self.warn("group_protects_nothing", &group.seen, text);
            }
            for (id, name) in group.objects.iter().flatten() {
                let (server, database) = if &*group.environment == "kKubernetes" {
                    (self.namespace(&group, id, name), None)
                } else {
                    self.object(&group, id, name)
                };
                members.push(Member {
                    server,
                    group: place,
                    database,
                });
            }
        }
        self.split_databases(&mut members);
        Some(members)
    }

    /// The server of an object, and the kind of database that it is.
    fn object(&mut self, group: &Group, id: &Text, name: &Text) -> (usize, Option<&'static str>) {
        let database = match &*group.environment {
            "kSQL" => Some("mssql"),
            "kOracle" => Some("oracle"),
            _ => None,
        };
        let parent = self
            .inventory
            .children
            .iter()
            .find(|(child, _)| child == id)
            .map(|(_, parent)| parent.clone());
        let ids = [Some(id.clone()), parent];
        let known = ids.iter().flatten().find_map(|id| self.source(id));
        let known = known.or_else(|| self.server_at(name, name, ""));
        if let Some(server) = known.or_else(|| database.and_then(|_| self.nearest(id))) {
            return (server, database);
        }
        let text = format!(
            "The group {} protects {}, which no file describes; it became a workload of that name. The list of sources (ibmcloud backup-recovery source-registration list --output json) may say what it is",
            group.seen.name,
            if name.is_empty() { id } else { name },
        );
        self.warn("object_not_found", &group.seen, text);
        let name = if name.is_empty() {
            id.clone()
        } else {
            name.clone()
        };
        let server = Server {
            facts: Facts::from([("name", Json::from(&*name))]),
            sources: vec![id.clone()],
            is_part: true,
            seen: Seen {
                ids: vec![format!("object {id}").into()],
                name,
                key: None,
                ..group.seen.clone()
            },
            ..Server::default()
        };
        (self.part(server), database)
    }

    fn source(&self, id: &Text) -> Option<usize> {
        let mut servers = self.inventory.servers.iter();
        self.sources.get(id).copied().or_else(|| {
            if id.is_empty() {
                None
            } else {
                servers.position(|server| server.sources.contains(id))
            }
        })
    }

    /// The registered server with applications whose id is the closest before
    /// that of a database.
    fn nearest(&self, id: &Text) -> Option<usize> {
        let id: i64 = id.parse().ok()?;
        let registered = self
            .inventory
            .registrations
            .iter()
            .filter(|one| !one.applications.is_empty());
        let ids = registered.filter_map(|one| Some((one.id.parse::<i64>().ok()?, one)));
        let before = ids.filter(|(own, _)| *own < id && id.saturating_sub(*own) <= NEAR);
        let (_, registration) = before.max_by_key(|(own, _)| *own)?;
        self.sources.get(&registration.id).copied()
    }

    /// A namespace as a workload.
    fn namespace(&mut self, group: &Group, id: &Text, name: &Text) -> usize {
        let within = group.within.clone().unwrap_or_default();
        let cluster = self.cluster_of(&within);
        let cluster = cluster
            .and_then(|at| self.inventory.clusters.get(at))
            .cloned()
            .unwrap_or_default();
        let of = if cluster.seen.name.is_empty() {
            within
        } else {
            cluster.seen.name.clone()
        };
        let mut facts = Facts::from([("name", Json::from(&**name)), ("kind", "kubernetes".into())]);
        if !cluster.platform.is_empty() {
            facts.insert("platform", cluster.platform.into());
        }
        place(&mut facts, &cluster.region, &cluster.zones);
        self.part(Server {
            facts,
            region: cluster.region,
            sources: vec![id.clone()],
            is_part: true,
            seen: Seen {
                ids: vec![
                    format!("namespace {of}/{name}").into(),
                    format!("{CLUSTER}{of}").into(),
                ],
                name: name.clone(),
                key: None,
                ..group.seen.clone()
            },
            ..Server::default()
        })
    }

    /// The cluster that a registration or name stands for.
    fn cluster_of(&self, within: &str) -> Option<usize> {
        let registration = self
            .inventory
            .registrations
            .iter()
            .find(|one| *one.id == *within);
        let names = [Some(within), registration.map(|one| &*one.seen.name)];
        let endpoint = registration.map_or("", |one| &*one.endpoint);
        let mut clusters = self.inventory.clusters.iter();
        clusters.position(|cluster| {
            names.iter().flatten().any(|name| {
                *cluster.seen.name == **name || cluster.seen.ids.iter().any(|id| **id == **name)
            }) || cluster.endpoints.iter().any(|own| **own == *endpoint)
        })
    }

    /// The place of a workload that is no server of its own.
    pub(super) fn part(&mut self, part: Server) -> usize {
        let first = part.seen.ids.first();
        let mut servers = self.inventory.servers.iter();
        let same = servers.position(|own| {
            let is_known = first.is_some_and(|id| own.seen.ids.contains(id));
            let same_name = own.is_part
                && own.seen.only_in_plan
                && own.seen.name == part.seen.name
                && own.seen.ids.is_empty();
            is_known || same_name
        });
        let Some(place) = same else {
            self.inventory.servers.push(part);
            return self.inventory.servers.len() - 1;
        };
        if let Some(own) = self.inventory.servers.get_mut(place) {
            own.absorb(part);
        }
        place
    }

    /// Where a server is in a group for its files and in another for its
    /// databases, the databases are a workload of their own.
    fn split_databases(&mut self, members: &mut [Member]) {
        let files: BTreeSet<usize> = members
            .iter()
            .filter(|one| one.database.is_none())
            .map(|one| one.server)
            .collect();
        let mut parts: BTreeMap<(usize, &'static str), usize> = BTreeMap::new();
        for member in members.iter_mut() {
            let Some(database) = member.database else {
                continue;
            };
            if !files.contains(&member.server) {
                self.put_fact(member.server, "kind", database);
                continue;
            }
            let server = member.server;
            let Some(host) = self.inventory.servers.get(server).cloned() else {
                continue;
            };
            let known = parts.get(&(server, database)).copied();
            member.server = known.unwrap_or_else(|| {
                let what = if database == "oracle" {
                    "Oracle"
                } else {
                    "SQL Server"
                };
                let name = format!("{} ({what})", host.seen.name);
                let ids = host
                    .seen
                    .ids
                    .iter()
                    .take(1)
                    .map(|id| format!("{database} on {id}").into())
                    .collect();
                let mut facts = host.facts.clone();
                facts.insert("name", name.clone().into());
                facts.insert("kind", database.into());
                self.part(Server {
                    facts,
                    is_part: true,
                    sources: Vec::new(),
                    addresses: Vec::new(),
                    seen: Seen {
                        ids,
                        name: name.into(),
                        key: None,
                        ..host.seen
                    },
                    ..host
                })
            });
            parts.insert((server, database), member.server);
        }
    }

    pub(super) fn put_fact(&mut self, server: usize, field: &'static str, value: impl Into<Json>) {
        if let Some(server) = self.inventory.servers.get_mut(server) {
            server.facts.insert(field, value.into());
        }
    }
}
