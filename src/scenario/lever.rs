//! What one could change so that failures do less harm: every single change
//! of the deployment that the scenarios react to, each as an edit that can be
//! tried on a copy of the plan. How to do it in the real world is the reader's
//! part; the plan then says that it was done.

use std::collections::BTreeMap;

use super::landscape::region_of;
use crate::model::Json;
use crate::model::choice::Choices;
use crate::model::connection::Connection;
use crate::model::edit::Edit;
use crate::model::id::{Id, Key};
use crate::model::links::Links;
use crate::model::plan::{Kind, Plan};
use crate::model::policy::{DataLockMode, Policy};
use crate::model::text::ZoneCode;
use crate::model::workload::{RecoveryTarget, Workload, WorkloadKind};
use crate::readiness::rule::Effort;

/// A single change of the deployment.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// What is done.
    pub text: String,
    /// Where it is done: where a person would go to state it.
    pub object: (Kind, Key),
    /// How much work it is.
    pub effort: Effort,
    /// The plan's side of it.
    pub edit: Edit,
    /// How many workloads it concerns.
    pub concerns: usize,
}

/// How often log backups would run, in minutes.
const LOGS_EVERY: u32 = 15;
/// How many days a daily copy would be kept, so that damage found late has a
/// point before it.
const DAILY_FOR_DAYS: u32 = 90;

/// Every change, those that concern most workloads first.
pub fn levers(plan: &Plan, links: &Links) -> Vec<Lever> {
    let mut levers = Vec::new();
    of_workloads(&mut levers, plan, links);
    of_policies(&mut levers, plan, links);
    of_connections(&mut levers, plan, links);
    of_instances(&mut levers, plan, links);
    of_people(&mut levers, plan);
    levers.sort_by(|one, two| {
        (two.concerns, one.effort, &one.text).cmp(&(one.concerns, two.effort, &two.text))
    });
    levers
}

/// Workloads of one application are changed together.
fn of_workloads(levers: &mut Vec<Lever>, plan: &Plan, links: &Links) {
    let mut together: BTreeMap<(Option<Key>, Option<Key>), Vec<&Workload>> = BTreeMap::new();
    for row in plan.workloads.iter() {
        let application = row.application.0.map(Id::key);
        let alone = application.is_none().then_some(row.meta.id);
        together.entry((application, alone)).or_default().push(row);
    }
    for ((application, _), rows) in together {
        let whole = application.map(|key| plan.object_name(Kind::Application, key));
        let mut add = |text: &str, effort, edits: Vec<(Key, Vec<Edit>)>| {
            let Some((first, _)) = edits.first() else {
                return;
            };
            let first = *first;
            let concerns = edits.len();
            let name = match (&whole, concerns) {
                (Some(name), 2..) => name.clone(),
                _ => plan.called(Kind::Workload, first),
            };
            levers.push(Lever {
                text: format!("{text} {name}"),
                object: (Kind::Workload, first),
                effort,
                concerns,
                edit: Edit::Batch {
                    edits: edits.into_iter().flat_map(|(_, edits)| edits).collect(),
                },
            });
        };
        let copied = rows.iter().filter(|row| !row.second_copy.is(&true));
        add(
            "Keep a copy outside the region of",
            Effort::Large,
            copied
                .map(|row| (row.meta.id, copied_away(plan, row)))
                .collect(),
        );
        let placed = rows
            .iter()
            .filter_map(|row| Some((row.meta.id, elsewhere(plan, row)?)));
        add(
            "Prepare another zone to restore to for",
            Effort::Medium,
            placed.collect(),
        );
        let protected = rows.iter().filter(|row| links.policy_of(row).is_none());
        add(
            "Protect",
            Effort::Medium,
            protected
                .filter_map(|row| Some((row.meta.id, vec![in_group(plan, row)?])))
                .collect(),
        );
        let outside = rows
            .iter()
            .filter_map(|row| Some((row.meta.id, vec![survives(row)?])));
        add(
            "Make what it needs from outside survive for",
            Effort::Large,
            outside.collect(),
        );
    }
}

fn flag(row: &Workload, field: &str) -> Edit {
    Edit::set(Kind::Workload, row.meta.id, field, Json::Bool(true))
}

