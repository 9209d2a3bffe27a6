//! The provider's half as a system security plan, as far as its pages tell:
//! what is provided, and what it leaves to whoever uses the service.

use serde_json::json;

use super::document::{Document, fill, text};
use super::part::{Group, Part, component, service};
use super::workspace::PROFILE;
use crate::export::input::Input;
use crate::model::Json;

/// The plan.
pub(super) fn plan(input: &Input, groups: &[Group]) -> Json {
    let document = Document {
        input,
        name: "provider",
    };
    let mut plan = document.begin("What the provider does");
    let services = input.knowledge.catalogues.iter().filter(|catalogue| {
        let mut parts = groups.iter().flat_map(|group| &group.parts);
        parts.any(|part| part.catalogue.id == catalogue.id)
    });
    let mut components = vec![this_system(&document, "The services that the plan uses")];
    components.extend(services.map(|catalogue| {
        let mut one = service(catalogue);
        if let Some(map) = one.as_object_mut() {
            map.insert("status".to_owned(), json!({ "state": "operational" }));
        }
        one
    }));
    let requirements = groups.iter().map(|group| {
        let by = group.by_service();
        let by = by.into_iter().map(|(catalogue, parts)| {
            json!({
                "component-uuid": component(catalogue),
                "uuid": document.uuid(&["by", &catalogue.id, group.control]),
                "description": format!("What the pages of {} say.", text(&catalogue.service, "the service")),
                "implementation-status": {
                    "state": "implemented",
                    "remarks": "As the provider says; nobody has verified it.",
                },
                "export": export(group, &parts),
            })
        });
        requirement(&document, group.control, &by.collect::<Vec<Json>>())
    });
    let requirements = requirements.collect();
    let about = System {
        title: "Services that the plan uses",
        about: "What the providers do for whoever uses their services.",
        components,
        requirements,
    };
    system(&document, &mut plan, &about);
    json!({ "system-security-plan": plan })
}

fn export(group: &Group, parts: &[&Part]) -> Json {
    let mut export = json!({});
    let provided = parts.iter().filter(|part| part.is_provided()).map(|part| {
        json!({
            "uuid": part.uuid(group.control),
            "description": part.description(),
            "props": part.props(),
        })
    });
    fill(&mut export, "provided", provided.collect());
    let left = parts.iter().filter(|part| !part.is_provided()).map(|part| {
        let mut one = json!({
            "uuid": part.uuid(group.control),
            "description": part.description(),
            "props": part.props(),
        });
        let provided = group.provided_for(part);
        let provided = provided.map(|other| Json::from(other.uuid(group.control)));
        let said = [
            ("provided-uuid", provided),
            ("remarks", part.remarks().map(Json::from)),
        ];
        if let Some(map) = one.as_object_mut() {
            let said = said
                .into_iter()
                .filter_map(|(key, value)| Some((key, value?)));
            map.extend(said.map(|(key, value)| (key.to_owned(), value)));
        }
        one
    });
    fill(&mut export, "responsibilities", left.collect());
    export
}

/// A control with what each component does for it.
pub(super) fn requirement(document: &Document, control: &str, by: &[Json]) -> Json {
    json!({
        "uuid": document.uuid(&["requirement", control]),
        "control-id": control,
        "by-components": by,
    })
}

/// The system itself as a component.
pub(super) fn this_system(document: &Document, title: &str) -> Json {
    json!({
        "uuid": document.uuid(&["this-system"]),
        "type": "this-system",
        "title": title,
        "description": title,
        "status": { "state": "operational" },
    })
}

/// What a system security plan says besides its beginning.
pub(super) struct System<'a> {
    /// The system's name.
    pub(super) title: &'a str,
    /// What it is, in a sentence.
    pub(super) about: &'a str,
    /// What it consists of.
    pub(super) components: Vec<Json>,
    /// The controls.
    pub(super) requirements: Vec<Json>,
}

/// Puts it into the plan.
pub(super) fn system(document: &Document, plan: &mut Json, system: &System) {
    let Some(map) = plan.as_object_mut() else {
        return;
    };
    map.insert("import-profile".to_owned(), json!({ "href": PROFILE }));
    map.insert("system-characteristics".to_owned(), json!({
        "system-ids": [{ "identifier-type": "http://ietf.org/rfc/rfc4122", "id": document.uuid(&["system"]) }],
        "system-name": system.title,
        "description": system.about,
        "system-information": { "information-types": [{
            "uuid": document.uuid(&["information"]),
            "title": "Backups",
            "description": "Copies of what the plan protects; the plan does not say how sensitive that is.",
        }] },
        "status": { "state": "other", "remarks": "The plan does not say." },
        "authorization-boundary": { "description": "What the plan holds, and the services that it uses." },
    }));
    map.insert(
        "system-implementation".to_owned(),
        json!({
            "users": [{
                "uuid": document.uuid(&["users"]),
                "title": "People of the plan",
                "role-ids": ["owner", "deputy"],
            }],
            "components": system.components,
        }),
    );
    map.insert("control-implementation".to_owned(), json!({
        "description": "By control: what is provided, inherited, left to somebody, and satisfied.",
        "implemented-requirements": system.requirements,
    }));
}
