//! `terraform show -json`, of a state and of a plan.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Deserialize;

use super::error::{ImportError, explain};
use super::inventory::{Inventory, Seen};
use super::outline::Outline;
use super::resources;
use super::tree::Tree;
use super::{Format, Opened};

/// The format.
pub(super) const FORMAT: Format = Format {
    key: "terraform",
    label: "Terraform state or plan (terraform show -json)",
    recognises,
    read,
};

const WHAT: &str = "the output of terraform show -json";

fn recognises(opened: &Opened<'_>) -> bool {
    let has = |outline: &Outline<'_>| !outline.is_list && outline.has("format_version");
    opened.outline.as_ref().is_some_and(has)
}

#[derive(Deserialize)]
struct Shown<'a> {
    #[serde(borrow, default)]
    format_version: Option<Str<'a>>,
    #[serde(borrow, default)]
    values: Option<Values<'a>>,
    #[serde(borrow, default)]
    planned_values: Option<Values<'a>>,
    #[serde(borrow, default)]
    prior_state: Option<Prior<'a>>,
    #[serde(borrow, default)]
    resource_changes: Option<Vec<Change<'a>>>,
}

#[derive(Deserialize)]
struct Prior<'a> {
    #[serde(borrow, default)]
    values: Option<Values<'a>>,
}

#[derive(Default, Deserialize)]
struct Values<'a> {
    #[serde(borrow, default)]
    root_module: Option<Module<'a>>,
}

#[derive(Default, Deserialize)]
struct Module<'a> {
    #[serde(borrow, default)]
    resources: Option<Vec<Resource<'a>>>,
    #[serde(borrow, default)]
    child_modules: Option<Vec<Module<'a>>>,
}

#[derive(Deserialize)]
struct Resource<'a> {
    #[serde(borrow, default)]
    address: Option<Str<'a>>,
    #[serde(borrow, rename = "type", default)]
    kind: Option<Str<'a>>,
    #[serde(borrow, default)]
    values: Tree<'a>,
    #[serde(borrow, default)]
    sensitive_values: Tree<'a>,
    #[serde(borrow, default)]
    deposed_key: Option<Str<'a>>,
    #[serde(default)]
    tainted: Option<bool>,
}

#[derive(Deserialize)]
struct Change<'a> {
    #[serde(borrow, default)]
    address: Option<Str<'a>>,
    #[serde(borrow, default)]
    change: Option<Actions<'a>>,
}

#[derive(Deserialize)]
struct Actions<'a> {
    #[serde(borrow, default)]
    actions: Option<Vec<Str<'a>>>,
}

/// Text that is borrowed where the file does not escape it; serde does not
/// borrow inside an option without this.
#[derive(Deserialize)]
pub(super) struct Str<'a>(#[serde(borrow)] pub(super) Cow<'a, str>);

fn read(opened: &Opened<'_>, inventory: &mut Inventory) -> Result<(), ImportError> {
    let shown: Shown<'_> =
        serde_json::from_str(opened.text).map_err(|error| explain(WHAT, &error))?;
    let version = shown
        .format_version
        .map(|version| version.0)
        .unwrap_or_default();
    if !matches!(version.split('.').next(), Some("0" | "1")) {
        return Err(ImportError::Newer {
            format: WHAT,
            version: version.into_owned(),
        });
    }
    let changes = shown.resource_changes.unwrap_or_default();
    let created: BTreeSet<&str> = changes
        .iter()
        .filter(|change| creates(change))
        .filter_map(|change| Some(&*change.address.as_ref()?.0))
        .collect();
    let there = shown
        .values
        .or(shown.prior_state.and_then(|prior| prior.values));
    let mut walk = Walk {
        opened,
        inventory,
        seen: 0,
        deployed: BTreeSet::new(),
        planned: false,
        created,
    };
    walk.module(
        there
            .and_then(|values| values.root_module)
            .unwrap_or_default(),
    );
    walk.planned = true;
    walk.module(
        shown
            .planned_values
            .and_then(|values| values.root_module)
            .unwrap_or_default(),
    );
    if walk.seen == 0 {
        return Err(ImportError::NoResources);
    }
    Ok(())
}

/// Whether the thing is not there before the plan is carried out.
fn creates(change: &Change<'_>) -> bool {
    let actions = change
        .change
        .as_ref()
        .and_then(|change| change.actions.as_ref());
    actions.is_some_and(|actions| {
        actions.len() == 1 && actions.iter().all(|action| action.0 == "create")
    })
}

struct Walk<'a, 'i> {
    opened: &'a Opened<'a>,
    inventory: &'i mut Inventory,
    /// How many resources there were, of whatever kind.
    seen: usize,
    /// What is there already.
    deployed: BTreeSet<String>,
    /// Whether the resources that follow are as a plan wants them.
    planned: bool,
    /// What the plan creates.
    created: BTreeSet<&'a str>,
}

impl Walk<'_, '_> {
    fn module(&mut self, module: Module<'_>) {
        // A list instead of recursion: modules nest as deep as a file likes.
        let mut open = vec![module];
        while let Some(module) = open.pop() {
            for resource in module.resources.unwrap_or_default() {
                self.resource(resource);
            }
            let inner = module.child_modules.unwrap_or_default();
            open.extend(inner.into_iter().rev());
        }
    }

    fn resource(&mut self, resource: Resource<'_>) {
        self.seen += 1;
        let address = resource
            .address
            .map(|address| address.0)
            .unwrap_or_default();
        if self.planned && self.deployed.contains(&*address) {
            return;
        }
        if !self.planned {
            self.deployed.insert(address.clone().into_owned());
        }
        let Some(kind) = resource.kind.filter(|kind| resources::is_read(&kind.0)) else {
            return;
        };
        let is_data = address.split('.').any(|part| part == "data");
        let seen = Seen {
            source: self.opened.source,
            planned: self.planned && (self.created.contains(&*address) || !is_data),
            address: (*address).into(),
            ..Seen::default()
        };
        if resource.deposed_key.is_some() {
            let reason = "A deposed object: Terraform replaced it and has yet to destroy it";
            return self.inventory.leave_out(seen, reason);
        }
        let mut values = resource.values;
        values.hide(&resource.sensitive_values);
        if resource.tainted == Some(true) {
            let text = "Terraform marks this as tainted and replaces it at the next run";
            self.inventory.warn("tainted", &seen, text);
        }
        resources::read(&kind.0, &values, seen, self.inventory);
    }
}
