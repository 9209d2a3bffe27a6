//! The plan as rules read it: effective values and what belongs to what,
//! looked up once for all rules.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::catalogue::Knowledge;
use crate::file::changes::changes;
use crate::file::fingerprint::Fingerprints;
use crate::file::own_prints::OwnPrints;
use crate::model::attestation::Status;
use crate::model::connection::Connection;
use crate::model::drill::{Drill, DrillKind};
use crate::model::id::Key;
use crate::model::links::Links;
use crate::model::people::Person;
use crate::model::plan::{Kind, Plan};
use crate::model::policy::{Group, Policy};
use crate::model::units::Date;
use crate::model::workload::Workload;
use crate::objectives::Objectives;
use crate::ownership::held::Held;
use crate::ownership::matrix::Matrix;

/// A plan on a day, with what is known of the service.
pub struct Facts<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What belongs to what in it.
    pub links: Links<'a>,
    /// The arithmetic of its objectives.
    pub objectives: Objectives<'a>,
    /// The day of the assessment.
    pub as_of: Date,
    /// What is known of the service.
    pub knowledge: &'a Knowledge,
    /// Who has which duty.
    pub matrix: &'a Matrix,
    drills: BTreeMap<Key, Vec<Rc<Drill>>>,
    used_by: Usage,
    /// The drills whose fingerprint is not that of today, and what has changed
    /// since; made when asked for.
    changed_since: OnceCell<BTreeMap<Key, Vec<String>>>,
    /// The customer's duties by owner; made when asked for.
    held: OnceCell<Held>,
    /// What proofs cover; made when asked for.
    fingerprints: OnceCell<Fingerprints<'a>>,
    /// What is known of that from an earlier version.
    own_prints: OwnPrints,
}

/// How many workloads use an object, directly or through a group.
#[derive(Default)]
struct Usage {
    policies: BTreeMap<Key, u32>,
    connections: BTreeMap<Key, u32>,
    groups: BTreeMap<Key, u32>,
    /// Workloads in the group that have no policy of their own.
    leaning_on_group: BTreeMap<Key, u32>,
    busy_people: BTreeSet<Key>,
}

impl<'a> Facts<'a> {
    /// Looks everything up once.
    pub fn new(plan: &'a Plan, matrix: &'a Matrix, knowledge: &'a Knowledge, as_of: Date) -> Self {
        Self::after(plan, matrix, knowledge, as_of, OwnPrints::default())
    }

    /// The same, with what is known of an earlier version that still exists.
    pub fn after(
        plan: &'a Plan,
        matrix: &'a Matrix,
        knowledge: &'a Knowledge,
        as_of: Date,
        own_prints: OwnPrints,
    ) -> Self {
        let mut facts = Self {
            plan,
            links: Links::new(plan),
            objectives: Objectives::new(plan, as_of),
            as_of,
            knowledge,
            matrix,
            drills: BTreeMap::new(),
            used_by: Usage::default(),
            changed_since: OnceCell::new(),
            held: OnceCell::new(),
            fingerprints: OnceCell::new(),
            own_prints,
        };
        for drill in plan.drills.iter() {
            for workload in drill.workloads.iter() {
                let list = facts.drills.entry(workload.key()).or_default();
                list.push(Rc::clone(drill));
            }
        }
        facts.used_by = facts.usage();
        facts
    }

    fn usage(&self) -> Usage {
        let mut usage = Usage::default();
        for workload in self.plan.workloads.iter() {
            if let Some(policy) = self.links.policy_of(workload) {
                *usage.policies.entry(policy.meta.id).or_default() += 1;
            }
            if let Some(connection) = self.links.connection_of(workload) {
                *usage.connections.entry(connection.meta.id).or_default() += 1;
            }
            if let Some(group) = workload.group.0 {
                *usage.groups.entry(group.key()).or_default() += 1;
                let leans = u32::from(workload.policy.0.is_none());
                *usage.leaning_on_group.entry(group.key()).or_default() += leans;
            }
            usage
                .busy_people
                .extend(workload.restorer.0.map(super::super::model::id::Id::key));
        }
        let assignments = self.plan.assignments.iter();
        usage
            .busy_people
            .extend(assignments.filter_map(|row| row.owner.0));
        for runbook in self.plan.runbook.iter() {
            usage
                .busy_people
                .extend(runbook.declarers.iter().map(|id| id.key()));
        }
        usage
            .busy_people
            .extend(self.plan.instances.iter().filter_map(|row| row.key_owner.0));
        usage
    }

