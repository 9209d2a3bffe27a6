//! Rehearsals: what was tried, how long it took, what came of it.

use super::choice::choices;
use super::evidence::Evidence;
use super::known::Known;
use super::list::Records;
use super::people::Person;
use super::record::object;
use super::reference::Refs;
use super::scalar::Lines;
use super::text::Text;
use super::units::{Date, Minutes};
use super::workload::{Outcome, Workload};

choices! {
    /// How real a rehearsal is.
    pub enum DrillKind {
        Tabletop = "tabletop" "Tabletop",
        DryTest = "dry_test" "Dry test",
        Simulation = "simulation" "Simulation",
        SwitchOver = "switch_over" "Switch-over",
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
        /// The workloads that took part
        workloads "Workloads": Refs<Workload>,
        /// Who took part
        people "People": Refs<Person>,
        /// When it took place, or is planned to
        held_on "Date": Known<Date>,
        /// How long it was planned to take
        planned_minutes "Planned time": Known<Minutes>,
        /// How long recovery took (RTA)
        achieved_time_minutes "Achieved time (RTA)": Known<Minutes>,
        /// How much work was lost (RPA)
        achieved_point_minutes "Achieved point (RPA)": Known<Minutes>,
        /// How it ended
        outcome "Outcome": Known<Outcome>,
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
