//! The deployment as things that need things: what a failure spreads along.
//!
//! An edge says how a thing stands to what it needs. The grips follow the
//! severities of a service dependency map: what is critical stops whoever
//! needs it, what is significant impairs them, the rest has a way around.

use std::collections::BTreeMap;

use crate::model::id::Key;
use crate::model::text::{RegionCode, ZoneCode};

/// A place in a [`Graph`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NodeId(pub u32);

/// Something that can fail.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A region.
    Region(RegionCode),
    /// A zone.
    Zone(ZoneCode),
    /// The key service of a region.
    KeyService(RegionCode),
    /// The cloud's login.
    Login,
    /// Changes of permissions.
    Permissions,
    /// Creating resources.
    ResourceController,
    /// Context-based restrictions.
    Restrictions,
    /// Monitoring and alerts.
    Monitoring,
    /// Free capacity where one would recover.
    Capacity,
    /// An intruder who has all rights in the account; "lost" once there is one.
    Intruder,
    /// Permission to restore outside of the region.
    Boundary,
    /// A service instance.
    Instance(Key),
    /// The root key of an instance.
    RootKey(Key),
    /// A connection.
    Connection(Key),
    /// A connector.
    Connector(Key),
    /// The network path of a connection.
    Network(Key),
    /// A person.
    Person(Key),
    /// A workload.
    Workload(Key),
    /// That new backups are made, for all workloads of the same way.
    Protection(u32),
    /// The backups that there are, for all workloads of the same kind.
    Copies(u32),
    /// A copy that does not depend on the region, for all such.
    SecondCopy(u32),
    /// The place that it would be restored to, for all of the same place.
    Place(u32),
    /// Something outside the plan that a workload needs, by its place in the list.
    Outside(Key, u32),
}

/// How a thing stands to what it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edge {
    /// It stands there.
    RunsIn,
    /// It works through it.
    Uses,
    /// It can be read with that key only.
    EncryptedWith,
    /// It is allowed in by it.
    AuthorisedBy,
    /// It can be destroyed by it.
    ExposedTo,
    /// It is kept there.
    StoredIn,
    /// It is protected by it.
    ProtectedBy,
    /// It needs it to work.
    DependsOn,
    /// Its failures are noticed by it.
    MonitoredBy,
}

impl Edge {
    /// How a sentence joins the two: "app-12, which runs in eu-de-1".
    pub const fn words(self) -> &'static str {
        match self {
            Self::RunsIn => "runs in",
            Self::Uses => "works through",
            Self::EncryptedWith => "is encrypted with",
            Self::AuthorisedBy => "is authorised by",
            Self::ExposedTo => "is exposed to",
            Self::StoredIn => "is stored in",
            Self::ProtectedBy => "rests on",
            Self::DependsOn => "depends on",
            Self::MonitoredBy => "is watched by",
        }
    }
}

/// What the failure of what is needed does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grip {
    /// The same happens to whoever needs it, loss of data included.
    Shares,
    /// It stops whoever needs it; their data stays.
    Stops,
    /// It impairs whoever needs it.
    Impairs,
}

/// How a thing stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It works.
    #[default]
    Ok,
    /// It works, but worse.
    Degraded,
    /// It does not work.
    Down,
    /// It is gone.
    Lost,
}

impl State {
    /// How files name it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Degraded => "degraded",
            Self::Down => "down",
            Self::Lost => "lost",
        }
    }

    /// How the screen names it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Ok => "Works",
            Self::Degraded => "Degraded",
            Self::Down => "Down",
            Self::Lost => "Lost",
        }
    }

    /// Whether it can be counted on.
    pub fn works(self) -> bool {
        self < Self::Down
    }
}

impl Grip {
    /// What a state of the needed thing means for whoever needs it.
    pub fn passes(self, state: State) -> State {
        match self {
            Self::Shares => state,
            Self::Stops => state.min(State::Down),
            Self::Impairs => state.min(State::Degraded),
        }
    }
}

/// Something that a thing needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// How it stands to it.
    pub edge: Edge,
    /// What is needed; any one of several will do.
    pub of: Vec<NodeId>,
    /// What the failure of all of them does.
    pub grip: Grip,
    /// Whether the plan and the pages say so; what is only possible counts
    /// in the worst case alone.
    pub certain: bool,
}

/// Things and what they need.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    things: Vec<Thing>,
    needs: Vec<Vec<Need>>,
    places: BTreeMap<Thing, NodeId>,
}

impl Graph {
    /// The node of a thing, which is added where it is new.
    pub fn add(&mut self, thing: Thing) -> NodeId {
        if let Some(&known) = self.places.get(&thing) {
            return known;
        }
        let node = NodeId(u32::try_from(self.things.len()).unwrap_or(u32::MAX));
        self.things.push(thing.clone());
        self.needs.push(Vec::new());
        self.places.insert(thing, node);
        node
    }

    /// The node of a thing, if it is there.
    pub fn find(&self, thing: &Thing) -> Option<NodeId> {
        self.places.get(thing).copied()
    }

    /// Adds something that a node needs; nothing where `of` is empty.
    pub fn need(&mut self, node: NodeId, need: Need) {
        if let Some(needs) = self.needs.get_mut(node.0 as usize)
            && !need.of.is_empty()
        {
            needs.push(need);
        }
    }

    /// What a node is.
    pub fn thing(&self, node: NodeId) -> Option<&Thing> {
        self.things.get(node.0 as usize)
    }

    /// What a node needs.
    pub fn needs(&self, node: NodeId) -> &[Need] {
        self.needs.get(node.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// Every node with what it is.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, &Thing)> {
        (0..).map(NodeId).zip(&self.things)
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.things.len()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }
}
