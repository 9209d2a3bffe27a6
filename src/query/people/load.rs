//! What each person and team has on their hands.

use std::collections::BTreeMap;

use crate::model::id::Key;
use crate::model::plan::Plan;
use crate::model::units::Date;
use crate::ownership::held::Held;
use crate::ownership::matrix::Matrix;
use crate::query::duties::{Board, DutyRow};
use crate::readiness::assess::Assessment;
use crate::readiness::rule::Severity;
use crate::readiness::standing::{State, proof_expires};

/// How far ahead is soon, in days.
pub const SOON_DAYS: u32 = 30;

/// What somebody has on their hands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Duties that they own.
    pub duties: u32,
    /// Critical findings that they see to.
    pub critical: u32,
    /// Duties and findings whose day has passed.
    pub overdue: u32,
    /// Duties and findings that are due within [`SOON_DAYS`].
    pub due_soon: u32,
    /// Drills to come in which they take part.
    pub drills: u32,
    /// Proofs of theirs that expire within [`SOON_DAYS`].
    pub expiring: u32,
}

/// One figure of a [`Load`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// [`Load::duties`].
    Duties,
    /// [`Load::critical`].
    Critical,
    /// [`Load::overdue`].
    Overdue,
    /// [`Load::due_soon`].
    DueSoon,
    /// [`Load::drills`].
    Drills,
    /// [`Load::expiring`].
    Expiring,
}

impl Figure {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 6] = [
        Self::Duties,
        Self::Critical,
        Self::Overdue,
        Self::DueSoon,
        Self::Drills,
        Self::Expiring,
    ];

    /// How the screen names it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Duties => "Duties",
            Self::Critical => "Critical findings",
            Self::Overdue => "Overdue",
            Self::DueSoon => "Due in 30 days",
            Self::Drills => "Drills to come",
            Self::Expiring => "Evidence expiring in 30 days",
        }
    }

    /// What is counted.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Duties => {
                "Duties on the customer's side, or nobody's by the provider's pages, that they own; one for each object"
            }
            Self::Critical => "Findings of severity critical that they see to",
            Self::Overdue => {
                "Duties and checklist entries with a day that has passed, and not done"
            }
            Self::DueSoon => {
                "Duties and checklist entries due today or in the next 30 days, and not done"
            }
            Self::Drills => "Drills from today on in which they take part",
            Self::Expiring => {
                "Proofs on entries of theirs that expire today or in the next 30 days"
            }
        }
    }

    /// That figure of a load.
    pub const fn of(self, load: &Load) -> u32 {
        match self {
            Self::Duties => load.duties,
            Self::Critical => load.critical,
            Self::Overdue => load.overdue,
            Self::DueSoon => load.due_soon,
            Self::Drills => load.drills,
            Self::Expiring => load.expiring,
        }
    }
}

/// What everybody has on their hands.
#[derive(Clone, Debug, Default)]
pub struct Loads {
    /// The duties by owner, as gaps and rules count them.
    pub held: Held,
    loads: BTreeMap<Key, Load>,
}

impl Loads {
    /// Counts it.
    pub fn new(plan: &Plan, matrix: &Matrix, board: &Board, assessment: &Assessment) -> Self {
        let as_of = assessment.as_of;
        let held = Held::new(matrix);
        let mut loads: BTreeMap<Key, Load> = BTreeMap::new();
        for row in &board.rows {
            if let (Some(owner), Some(due)) = (row.holding.owner(), due_of(row))
                && !is_done(row)
            {
                loads.entry(owner).or_default().due(due, as_of);
            }
        }
        for placed in assessment.entries() {
            let Some(owner) = placed.entry.owner else {
                continue;
            };
            let load = loads.entry(owner).or_default();
            let (state, stated) = (placed.entry.state, placed.entry.attestation.as_deref());
            if state.is_finding() {
                load.critical += u32::from(placed.item.severity() == Severity::Critical);
                if let Some(due) = stated.and_then(|row| row.due_on.value()) {
                    load.due(due, as_of);
                }
            }
            let stands = matches!(state, State::Verified | State::VerifyAgain);
            let expires = stated.filter(|_| stands);
            let expires = expires.and_then(|row| proof_expires(placed.item, row));
            load.expiring += u32::from(expires.is_some_and(|day| is_soon(day, as_of)));
        }
        for drill in plan.drills.iter() {
            let to_come = drill.held_on.value().is_some_and(|day| day >= as_of);
            if to_come && drill.outcome.is_unknown() {
                for person in drill.people.iter() {
                    loads.entry(person.key()).or_default().drills += 1;
                }
            }
        }
        Self { held, loads }
    }

    /// What that person or team has.
    pub fn of(&self, who: Key) -> Load {
        let load = self.loads.get(&who).copied().unwrap_or_default();
        Load {
            duties: self.held.by(who),
            ..load
        }
    }
}

impl Load {
    fn due(&mut self, day: Date, as_of: Date) {
        self.overdue += u32::from(day < as_of);
        self.due_soon += u32::from(is_soon(day, as_of));
    }
}

/// Whether the day is today or soon.
pub fn is_soon(day: Date, as_of: Date) -> bool {
    day >= as_of && day <= as_of.plus_days(SOON_DAYS)
}

/// When a duty is due.
pub fn due_of(row: &DutyRow) -> Option<Date> {
    row.holding.assignment.as_ref()?.due_on.value()
}

/// Whether every check shows that a duty is done.
pub fn is_done(row: &DutyRow) -> bool {
    row.checks.worst().is_some_and(|state| !state.is_finding())
}
