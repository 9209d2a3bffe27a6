//! What has to be rehearsed, and when: by workload, and summed up by tier.

use std::collections::BTreeMap;

use super::common::rehearsal::dues;
use super::facts::Facts;
use crate::catalogue::Knowledge;
use crate::model::application::Tier;
use crate::model::id::Key;
use crate::model::plan::Plan;
use crate::model::units::Date;
use crate::ownership::matrix::Matrix;

/// A rehearsal that a workload needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueRow {
    /// The workload.
    pub workload: Key,
    /// Its name.
    pub name: String,
    /// The tier of its application.
    pub tier: Option<Tier>,
    /// What is to be rehearsed.
    pub what: String,
    /// Every so many days.
    pub every_days: u32,
    /// Whether that is advice of Muster's own.
    pub own_advice: bool,
    /// When it was done last.
    pub last: Option<Date>,
    /// When it is due; `None` where it was never done, so that it is now.
    pub next: Option<Date>,
}

/// What is due of all workloads of a tier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueSum {
    /// The tier.
    pub tier: Option<Tier>,
    /// What is to be rehearsed.
    pub what: String,
    /// Every so many days.
    pub every_days: u32,
    /// Whether that is advice of Muster's own.
    pub own_advice: bool,
    /// The ids of the pages it rests on.
    pub sources: Vec<String>,
    /// How many workloads need it.
    pub workloads: u32,
    /// For how many of them it was never done.
    pub never: u32,
    /// For how many of them its day has passed.
    pub overdue: u32,
    /// The earliest day that has not passed.
    pub next: Option<Date>,
}

/// What has to be rehearsed, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    /// By workload: what was never done first, then by day.
    pub rows: Vec<DueRow>,
    /// By tier and kind of rehearsal.
    pub sums: Vec<DueSum>,
}

/// What has to be rehearsed of that plan, as of that day.
pub fn agenda(plan: &Plan, matrix: &Matrix, knowledge: &Knowledge, as_of: Date) -> Agenda {
    let facts = Facts::new(plan, matrix, knowledge, as_of);
    let mut rows = Vec::new();
    let mut sums: BTreeMap<(Tier, usize), DueSum> = BTreeMap::new();
    for workload in plan.workloads.iter() {
        let tier = facts.links.tier_of(workload);
        for due in dues(&facts, workload) {
            let place = knowledge.cadences.iter().position(|one| one == due.cadence);
            let key = (tier.unwrap_or(Tier::Four), place.unwrap_or_default());
            let sum = sums.entry(key).or_insert_with(|| DueSum {
                tier: Some(key.0),
                what: due.cadence.title.clone(),
                every_days: due.every.days,
                own_advice: due.every.own_advice,
                sources: due.cadence.sources.clone(),
                workloads: 0,
                never: 0,
                overdue: 0,
                next: None,
            });
            sum.workloads += 1;
            sum.never += u32::from(due.next.is_none());
            sum.overdue += u32::from(due.next.is_some_and(|next| next < as_of));
            let ahead = due.next.filter(|next| as_of <= *next);
            sum.next = match (sum.next, ahead) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
            rows.push(DueRow {
                workload: workload.meta.id,
                name: workload.name.to_string(),
                tier,
                what: due.cadence.title.clone(),
                every_days: due.every.days,
                own_advice: due.every.own_advice,
                last: due.last,
                next: due.next,
            });
        }
    }
    rows.sort_by(|one, other| {
        let order = |row: &DueRow| (row.next, row.tier.unwrap_or(Tier::Four));
        order(one)
            .cmp(&order(other))
            .then_with(|| one.name.cmp(&other.name))
            .then_with(|| one.workload.cmp(&other.workload))
    });
    Agenda {
        rows,
        sums: sums.into_values().collect(),
    }
}
