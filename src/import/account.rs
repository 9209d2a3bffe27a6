//! Instances of services, keys, permissions and restrictions of an account,
//! from Terraform and from the platform's own JSON.

use super::inventory::{
    Authorization, Facts, Grant, Instance, Inventory, Restriction, RootKey, Seen, id_of, text_of,
};
use super::tree::Tree;
use crate::model::Json;
use crate::model::text::Text;

/// The service's name in CRNs; the second is the one of its test stage.
const SERVICES: [&str; 2] = ["backup-recovery", "backup-recovery-tests"];

/// Reads an instance of any service; those of other services are context.
pub(super) fn instance(tree: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    let seen = seen
        .known_by(tree, &["crn", "guid", "id"])
        .called(tree, &["name"]);
    let crn = [tree.get("crn"), tree.get("id")];
    let crn = crn
        .iter()
        .find_map(|crn| crn.text())
        .filter(|crn| crn.starts_with("crn:"));
    let service = tree.get("service").text();
    let service = service.or_else(|| crn.and_then(|crn| crn.split(':').nth(4)));
    if !service.is_some_and(|service| SERVICES.contains(&service)) {
        return;
    }
    let state = [tree.get("state"), tree.get("status")];
    let state = state
        .iter()
        .find_map(|state| state.text())
        .unwrap_or("active");
    if matches!(state, "removed" | "pending_reclamation" | "pending_removal") {
        let reason = format!("The instance is {}", state.replace('_', " "));
        return inventory.leave_out(seen, reason);
    }
    let region = [tree.get("location"), tree.get("region_id")];
    let region = region.iter().find_map(|region| region.text());
    let region = region.or_else(|| crn.and_then(|crn| crn.split(':').nth(5)));
    let mut facts = Facts::new();
    facts.insert("name", Json::from(&*seen.name));
    if let Some(region) = region.filter(|region| !region.is_empty()) {
        facts.insert("region", region.into());
    }
    if let Some(endpoints) = tree.get("service_endpoints").text().and_then(endpoints) {
        facts.insert("endpoints", endpoints.into());
    }
    let root_key = root_key(tree);
    if let Some(crn) = &root_key {
        let hpcs = crn.split(':').nth(4) == Some("hs-crypto");
        facts.insert(
            "encryption",
            if hpcs { "hpcs" } else { "key_protect" }.into(),
        );
        if let Some(region) = crn.split(':').nth(5).filter(|region| !region.is_empty()) {
            facts.insert("key_region", region.into());
        }
    }
    inventory.instances.push(Instance {
        facts,
        tenant: id_of(tree.at(&["extensions", "tenant_id"])),
        root_key,
        tells_key: tree.get("service").text().is_some(),
        seen,
    });
}

/// The root key's CRN, from the parameters as an object or as JSON in a text.
fn root_key(tree: &Tree<'_>) -> Option<Text> {
    let direct = tree.at(&["parameters", "kms_root_key_crn"]);
    if let Some(crn) = direct.text() {
        return Some(crn.into());
    }
    let written = tree.get("parameters_json").text()?;
    let read: Tree<'_> = serde_json::from_str(written).ok()?;
    read.get("kms_root_key_crn").text().map(Text::from)
}

fn endpoints(text: &str) -> Option<&'static str> {
    match text {
        "public" => Some("public"),
        "private" => Some("private"),
        "public-and-private" => Some("both"),
        _ => None,
    }
}

/// Reads a root key.
pub(super) fn key(tree: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    let seen = seen
        .known_by(tree, &["crn", "id", "key_id"])
        .called(tree, &["key_name"]);
    let mut facts = key_policies(tree);
    facts.insert("key_name", Json::from(&*seen.name));
    inventory.keys.push(RootKey { seen, facts });
}

/// Reads the policies of a key, which are a resource of their own.
pub(super) fn policies_of_key(tree: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    let seen = seen.known_by(tree, &["crn", "id", "key_id"]);
    let facts = key_policies(tree);
    inventory.keys.push(RootKey { seen, facts });
}

