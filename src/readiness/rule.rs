//! What a rule is. One rule stands in one file below [`super::rules`] and in
//! one line of its list.

use serde::Serialize;

use super::facts::Facts;
use super::verdict::Verdict;
use crate::model::access::{Access, RoleHolder};
use crate::model::application::Application;
use crate::model::connection::{Connection, Connector};
use crate::model::drill::Drill;
use crate::model::instance::Instance;
use crate::model::observability::{AlertRoute, Observability};
use crate::model::people::Person;
use crate::model::plan::Kind;
use crate::model::plan_facts::PlanFacts;
use crate::model::policy::{Group, Policy};
use crate::model::runbook::Runbook;
use crate::model::workload::Workload;

/// A readiness rule.
#[derive(Debug)]
pub struct Rule {
    /// Its id: `family.what-it-finds`.
    pub id: &'static str,
    /// Its family.
    pub family: Family,
    /// How bad it is when it fires.
    pub severity: Severity,
    /// How much work the cure is.
    pub effort: Effort,
    /// The area of the catalogue, by id.
    pub area: &'static str,
    /// What it finds, not what to do about it.
    pub title: &'static str,
    /// Why that matters.
    pub rationale: &'static str,
    /// What to do: console, command or Terraform where a page tells.
    pub advice: &'static str,
    /// The ids of the pages that it rests on; at least one.
    pub sources: &'static [&'static str],
    /// How it looks.
    pub check: Check,
}

/// How a rule looks at each object of one kind.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// At the plan as a whole.
    Plan(fn(&Facts, &PlanFacts) -> Verdict),
    /// At each application.
    Application(fn(&Facts, &Application) -> Verdict),
    /// At each service instance.
    Instance(fn(&Facts, &Instance) -> Verdict),
    /// At each connection.
    Connection(fn(&Facts, &Connection) -> Verdict),
    /// At each connector.
    Connector(fn(&Facts, &Connector) -> Verdict),
    /// At each policy.
    Policy(fn(&Facts, &Policy) -> Verdict),
    /// At each protection group.
    Group(fn(&Facts, &Group) -> Verdict),
    /// At each workload. What it says of an unchanged workload is kept as
    /// long as the rest of the deployment is unchanged, too: it may look at
    /// other workloads only where the workload depends on them, and at
    /// assignments and attestations only of the workload itself or of none.
    Workload(fn(&Facts, &Workload) -> Verdict),
    /// At access as a whole.
    Access(fn(&Facts, &Access) -> Verdict),
    /// At each role holder.
    RoleHolder(fn(&Facts, &RoleHolder) -> Verdict),
    /// At observability as a whole.
    Observability(fn(&Facts, &Observability) -> Verdict),
    /// At each alert route.
    AlertRoute(fn(&Facts, &AlertRoute) -> Verdict),
    /// At each person.
    Person(fn(&Facts, &Person) -> Verdict),
    /// At the runbook.
    Runbook(fn(&Facts, &Runbook) -> Verdict),
    /// At each drill.
    Drill(fn(&Facts, &Drill) -> Verdict),
}

impl Check {
    /// The kind of object it looks at.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Plan(_) => Kind::PlanFacts,
            Self::Application(_) => Kind::Application,
            Self::Instance(_) => Kind::Instance,
            Self::Connection(_) => Kind::Connection,
            Self::Connector(_) => Kind::Connector,
            Self::Policy(_) => Kind::Policy,
            Self::Group(_) => Kind::Group,
            Self::Workload(_) => Kind::Workload,
            Self::Access(_) => Kind::Access,
            Self::RoleHolder(_) => Kind::RoleHolder,
            Self::Observability(_) => Kind::Observability,
            Self::AlertRoute(_) => Kind::AlertRoute,
            Self::Person(_) => Kind::Person,
            Self::Runbook(_) => Kind::Runbook,
            Self::Drill(_) => Kind::Drill,
        }
    }
}

macro_rules! keyed {
    ($(#[doc = $doc:literal])+ pub enum $name:ident { $($variant:ident = $key:literal $label:literal,)+ }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $(#[doc = $label] $variant,)+
        }

        impl $name {
            /// All of them, in the order in which screens list them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// How files name it.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)+ }
            }

            /// How the screen names it.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }

            /// The one that files name so.
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.key() == key)
            }
        }
    };
}

keyed! {
    /// What a check is about.
    pub enum Family {
        Coverage = "coverage" "Coverage",
        Objectives = "objectives" "Objectives",
        Schedule = "schedule" "Schedule and retention",
        Connectors = "connectors" "Connectors",
        Agents = "agents" "Agents",
        Network = "network" "Network and ports",
        Immutability = "immutability" "Immutability",
        Encryption = "encryption" "Encryption and keys",
        Access = "access" "Access",
        Observability = "observability" "Observability",
        ClientResilience = "client_resilience" "Client resilience",
        Zone = "zone" "Zone failure",
        Region = "region" "Region failure",
        People = "people" "People",
        Runbook = "runbook" "Runbook",
        Drills = "drills" "Drills",
        ProviderSilence = "provider_silence" "Ask the provider",
    }
}

keyed! {
    /// How bad a finding is.
    pub enum Severity {
        Critical = "critical" "Critical",
        High = "high" "High",
        Medium = "medium" "Medium",
        Low = "low" "Low",
    }
}

impl Severity {
    /// What an item of this severity weighs in the score.
    pub const fn weight(self) -> u64 {
        match self {
            Self::Critical => 8,
            Self::High => 4,
            Self::Medium => 2,
            Self::Low => 1,
        }
    }
}

/// How much work a cure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effort {
    /// Minutes: a setting, a name.
    Small = 1,
    /// Hours: a change that has to be planned.
    Medium = 2,
    /// Days: something that has to be built or rehearsed.
    Large = 3,
}

impl Effort {
    /// How the screen names it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Small => "minutes",
            Self::Medium => "hours",
            Self::Large => "days",
        }
    }
}
