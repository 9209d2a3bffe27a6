//! Which controls of SP 800-53 a task serves: ids alone, with short titles in
//! our own words. The mapping is data; what it does not name is kept together
//! under a control of its own, so that nothing is claimed and nothing lost.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::catalogue::source::Source;

/// The control of tasks that the mapping does not name.
const UNMAPPED: &str = "unmapped-1";

/// The mapping.
#[derive(Debug, Deserialize)]
pub(super) struct Controls {
    /// Whose ids they are.
    pub(super) source: Source,
    /// Groups of controls, by id.
    pub(super) families: Vec<Family>,
    /// The controls, in the order of the standard.
    #[serde(rename = "controls")]
    pub(super) list: Vec<Control>,
    tasks: Vec<Mapped>,
}

/// A group of controls.
#[derive(Debug, Deserialize)]
pub(super) struct Family {
    /// Its id.
    pub(super) id: String,
    /// What it is about.
    pub(super) title: String,
}

/// One control.
#[derive(Debug, Deserialize)]
pub(super) struct Control {
    /// Its id, as OSCAL writes it.
    pub(super) id: String,
    /// The id of its family.
    pub(super) family: String,
    /// What it is about, in our words.
    pub(super) title: String,
}

#[derive(Debug, Deserialize)]
struct Mapped {
    task: String,
    controls: Vec<String>,
}

/// The controls of tasks, by task.
pub(super) struct ByTask<'a>(BTreeMap<&'a str, &'a [String]>);

impl Control {
    /// Whether it is one of the standard.
    pub(super) fn is_mapped(&self) -> bool {
        self.id != UNMAPPED
    }
}

impl Controls {
    /// What this release knows; `None` where the data file is broken, which a
    /// test keeps a release from having.
    pub(super) fn built_in() -> Option<Self> {
        serde_json::from_str(include_str!("controls.json")).ok()
    }

    /// The controls of tasks, by task.
    pub(super) fn by_task(&self) -> ByTask<'_> {
        let rows = self.tasks.iter();
        ByTask(rows.map(|row| (&*row.task, &*row.controls)).collect())
    }
}

impl<'a> ByTask<'a> {
    /// The controls that a task serves.
    pub(super) fn of(&self, task: &str) -> Vec<&'a str> {
        match self.0.get(task) {
            Some(ids) => ids.iter().map(String::as_str).collect(),
            None => vec![UNMAPPED],
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::catalogue::Knowledge;

    #[test]
    fn every_built_in_task_is_mapped_to_controls_that_are_listed() {
        let controls = Controls::built_in().unwrap();
        let known: BTreeSet<&str> = controls.list.iter().map(|one| &*one.id).collect();
        let mapped: BTreeSet<&str> = controls.tasks.iter().map(|row| &*row.task).collect();
        let knowledge = Knowledge::built_in().unwrap();
        let tasks = knowledge.catalogues.iter().flat_map(|one| &one.tasks);
        let tasks: BTreeSet<&str> = tasks.map(|task| &*task.id).collect();
        assert_eq!(mapped, tasks);
        let used: BTreeSet<&str> = controls
            .tasks
            .iter()
            .flat_map(|row| row.controls.iter().map(String::as_str))
            .chain([UNMAPPED])
            .collect();
        assert_eq!(used, known);
    }

    #[test]
    fn every_control_stands_in_a_family_that_is_listed() {
        let controls = Controls::built_in().unwrap();
        let used: BTreeSet<&str> = controls.list.iter().map(|one| &*one.family).collect();
        let known: BTreeSet<&str> = controls.families.iter().map(|one| &*one.id).collect();
        assert_eq!(used, known);
    }

    #[test]
    fn a_task_without_mapping_claims_no_control() {
        let controls = Controls::built_in().unwrap();
        assert_eq!(controls.by_task().of("own.vault/watch"), [UNMAPPED]);
    }
}