fn key_policies(tree: &Tree<'_>) -> Facts {
    let mut facts = Facts::new();
    if let Some(two) = tree.at(&["dual_auth_delete", "enabled"]).flag() {
        facts.insert("key_deletion_protected", two.into());
    }
    let rotation = tree.get("rotation");
    let every = rotation
        .get("interval_month")
        .count()
        .filter(|&months| months > 0);
    let off = rotation.get("enabled").flag() == Some(false);
    if let Some(days) = every
        .filter(|_| !off)
        .and_then(|months| months.checked_mul(30))
    {
        facts.insert("key_rotation_days", days.into());
    }
    facts
}

/// Reads an authorization of one service to use another.
pub(super) fn authorization(tree: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    let seen = seen.known_by(tree, &["id"]);
    let source = tree.get("source_service_name").text();
    let reads_keys = matches!(
        tree.get("target_service_name").text(),
        Some("kms" | "hs-crypto")
    ) && tree
        .get("roles")
        .texts()
        .any(|role| role.starts_with("Reader"));
    if source.is_some_and(|source| SERVICES.contains(&source)) && reads_keys {
        inventory.authorizations.push(Authorization {
            instance: id_of(tree.get("source_resource_instance_id")),
            seen,
        });
    }
}

/// Reads roles of an access group or a user.
pub(super) fn grants(tree: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    let service = tree.at(&["resources", "service"]).text();
    let listed = tree
        .get("resource_attributes")
        .items()
        .iter()
        .chain(tree.get("attributes").items());
    let mut listed = listed.filter(|part| part.get("name").text() == Some("serviceName"));
    let service = service.or_else(|| listed.find_map(|part| part.get("value").text()));
    let on_keys = matches!(service, Some("kms" | "hs-crypto"));
    if !on_keys && !service.is_some_and(|service| SERVICES.contains(&service)) {
        return;
    }
    let group = id_of(tree.get("access_group_id"));
    let user = [tree.get("ibm_id"), tree.get("iam_id")];
    let user = user.iter().find_map(|user| id_of(user));
    let prefix = if group.is_some() { "Access group " } else { "" };
    let holder = group.or(user).unwrap_or_default();
    let mut seen = seen.known_by(tree, &["id"]);
    seen.name = format!("{prefix}{holder}").into();
    for role in tree.get("roles").texts() {
        let Some(role) = role_key(role, on_keys) else {
            continue;
        };
        let mut seen = seen.clone();
        seen.ids
            .iter_mut()
            .for_each(|id| *id = format!("{id} {role}").into());
        let facts = Facts::from([("name", Json::from(&*seen.name)), ("role", role.into())]);
        inventory.grants.push(Grant { seen, facts });
    }
}

fn role_key(role: &str, on_keys: bool) -> Option<&'static str> {
    match role {
        "Manager" if on_keys => Some("key_manager"),
        "KeyPurge" | "Key Purge" => Some("key_purge"),
        _ if on_keys => None,
        "Manager" => Some("manager"),
        "Writer" => Some("writer"),
        "Reader" => Some("reader"),
        "Administrator" => Some("administrator"),
        "Editor" => Some("editor"),
        "Operator" => Some("operator"),
        "Viewer" => Some("viewer"),
        _ => None,
    }
}

/// Reads a context-based restriction.
pub(super) fn restriction(tree: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    let attribute = |name: &str| {
        let all = tree.get("resources").items().iter();
        let mut all = all.flat_map(|resource| resource.get("attributes").items());
        all.find(|part| part.get("name").text() == Some(name))
            .map(|part| text_of(part.get("value")))
    };
    if !attribute("serviceName").is_some_and(|service| SERVICES.contains(&&*service)) {
        return;
    }
    let seen = seen.known_by(tree, &["crn", "id"]);
    let mode = tree.get("enforcement_mode").text().unwrap_or("enabled");
    if mode == "report" {
        let text = "The restriction only reports and refuses nothing";
        inventory.warn("restriction_reports_only", &seen, text);
    }
    inventory.restrictions.push(Restriction {
        instance: attribute("serviceInstance"),
        enforced: mode == "enabled",
        seen,
    });
}

/// Notes that logs, events or metrics are sent somewhere. The provider does
/// not say that the backup service sends any, so nothing is stated.
pub(super) fn route(_: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    inventory.leave_out(
        seen,
        "A route for events, logs or metrics exists; the provider does not say that the backup service sends any, so nothing is stated from it",
    );
}