/// A copy outside the region: in another one of the plan's, where it has such.
fn copied_away(plan: &Plan, row: &Workload) -> Vec<Edit> {
    let codes = || plan.regions.iter().filter_map(|region| region.region.get());
    let other = codes().find(|code| Some(*code) != row.region.get());
    let unplaced = row.copy_region.get().is_none();
    let place = other.filter(|_| unplaced).map(|code| {
        let code: Json = (&**code).into();
        Edit::set(Kind::Workload, row.meta.id, "copy_region", code)
    });
    [flag(row, "second_copy")]
        .into_iter()
        .chain(place)
        .collect()
}

/// A zone of its region in which it does not run, where it has no such yet.
fn elsewhere(plan: &Plan, row: &Workload) -> Option<Vec<Edit>> {
    let target = row.recovery_target.value();
    let zones = || row.recovery_zones.iter();
    let is_away = |zone: &ZoneCode| !row.zones.contains(zone);
    let there = target == Some(RecoveryTarget::OtherZone)
        && zones().filter(|zone| is_away(zone)).count() > 1;
    let further = matches!(
        target,
        Some(RecoveryTarget::OtherRegion | RecoveryTarget::OtherCluster)
    );
    if there || further {
        return None;
    }
    let region = row.region.get();
    let all = plan.regions.iter().flat_map(|region| region.zones.iter());
    let free = all.filter(|zone| is_away(zone) && region_of(zone).as_ref() == region);
    let mut free: Vec<&str> = free.map(|zone| &**zone).collect();
    free.dedup();
    if free.is_empty() {
        return None;
    }
    let set = |field: &str, value: Json| Edit::set(Kind::Workload, row.meta.id, field, value);
    Some(vec![
        set("recovery_target", RecoveryTarget::OtherZone.key().into()),
        set("recovery_zones", free.into()),
    ])
}

/// The group of the plan that most workloads are in.
fn in_group(plan: &Plan, row: &Workload) -> Option<Edit> {
    let mut count: BTreeMap<Key, u32> = BTreeMap::new();
    for group in plan.workloads.iter().filter_map(|row| row.group.0) {
        *count.entry(group.key()).or_default() += 1;
    }
    let (most, _) = count
        .into_iter()
        .max_by_key(|(key, count)| (*count, *key))?;
    let group = Json::from(most.to_string());
    Some(Edit::set(Kind::Workload, row.meta.id, "group", group))
}

fn survives(row: &Workload) -> Option<Edit> {
    if row
        .outside_dependencies
        .iter()
        .all(|one| one.survives.is(&true))
    {
        return None;
    }
    let index = Kind::Workload.field_index("outside_dependencies")?;
    let mut value = crate::model::record::Record::get(row, index)?;
    for one in value.as_array_mut()? {
        one.as_object_mut()?
            .insert("survives".to_owned(), Json::Bool(true));
    }
    Some(Edit::set(
        Kind::Workload,
        row.meta.id,
        "outside_dependencies",
        value,
    ))
}

fn of_policies(levers: &mut Vec<Lever>, plan: &Plan, links: &Links) {
    for policy in plan.policies.iter() {
        let used = |row: &&std::rc::Rc<Workload>| {
            links
                .policy_of(row)
                .is_some_and(|of| of.meta.id == policy.meta.id)
        };
        let concerns = plan.workloads.iter().filter(used).count();
        if concerns == 0 {
            continue;
        }
        let databases = plan.workloads.iter().filter(used).any(|row| {
            let kind = row.kind.value();
            matches!(kind, Some(WorkloadKind::Mssql | WorkloadKind::Oracle))
        });
        let mut add = |text: String, effort, edits: Vec<Edit>| {
            levers.push(Lever {
                text,
                object: (Kind::Policy, policy.meta.id),
                effort,
                concerns,
                edit: Edit::Batch { edits },
            });
        };
        let name = &policy.name;
        if !policy.datalock_mode.is(&DataLockMode::Compliance) {
            let text = format!("Lock the copies of {name} so that nobody may lift it");
            add(text, Effort::Small, locked(policy));
        }
        if databases && policy.log_every_minutes.value().is_none() {
            let text = format!("Back up logs every {LOGS_EVERY} min under {name}");
            let set = |field: &str, value: u32| {
                Edit::set(Kind::Policy, policy.meta.id, field, value.into())
            };
            let keep = policy.retention_days.value().map_or(14, |days| days.0);
            let edits = vec![
                set("log_every_minutes", LOGS_EVERY),
                set("log_retention_days", keep),
            ];
            add(text, Effort::Medium, edits);
        }
        if policy.extended_retention.is_empty() {
            let text = format!("Keep a daily copy for {DAILY_FOR_DAYS} d under {name}");
            let value = serde_json::json!([{ "period": "day", "keep_days": DAILY_FOR_DAYS }]);
            let edit = Edit::set(Kind::Policy, policy.meta.id, "extended_retention", value);
            add(text, Effort::Small, vec![edit]);
        }
    }
}

