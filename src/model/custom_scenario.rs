//! Failures that the team thought of itself, beside the built-in ones.

use super::choice::choices;
use super::known::Known;
use super::list::Records;
use super::record::{object, part};
use super::scalar::Lines;
use super::text::Text;
use super::units::Minutes;

choices! {
    /// What kind of thing a failure hits.
    pub enum Hit {
        Region = "region" "A region",
        Zone = "zone" "A zone",
        Instance = "instance" "A service instance",
        Key = "key" "The root key of an instance",
        KeyService = "key_service" "The key service of a region",
        Connection = "connection" "All connectors of a connection",
        Connector = "connector" "One connector",
        Network = "network" "The network path of a connection",
        Workload = "workload" "A workload",
        Copies = "copies" "The backups of a workload",
        Person = "person" "A person",
        Login = "login" "The cloud's login",
        Permissions = "permissions" "Changes of permissions",
        ResourceController = "resource_controller" "Creating resources",
        Restrictions = "restrictions" "Context-based restrictions",
        Monitoring = "monitoring" "Monitoring and alerts",
        Capacity = "capacity" "Free capacity in the recovery region",
    }
}

choices! {
    /// What a failure does to what it hits, from mild to grave.
    pub enum Effect {
        Degraded = "degraded" "Works, but worse",
        ReadOnly = "read_only" "Can be read, not changed",
        Unavailable = "unavailable" "Does not work",
        Inaccessible = "inaccessible" "Nobody gets in",
        PersonAbsent = "person_absent" "Nobody of that name is there",
        Corrupted = "corrupted" "Holds wrong data",
        Lost = "lost" "Gone for good",
    }
}

part! {
    /// Something that happens in a failure.
    pub struct Happening {
        /// How long after the beginning
        after_minutes "After": Known<Minutes>,
        /// What kind of thing it hits
        hits "Hits": Known<Hit>,
        /// Which one: a zone's or region's code, or the name of an object; all of the kind where nothing is entered
        which "Which": Text,
        /// What it does to it
        effect "Effect": Known<Effect>,
    }
}

part! {
    /// Another failure that is part of this one.
    pub struct IncludedScenario {
        /// Its id, such as zone-lost
        scenario "Scenario": Text,
        /// What it hits: a zone's or region's code, or the name of an object
        which "Which": Text,
        /// How long after the beginning
        after_minutes "After": Known<Minutes>,
    }
}

object! {
    /// A failure that the team made up for its own deployment.
    pub struct CustomScenario {
        /// What the team calls it
        name "Name": Text,
        /// What happens, and how likely it is
        description "Description": Lines,
        /// What it does, one after the other
        happenings "What happens": Records<Happening>,
        /// Other scenarios that are part of it
        includes "Includes": Records<IncludedScenario>,
        /// How old the damage is before somebody notices it, for corruption
        found_after_minutes "Noticed after": Known<Minutes>,
        /// Where the idea comes from: a report, an audit, an incident
        source "Source": Text,
    }
}
