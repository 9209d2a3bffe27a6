//! What the other documents rest on: a catalog of the controls that are named,
//! a profile that takes them all, and the services as components.

use serde_json::json;

use super::controls::{Control, Controls};
use super::document::{Document, fill, prop};
use super::part::{Group, Part, service};
use crate::catalogue::source::Source;
use crate::export::input::Input;
use crate::model::Json;
use crate::model::choice::Choices;

/// Where the profile is, seen from a workspace.
pub(super) const PROFILE: &str = "trestle://profiles/recovery/profile.json";

const CATALOG: &str = "trestle://catalogs/recovery/catalog.json";

/// The controls that the plan's tasks serve.
pub(super) fn catalog(input: &Input, controls: &Controls, groups: &[Group]) -> Json {
    let document = Document {
        input,
        name: "catalog",
    };
    let mut catalog = document.begin("Controls that recovery serves");
    let source = &controls.source;
    let served = |id: &str| groups.iter().any(|group| group.control == id);
    let families = controls.families.iter().filter_map(|family| {
        let of = controls.list.iter();
        let of = of.filter(|control| control.family == family.id && served(&control.id));
        let list: Vec<Json> = of.map(|control| one(control, source)).collect();
        (!list.is_empty())
            .then(|| json!({ "id": family.id, "title": family.title, "controls": list }))
    });
    fill(&mut catalog, "groups", families.collect());
    json!({ "catalog": catalog })
}

/// A control: where what it asks for can be read, and not its text.
fn one(control: &Control, source: &Source) -> Json {
    let (prose, links) = if control.is_mapped() {
        let id = control.id.to_uppercase();
        let prose = format!(
            "See {} ({}, {}) for what {id} asks for.",
            source.title, source.publisher, source.date
        );
        (
            prose,
            vec![json!({ "href": source.url, "rel": "reference" })],
        )
    } else {
        ("No control asks for it.".to_owned(), Vec::new())
    };
    let mut one = json!({
        "id": control.id,
        "title": control.title,
        "parts": [{ "id": format!("{}_smt", control.id), "name": "statement", "prose": prose }],
    });
    fill(&mut one, "links", links);
    one
}

/// All of them.
pub(super) fn profile(input: &Input) -> Json {
    let document = Document {
        input,
        name: "profile",
    };
    let mut profile = document.begin("Controls that recovery serves");
    if let Some(map) = profile.as_object_mut() {
        let imports = json!([{ "href": CATALOG, "include-all": {} }]);
        map.insert("imports".to_owned(), imports);
        map.insert("merge".to_owned(), json!({ "as-is": true }));
    }
    json!({ "profile": profile })
}

/// The services, with both halves of what serves each control.
pub(super) fn components(input: &Input, groups: &[Group]) -> Json {
    let document = Document {
        input,
        name: "component-definition",
    };
    let mut definition = document.begin("Services and who does what");
    let mut list: Vec<Json> = Vec::new();
    for catalogue in &input.knowledge.catalogues {
        let requirements: Vec<Json> = groups
            .iter()
            .filter_map(|group| {
                let services = group.by_service();
                let (_, parts) = services
                    .into_iter()
                    .find(|(one, _)| one.id == catalogue.id)?;
                Some(requirement(&document, &catalogue.id, group.control, &parts))
            })
            .collect();
        if requirements.is_empty() {
            continue;
        }
        let mut one = service(catalogue);
        let implementation = json!({
            "uuid": document.uuid(&["implementation", &catalogue.id]),
            "source": PROFILE,
            "description": "Who has which half of the tasks that serve a control, as the catalogue says.",
            "implemented-requirements": requirements,
        });
        fill(&mut one, "control-implementations", vec![implementation]);
        list.push(one);
    }
    fill(&mut definition, "components", list);
    json!({ "component-definition": definition })
}

fn requirement(document: &Document, catalogue: &str, control: &str, parts: &[&Part]) -> Json {
    let words: Vec<String> = parts
        .iter()
        .map(|part| format!("- {}: {}", part.party.label(), part.description()))
        .collect();
    let provided = parts.iter().any(|part| part.is_provided());
    let left = parts.iter().any(|part| !part.is_provided());
    let split = match (provided, left) {
        (true, true) => "shared",
        (true, false) => "provider",
        _ => "customer",
    };
    json!({
        "uuid": document.uuid(&["requirement", catalogue, control]),
        "control-id": control,
        "description": words.join("\n"),
        "props": [prop("split", split)],
    })
}
