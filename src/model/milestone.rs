//! Milestones: the plan as it was at a moment worth going back to.

use super::choice::choices;
use super::known::Known;
use super::record::object;
use super::scalar::{Lines, Opaque};
use super::table::Table;
use super::text::Text;
use super::units::{Count, Moment, Percent};

choices! {
    /// What a milestone was made for.
    pub enum Occasion {
        ByHand = "by_hand" "By hand",
        BeforeImport = "before_import" "Before an import",
        BeforeMerge = "before_merge" "Before a merge",
        BeforeUpgrade = "before_upgrade" "Before a catalogue upgrade",
        BeforeRestore = "before_restore" "Before a restore",
        HandedOut = "handed_out" "Handed out as a file",
        Approved = "approved" "Approved",
    }
}

object! {
    /// The plan as it was at some moment, and how it stood then. It speaks of
    /// the plan and not of the deployment, so nothing is judged by it.
    pub struct Milestone {
        /// What the team calls it; one without a name is dropped when others have followed it
        name "Name": Text,
        /// What is worth remembering of it
        note "Note": Lines,
        /// What it was made for
        occasion "Made": Known<Occasion>,
        /// Who made it (as stated; not verified)
        by "Made by": Text,
        /// When it was made
        at "Made at": Known<Moment>,
        /// The plan's revision then
        plan_revision "Revision": Known<Count>,
        /// The level of readiness then, by its key
        level "Level": Text,
        /// The score then
        score "Score": Known<Percent>,
        /// How many critical findings were open or unknown then
        critical_open "Critical findings": Known<Count>,
        /// How many findings there were in all
        findings_open "Findings": Known<Count>,
        /// How many duties of the customer had no owner
        duties_without_owner "Duties without owner": Known<Count>,
        /// How many workloads the plan had
        workloads "Workloads": Known<Count>,
        /// The whole plan then, but for its milestones: deflated, as base64url
        state "State": Opaque,
    }
}

impl Milestone {
    /// Whether nobody has given it a name: it is dropped when it has grown old.
    pub fn is_passing(&self) -> bool {
        self.name.is_empty()
    }

    /// The packed plan; nothing where it did not travel along.
    pub fn packed(&self) -> Option<&str> {
        self.state.0.as_deref()?.as_str()
    }
}

/// The milestones without what the plan was then.
#[must_use]
pub fn without_states(milestones: &Table<Milestone>) -> Table<Milestone> {
    let bare = milestones.iter().map(|row| Milestone {
        state: Opaque::default(),
        ..Milestone::clone(row)
    });
    Table::from(bare.collect::<Vec<_>>())
}
