//! What a plan already holds, as an inventory sees it: so that files which are
//! imported one after the other join as if they had come together.

use super::inventory::{
    Cluster, Connection, Connector, Facts, Grant, Group, Instance, Inventory, Policy, Seen, Server,
    region_of,
};
use crate::model::choice::Choices;
use crate::model::plan::Plan;
use crate::model::record::Meta;
use crate::model::slices::Rest;
use crate::model::text::Text;
use crate::model::workload::WorkloadPlatform;

/// How an address is written among the ids of an object.
pub(super) const ADDRESS: &str = "address ";
/// How the id of a registered source is written among the ids of a workload.
pub(super) const SOURCE: &str = "source ";
/// How the name of a cluster is written among the ids of a namespace.
pub(super) const CLUSTER: &str = "cluster ";

/// An address as it stands among the ids of an object.
pub(super) fn address_id(address: &Text) -> Text {
    format!("{ADDRESS}{address}").into()
}

impl Inventory {
    /// Adds the objects of a plan, before any file is read into it. `None`
    /// where that is no longer wanted.
    pub(super) async fn seed(&mut self, plan: &Plan, rest: &mut impl Rest) -> Option<()> {
        for row in plan.instances.iter() {
            self.instances.push(Instance {
                seen: seen(&row.meta, &row.name),
                ..Instance::default()
            });
        }
        for row in plan.connections.iter() {
            self.connections.push(Connection {
                seen: seen(&row.meta, &row.name),
                ..Connection::default()
            });
        }
        for row in plan.connectors.iter() {
            let connection = row.connection.0.and_then(|id| plan.connections.get(id));
            let address = prefixed(&row.meta, ADDRESS).next();
            let mut seen = seen(&row.meta, &row.name);
            seen.ids.extend(address.iter().map(address_id));
            if connection.is_none() {
                self.servers
                    .push(connector_server(&seen, address.as_ref(), row));
            }
            self.connectors.push(Connector {
                seen,
                address,
                connection: connection.and_then(|row| ids(&row.meta).next()),
                ..Connector::default()
            });
        }
        for row in plan.policies.iter() {
            self.policies.push(Policy {
                seen: seen(&row.meta, &row.name),
                ..Policy::default()
            });
        }
        for row in plan.groups.iter() {
            self.groups.push(Group {
                seen: seen(&row.meta, &row.name),
                ..Group::default()
            });
        }
        for row in plan.role_holders.iter() {
            let role = row.role.value().map_or("", Choices::key);
            self.grants.push(Grant {
                seen: seen(&row.meta, &row.name),
                facts: Facts::from([("role", role.into())]),
            });
        }
        self.seed_workloads(plan, rest).await
    }

    async fn seed_workloads(&mut self, plan: &Plan, rest: &mut impl Rest) -> Option<()> {
        for row in plan.workloads.iter() {
            rest.rest().await?;
            let is_part = row
                .platform
                .value()
                .is_some_and(WorkloadPlatform::is_cluster);
            self.servers.push(Server {
                seen: seen(&row.meta, &row.name),
                addresses: prefixed(&row.meta, ADDRESS).collect(),
                sources: prefixed(&row.meta, SOURCE).collect(),
                region: row
                    .region
                    .get()
                    .map(|code| code.0.clone())
                    .unwrap_or_default(),
                zone: row
                    .zones
                    .first()
                    .map(|code| code.0.clone())
                    .unwrap_or_default(),
                is_part,
                ..Server::default()
            });
            let Some(name) = prefixed(&row.meta, CLUSTER).next() else {
                continue;
            };
            if self.clusters.iter().any(|own| own.seen.name == name) {
                continue;
            }
            self.clusters.push(Cluster {
                seen: Seen {
                    name,
                    only_in_plan: true,
                    planned: true,
                    ..Seen::default()
                },
                region: row
                    .region
                    .get()
                    .map(|code| code.0.clone())
                    .unwrap_or_default(),
                zones: row.zones.iter().map(|code| code.0.clone()).collect(),
                platform: row.platform.value().map_or("", Choices::key),
                ..Cluster::default()
            });
        }
        Some(())
    }
}

/// The server of a connector of which nobody has said whose it is.
fn connector_server(
    seen: &Seen,
    address: Option<&Text>,
    row: &crate::model::connection::Connector,
) -> Server {
    let zone = row
        .zone
        .get()
        .map(|code| code.0.clone())
        .unwrap_or_default();
    Server {
        seen: Seen {
            key: None,
            ..seen.clone()
        },
        addresses: address.into_iter().cloned().collect(),
        region: region_of(&zone),
        zone,
        is_connector: true,
        ..Server::default()
    }
}

fn seen(meta: &Meta, name: &Text) -> Seen {
    let imported = meta.imported.as_ref();
    Seen {
        // Whether a thing that a person entered is there yet, a file may say.
        planned: imported.is_none_or(|imported| imported.planned.is(&true)),
        address: imported
            .map(|imported| imported.address.clone())
            .unwrap_or_default(),
        ids: ids(meta).collect(),
        name: name.clone(),
        key: Some(meta.id),
        only_in_plan: true,
        ..Seen::default()
    }
}

/// The names by which a thing is recognised, but for addresses and the like.
fn ids(meta: &Meta) -> impl Iterator<Item = Text> {
    all_ids(meta).filter(|id| {
        ![ADDRESS, SOURCE, CLUSTER]
            .iter()
            .any(|prefix| id.starts_with(prefix))
    })
}

fn prefixed(meta: &Meta, prefix: &'static str) -> impl Iterator<Item = Text> {
    all_ids(meta).filter_map(move |id| id.strip_prefix(prefix).map(Text::from))
}

fn all_ids(meta: &Meta) -> impl Iterator<Item = Text> {
    let ids: Vec<Text> = meta
        .imported
        .iter()
        .flat_map(|imported| imported.ids.iter().cloned())
        .collect();
    ids.into_iter()
}

/// Whether two servers of the same name can be one.
pub(super) fn same_server(one: &Server, two: &Server) -> bool {
    let fits = |a: &Text, b: &Text| a.is_empty() || b.is_empty() || a == b;
    one.is_part == two.is_part && fits(&one.zone, &two.zone) && fits(&one.region, &two.region)
}

/// Whether two roles of the same holder are one.
pub(super) fn same_grant(one: &Grant, two: &Grant) -> bool {
    one.facts.get("role") == two.facts.get("role")
}
