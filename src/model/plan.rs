//! The document: every object of a plan, by kind.

use super::access::{Access, RoleHolder};
use super::application::Application;
use super::assignment::Assignment;
use super::attestation::Attestation;
use super::catalogue_pin::CataloguePin;
use super::comment::Comment;
use super::conflict::Conflict;
use super::connection::{Connection, Connector};
use super::custom_scenario::CustomScenario;
use super::drill::Drill;
use super::field::Field;
use super::id::{Id, Key};
use super::instance::Instance;
use super::milestone::Milestone;
use super::observability::{AlertRoute, Observability};
use super::people::{Person, Team};
use super::plan_facts::PlanFacts;
use super::policy::{Group, Policy};
use super::record::{Meta, Object, Part};
use super::region::Region;
use super::runbook::Runbook;
use super::snapshot::Snapshot;
use super::table::{AnyObject, AnyTable, Table, name_of};
use super::workload::Workload;

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $type:ident $table:ident $key:literal $label:literal $plural:literal $single:literal $path:expr;)+) => {
        /// What an object is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind {
            $($(#[doc = $doc])+ $type,)+
        }

        impl Kind {
            /// Every kind, in the order of the plan file.
            pub const ALL: &'static [Self] = &[$(Self::$type,)+];

            /// How files and references name it.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$type => $key,)+ }
            }

            /// How the screen names one of them.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$type => $label,)+ }
            }

            /// How the screen names several.
            pub const fn plural(self) -> &'static str {
                match self { $(Self::$type => $plural,)+ }
            }

            /// Whether a plan has exactly one.
            pub const fn is_single(self) -> bool {
                match self { $(Self::$type => $single,)+ }
            }

            /// Where the plan file keeps them.
            pub const fn path(self) -> &'static [&'static str] {
                match self { $(Self::$type => &$path,)+ }
            }

            /// The fields of such an object.
            pub const fn fields(self) -> &'static [Field] {
                match self { $(Self::$type => <$type as Part>::FIELDS,)+ }
            }
        }

        /// A shared-responsibility and recovery plan. Cloning it copies
        /// pointers; equal tables keep their address between versions.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Plan {
            $($(#[doc = $doc])+ pub $table: Table<$type>,)+
        }

        impl Plan {
            /// The objects of that kind.
            pub fn table(&self, kind: Kind) -> &dyn AnyTable {
                match kind { $(Kind::$type => &self.$table,)+ }
            }

            /// Shares the objects of that kind that `other` has just so.
            pub fn share(&mut self, kind: Kind, other: &Self) {
                match kind {
                    $(Kind::$type => self.$table = self.$table.sharing(&other.$table),)+
                }
            }

            /// The objects of that kind, for an edit or a reader.
            pub(crate) fn table_mut(&mut self, kind: Kind) -> &mut dyn AnyTable {
                match kind { $(Kind::$type => &mut self.$table,)+ }
            }
        }
    };
}

kinds! {
    /// What the plan says of itself.
    PlanFacts facts "plan" "Plan" "Plans" true [];
    /// What the business knows.
    Application applications "application" "Application" "Applications" false ["applications"];
    /// Where the deployment is.
    Region regions "region" "Region" "Regions" false ["deployment", "regions"];
    /// Instances of the backup service.
    Instance instances "instance" "Service instance" "Service instances" false ["deployment", "instances"];
    /// Data source connections.
    Connection connections "connection" "Data source connection" "Data source connections" false ["deployment", "connections"];
    /// Connectors of the connections.
    Connector connectors "connector" "Connector" "Connectors" false ["deployment", "connectors"];
    /// Protection policies.
    Policy policies "policy" "Protection policy" "Protection policies" false ["deployment", "policies"];
    /// Protection groups.
    Group groups "group" "Protection group" "Protection groups" false ["deployment", "groups"];
    /// What is protected.
    Workload workloads "workload" "Workload" "Workloads" false ["deployment", "workloads"];
    /// How people get in.
    Access access "access" "Access" "Access" true ["deployment", "access"];
    /// Who may do what.
    RoleHolder role_holders "role_holder" "Role holder" "Role holders" false ["deployment", "access", "role_holders"];
    /// How the team learns of failures.
    Observability observability "observability" "Observability" "Observability" true ["deployment", "observability"];
    /// Where alerts go.
    AlertRoute alert_routes "alert_route" "Alert route" "Alert routes" false ["deployment", "observability", "alert_routes"];
    /// People.
    Person people "person" "Person" "People" false ["people"];
    /// Teams.
    Team teams "team" "Team" "Teams" false ["teams"];
    /// What is written down for the day.
    Runbook runbook "runbook" "Runbook" "Runbook" true ["runbook"];
    /// Who has which duty.
    Assignment assignments "assignment" "Assignment" "Assignments" false ["assignments"];
    /// What people state of checklist items.
    Attestation attestations "attestation" "Attestation" "Attestations" false ["attestations"];
    /// Rehearsals.
    Drill drills "drill" "Drill" "Drills" false ["drills"];
    /// Failures that the team made up.
    CustomScenario scenarios "scenario" "Own scenario" "Own scenarios" false ["scenarios"];
    /// What was proven, as it was then.
    Snapshot snapshots "snapshot" "Snapshot" "Snapshots" false ["snapshots"];
    /// The catalogues that the plan uses.
    CataloguePin catalogues "catalogue" "Catalogue" "Catalogues" false ["catalogues"];
    /// What people remark on all of it.
    Comment comments "comment" "Comment" "Comments" false ["comments"];
    /// What copies that were made one say differently.
    Conflict conflicts "conflict" "Conflict" "Conflicts" false ["conflicts"];
    /// The plan as it was at moments worth going back to.
    Milestone milestones "milestone" "Milestone" "Milestones" false ["milestones"];
}

