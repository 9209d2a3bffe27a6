//! What is written down for the day of the disaster.

use super::known::Known;
use super::people::Person;
use super::record::object;
use super::reference::Refs;
use super::scalar::Lines;
use super::text::{Link, RegionCode, Text};
use super::units::{Date, Minutes};

object! {
    /// The facts that a recovery needs besides the deployment.
    pub struct Runbook {
        /// Who may declare a disaster
        declarers "May declare": Refs<Person>,
        /// The call or chat in which the recovery is led
        bridge "Bridge": Text,
        /// Whether a call tree exists and was tried
        call_tree "Call tree tried": Known<bool>,
        /// The provider's account in which the service runs
        provider_account "Provider account": Text,
        /// The support plan, which decides how fast the provider answers
        support_plan "Support plan": Text,
        /// How a support case is opened when the console is down
        support_contact "Support contact": Text,
        /// Where the written runbook is
        location "Runbook": Known<Link>,
        /// The region in which the runbook is kept, if it is in the cloud
        stored_in "Kept in region": Known<RegionCode>,
        /// Whether a copy can be read without the cloud and its login
        offline_copy "Offline copy": Known<bool>,
        /// When the runbook was last followed from beginning to end
        tested_on "Followed on": Known<Date>,
        /// How names are switched to the recovered workloads
        dns_switch "Name switch": Text,
        /// How long it takes to notice a disaster
        detect_minutes "Time to notice": Known<Minutes>,
        /// How long it takes to decide
        decide_minutes "Time to decide": Known<Minutes>,
        /// How long it takes to get in: network, login, console, without the usual way where that is down
        reach_minutes "Time to get in": Known<Minutes>,
        /// How long it takes to switch names and routes to the recovered workloads, until clients follow
        switch_minutes "Time to switch over": Known<Minutes>,
        /// Where the credentials for a recovery are
        credentials "Credentials": Text,
        /// Whether the way back is written down
        failback_documented "Way back written down": Known<bool>,
        /// Anything else that somebody must know on the day
        notes "Notes": Lines,
    }
}
