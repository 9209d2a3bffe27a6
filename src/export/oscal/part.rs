//! The duties of a plan by control: what the provider provides, and what is
//! left to whoever uses the service.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::json;

use super::controls::{ByTask, Controls};
use super::document::{line, prop, text};
use crate::catalogue::duty::{Catalogue, Duty, Task};
use crate::export::input::Input;
use crate::export::stable;
use crate::model::Json;
use crate::model::assignment::Party;
use crate::model::choice::Choices;
use crate::ownership::holding::Holding;

/// A duty with everything that has it, as far as one party has it.
pub(super) struct Part<'a> {
    /// The catalogue.
    pub(super) catalogue: &'a Catalogue,
    /// The task.
    pub(super) task: &'a Task,
    /// The duty.
    pub(super) duty: Rc<Duty>,
    /// Whose it is: the team's word before the catalogue's.
    pub(super) party: Party,
    /// The objects that have it.
    pub(super) holdings: Vec<Rc<Holding>>,
}

/// One control with its parts, and those of one service.
pub(super) struct Group<'a> {
    /// The control's id.
    pub(super) control: &'a str,
    /// What serves it, in the order of the catalogues.
    pub(super) parts: Vec<&'a Part<'a>>,
}

/// Every duty of the plan, in the order of the catalogues.
pub(super) fn parts<'a>(input: &Input<'a>) -> Vec<Part<'a>> {
    let mut all: Vec<Part> = Vec::new();
    let mut places: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for holding in input.matrix.in_catalogue_order(input.knowledge) {
        let Some((catalogue, task)) = input.task_of(&holding) else {
            continue;
        };
        let party = holding.party();
        let place = (holding.duty.id.clone(), party.key());
        let at = *places.entry(place).or_insert(all.len());
        if at == all.len() {
            all.push(Part {
                catalogue,
                task,
                duty: Rc::clone(&holding.duty),
                party,
                holdings: Vec::new(),
            });
        }
        if let Some(part) = all.get_mut(at) {
            part.holdings.push(holding);
        }
    }
    all
}

/// The parts by control, in the order of the standard; controls that nothing
/// serves are left out.
pub(super) fn by_control<'a>(controls: &'a Controls, parts: &'a [Part<'a>]) -> Vec<Group<'a>> {
    let by_task: ByTask = controls.by_task();
    let mut of: BTreeMap<&str, Vec<&Part>> = BTreeMap::new();
    for part in parts {
        for control in by_task.of(&part.task.id) {
            of.entry(control).or_default().push(part);
        }
    }
    let groups = controls.list.iter().filter_map(|control| {
        let parts = of.remove(&*control.id)?;
        Some(Group {
            control: &control.id,
            parts,
        })
    });
    groups.collect()
}

impl<'a> Group<'a> {
    /// The parts by the catalogue that they come from.
    pub(super) fn by_service(&self) -> Vec<(&'a Catalogue, Vec<&'a Part<'a>>)> {
        let mut services: Vec<(&Catalogue, Vec<&Part>)> = Vec::new();
        for &part in &self.parts {
            match services
                .iter_mut()
                .find(|(one, _)| one.id == part.catalogue.id)
            {
                Some((_, parts)) => parts.push(part),
                None => services.push((part.catalogue, vec![part])),
            }
        }
        services
    }

    /// What the provider has in the same task: the first of it.
    pub(super) fn provided_for(&self, part: &Part) -> Option<&'a Part<'a>> {
        let mut others = self.parts.iter().copied();
        others.find(|other| other.is_provided() && other.task.id == part.task.id)
    }
}

impl Part<'_> {
    /// Whether the provider has it.
    pub(super) fn is_provided(&self) -> bool {
        self.party == Party::Provider
    }

    /// How files name the party.
    pub(super) fn party_key(&self) -> &'static str {
        self.party.key()
    }

    /// Its identity under a control: the same in every plan.
    pub(super) fn uuid(&self, control: &str) -> String {
        stable::of_words(&["oscal", self.party.key(), &self.duty.id, control])
    }

    /// What is to be done.
    pub(super) fn description(&self) -> String {
        let title = text(&self.duty.title, "Something");
        match &*self.duty.text {
            "" => title,
            more => format!("{title}: {}", text(more, "")),
        }
    }

    /// Where it comes from, and whose it is.
    pub(super) fn props(&self) -> Vec<Json> {
        vec![prop("duty", &self.duty.id), prop("party", self.party.key())]
    }

    /// Why nobody can say whose it is.
    pub(super) fn remarks(&self) -> Option<String> {
        match self.party {
            Party::Unknown => Some(
                "The provider does not say whose this is, or says two things; ask the provider."
                    .to_owned(),
            ),
            Party::ThirdParty => Some(
                "A third party has this; whoever uses the service sees to it that it is done."
                    .to_owned(),
            ),
            Party::Provider | Party::Customer => None,
        }
    }
}

/// The identity of a service as a component: the same in every plan.
pub(super) fn component(catalogue: &Catalogue) -> String {
    stable::of_words(&["oscal", "component", &catalogue.id])
}

/// A service as a component.
pub(super) fn service(catalogue: &Catalogue) -> Json {
    json!({
        "uuid": component(catalogue),
        "type": "service",
        "title": text(&catalogue.service, "A service"),
        "description": format!(
            "{}, by {}; as of {}.",
            text(&catalogue.service, "A service"), text(&catalogue.provider, "its provider"), catalogue.date
        ),
        "props": [
            prop("catalogue", &line(&catalogue.id, "none")),
            prop("release", &catalogue.release),
        ],
    })
}
