//! What the files say, before anybody asks what it means for a plan: one
//! neutral value that all readers fill, file after file.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::gather::{Fill, Thing};
pub use super::seen::Seen;
pub(super) use super::seen::{id_of, place, region_of, text_of};
use crate::model::Json;
use crate::model::compact::compact;
use crate::model::plan::Kind;
use crate::model::text::Text;

/// Fields of an object of the plan, by key, in the plan file's shape.
pub type Facts = BTreeMap<&'static str, Json>;

/// Everything that was found.
#[derive(Clone, Debug, Default)]
pub struct Inventory {
    /// The files, in the order in which they were read.
    pub sources: Vec<Source>,
    /// Instances of the backup service.
    pub instances: Vec<Instance>,
    /// Root keys.
    pub keys: Vec<RootKey>,
    /// Permissions of one service to use another.
    pub authorizations: Vec<Authorization>,
    /// Virtual private endpoint gateways.
    pub gateways: Vec<Gateway>,
    /// Context-based restrictions of the backup service.
    pub restrictions: Vec<Restriction>,
    /// Who holds a role on the backup service.
    pub grants: Vec<Grant>,
    /// Data source connections.
    pub connections: Vec<Connection>,
    /// Connectors.
    pub connectors: Vec<Connector>,
    /// Protection policies.
    pub policies: Vec<Policy>,
    /// Protection groups.
    pub groups: Vec<Group>,
    /// Sources that are registered with the backup service.
    pub registrations: Vec<Registration>,
    /// Objects below a registered source, such as databases: own id, parent's.
    pub children: Vec<(Text, Text)>,
    /// Servers, and rows of tables that somebody keeps by hand.
    pub servers: Vec<Server>,
    /// Kubernetes and OpenShift clusters.
    pub clusters: Vec<Cluster>,
    /// Worker pools of clusters.
    pub pools: Vec<Pool>,
    /// Subnets: range and zone.
    pub subnets: Vec<Subnet>,
    /// Runs of protection groups.
    pub runs: Vec<Run>,
    /// Recoveries.
    pub recoveries: Vec<Recovery>,
    /// Upgrades of agents.
    pub upgrades: Vec<Upgrade>,
    /// Objects of a plan of this program.
    pub objects: Vec<PlanObject>,
    /// What was there and was not understood, or does not belong into a plan.
    pub unread: Vec<Unread>,
    /// What a person should know of how the files were read.
    pub warnings: Vec<Warning>,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name, without folders.
    pub name: Text,
    /// The key of its format.
    pub format: &'static str,
}

macro_rules! things {
    ($($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $field_doc:literal])+ $field:ident: $type:ty,)* })+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            /// Where, and by what names.
            pub seen: Seen,
            $($(#[doc = $field_doc])+ pub $field: $type,)*
        }

        impl Thing for $name {
            fn seen(&self) -> &Seen {
                &self.seen
            }
            fn absorb(&mut self, newer: Self) {
                let over = !newer.seen.planned || self.seen.planned;
                $(self.$field.fill(newer.$field, over);)*
                self.seen.absorb(newer.seen, over);
            }
        }

        compact! { $name { seen $($field)* } }
    )+};
}

