//! More workloads than anybody would write down: varied from those that the
//! template has, spread over applications and zones, some with facts missing.

use fastrand::Rng;

use super::fill::key;
use crate::model::application::{Application, Tier};
use crate::model::connection::{Connection, Connector};
use crate::model::id::{Id, Key};
use crate::model::known::Known;
use crate::model::list::List;
use crate::model::plan::{Kind, Plan};
use crate::model::reference::{Ref, Refs};
use crate::model::table::Table;
use crate::model::text::ZoneCode;
use crate::model::units::{Date, Gigabytes};
use crate::model::workload::{Workload, WorkloadKind};

/// What an invented company runs.
const FUNCTIONS: &[&str] = &[
    "billing", "crm", "payroll", "reports", "mail", "print", "quality", "brewing", "bottling",
    "pos", "loyalty", "tax", "fleet", "media", "search", "audit", "intranet", "portal", "sensor",
    "recipes",
];

/// Workloads that one connector serves in an example.
const PER_CONNECTOR: usize = 60;

/// Leaves the plan with that many workloads.
pub(super) fn to(plan: &mut Plan, count: u32, seed: u64) {
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    if count <= plan.workloads.len() {
        shrink(plan, count);
        return;
    }
    let mut rng = Rng::with_seed(seed);
    let templates: Vec<Workload> = plan.workloads.iter().map(|row| (**row).clone()).collect();
    if templates.is_empty() {
        return;
    }
    let applications = add_applications(plan, count, seed, &mut rng);
    let zones: Vec<ZoneCode> = plan
        .regions
        .first()
        .map(|region| region.zones.to_vec())
        .unwrap_or_default();
    let mut workloads = templates.clone();
    for number in workloads.len()..count {
        let Some(template) = rng.choice(&templates) else {
            return;
        };
        let mut workload = varied(template, &zones, &mut rng);
        workload.meta.id = key(seed, &format!("@w.grown.{number}"));
        let function = rng.usize(..applications.len());
        workload.name = name(function, number, &workload).into();
        workload.application = applications
            .get(function)
            .map_or(Ref::default(), |&id| Ref::to(id));
        if let (true, Some(other)) = (rng.u8(..10) < 3, rng.choice(&workloads)) {
            workload.depends_on = Refs::from(vec![other.id()]);
        }
        workloads.push(workload);
    }
    plan.workloads = Table::from(workloads);
    add_connectors(plan, count, &zones, seed);
}

fn shrink(plan: &mut Plan, count: usize) {
    let gone: Vec<Key> = plan
        .workloads
        .iter()
        .skip(count)
        .map(|row| row.meta.id)
        .collect();
    let is_gone = |object: Option<(Kind, Key)>| object.is_some_and(|(_, key)| gone.contains(&key));
    let kept: Vec<Workload> = plan
        .workloads
        .iter()
        .take(count)
        .map(|row| (**row).clone())
        .collect();
    plan.workloads = Table::from(kept);
    let assignments = plan.assignments.iter().filter(|row| !is_gone(row.object.0));
    plan.assignments = Table::from(assignments.map(|row| (**row).clone()).collect::<Vec<_>>());
    let attestations = plan
        .attestations
        .iter()
        .filter(|row| !is_gone(row.object.0));
    plan.attestations = Table::from(attestations.map(|row| (**row).clone()).collect::<Vec<_>>());
    for kind in [Kind::Workload, Kind::Drill] {
        plan.table_mut(kind).forget(&|key| gone.contains(&key));
    }
}

