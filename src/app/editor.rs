//! What the application does to plans, as a table of functions. The page
//! loads the code behind it together with its first plan: what is reached
//! through this table alone is no part of the first load, so nothing else in
//! [`crate::app`] may call it by name.

use crate::compare::rebase::{Overtaken, Rebased, overtaken_field, rebase};
use crate::model::edit::{Edit, Refused, Stamp, difference};
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};

use super::history::Millis;
use super::journal;
use super::steps::{self, Change, Way};

/// The functions that change plans and write them down.
#[derive(Clone, Copy, Debug)]
pub struct Editor {
    /// Makes an edit: [`Plan::apply`].
    pub apply: fn(&Plan, &Edit, &Stamp) -> Result<Plan, Refused>,
    /// Puts a milestone into a plan, which says the same afterwards and keeps
    /// its revision: [`Plan::replay`].
    pub mark: fn(&Plan, &Edit) -> Result<Plan, Refused>,
    /// Whether both are the very same version: [`Plan::is_same_version`].
    pub is_same_version: fn(&Plan, &Plan) -> bool,
    /// Makes a step on the plan, or takes it back there, by new edits.
    pub retrace: fn(&Plan, &Change, Way, &Stamp) -> Plan,
    /// A plan with another identity and name: [`journal::copy`].
    pub copy: fn(&Plan, Key, &str) -> Result<Plan, String>,
    /// A whole plan as text for the disk: [`journal::snapshot`].
    pub snapshot: fn(&Plan) -> String,
    /// The edits that lead from the first plan to the second, when the last
    /// was made, and those that were overtaken, as text for the disk.
    pub record: fn(&Plan, &Plan, Millis, &[Edit]) -> String,
    /// A step as text for the disk.
    pub step: fn(&Change) -> String,
    /// The order of steps, past and future, as text for the disk.
    pub order: fn(&[u32], &[u32]) -> String,
    /// The plan after records of the journal: [`journal::follow`].
    pub follow: Follow,
    /// The first plan with the pointers of the second: [`Plan::share`].
    pub sharing: fn(&Plan, &Plan) -> Plan,
    /// One's own changes on top of what others did: [`rebase`].
    pub rebase: fn(&Plan, &Plan, &Plan, bool) -> Rebased,
    /// What became of a field: [`overtaken_field`].
    pub overtaken: WhatBecame,
}

/// A plan and records, to the plan after them and when the last of their edits was made.
pub type Follow = fn(&Plan, &[String]) -> Result<(Plan, Millis), String>;

/// Two versions of a plan, an object and a field of it, to what the later version made of it.
pub type WhatBecame = fn((&Plan, &Plan), (Kind, Key), &str) -> Option<Overtaken>;

impl Editor {
    /// The functions of this build.
    pub const BUILT_IN: Self = Self {
        apply: Plan::apply,
        mark: |plan, edit| plan.replay(std::slice::from_ref(edit)),
        is_same_version: Plan::is_same_version,
        retrace: steps::retrace,
        copy: journal::copy,
        snapshot: journal::snapshot,
        record: |before, after, at, overtaken| {
            journal::record(difference(before, after), at, overtaken)
        },
        step: steps::written,
        order: steps::written_order,
        follow: journal::follow,
        sharing,
        rebase,
        overtaken: overtaken_field,
    };
}

fn sharing(plan: &Plan, other: &Plan) -> Plan {
    let mut plan = plan.clone();
    for &kind in Kind::ALL {
        plan.share(kind, other);
    }
    plan
}