things! {
    /// An instance of the backup service.
    Instance {
        /// Fields of the plan.
        facts: Facts,
        /// What its own objects call it.
        tenant: Option<Text>,
        /// The root key's CRN.
        root_key: Option<Text>,
        /// Whether the file would say so if there were a key of the customer's.
        tells_key: bool,
    }
    /// A root key.
    RootKey {
        /// Fields of the instance that uses it.
        facts: Facts,
    }
    /// A permission of the backup service to read keys.
    Authorization {
        /// The instance that may, where it is one.
        instance: Option<Text>,
    }
    /// A virtual private endpoint gateway.
    Gateway {
        /// The CRN behind it.
        target: Text,
        /// Its addresses.
        addresses: Vec<Text>,
    }
    /// A context-based restriction.
    Restriction {
        /// The instance it is about; all where it names none.
        instance: Option<Text>,
        /// Whether it refuses, or only reports.
        enforced: bool,
    }
    /// A role that somebody holds.
    Grant {
        /// Fields of the plan.
        facts: Facts,
    }
    /// A data source connection.
    Connection {
        /// Fields of the plan.
        facts: Facts,
        /// The instance it belongs to: its id or tenant.
        instance: Option<Text>,
        /// The ids of its connectors.
        connectors: Vec<Text>,
    }
    /// A connector.
    Connector {
        /// Fields of the plan.
        facts: Facts,
        /// The id of its connection.
        connection: Option<Text>,
        /// Its address in the customer's network.
        address: Option<Text>,
    }
    /// A protection policy.
    Policy {
        /// Fields of the plan.
        facts: Facts,
    }
    /// A protection group.
    Group {
        /// Fields of the plan.
        facts: Facts,
        /// The instance it belongs to: its id or tenant.
        instance: Option<Text>,
        /// The id of its policy.
        policy: Option<Text>,
        /// The kind of its objects, as the service writes it (`kPhysical`).
        environment: Text,
        /// What it protects: id and name; `None` where the file does not say.
        objects: Option<Vec<(Text, Text)>>,
        /// The id of the source that the objects are in, for clusters.
        within: Option<Text>,
        /// Whether it is switched off for good: inactive.
        inactive: bool,
        /// Whom it tells of failures.
        recipients: Vec<Text>,
    }
    /// A registered source.
    Registration {
        /// The id by which groups name it.
        id: Text,
        /// Its address: IP or domain name.
        endpoint: Text,
        /// The kind, as the service writes it.
        environment: Text,
        /// The id of its connection.
        connection: Option<Text>,
        /// Applications on it (`kSQL`).
        applications: Vec<Text>,
        /// The kind of cluster, where it is one.
        distribution: Text,
        /// Fields of the workload.
        facts: Facts,
    }
    /// A server, or a row of a table.
    Server {
        /// Fields of the workload.
        facts: Facts,
        /// Its addresses.
        addresses: Vec<Text>,
        /// Its region, where known.
        region: Text,
        /// Its zone, where known.
        zone: Text,
        /// Whether it runs a connector instead of the customer's work.
        is_connector: bool,
        /// Names of other objects: application, group, policy, connection.
        named: BTreeMap<&'static str, Text>,
        /// Ids by which registrations and groups name it.
        sources: Vec<Text>,
        /// Whether it is no server: a namespace, a database, a row of a plan.
        is_part: bool,
    }
    /// A cluster.
    Cluster {
        /// Its region.
        region: Text,
        /// Its zones.
        zones: Vec<Text>,
        /// `roks_vpc` and the like.
        platform: &'static str,
        /// Addresses of its control plane.
        endpoints: Vec<Text>,
    }
    /// A worker pool.
    Pool {
        /// The id or name of its cluster.
        cluster: Text,
        /// Its zones.
        zones: Vec<Text>,
        /// Whether it is for connectors alone.
        for_connectors: bool,
    }
    /// A subnet.
    Subnet {
        /// Its range, such as `10.1.0.0/24`.
        range: Text,
        /// Its zone.
        zone: Text,
    }
    /// A run of a protection group.
    Run {
        /// The group's id.
        group: Text,
        /// The day of its end, where it ran well.
        good_on: Option<Json>,
        /// How long it took.
        minutes: Option<u32>,
        /// Objects of which it made a good copy: id and name.
        objects: Vec<(Text, Text)>,
    }
    /// A recovery.
    Recovery {
        /// What was recovered: id and name.
        objects: Vec<(Text, Text)>,
        /// Fields of the workload.
        facts: Facts,
    }
}

/// An upgrade of an agent.
#[derive(Clone, Debug, PartialEq)]
pub struct Upgrade {
    /// Where.
    pub seen: Seen,
    /// The day.
    pub day: Json,
    /// The agent's name and id.
    pub agents: Vec<Text>,
}

/// An object of a plan of this program.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanObject {
    /// Where.
    pub seen: Seen,
    /// Its kind.
    pub kind: Kind,
    /// Its fields.
    pub facts: Facts,
}

/// Something that was there and was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Where.
    pub seen: Seen,
    /// Why.
    pub reason: String,
}

/// Something that a person should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What kind of thing, for programs.
    pub code: Cow<'static, str>,
    /// What, in words.
    pub text: String,
    /// The file, and the place in it where there is one.
    pub source: String,
}

macro_rules! all {
    ($from:expr, $into:expr; $($field:ident)+) => {
        $($into.$field.append(&mut $from.$field);)+
    };
}

impl Inventory {
    /// Adds what another inventory holds, which names the same files and maybe more.
    pub(super) fn take(&mut self, mut more: Self) {
        self.sources = std::mem::take(&mut more.sources);
        all!(more, self; instances keys authorizations gateways restrictions grants connections
            connectors policies groups registrations children servers clusters pools subnets runs
            recoveries upgrades objects unread warnings);
    }

    /// Adds what another file says, which was read as the next one.
    pub fn join(&mut self, more: Self) {
        let known = std::mem::take(&mut self.sources);
        self.take(more);
        self.sources.splice(..known.len(), known);
    }

    /// The name of the file in which that was seen, and the place in it.
    pub fn place(&self, seen: &Seen) -> String {
        let file = self.sources.get(seen.source);
        let file = file.map_or("", |source| &*source.name);
        if seen.address.is_empty() {
            return file.to_owned();
        }
        format!("{file}: {}", seen.address)
    }

    /// Says something about how that was read.
    pub(super) fn warn(&mut self, code: &'static str, seen: &Seen, text: impl Into<String>) {
        let source = self.place(seen);
        self.warnings.push(Warning {
            code: code.into(),
            text: text.into(),
            source,
        });
    }

    /// Lists what is left out.
    pub(super) fn leave_out(&mut self, seen: Seen, reason: impl Into<String>) {
        self.unread.push(Unread {
            seen,
            reason: reason.into(),
        });
    }
}
