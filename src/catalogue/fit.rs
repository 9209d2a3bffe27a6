//! Whether the parts of a catalogue fit together: each names what there is, and
//! is named once.

use std::collections::BTreeSet;
use std::fmt;

use super::condition::Condition;
use super::duty::Catalogue;
use super::nearest::suggest;
use super::place::Step;
use crate::model::plan::Kind;

/// How bad it can be that a check does not hold.
pub(super) const SEVERITIES: [&str; 4] = ["critical", "high", "medium", "low"];

/// What does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Misfit {
    /// Where it stands in the file.
    pub(super) path: Vec<Step>,
    /// The id of the entry, or a field.
    pub(super) of: String,
    /// What is wrong.
    pub(super) text: String,
}

impl fmt::Display for Misfit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.of.is_empty() {
            return out.write_str(&self.text);
        }
        write!(out, "{}: {}", self.of, self.text)
    }
}

/// Whether everything fits; the first thing that does not.
pub(super) fn check(catalogue: &Catalogue) -> Result<(), Misfit> {
    let start = format!("{}/", catalogue.id);
    if start.len() < 2 || catalogue.service.trim().is_empty() {
        return Err(Misfit {
            path: vec![Step::key("id")],
            of: "id, service".to_owned(),
            text: "a catalogue needs both".to_owned(),
        });
    }
    let mut fitting = Fitting {
        catalogue,
        areas: catalogue.areas.iter().map(|area| &*area.id).collect(),
        start,
        ids: BTreeSet::new(),
    };
    fitting.tasks()?;
    fitting.duties()?;
    fitting.checks()
}

struct Fitting<'a> {
    catalogue: &'a Catalogue,
    areas: BTreeSet<&'a str>,
    start: String,
    ids: BTreeSet<&'a str>,
}

impl<'a> Fitting<'a> {
    fn tasks(&mut self) -> Result<(), Misfit> {
        for (at, task) in self.catalogue.tasks.iter().enumerate() {
            let here = Here("tasks", at, &task.id);
            self.area(here, &task.area)?;
            self.id(here, "task")?;
        }
        Ok(())
    }

    fn duties(&mut self) -> Result<(), Misfit> {
        let tasks = self.ids.clone();
        for (at, duty) in self.catalogue.duties.iter().enumerate() {
            let here = Here("duties", at, &duty.id);
            if !tasks.contains(&*duty.task) {
                let close = suggest(&duty.task, tasks.iter().copied());
                return Err(here.wrong("task", format!("no task is called {}{close}", duty.task)));
            }
            self.id(here, "duty")?;
            condition(here, "when", duty.when.as_ref(), duty.attaches)?;
        }
        Ok(())
    }

    fn checks(&mut self) -> Result<(), Misfit> {
        for (at, item) in self.catalogue.checks.iter().enumerate() {
            let here = Here("checks", at, &item.id);
            self.area(here, &item.area)?;
            self.id(here, "check")?;
            if !SEVERITIES.contains(&&*item.severity) {
                let text = format!("the severity is one of {}", SEVERITIES.join(", "));
                return Err(here.wrong("severity", text));
            }
            condition(here, "when", item.when.as_ref(), item.applies_to)?;
            condition(here, "holds", item.holds.as_ref(), item.applies_to)?;
        }
        Ok(())
    }

    fn area(&self, here: Here<'_>, area: &str) -> Result<(), Misfit> {
        if self.areas.contains(area) {
            return Ok(());
        }
        let close = suggest(area, self.areas.iter().copied());
        Err(here.wrong("area", format!("no area is called {area}{close}")))
    }

    fn id(&mut self, here: Here<'a>, what: &str) -> Result<(), Misfit> {
        if here.2.starts_with(&self.start) && self.ids.insert(here.2) {
            return Ok(());
        }
        let text = format!(
            "the id of a {what} begins with {}, and is used once",
            self.start
        );
        Err(here.wrong("id", text))
    }
}

/// An entry: its list, its place there, its id.
#[derive(Clone, Copy)]
struct Here<'a>(&'static str, usize, &'a str);

impl Here<'_> {
    fn wrong(self, field: &'static str, text: String) -> Misfit {
        Misfit {
            path: vec![Step::key(self.0), Step::Item(self.1), Step::key(field)],
            of: self.2.to_owned(),
            text,
        }
    }
}

fn condition(
    here: Here<'_>,
    field: &'static str,
    condition: Option<&Condition>,
    kind: Kind,
) -> Result<(), Misfit> {
    let checked = condition.map_or(Ok(()), |condition| condition.check(kind));
    checked.map_err(|mistake| here.wrong(field, format!("{field}, {mistake}")))
}
