//! The customer's half as a system security plan: what is inherited from the
//! provider, and how each responsibility that is left is satisfied, by whom.

use serde_json::json;

use super::document::{Document, fill, line, prop, roles, text};
use super::part::{Group, Part};
use super::provider::{System, requirement, system, this_system};
use crate::export::input::Input;
use crate::model::Json;
use crate::model::id::Key;
use crate::readiness::standing::State;

/// Objects of one duty that are named; of more, the number is told.
const NAMED: usize = 20;

/// The plan.
pub(super) fn plan(input: &Input, groups: &[Group]) -> Json {
    let document = Document {
        input,
        name: "customer",
    };
    let mut plan = document.begin("Who does what, and how it stands");
    let name = text(input.plan.name(), "The plan");
    let requirements = groups
        .iter()
        .map(|group| requirement(&document, group.control, &[by(&document, group)]));
    let requirements = requirements.collect();
    let about = System {
        title: &line(input.plan.name(), "The plan"),
        about: "The deployment as the plan describes it.",
        components: vec![this_system(&document, &name)],
        requirements,
    };
    system(&document, &mut plan, &about);
    json!({ "system-security-plan": plan })
}

fn by(document: &Document, group: &Group) -> Json {
    let input = document.input;
    let left = || group.parts.iter().filter(|part| !part.is_provided());
    let states: Vec<Option<State>> = left().map(|part| standing(input, part)).collect();
    let mut by = json!({
        "component-uuid": document.uuid(&["this-system"]),
        "uuid": document.uuid(&["by", group.control]),
        "description": "What is inherited, and what the team does itself.",
        "implementation-status": status(&states),
    });
    let inherited = group.parts.iter().filter(|part| part.is_provided());
    let inherited = inherited.map(|part| {
        json!({
            "uuid": document.uuid(&["inherited", &part.duty.id, group.control]),
            "provided-uuid": part.uuid(group.control),
            "description": part.description(),
            "props": [prop("duty", &part.duty.id)],
        })
    });
    fill(&mut by, "inherited", inherited.collect());
    let satisfied = left().map(|part| satisfied(document, group.control, part));
    fill(&mut by, "satisfied", satisfied.collect());
    by
}

fn satisfied(document: &Document, control: &str, part: &Part) -> Json {
    let input = document.input;
    let state = standing(input, part).map_or("unchecked", State::key);
    let mut one = json!({
        "uuid": document.uuid(&["satisfied", part.party_key(), &part.duty.id, control]),
        "responsibility-uuid": part.uuid(control),
        "description": told(input, part),
        "props": [prop("duty", &part.duty.id), prop("state", state)],
    });
    let owners: Vec<Key> = part.holdings.iter().filter_map(|row| row.owner()).collect();
    let deputies = part.holdings.iter();
    let deputies: Vec<Key> = deputies.filter_map(|row| row.deputy(input.plan)).collect();
    let roles = roles(input, [("owner", owners), ("deputy", deputies)]);
    fill(&mut one, "responsible-roles", roles);
    if let (Some(map), Some(remarks)) = (one.as_object_mut(), part.remarks()) {
        map.insert("remarks".to_owned(), Json::from(remarks));
    }
    one
}

/// The duty, and who has it for which objects.
fn told(input: &Input, part: &Part) -> String {
    let mut lines = vec![part.description()];
    for row in part.holdings.iter().take(NAMED) {
        let owner = row.owner().map_or("", |key| input.owner_name(key));
        let owner = text(owner, "nobody");
        let object = text(input.called(row.kind, row.object), row.kind.label());
        let state = input
            .state_of(row)
            .map_or("no check shows it", State::label);
        lines.push(format!("- {object}: {owner}; {}", state.to_lowercase()));
    }
    if let Some(more @ 1..) = part.holdings.len().checked_sub(NAMED) {
        lines.push(format!("- and {more} more"));
    }
    lines.join("\n")
}

/// How a duty stands over all objects: as where most is left to do.
fn standing(input: &Input, part: &Part) -> Option<State> {
    part.holdings
        .iter()
        .filter_map(|row| input.state_of(row))
        .min()
}

/// What OSCAL calls that; a duty that no check shows counts as planned.
fn status(states: &[Option<State>]) -> Json {
    let holds = |state: &&Option<State>| {
        matches!(
            state,
            Some(State::Done | State::Verified | State::NotApplicable)
        )
    };
    let done = states.iter().filter(holds).count();
    let state = match done {
        done if done == states.len() => "implemented",
        0 => "planned",
        _ => "partial",
    };
    json!({ "state": state })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_is_implemented_only_where_all_is_known_to_hold() {
        let state = |states: &[Option<State>]| status(states)["state"].clone();
        assert_eq!(state(&[]), "implemented");
        assert_eq!(state(&[Some(State::Done)]), "implemented");
        assert_eq!(state(&[Some(State::Done), None]), "partial");
        assert_eq!(state(&[Some(State::Unknown), None]), "planned");
    }
}
