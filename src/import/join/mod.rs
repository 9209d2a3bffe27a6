//! What belongs together: things of all files, and of the plan that is open,
//! become drafts of the plan's objects that point at each other.

mod connectors;
mod data_path;
mod evidence;
mod protection;
mod workloads;

use std::collections::BTreeMap;

use super::gather::gather;
use super::inventory::{Facts, Inventory, Seen, Source, Unread, Warning};
use super::seeds::{same_grant, same_server};
use crate::model::Json;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::slices::Rest;
use crate::model::text::Text;
use crate::model::units::Date;

/// An object as the files describe it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    /// What it is.
    pub(super) kind: Kind,
    /// Where it was seen, and as what.
    pub(super) seen: Seen,
    /// Its fields, but for pointers.
    pub(super) facts: Facts,
    /// Its pointers: to the draft at that place, or explicitly to nothing.
    pub(super) links: BTreeMap<&'static str, Option<usize>>,
}

/// How many of each there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Instances of the backup service.
    pub instances: usize,
    /// Servers, those of connectors among them.
    pub servers: usize,
    /// Clusters.
    pub clusters: usize,
    /// Data source connections.
    pub connections: usize,
    /// Connectors.
    pub connectors: usize,
    /// Protection policies.
    pub policies: usize,
    /// Protection groups.
    pub groups: usize,
    /// Workloads that a running group protects.
    pub protected: usize,
    /// Workloads that none protects.
    pub unprotected: usize,
    /// How many of all but the last two are planned, not deployed.
    pub planned: usize,
}

/// What the files say, joined.
#[derive(Clone, Debug, Default)]
pub(super) struct Joined {
    /// The drafts; pointers lead to earlier ones.
    pub(super) drafts: Vec<Draft>,
    /// How many of each there are.
    pub(super) counts: Counts,
    /// Servers by zone.
    pub(super) zones: BTreeMap<Text, usize>,
    /// What was left out.
    pub(super) unread: Vec<Unread>,
    /// What a person should know.
    pub(super) warnings: Vec<Warning>,
    /// The files.
    pub(super) sources: Vec<Source>,
}

/// Joins what the files say with what the plan knows already. `None` where
/// that is no longer wanted.
pub(super) async fn join(
    files: Inventory,
    plan: &Plan,
    as_of: Option<Date>,
    rest: &mut impl Rest,
) -> Option<Joined> {
    let mut own = Inventory::default();
    own.seed(plan, rest).await?;
    own.take(files);
    let inventory = Inventory {
        instances: gather(own.instances, any, rest).await?,
        keys: gather(own.keys, any, rest).await?,
        grants: gather(own.grants, same_grant, rest).await?,
        connections: gather(own.connections, any, rest).await?,
        connectors: gather(own.connectors, any, rest).await?,
        policies: gather(own.policies, any, rest).await?,
        groups: gather(own.groups, any, rest).await?,
        registrations: gather(own.registrations, |_, _| false, rest).await?,
        servers: gather(own.servers, same_server, rest).await?,
        clusters: gather(own.clusters, any, rest).await?,
        recoveries: gather(own.recoveries, |_, _| false, rest).await?,
        runs: gather(own.runs, |_, _| false, rest).await?,
        ..own
    };
    let mut join = Join {
        plan,
        inventory,
        joined: Joined::default(),
        instances: BTreeMap::new(),
        connections: BTreeMap::new(),
        policies: BTreeMap::new(),
        groups: Vec::new(),
        sources: BTreeMap::new(),
        reached: BTreeMap::new(),
        directory: workloads::Directory::default(),
        as_of,
    };
    join.run(rest).await
}

/// Nothing speaks against it.
const fn any<T>(_: &T, _: &T) -> bool {
    true
}