    /// The rehearsals in which the workload took part, on or before the day
    /// of the assessment, the latest last. One that still runs proves nothing.
    pub fn rehearsals_of(&self, workload: &Workload) -> Vec<&Drill> {
        let drills = self
            .drills
            .get(&workload.meta.id)
            .map_or(&[][..], Vec::as_slice);
        let mut held: Vec<(Date, &Drill)> = drills
            .iter()
            .filter_map(|drill| Some((drill.held_on.value()?, &**drill)))
            .filter(|(day, drill)| *day <= self.as_of && !drill.is_running())
            .collect();
        // Two of one day stand in the same order however the plan lists them.
        held.sort_by_key(|(day, drill)| (*day, drill.meta.id));
        held.into_iter().map(|(_, drill)| drill).collect()
    }

    /// Those of them that restored it: of every stated kind but tabletop.
    pub fn restores_of(&self, workload: &Workload) -> Vec<&Drill> {
        let mut drills = self.rehearsals_of(workload);
        drills.retain(|drill| {
            let kind = drill.kind.value();
            kind.is_some_and(|kind| kind != DrillKind::Tabletop)
        });
        drills
    }

    /// What proofs cover, as it is now.
    pub fn fingerprints(&self) -> &Fingerprints<'a> {
        let make = || Fingerprints::after(self.plan, self.own_prints.clone());
        self.fingerprints.get_or_init(make)
    }

    /// What is known of proofs for the next version.
    pub fn into_own_prints(self) -> OwnPrints {
        match self.fingerprints.into_inner() {
            Some(fingerprints) => fingerprints.into_own(),
            None => OwnPrints::default(),
        }
    }

    /// What is not as it was at the rehearsal, for the workloads that took
    /// part; `None` where nothing has changed, or where the rehearsal does
    /// not say what it was then. Changes that nobody can name make an empty
    /// list.
    pub fn changes_since(&self, drill: &Drill) -> Option<&[String]> {
        let changed = self.changed_since.get_or_init(|| {
            let drills = self.plan.drills.iter();
            let tied = drills.filter(|drill| !drill.fingerprint.is_empty());
            tied.filter_map(|drill| {
                let id = drill.meta.id;
                let changes = changes(self.fingerprints(), &drill.fingerprint, Kind::Drill, id)?;
                Some((id, changes))
            })
            .collect()
        });
        changed.get(&drill.meta.id).map(Vec::as_slice)
    }

    /// The customer's duties, by whoever has them.
    pub fn held(&self) -> &Held {
        self.held.get_or_init(|| Held::new(self.matrix))
    }

    /// How many workloads a policy protects.
    pub fn workloads_of_policy(&self, policy: &Policy) -> u32 {
        self.used_by
            .policies
            .get(&policy.meta.id)
            .copied()
            .unwrap_or_default()
    }

    /// How many workloads a connection reaches.
    pub fn workloads_of_connection(&self, connection: &Connection) -> u32 {
        self.used_by
            .connections
            .get(&connection.meta.id)
            .copied()
            .unwrap_or_default()
    }

    /// How many workloads are in a group.
    pub fn workloads_of_group(&self, group: &Group) -> u32 {
        self.used_by
            .groups
            .get(&group.meta.id)
            .copied()
            .unwrap_or_default()
    }

    /// How many workloads have no policy but that of the group.
    pub fn workloads_leaning_on(&self, group: &Group) -> u32 {
        self.used_by
            .leaning_on_group
            .get(&group.meta.id)
            .copied()
            .unwrap_or_default()
    }

    /// Whether a workload or a group goes through the connection.
    pub fn is_connection_used(&self, connection: &Connection) -> bool {
        let by_group = |group: &Rc<Group>| group.connection.0 == Some(connection.id());
        self.workloads_of_connection(connection) > 0 || self.plan.groups.iter().any(by_group)
    }

    /// Whether the group is paused or past its end, so that no run starts.
    pub fn has_stopped(&self, group: &Group) -> bool {
        let ended = group.ends_on.value().is_some_and(|end| end < self.as_of);
        ended || group.paused.is(&true)
    }

    /// Whether the person has a part on the day: owner of a duty or a key,
    /// restorer, or entitled to declare.
    pub fn has_a_part(&self, person: &Person) -> bool {
        self.used_by.busy_people.contains(&person.meta.id)
    }

    /// Whether somebody has that duty for that object.
    pub fn is_owned(&self, duty: &str, kind: Kind, object: Key) -> bool {
        self.matrix
            .of(kind, object)
            .iter()
            .any(|holding| holding.duty.id == duty && holding.owner().is_some())
    }

    /// Whether somebody states that item as done, for the object or the plan.
    pub fn is_stated_done(&self, item: &str, object: Option<(Kind, Key)>) -> bool {
        self.plan.attestations.iter().any(|row| {
            &*row.item == item
                && row.status.is(&Status::Done)
                && (row.object.0.is_none() || row.object.0 == object)
        })
    }

    /// Whether that day is more than that many days before the assessment.
    pub fn is_older(&self, day: Date, days: u32) -> bool {
        day.plus_days(days) < self.as_of
    }
}
