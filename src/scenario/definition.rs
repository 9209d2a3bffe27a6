//! What a scenario is: what happens, in words of the deployment, and which
//! steps answer it. The built-in ones are data; a plan may bring its own.

use std::rc::Rc;

use serde::Deserialize;

use crate::model::custom_scenario::{CustomScenario, Effect, Hit};
use crate::model::id::Key;
use crate::model::plan::Plan;

/// A failure.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Its id: a word of the command line, or the id of the plan's own scenario.
    pub id: String,
    /// What the screen calls it.
    pub title: String,
    /// What happens, in a sentence or two.
    pub summary: String,
    /// How far it reaches.
    pub scope: Scope,
    /// What one has to choose for it, if anything.
    #[serde(default)]
    pub target: Option<Aim>,
    /// What it asks of every workload.
    pub asks: Asks,
    /// What happens, one after the other.
    #[serde(default)]
    pub happenings: Vec<Happening>,
    /// Other scenarios that are part of it.
    #[serde(default)]
    pub includes: Vec<Include>,
    /// How old damage is before somebody notices it, in minutes: points
    /// younger than that hold it, too.
    #[serde(default)]
    pub found_after_minutes: Option<u32>,
    /// What brings back what it takes away; the wait for anything else is
    /// unknown.
    #[serde(default)]
    pub remedies: Vec<Remedy>,
    /// The ids of its own steps, beside those of every recovery.
    #[serde(default)]
    pub steps: Vec<String>,
    /// What it assumes where no page tells.
    #[serde(default)]
    pub assumptions: Vec<String>,
    /// The ids of checklist items that have to hold for the recovery to go so.
    #[serde(default)]
    pub preconditions: Vec<String>,
    /// The ids of the pages that it rests on.
    pub sources: Vec<String>,
}

/// How far a failure reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// One component.
    Component,
    /// A zone.
    Zone,
    /// A region.
    Region,
    /// A service that everything leans on.
    Platform,
    /// The data itself.
    Data,
    /// People.
    People,
    /// Several failures at once, or the way back.
    Combined,
}

impl Scope {
    /// How the screen names it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Component => "Component",
            Self::Zone => "Zone",
            Self::Region => "Region",
            Self::Platform => "Platform services",
            Self::Data => "Data",
            Self::People => "People",
            Self::Combined => "Combined",
        }
    }
}

/// What a scenario can be aimed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aim {
    /// A region that the deployment uses.
    Region,
    /// A zone that something runs in.
    Zone,
    /// A service instance.
    Instance,
    /// A service instance with a root key of the customer's.
    Key,
    /// A data source connection.
    Connection,
    /// A connector.
    Connector,
    /// A person who restores something or has a duty.
    Person,
}

/// What a scenario asks of every workload.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asks {
    /// What it takes away has to come back.
    Hit,
    /// Each workload on its own is lost.
    Each,
    /// Could each workload be restored while it lasts?
    Recoverable,
}

/// Something that happens.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Happening {
    /// Minutes after the beginning.
    #[serde(default)]
    pub after_minutes: u32,
    /// What it hits.
    pub hits: Hits,
    /// Which one, where it is not the target: a code, an id or a name.
    #[serde(default)]
    pub which: Option<String>,
    /// What it does to it.
    #[serde(deserialize_with = "effect")]
    pub effect: Effect,
}

/// What a happening hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hits {
    /// What the scenario is aimed at.
    Target,
    /// Another zone of the target's region: the one that most run in.
    NextZone,
    /// The connectors that run in the target.
    ConnectorsOfTarget,
    /// The network path of the connection that the scenario is aimed at.
    NetworkOfTarget,
    /// Whoever has all rights in the account.
    Intruder,
    /// Restoring outside of the region.
    Boundary,
    /// Everything of a kind, or the named one of it.
    Kind(Hit),
}

/// Another scenario that is part of this one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Include {
    /// Its id.
    pub scenario: String,
    /// Minutes after the beginning.
    #[serde(default)]
    pub after_minutes: u32,
    /// What it is aimed at, where that is not this one's target.
    #[serde(default)]
    pub which: Option<String>,
}

/// A step that brings something back.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remedy {
    /// The kind of thing that it brings back.
    #[serde(deserialize_with = "hit")]
    pub of: Hit,
    /// The id of the step.
    pub step: String,
}

/// The scenarios that can be played on a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenarios(Vec<Rc<Scenario>>);

impl Scenarios {
    /// The built-in ones, in the order of the command line.
    ///
    /// # Errors
    /// A data file does not have the shape of its type; a test keeps a
    /// release from having such a file.
    pub fn built_in() -> Result<Self, serde_json::Error> {
        let all: Vec<Scenario> = serde_json::from_str(include_str!("data/scenarios.json"))?;
        Ok(Self(all.into_iter().map(Rc::new).collect()))
    }

    /// Those and the plan's own.
    #[must_use]
    pub fn with_those_of(&self, plan: &Plan) -> Self {
        let own = plan
            .scenarios
            .iter()
            .map(|row| Rc::new(Scenario::from(&**row)));
        Self(self.0.iter().cloned().chain(own).collect())
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Rc<Scenario>> {
        self.0.iter()
    }

    /// The one with that id.
    pub fn get(&self, id: &str) -> Option<&Rc<Scenario>> {
        self.0.iter().find(|scenario| scenario.id == id)
    }
}

impl Scenario {
    /// Whether it is one of the plan's own.
    pub fn own(&self) -> Option<Key> {
        self.id.parse().ok()
    }
}

impl From<&CustomScenario> for Scenario {
    fn from(row: &CustomScenario) -> Self {
        let which = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let happenings = row.happenings.iter().filter_map(|happening| {
            Some(Happening {
                after_minutes: happening.after_minutes.value().unwrap_or_default().0,
                hits: Hits::Kind(happening.hits.value()?),
                which: which(&happening.which),
                effect: happening.effect.value()?,
            })
        });
        let includes = row.includes.iter().map(|include| Include {
            scenario: include.scenario.trim().to_owned(),
            after_minutes: include.after_minutes.value().unwrap_or_default().0,
            which: which(&include.which),
        });
        Self {
            id: row.meta.id.to_string(),
            title: row.name.to_string(),
            summary: row.description.to_string(),
            scope: Scope::Combined,
            target: None,
            asks: Asks::Hit,
            happenings: happenings.collect(),
            includes: includes.collect(),
            found_after_minutes: row.found_after_minutes.value().map(|minutes| minutes.0),
            remedies: Vec::new(),
            steps: Vec::new(),
            assumptions: Vec::new(),
            preconditions: Vec::new(),
            sources: Vec::new(),
        }
    }
}

impl<'de> Deserialize<'de> for Hits {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let key = String::deserialize(deserializer)?;
        Ok(match key.as_str() {
            "target" => Self::Target,
            "next_zone" => Self::NextZone,
            "connectors_of_target" => Self::ConnectorsOfTarget,
            "network_of_target" => Self::NetworkOfTarget,
            "intruder" => Self::Intruder,
            "boundary" => Self::Boundary,
            other => Self::Kind(choice(other)?),
        })
    }
}

fn hit<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Hit, D::Error> {
    choice(&String::deserialize(deserializer)?)
}

fn effect<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Effect, D::Error> {
    choice(&String::deserialize(deserializer)?)
}

fn choice<C: crate::model::choice::Choices, E: serde::de::Error>(key: &str) -> Result<C, E> {
    C::from_key(key).ok_or_else(|| E::custom(format!("“{key}” is not among the choices")))
}
