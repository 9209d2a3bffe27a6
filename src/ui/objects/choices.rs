//! What is offered in fields: the objects of the plan, its regions and zones,
//! and those of the service.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::state::AppState;
use crate::catalogue::Knowledge;
use crate::catalogue::region::Regions;
use crate::model::choice::Choice as Answer;
use crate::model::field::Shape;
use crate::model::plan::{Kind, Plan};
use crate::model::table::name_of;
use crate::ui::components::segmented::Choice;
use crate::ui::hooks::assessed::use_knowledge;
use crate::ui::store::{use_selector, use_store};

/// The most names that are offered at once; more would weigh down the page,
/// and names can be typed.
const MOST: usize = 200;

/// The objects of these kinds, by id and name.
#[hook]
pub fn use_objects(kinds: &'static [Kind]) -> Rc<[Choice]> {
    let spines = use_selector(kinds, |state, kinds| {
        let plan = state.plan();
        let spines = kinds
            .iter()
            .map(|&kind| plan.map_or(0, |plan| plan.table(kind).spine()));
        spines.collect::<Vec<usize>>()
    });
    let store = use_store();
    let choices = use_memo((kinds, spines), |(kinds, _)| {
        store
            .get()
            .plan()
            .map_or_else(Vec::new, |plan| objects(plan, kinds))
    });
    use_memo(choices, |choices| Rc::<[Choice]>::from(&***choices))
        .as_ref()
        .clone()
}

/// What is offered for a field of that shape.
#[hook]
pub fn use_suggestions(shape: Shape) -> Rc<[Choice]> {
    let knowledge = use_knowledge();
    let used = use_selector(shape, |state, shape| used(state, *shape));
    use_memo((shape, used), |(shape, used)| {
        suggestions(*shape, used, &knowledge)
    })
    .as_ref()
    .clone()
}

/// The answers of a closed set.
pub fn answers(answers: &'static [Answer]) -> Rc<[Choice]> {
    answers
        .iter()
        .map(|answer| Choice::new(answer.key, answer.label))
        .collect()
}

fn objects(plan: &Plan, kinds: &[Kind]) -> Vec<Choice> {
    let mut found = Vec::new();
    for &kind in kinds {
        let table = plan.table(kind);
        for row in (0..table.count())
            .filter_map(|index| table.row(index))
            .take(MOST)
        {
            let name = name_of(row);
            let label = if name.is_empty() {
                format!("Unnamed {}", kind.label().to_lowercase())
            } else {
                name
            };
            found.push(Choice::new(row.meta().id.to_string(), label));
        }
    }
    found
}

/// Regions and zones of the plan.
fn used(state: &AppState, shape: Shape) -> Vec<String> {
    let Some(plan) = state.plan() else {
        return Vec::new();
    };
    let regions = plan.regions.iter();
    match shape {
        Shape::Region => regions
            .filter_map(|region| region.region.get().map(|code| code.to_string()))
            .collect(),
        Shape::Zone | Shape::Zones => regions
            .flat_map(|region| region.zones.iter().map(|zone| zone.to_string()))
            .collect(),
        _ => Vec::new(),
    }
}

fn suggestions(shape: Shape, used: &[String], knowledge: &Knowledge) -> Rc<[Choice]> {
    let regions: &Regions = &knowledge.regions;
    let mut found: Vec<Choice> = used
        .iter()
        .map(|code| Choice::new(code.clone(), format!("{code} (in this plan)")))
        .collect();
    let is_new = |code: &str| !used.iter().any(|known| known == code);
    match shape {
        Shape::Region => {
            let others = regions.regions.iter().filter(|region| is_new(&region.code));
            found.extend(others.map(|region| {
                Choice::new(
                    region.code.clone(),
                    format!("{} · {}", region.code, region.name),
                )
            }));
        }
        Shape::Zone | Shape::Zones if used.is_empty() => {
            let zones = regions.regions.iter().flat_map(|region| &region.zones);
            found.extend(zones.map(|zone| Choice::new(zone.clone(), zone.clone())));
        }
        _ => {}
    }
    found.into()
}
