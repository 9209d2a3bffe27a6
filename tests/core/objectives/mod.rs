//! Arithmetic of RPO and RTO, on plans of one workload.

mod calendar;
mod export;
mod properties;
mod rpo;
mod rto;

use muster::model::Json;
use muster::model::connection::{Connection, Connector};
use muster::model::drill::Drill;
use muster::model::id::Key;
use muster::model::links::Links;
use muster::model::plan::Plan;
use muster::model::plan_facts::PlanFacts;
use muster::model::policy::{Group, Policy};
use muster::model::record::{Object, Record};
use muster::model::runbook::Runbook;
use muster::model::table::Table;
use muster::model::units::Date;
use muster::model::workload::Workload;
use muster::objectives::Objectives;
use muster::objectives::rpo::{Copy, Rpo};
use muster::objectives::rto::{Circumstances, Rto};
use serde_json::json;

/// A day in the winter before clocks go forward.
const AS_OF: &str = "2026-11-22";

/// What is stated of each object of a plan that has one of each.
#[derive(Clone, Debug, Default)]
struct Stated {
    policy: Json,
    group: Json,
    workload: Json,
    connection: Json,
    runbook: Json,
    facts: Json,
    connectors: usize,
    drills: Vec<Json>,
}

impl Stated {
    fn plan(&self) -> Plan {
        let policy: Policy = object(1, &self.policy);
        let mut group: Group = object(2, &self.group);
        let mut workload: Workload = object(3, &self.workload);
        let connection: Connection = object(4, &self.connection);
        group.policy.0 = (!self.policy.is_null()).then(|| policy.id());
        workload.group.0 = Some(group.id());
        workload.connection.0 = Some(connection.id());
        let connectors = (0..self.connectors).map(|count| {
            let mut connector: Connector = object(100 + count as u128, &Json::Null);
            connector.connection.0 = Some(connection.id());
            connector
        });
        let drills = self.drills.iter().enumerate().map(|(count, stated)| {
            let mut drill: Drill = object(200 + count as u128, stated);
            drill.workloads = vec![workload.id()].into();
            drill
        });
        Plan {
            facts: Table::from(vec![object::<PlanFacts>(5, &self.facts)]),
            runbook: Table::from(vec![object::<Runbook>(5, &self.runbook)]),
            connectors: Table::from(connectors.collect::<Vec<_>>()),
            drills: Table::from(drills.collect::<Vec<_>>()),
            policies: Table::from(vec![policy]),
            groups: Table::from(vec![group]),
            connections: Table::from(vec![connection]),
            workloads: Table::from(vec![workload]),
            ..Plan::default()
        }
    }

    fn rpo(&self, copy: Copy) -> Rpo {
        let plan = self.plan();
        let objectives = Objectives::new(&plan, Date::parse(AS_OF).unwrap());
        objectives.rpo(&Links::new(&plan), plan.workloads.first().unwrap(), copy)
    }

    fn rto(&self, given: &Circumstances) -> Rto {
        let plan = self.plan();
        let objectives = Objectives::new(&plan, Date::parse(AS_OF).unwrap());
        objectives.rto(&Links::new(&plan), plan.workloads.first().unwrap(), given)
    }
}

/// An object of which that is stated.
#[track_caller]
fn object<T: Object + Record + Default>(id: u128, stated: &Json) -> T {
    let mut object = T::default();
    object.meta_mut().id = Key(id);
    for (key, value) in stated.as_object().into_iter().flatten() {
        let index = T::KIND.field_index(key).unwrap();
        assert_eq!(object.set(index, value), Ok(()), "{key}");
    }
    object
}

/// A policy that an instance comes with.
fn built_in(every: u32, unit: &str) -> Json {
    json!({ "schedule_every": every, "schedule_unit": unit, "retries": 3, "retry_wait_minutes": 5 })
}