/// The work in progress.
struct Join<'p> {
    plan: &'p Plan,
    inventory: Inventory,
    joined: Joined,
    /// Drafts of instances by id and tenant.
    instances: BTreeMap<Text, usize>,
    /// Drafts of connections by id.
    connections: BTreeMap<Text, usize>,
    /// Drafts of policies by id.
    policies: BTreeMap<Text, usize>,
    /// The draft of each group, by its place in the inventory.
    groups: Vec<usize>,
    /// Servers by the id of their registration.
    sources: BTreeMap<Text, usize>,
    /// The draft of the connection by which a server is reached.
    reached: BTreeMap<usize, usize>,
    directory: workloads::Directory,
    as_of: Option<Date>,
}

impl Join<'_> {
    async fn run(&mut self, rest: &mut impl Rest) -> Option<Joined> {
        let plan = self.plan;
        self.add_instances();
        rest.rest().await?;
        self.add_regions(plan);
        rest.rest().await?;
        self.add_connections();
        self.add_policies();
        rest.rest().await?;
        self.add_groups(rest).await?;
        self.add_workloads(plan, rest).await?;
        self.add_connectors(rest).await?;
        self.add_grants();
        self.add_alert_routes(plan);
        rest.rest().await?;
        self.add_plan_objects(plan);
        self.count();
        self.joined.unread.append(&mut self.inventory.unread);
        self.joined.warnings.append(&mut self.inventory.warnings);
        self.joined.sources.append(&mut self.inventory.sources);
        Some(std::mem::take(&mut self.joined))
    }

    fn draft(&mut self, kind: Kind, seen: Seen, facts: Facts) -> usize {
        self.joined.drafts.push(Draft {
            kind,
            seen,
            facts,
            links: BTreeMap::new(),
        });
        self.joined.drafts.len() - 1
    }

    fn link(&mut self, draft: usize, field: &'static str, to: Option<usize>) {
        if let (Some(draft), Some(_)) = (self.joined.drafts.get_mut(draft), to) {
            draft.links.insert(field, to);
        }
    }

    fn state(&mut self, draft: usize, field: &'static str, value: impl Into<Json>) {
        if let Some(draft) = self.joined.drafts.get_mut(draft) {
            draft.facts.insert(field, value.into());
        }
    }

    /// What the files state of a draft, or else the plan.
    fn stated(&self, draft: usize, field: &str) -> Option<Json> {
        let draft = self.joined.drafts.get(draft)?;
        let in_plan = || self.plan.object(draft.kind, draft.seen.key?)?.field(field);
        draft.facts.get(field).cloned().or_else(in_plan)
    }

    fn add_policies(&mut self) {
        for policy in std::mem::take(&mut self.inventory.policies) {
            let ids = policy.seen.ids.clone();
            let draft = self.draft(Kind::Policy, policy.seen, policy.facts);
            for id in ids {
                self.policies.entry(id).or_insert(draft);
            }
        }
    }

    fn add_grants(&mut self) {
        for grant in std::mem::take(&mut self.inventory.grants) {
            self.draft(Kind::RoleHolder, grant.seen, grant.facts);
        }
    }

    /// One route for each address that groups tell of failures.
    fn add_alert_routes(&mut self, plan: &Plan) {
        let mut routes: BTreeMap<Text, Seen> = BTreeMap::new();
        for group in &self.inventory.groups {
            for recipient in &group.recipients {
                routes.entry(recipient.clone()).or_insert_with(|| Seen {
                    name: recipient.clone(),
                    ids: vec![format!("mail {recipient}").into()],
                    key: key_of(plan, Kind::AlertRoute, recipient),
                    ..group.seen.clone()
                });
            }
        }
        for (recipient, seen) in routes {
            let facts = Facts::from([
                ("name", Json::from(&*recipient)),
                ("channel", "email".into()),
                ("carries_failures", true.into()),
            ]);
            self.draft(Kind::AlertRoute, seen, facts);
        }
    }

    /// Regions and zones that servers, clusters and instances are in.
    fn add_regions(&mut self, plan: &Plan) {
        let mut regions: BTreeMap<Text, (Seen, Vec<Text>)> = BTreeMap::new();
        let mut add = |region: &Text, zones: &[Text], seen: &Seen| {
            if region.is_empty() || seen.only_in_plan {
                return;
            }
            let (_, all) = regions
                .entry(region.clone())
                .or_insert_with(|| (seen.clone(), Vec::new()));
            all.extend(zones.iter().filter(|zone| !zone.is_empty()).cloned());
        };
        for server in &self.inventory.servers {
            add(
                &server.region,
                std::slice::from_ref(&server.zone),
                &server.seen,
            );
        }
        for cluster in &self.inventory.clusters {
            add(&cluster.region, &cluster.zones, &cluster.seen);
        }
        for draft in &self.joined.drafts {
            let region = draft.facts.get("region").and_then(Json::as_str);
            add(&region.unwrap_or_default().into(), &[], &draft.seen);
        }
        for (region, (seen, mut zones)) in regions {
            let known = plan.regions.iter().find(|row| {
                row.region
                    .is(&crate::model::text::RegionCode(region.clone()))
            });
            let before = known
                .iter()
                .flat_map(|row| row.zones.iter().map(|zone| zone.0.clone()));
            zones.extend(before);
            zones.sort();
            zones.dedup();
            let zones: Vec<Json> = zones.iter().map(|zone| Json::from(&**zone)).collect();
            let mut facts = Facts::from([("region", Json::from(&*region))]);
            if !zones.is_empty() {
                facts.insert("zones", zones.into());
            }
            let seen = Seen {
                name: region.clone(),
                ids: vec![format!("region {region}").into()],
                key: known.map(|row| row.meta.id),
                // Many things are in it: none of them is its address.
                address: Text::default(),
                ..seen
            };
            self.draft(Kind::Region, seen, facts);
        }
    }

    fn warn(&mut self, code: &'static str, seen: &Seen, text: String) {
        self.inventory.warn(code, seen, text);
    }

    /// Objects of a plan come as they are; what has the name of an object of
    /// this plan is that object.
    fn add_plan_objects(&mut self, plan: &Plan) {
        let mut objects = std::mem::take(&mut self.inventory.objects);
        let mut renamed: BTreeMap<String, Json> = BTreeMap::new();
        for object in &mut objects {
            let Some(own) = object.seen.key else { continue };
            let here = plan.object(object.kind, own).map(|_| own);
            let here = here.or_else(|| key_of(plan, object.kind, &object.seen.name));
            if let Some(here) = here.filter(|here| *here != own) {
                renamed.insert(own.to_string(), here.to_string().into());
                object.seen.key = Some(here);
            }
        }
        for mut object in objects {
            for value in object.facts.values_mut() {
                point_anew(value, &renamed);
            }
            self.draft(object.kind, object.seen, object.facts);
        }
    }

    fn count(&mut self) {
        let mut counts = self.joined.counts;
        for draft in self
            .joined
            .drafts
            .iter()
            .filter(|draft| !draft.seen.only_in_plan)
        {
            let count = match draft.kind {
                Kind::Instance => &mut counts.instances,
                Kind::Connection => &mut counts.connections,
                Kind::Connector => &mut counts.connectors,
                Kind::Policy => &mut counts.policies,
                Kind::Group => &mut counts.groups,
                _ => continue,
            };
            *count += 1;
            counts.planned += usize::from(draft.seen.planned);
        }
        self.joined.counts = counts;
    }
}

fn point_anew(value: &mut Json, renamed: &BTreeMap<String, Json>) {
    match value {
        Json::String(text) => {
            if let Some(new) = renamed.get(text) {
                *value = new.clone();
            }
        }
        Json::Array(items) => items.iter_mut().for_each(|item| point_anew(item, renamed)),
        Json::Object(map) => map.values_mut().for_each(|item| point_anew(item, renamed)),
        _ => {}
    }
}

/// The only object of that kind and name.
fn key_of(plan: &Plan, kind: Kind, name: &str) -> Option<Key> {
    let table = plan.table(kind);
    let rows = (0..table.count()).filter_map(|place| table.row(place));
    let mut named = rows.filter(|row| {
        !name.is_empty() && crate::model::table::name_of(*row).eq_ignore_ascii_case(name)
    });
    let first = named.next()?;
    named.next().is_none().then(|| first.meta().id)
}
