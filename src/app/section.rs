//! The sections in which a deployment is described.

use crate::model::plan::Kind;

macro_rules! sections {
    ($($(#[doc = $doc:literal])+ $name:ident $key:literal $label:literal $kinds:expr;)+) => {
        /// A section of the deployment page.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Section {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Section {
            /// Every section, in the order in which people fill them in.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// How addresses name it.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)+ }
            }

            /// How the screen names it.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)+ }
            }

            /// What it describes: singles first, then tables.
            pub const fn kinds(self) -> &'static [Kind] {
                match self { $(Self::$name => &$kinds,)+ }
            }
        }
    };
}

sections! {
    /// What the plan covers.
    Basics "basics" "Basics" [Kind::PlanFacts];
    /// Regions and their zones.
    Regions "regions" "Regions" [Kind::Region];
    /// Service instances and the keys they use.
    Instances "instances" "Instances and keys" [Kind::Instance];
    /// Data source connections.
    Connections "connections" "Connections" [Kind::Connection];
    /// Connectors of the connections.
    Connectors "connectors" "Connectors" [Kind::Connector];
    /// Protection policies.
    Policies "policies" "Policies" [Kind::Policy];
    /// Protection groups.
    Groups "groups" "Groups" [Kind::Group];
    /// What the business knows.
    Applications "applications" "Applications" [Kind::Application];
    /// What is protected.
    Workloads "workloads" "Workloads" [Kind::Workload];
    /// How people get in, and who may do what.
    Access "access" "Access" [Kind::Access, Kind::RoleHolder];
    /// How the team learns of failures.
    Observability "observability" "Observability" [Kind::Observability, Kind::AlertRoute];
    /// Who is there.
    People "people" "People and teams" [Kind::Person, Kind::Team];
    /// What is written down for the day.
    Runbook "runbook" "Runbook" [Kind::Runbook];
}

impl Section {
    /// The section that addresses name so.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|section| section.key() == key)
    }

    /// The section in which objects of that kind are described.
    pub fn of(kind: Kind) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|section| section.kinds().contains(&kind))
    }

    /// The tables of the section.
    pub fn tables(self) -> impl Iterator<Item = Kind> {
        self.kinds()
            .iter()
            .copied()
            .filter(|kind| !kind.is_single())
    }
}
