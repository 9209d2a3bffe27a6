//! The state file itself, version 4: it holds every secret in the clear, so
//! only what `terraform show -json` would show of it is read.

use serde::Deserialize;

use super::error::{ImportError, explain};
use super::inventory::{Inventory, Seen};
use super::terraform::Str;
use super::tree::Tree;
use super::{Format, Opened, resources};

/// The format.
pub(super) const FORMAT: Format = Format {
    key: "tfstate",
    label: "Terraform state file (terraform.tfstate)",
    recognises,
    read,
};

const WHAT: &str = "a Terraform state file";

fn recognises(opened: &Opened<'_>) -> bool {
    opened.outline.as_ref().is_some_and(|outline| {
        let own = ["serial", "lineage", "terraform_version", "modules"];
        !outline.is_list && outline.has("version") && own.iter().any(|name| outline.has(name))
    })
}

#[derive(Deserialize)]
struct State<'a> {
    #[serde(borrow, default)]
    resources: Option<Vec<Resource<'a>>>,
}

#[derive(Deserialize)]
struct Resource<'a> {
    #[serde(borrow, default)]
    module: Option<Str<'a>>,
    #[serde(borrow, default)]
    mode: Option<Str<'a>>,
    #[serde(borrow, rename = "type", default)]
    kind: Option<Str<'a>>,
    #[serde(borrow, default)]
    name: Option<Str<'a>>,
    #[serde(borrow, default)]
    instances: Option<Vec<Instance<'a>>>,
}

#[derive(Deserialize)]
struct Instance<'a> {
    #[serde(borrow, default)]
    index_key: Tree<'a>,
    #[serde(borrow, default)]
    status: Option<Str<'a>>,
    #[serde(borrow, default)]
    deposed: Option<Str<'a>>,
    #[serde(borrow, default)]
    attributes: Tree<'a>,
    #[serde(borrow, default)]
    sensitive_attributes: Option<Vec<Vec<Step<'a>>>>,
}

#[derive(Deserialize)]
struct Step<'a> {
    #[serde(borrow, rename = "type", default)]
    kind: Option<Str<'a>>,
    #[serde(borrow, default)]
    value: Tree<'a>,
}

fn read(opened: &Opened<'_>, inventory: &mut Inventory) -> Result<(), ImportError> {
    let version = opened
        .outline
        .as_ref()
        .and_then(|outline| outline.value("version"));
    match version.unwrap_or_default() {
        "4" => {}
        old @ ("1" | "2" | "3") => return Err(ImportError::OldState(old.to_owned())),
        other => {
            return Err(ImportError::Newer {
                format: WHAT,
                version: other.to_owned(),
            });
        }
    }
    let state: State<'_> =
        serde_json::from_str(opened.text).map_err(|error| explain(WHAT, &error))?;
    let resources = state.resources.unwrap_or_default();
    if resources.is_empty() {
        return Err(ImportError::NoResources);
    }
    for resource in resources {
        let Some(kind) = resource
            .kind
            .as_ref()
            .filter(|kind| resources::is_read(&kind.0))
        else {
            continue;
        };
        for instance in resource.instances.into_iter().flatten() {
            let parts = [&resource.module, &resource.mode, &resource.name];
            let [module, mode, name] = parts.map(|part| part.as_ref().map_or("", |part| &*part.0));
            let mode = if mode == "data" { "data." } else { "" };
            let dot = if module.is_empty() { "" } else { "." };
            let index = index(&instance.index_key);
            let seen = Seen {
                source: opened.source,
                address: format!("{module}{dot}{mode}{}.{name}{index}", kind.0).into(),
                ..Seen::default()
            };
            one(&kind.0, instance, seen, inventory);
        }
    }
    Ok(())
}

fn one(kind: &str, instance: Instance<'_>, seen: Seen, inventory: &mut Inventory) {
    if instance.deposed.is_some() {
        let reason = "A deposed object: Terraform replaced it and has yet to destroy it";
        return inventory.leave_out(seen, reason);
    }
    if instance.status.is_some_and(|status| status.0 == "tainted") {
        let text = "Terraform marks this as tainted and replaces it at the next run";
        inventory.warn("tainted", &seen, text);
    }
    let mut attributes = instance.attributes;
    for way in instance.sensitive_attributes.unwrap_or_default() {
        let names = way
            .iter()
            .filter(|step| step.kind.as_ref().is_some_and(|kind| kind.0 == "get_attr"));
        let names: Vec<&str> = names.filter_map(|step| step.value.text()).collect();
        if !names.is_empty() {
            attributes.hide_at(&names);
        }
    }
    resources::read(kind, &attributes, seen, inventory);
}

/// The index as an address writes it.
fn index(key: &Tree<'_>) -> String {
    match key {
        Tree::Number(number) => format!("[{number}]"),
        Tree::Text(text) => format!("[\"{}\"]", text.replace('\\', "\\\\").replace('"', "\\\"")),
        _ => String::new(),
    }
}
