//! Rehearsals: what was tried, how long it took, what came of it.

use super::choice::choices;
use super::evidence::Evidence;
use super::known::Known;
use super::list::Records;
use super::people::Person;
use super::record::{object, part};
use super::reference::Refs;
use super::scalar::Lines;
use super::text::Text;
use super::units::{Date, Minutes, Moment};
use super::workload::{Outcome, Workload};

choices! {
    /// How real a rehearsal is.
    pub enum DrillKind {
        Tabletop = "tabletop" "Tabletop",
        DryTest = "dry_test" "Dry test",
        Simulation = "simulation" "Simulation",
        SwitchOver = "switch_over" "Switch-over",
        Incident = "incident" "Real incident",
    }
}

part! {
    /// One step of a rehearsal, as planned and as it went.
    pub struct DrillStep {
        /// What is done
        text "What": Text,
        /// Who does it
        lane "Who": Text,
        /// When it begins, counted from the start of the drill
        planned_start_minutes "Planned start": Known<Minutes>,
        /// How long it takes
        planned_minutes "Planned time": Known<Minutes>,
        /// When it was done
        done_at "Done at": Known<Moment>,
        /// What was noticed
        note "Note": Lines,
        /// The step of the runbook that it was copied from, by its id
        step "Step of the runbook": Text,
    }
}

object! {
    /// A rehearsal.
    pub struct Drill {
        /// What the team calls it
        name "Name": Text,
        /// How real it was
        kind "Kind": Known<DrillKind>,
        /// The failure that was rehearsed, by its id
        scenario "Scenario": Text,
        /// What was taken to fail, by its id or name, where the scenario leaves a choice
        target "What failed": Text,
        /// The workloads that took part
        workloads "Workloads": Refs<Workload>,
        /// Who took part
        people "People": Refs<Person>,
        /// When it took place, or is planned to
        held_on "Date": Known<Date>,
        /// When the clock began to run
        started_at "Started at": Known<Moment>,
        /// How long it was planned to take
        planned_minutes "Planned time": Known<Minutes>,
        /// How long recovery took (RTA)
        achieved_time_minutes "Achieved time (RTA)": Known<Minutes>,
        /// How much work was lost (RPA)
        achieved_point_minutes "Achieved point (RPA)": Known<Minutes>,
        /// How it ended
        outcome "Outcome": Known<Outcome>,
        /// What was done, in order, as planned and as it went
        steps "Steps": Records<DrillStep>,
        /// What was found, and what is to be changed
        findings "Findings": Lines,
        /// What proves it
        evidence "Evidence": Records<Evidence>,
        /// The part of the deployment that it proves, as it was then
        fingerprint "Fingerprint": Text,
        /// When the next one is due
        next_due_on "Next due": Known<Date>,
    }
}

impl Drill {
    /// Whether its clock runs: it was started as the run of a runbook, and
    /// nobody has said yet how it ended.
    pub fn is_running(&self) -> bool {
        let started = !self.started_at.is_unknown();
        started && !self.steps.is_empty() && self.outcome.is_unknown()
    }
}
