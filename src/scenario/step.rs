//! What people do in a failure, as data: each step with what comes before
//! it, whose duty it is, and what one needs to be able to do it.

use serde::Deserialize;

/// The steps of all scenarios.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steps(Vec<Step>);

/// A step before it is played.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its id.
    pub id: String,
    /// What is done; `{object}` stands for what it is done to.
    pub text: String,
    /// Where in a runbook it belongs.
    pub part: RunbookPart,
    /// What it is done to, one after the other.
    #[serde(default)]
    pub per: Per,
    /// The ids of the steps that come before it, where they are played.
    pub after: Vec<String>,
    /// The duty behind it: an id of the service's catalogue, without the catalogue.
    pub duty: String,
    /// Whether the provider does it.
    #[serde(default)]
    pub provider: bool,
    /// Who does it where nobody has the duty.
    #[serde(default, rename = "else")]
    pub otherwise: Otherwise,
    /// The part of the recovery time that it is.
    #[serde(default)]
    pub lasts: Option<Lasts>,
    /// How long it takes by a page.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// The pages that say so.
    #[serde(default)]
    pub sources: Vec<String>,
    /// What one needs to be able to do it.
    #[serde(default)]
    pub needs: Vec<Needs>,
}

/// Where in a runbook a step belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RunbookPart {
    /// In every runbook.
    Every,
    /// For each batch of workloads that is restored.
    Recovery,
    /// In every runbook in which something is restored.
    Closing,
    /// In those of the scenarios that name it.
    Own,
    /// The same, after the recovery.
    After,
}

/// What a step is done to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Once for all.
    #[default]
    Once,
    /// For every instance.
    Instance,
    /// For every instance that does not work as it should.
    HitInstance,
    /// For every connection that does not work as it should.
    HitConnection,
    /// For every connection that does not work at all.
    StoppedConnection,
    /// For every person who is not there.
    AbsentPerson,
}

/// Who does a step where nobody has its duty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Otherwise {
    /// Nobody.
    #[default]
    Nobody,
    /// Who may declare a disaster.
    Declarers,
    /// Who restores most of what it is for.
    Restorer,
    /// Who answers for the key.
    KeyOwner,
    /// Who reads the reports.
    ReportReader,
    /// Who stands in for the person.
    Deputy,
}

/// The part of the recovery time that a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lasts {
    /// Noticing.
    Detect,
    /// Deciding.
    Decide,
    /// Getting in.
    Reach,
    /// Preparing a target.
    Provision,
    /// Moving the data.
    Transfer,
    /// Checking.
    Validate,
    /// Switching over.
    Switch,
    /// Rebuilding a connector.
    Rebuild,
}

/// What one needs to be able to do a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Needs {
    /// Alerts that reach somebody.
    Alerts,
    /// Somebody who may declare.
    Declarers,
    /// A bridge.
    Bridge,
    /// A copy of the runbook that can be read without the cloud.
    OfflineCopy,
    /// A call tree that was tried.
    CallTree,
    /// A way to open a case without the console.
    SupportContact,
    /// Credentials that are at hand.
    Credentials,
    /// An emergency login that was tried.
    BreakGlass,
    /// A place to restore to.
    Place,
    /// Somebody who restores it.
    Restorer,
    /// Something to restore from.
    Copy,
    /// A rehearsed rebuild of connectors.
    RebuildReady,
    /// A fresh token for the connection.
    FreshToken,
    /// A way to switch names.
    DnsSwitch,
    /// Somebody who answers for the key.
    KeyOwner,
    /// Somebody who stands in.
    Deputy,
    /// Another region that the plan names.
    OtherRegion,
    /// A way back that is written down.
    FailbackDocumented,
}

impl Steps {
    /// The built-in ones.
    ///
    /// # Errors
    /// The data file does not have the shape of its type; a test keeps a
    /// release from having such a file.
    pub fn built_in() -> Result<Self, serde_json::Error> {
        serde_json::from_str(include_str!("data/steps.json")).map(Self)
    }

    /// All of them, in the order in which runbooks list what happens at the
    /// same time.
    pub fn iter(&self) -> impl Iterator<Item = &Step> {
        self.0.iter()
    }

    /// The one with that id.
    pub fn get(&self, id: &str) -> Option<&Step> {
        self.0.iter().find(|step| step.id == id)
    }
}
