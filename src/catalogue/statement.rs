//! Checklist items that no rule can compute: somebody must state them. A
//! catalogue that a plan brings with it can have its own, also with a condition
//! by which they are judged.

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use crate::model::plan::Kind;

/// An item that a person states.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Statement {
    /// Its id.
    pub id: String,
    /// The family of checks it belongs to, by key.
    #[serde(default = "people")]
    pub family: String,
    /// How bad it is if it does not hold, by key.
    pub severity: String,
    /// The area of the catalogue, by id.
    pub area: String,
    /// What holds.
    pub title: String,
    /// What exactly is to be stated.
    pub text: String,
    /// Why it matters.
    #[serde(default)]
    pub rationale: String,
    /// What to do.
    #[serde(default)]
    pub advice: String,
    /// What proves it.
    #[serde(default)]
    pub evidence: String,
    /// After how many days it must be stated again.
    #[serde(default = "year")]
    pub cadence_days: u32,
    /// The kind of object it is stated of.
    #[serde(default = "plan")]
    pub applies_to: Kind,
    /// For which of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Where the deployment says so, it holds, and where it says otherwise, it
    /// does not; a person states it where the deployment does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holds: Option<Condition>,
    /// The ids of the pages it rests on.
    #[serde(default)]
    pub sources: Vec<String>,
    /// How much work it is, from 1 to 3.
    #[serde(default = "small")]
    pub effort: u8,
}

impl Statement {
    /// An item of which nothing is said yet.
    pub(super) fn new(id: String) -> Self {
        Self {
            id,
            family: people(),
            severity: String::new(),
            area: String::new(),
            title: String::new(),
            text: String::new(),
            rationale: String::new(),
            advice: String::new(),
            evidence: String::new(),
            cadence_days: year(),
            applies_to: plan(),
            when: None,
            holds: None,
            sources: Vec::new(),
            effort: small(),
        }
    }
}

fn people() -> String {
    "people".to_owned()
}

const fn year() -> u32 {
    365
}

const fn plan() -> Kind {
    Kind::PlanFacts
}

const fn small() -> u8 {
    1
}