/// One application for every dozen workloads, as far as the names reach.
fn add_applications(
    plan: &mut Plan,
    count: usize,
    seed: u64,
    rng: &mut Rng,
) -> Vec<Id<Application>> {
    let mut rows: Vec<Application> = plan
        .applications
        .iter()
        .map(|row| (**row).clone())
        .collect();
    let owners: Vec<_> = plan.people.iter().map(|person| person.id()).collect();
    let wanted = (count / 12).clamp(1, FUNCTIONS.len());
    let mut ids = Vec::new();
    for function in FUNCTIONS.iter().take(wanted) {
        let id = Id::new(key(seed, &format!("@a.grown.{function}")));
        let mut application = Application::new(id);
        let mut letters = function.chars();
        let first: String = letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .collect();
        application.name = format!("{first}{}", letters.as_str()).into();
        application.tier = match rng.u8(..10) {
            0 => Known::Is(Tier::One),
            1..=3 => Known::Is(Tier::Two),
            4..=7 => Known::Is(Tier::Three),
            8 => Known::Is(Tier::Four),
            _ => Known::Unknown,
        };
        if let (true, Some(&owner)) = (rng.u8(..10) < 8, rng.choice(&owners)) {
            application.business_owner = Ref::to(owner);
        }
        ids.push(id);
        rows.push(application);
    }
    plan.applications = Table::from(rows);
    ids
}

/// A workload like the template, with other zones, sizes and days, and now
/// and then with a fact that nobody has filled in.
fn varied(template: &Workload, zones: &[ZoneCode], rng: &mut Rng) -> Workload {
    let mut workload = template.clone();
    workload.notes = crate::model::scalar::Lines::default();
    let scale = rng.u32(30..220);
    let scaled = |size: Known<Gigabytes>| match size.value() {
        Some(size) => Known::Is(Gigabytes((size.0 * scale / 100).max(1))),
        None => Known::Unknown,
    };
    workload.size_gb = scaled(workload.size_gb);
    workload.daily_change_gb = scaled(workload.daily_change_gb);
    if let (1, Some(place)) = (workload.zones.len(), index(rng, zones)) {
        workload.zones = List::from(vec![zones[place].clone()]);
        if !workload.recovery_zones.is_empty() {
            let other = zones[(place + 1) % zones.len()].clone();
            workload.recovery_zones = List::from(vec![other]);
        }
    }
    let earlier = rng.i32(0..20);
    let moved = |day: Known<Date>| match day.value() {
        Some(day) => Known::Is(day.shifted(-earlier)),
        None => Known::Unknown,
    };
    workload.last_restore_test = moved(workload.last_restore_test);
    workload.agent_upgraded_on = moved(workload.agent_upgraded_on);
    match rng.u8(..40) {
        0 => workload.group = Ref::default(),
        1 => workload.restorer = Ref::default(),
        2 => workload.size_gb = Known::Unknown,
        3 => workload.rto_target_minutes = Known::Unknown,
        4 => workload.last_good_backup = Known::Unknown,
        _ => {}
    }
    workload
}

fn index(rng: &mut Rng, zones: &[ZoneCode]) -> Option<usize> {
    (!zones.is_empty()).then(|| rng.usize(..zones.len()))
}

fn name(function: usize, number: usize, workload: &Workload) -> String {
    let function = FUNCTIONS.get(function).copied().unwrap_or("app");
    let what = match workload.kind.value() {
        Some(WorkloadKind::Mssql) => "sql",
        Some(WorkloadKind::SapHana) => "hana",
        Some(WorkloadKind::Kubernetes) => "ns",
        _ => ["web", "app", "files"][number % 3],
    };
    format!("{function}-{what}-{number:03}")
}

/// More connectors, over all zones in turn.
fn add_connectors(plan: &mut Plan, count: usize, zones: &[ZoneCode], seed: u64) {
    let mut rows: Vec<Connector> = plan.connectors.iter().map(|row| (**row).clone()).collect();
    let connections: Vec<(Id<Connection>, String)> = plan
        .connections
        .iter()
        .map(|row| (row.id(), row.name.to_string()))
        .collect();
    if connections.is_empty() || zones.is_empty() {
        return;
    }
    for number in rows.len()..count / PER_CONNECTOR {
        let (connection, name) = &connections[number % connections.len()];
        let mut connector = Connector::new(Id::new(key(seed, &format!("@cn.grown.{number}"))));
        connector.name = format!("{name}-{number:03}").into();
        connector.connection = Ref::to(*connection);
        connector.zone = Known::Is(zones[number % zones.len()].clone());
        rows.push(connector);
    }
    plan.connectors = Table::from(rows);
}
