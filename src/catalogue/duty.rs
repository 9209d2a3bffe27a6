//! One service's responsibilities: areas, tasks, and the duties into which
//! the two halves of a task are split.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::source::Source;
use super::statement::Statement;
use crate::model::assignment::Party;
use crate::model::plan::Kind;
use crate::model::units::Date;

/// A service's responsibilities as data.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Catalogue {
    /// Its id, which begins every id in it.
    pub id: String,
    /// The service.
    pub service: String,
    /// Who provides the service.
    pub provider: String,
    /// The release of the catalogue.
    pub release: String,
    /// When it was last checked against the provider's pages.
    pub date: Date,
    /// Its areas, in the order of the page.
    pub areas: Vec<Area>,
    /// Its tasks, in the order of the page.
    pub tasks: Vec<Task>,
    /// Its duties.
    pub duties: Vec<Rc<Duty>>,
    /// The pages that it brings with it, where they are not built in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// The checklist items that it brings with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Rc<Statement>>,
}

/// A part of the page.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Area {
    /// Its id within the catalogue.
    pub id: String,
    /// Its heading.
    pub title: String,
}

/// A row of the page: something that must be done by one or both parties.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Task {
    /// Its namespaced id.
    pub id: String,
    /// Its area's id.
    pub area: String,
    /// Its title.
    pub title: String,
    /// The provider's half, in our words.
    pub provider: Option<String>,
    /// The customer's half, in our words.
    pub customer: Option<String>,
    /// The ids of the pages that say so.
    pub sources: Vec<String>,
    /// Whether the responsibilities page has it, or other pages add it.
    pub line: TaskOrigin,
    /// The line of the page, from 1, where it was read from one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_line: Option<u32>,
}

/// Where a task comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskOrigin {
    /// A row of the responsibilities page.
    Page,
    /// The service's other pages.
    Added,
}

/// One party's half of a task, or a part of it, for one kind of object.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Duty {
    /// Its namespaced id.
    pub id: String,
    /// Its task's id.
    pub task: String,
    /// Whose it is.
    pub party: Party,
    /// What is to be done, as an imperative.
    pub title: String,
    /// What that means.
    pub text: String,
    /// The kind of object that it concerns.
    pub attaches: Kind,
    /// For which of those objects; all where none is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Who should see to it until the provider has answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggested: Option<Party>,
    /// Why the party is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<PartyGap>,
    /// What each page says, where the party is unknown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub says: Vec<Saying>,
    /// The ids of the pages that it rests on.
    pub sources: Vec<String>,
    /// The ids of the checks that show how it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<String>,
    /// How it is done, where a page tells.
    #[serde(default, skip_serializing_if = "HowTo::is_empty")]
    pub how: HowTo,
}

/// Why nobody can say whose a duty is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyGap {
    /// No page says anything.
    Silent,
    /// Pages say different things.
    Contradictory,
}

/// What one page says of a duty.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Saying {
    /// The page's id.
    pub source: String,
    /// What it says, in our words.
    pub text: String,
}

/// Where a duty is done.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct HowTo {
    /// The way through the console.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub console: Option<String>,
    /// The command.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cli: Option<String>,
    /// The Terraform resource.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terraform: Option<String>,
}

impl HowTo {
    /// Whether no page tells.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Catalogue {
    /// The task with that id.
    pub fn task(&self, id: &str) -> Option<&Task> {
        self.tasks.iter().find(|task| task.id == id)
    }

    /// Its duties, in the order of their tasks and then of the list; those of
    /// no task are left out.
    pub fn by_task(&self) -> Vec<&Rc<Duty>> {
        let tasks = self.tasks.iter().enumerate();
        let places: BTreeMap<&str, usize> = tasks.map(|(place, task)| (&*task.id, place)).collect();
        let place_of = |duty: &Rc<Duty>| places.get(&*duty.task).copied();
        let mut duties: Vec<&Rc<Duty>> = self.duties.iter().collect();
        duties.retain(|duty| place_of(duty).is_some());
        duties.sort_by_key(|duty| place_of(duty));
        duties
    }

    /// The title of the area with that id.
    pub fn area_title(&self, id: &str) -> &str {
        self.areas
            .iter()
            .find(|area| area.id == id)
            .map_or("", |area| &area.title)
    }
}