impl Kind {
    /// Where the plan file keeps an object, or one field of it:
    /// `deployment.workloads[id].zones`.
    pub fn place_in_file(self, key: Key, field: Option<&str>) -> String {
        let mut place = self.path().join(".");
        if !self.is_single() {
            place = format!("{place}[{key}]");
        }
        if let Some(field) = field {
            let dot = if place.is_empty() { "" } else { "." };
            place = format!("{place}{dot}{field}");
        }
        place
    }

    /// The kind that files name so.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.key() == key)
    }

    /// The place of the field with that key.
    pub fn field_index(self, key: &str) -> Option<usize> {
        self.fields().iter().position(|field| field.key == key)
    }
}

impl Plan {
    /// A plan that states nothing but its name.
    pub fn new(id: Key, name: &str) -> Self {
        let mut plan = Self::default();
        for &kind in Kind::ALL {
            if kind.is_single() {
                plan.table_mut(kind).insert(0, id);
            }
        }
        let mut facts = PlanFacts::new(Id::new(id));
        facts.name = name.into();
        plan.facts = Table::from(vec![facts]);
        plan
    }

    /// Its identity.
    pub fn id(&self) -> Key {
        self.meta().map_or(Key::default(), |meta| meta.id)
    }

    /// Its name.
    pub fn name(&self) -> &str {
        self.facts.first().map_or("", |facts| &*facts.name)
    }

    /// How many times it was changed.
    pub fn revision(&self) -> u32 {
        self.meta().map_or(0, |meta| meta.revision)
    }

    /// The same plan under another identity, and with it what a plan has
    /// exactly one of; pointers to those follow.
    #[must_use]
    pub fn with_identity(&self, id: Key) -> Self {
        let (before, mut plan) = (self.id(), self.clone());
        for &kind in Kind::ALL {
            let table = plan.table_mut(kind);
            for index in 0..table.count() {
                if kind.is_single() {
                    let meta = table.row(index).map(|row| row.meta().clone());
                    let meta = meta.unwrap_or_default();
                    table.set_meta(index, Meta { id, ..meta });
                } else {
                    table.point_anew(index, before, id);
                }
            }
        }
        plan
    }

    fn meta(&self) -> Option<&Meta> {
        self.facts.first().map(|facts| Object::meta(&**facts))
    }

    /// Whether both are the very same version: no table of one is another's.
    pub fn is_same_version(&self, other: &Self) -> bool {
        let mut kinds = Kind::ALL.iter();
        kinds.all(|&kind| self.table(kind).same(other.table(kind)))
    }

    /// The object of that kind with that key.
    pub fn object(&self, kind: Kind, key: Key) -> Option<&dyn AnyObject> {
        let table = self.table(kind);
        table.row(table.position(key)?)
    }

    /// The name of that object; empty where there is none.
    pub fn object_name(&self, kind: Kind, key: Key) -> String {
        let object = self.object(kind, key);
        object.map_or_else(String::new, |object| self.name_within(kind, object))
    }

    /// The name of an object of that kind: its own or, of a login that has none, that of the person
    /// who holds it; empty where there is neither.
    pub fn name_within(&self, kind: Kind, object: &dyn AnyObject) -> String {
        let name = name_of(object);
        if kind != Kind::RoleHolder || !name.is_empty() {
            return name;
        }
        let holder = self.role_holders.get(Id::new(object.meta().id));
        let person = holder.and_then(|holder| self.people.get(holder.person.0?));
        person.map_or(name, |person| person.name.to_string())
    }

    /// Whether a file says of that object that it is planned and not deployed yet.
    pub fn is_planned(&self, kind: Kind, key: Key) -> bool {
        let imported = self.object(kind, key).map(|object| &object.meta().imported);
        let imported = imported.and_then(|imported| imported.as_deref());
        imported.is_some_and(|imported| imported.planned.is(&true))
    }

    /// What texts call that object: its name, and whether it is planned and not deployed yet.
    pub fn called(&self, kind: Kind, key: Key) -> String {
        let name = self.object_name(kind, key);
        if self.is_planned(kind, key) {
            return format!("{name} (planned, not deployed)");
        }
        name
    }

    /// The name of the person or team with that key, if there is one.
    pub fn owner_name(&self, key: Key) -> Option<String> {
        [Kind::Person, Kind::Team]
            .into_iter()
            .find_map(|kind| self.object(kind, key).map(name_of))
    }
}