fn locked(policy: &Policy) -> Vec<Edit> {
    let set = |field: &str, value: Json| Edit::set(Kind::Policy, policy.meta.id, field, value);
    let mode = set("datalock_mode", DataLockMode::Compliance.key().into());
    let days = policy.retention_days.value();
    let days = days.map(|days| set("datalock_days", days.0.into()));
    std::iter::once(mode).chain(days).collect()
}

/// A connector in every zone of its region that has none.
fn of_connections(levers: &mut Vec<Lever>, plan: &Plan, links: &Links) {
    for connection in plan.connections.iter() {
        let reached = plan.workloads.iter().filter(|row| {
            let of = links.connection_of(row);
            of.is_some_and(|of| of.meta.id == connection.meta.id)
        });
        let concerns = reached.count();
        for (number, zone) in (1..).zip(free_zones(plan, links, connection)) {
            if concerns == 0 {
                break;
            }
            // Only its own place in the plan matters to a trial.
            let key = Key(connection.meta.id.0.wrapping_add(number));
            let edit = Edit::add(
                Kind::Connector,
                key,
                [
                    ("connection", Json::from(connection.meta.id.to_string())),
                    ("zone", Json::from(&*zone)),
                ],
            );
            levers.push(Lever {
                text: format!("Add a connector to {} in {}", connection.name, &*zone),
                object: (Kind::Connection, connection.meta.id),
                effort: Effort::Medium,
                concerns,
                edit,
            });
        }
    }
}

fn free_zones(plan: &Plan, links: &Links, connection: &Connection) -> Vec<ZoneCode> {
    let connectors = links.connectors_of(connection);
    let taken: Vec<&ZoneCode> = connectors.iter().filter_map(|row| row.zone.get()).collect();
    let region = connection.region.get();
    let all = plan.regions.iter().flat_map(|region| region.zones.iter());
    let free = all.filter(|zone| region_of(zone).as_ref() == region && !taken.contains(zone));
    let mut free: Vec<ZoneCode> = free.cloned().collect();
    free.dedup();
    free
}

fn of_instances(levers: &mut Vec<Lever>, plan: &Plan, links: &Links) {
    for instance in plan.instances.iter() {
        let kept = plan.workloads.iter().filter(|row| {
            let of = links.instance_of(row);
            of.is_some_and(|of| of.meta.id == instance.meta.id)
        });
        let concerns = kept.count();
        let guarded = instance.key_deletion_protected.is(&true);
        if concerns > 0 && instance.uses_own_key() == Some(true) && !guarded {
            levers.push(Lever {
                text: format!("Make deleting the key of {} need two people", instance.name),
                object: (Kind::Instance, instance.meta.id),
                effort: Effort::Small,
                concerns,
                edit: Edit::set(
                    Kind::Instance,
                    instance.meta.id,
                    "key_deletion_protected",
                    Json::Bool(true),
                ),
            });
        }
    }
}

/// Somebody else who restores, for whoever restores alone.
fn of_people(levers: &mut Vec<Lever>, plan: &Plan) {
    let mut restores: BTreeMap<Key, usize> = BTreeMap::new();
    for restorer in plan.workloads.iter().filter_map(|row| row.restorer.0) {
        *restores.entry(restorer.key()).or_default() += 1;
    }
    for person in plan.people.iter().filter(|row| row.deputy.0.is_none()) {
        let others = plan
            .people
            .iter()
            .filter(|row| row.meta.id != person.meta.id);
        let other = others.max_by_key(|row| (restores.get(&row.meta.id).copied(), row.meta.id));
        let (Some(&concerns), Some(other)) = (restores.get(&person.meta.id), other) else {
            continue;
        };
        let deputy = Json::from(other.meta.id.to_string());
        levers.push(Lever {
            text: format!("Name a deputy for {}", person.name),
            object: (Kind::Person, person.meta.id),
            effort: Effort::Small,
            concerns,
            edit: Edit::set(Kind::Person, person.meta.id, "deputy", deputy),
        });
    }
}
