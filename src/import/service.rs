//! Connections, connectors, groups and sources of the backup service, from
//! Terraform and from the service's own JSON.

use super::inventory::{
    Connection, Connector, Facts, Group, Inventory, Registration, Seen, id_of, text_of,
};
use super::policy::clock;
use super::seeds::address_id;
use super::tree::Tree;
use crate::model::Json;
use crate::model::text::Text;
use crate::model::units::Moment;

/// Reads a data source connection.
pub(super) fn connection(tree: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    let seen = seen
        .known_by(tree, &["connection_id", "id"])
        .called(tree, &["connection_name", "name"]);
    let mut facts = Facts::new();
    facts.insert("name", Json::from(&*seen.name));
    if let Some(platform) = tree.get("connection_env_type").text().and_then(platform) {
        facts.insert("platform", platform.into());
    }
    if let Some(region) = tree.get("region").text() {
        facts.insert("region", region.into());
    }
    inventory.connections.push(Connection {
        facts,
        instance: instance_of(tree),
        connectors: tree
            .get("connector_ids")
            .items()
            .iter()
            .filter_map(id_of)
            .collect(),
        seen,
    });
}

/// Reads a connector.
pub(super) fn connector(tree: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    let mut seen = seen
        .known_by(tree, &["connector_id"])
        .called(tree, &["connector_name", "name"]);
    let address = tree.get("tenant_side_ip").text().map(Text::from);
    seen.ids.extend(address.iter().map(address_id));
    let mut facts = Facts::new();
    facts.insert("name", Json::from(&*seen.name));
    if let Some(version) = tree.get("software_version").text() {
        facts.insert("version", version.into());
    }
    let upgrade = tree.get("upgrade_status");
    let ended_well = upgrade.get("status").text() == Some("Succeeded");
    let started = upgrade.get("start_timestamp_m_secs").number();
    if let (true, Some(day)) = (ended_well, started.and_then(|at| day(at, 1000))) {
        facts.insert("upgraded_on", day);
    }
    let health = tree.get("connectivity_status");
    if let Some(connected) = health.get("is_connected").flag() {
        facts.insert("connected", connected.into());
        if !connected {
            let text = format!("The connector {} is not connected", seen.name);
            inventory.warn("connector_not_connected", &seen, text);
        }
    }
    inventory.connectors.push(Connector {
        facts,
        connection: id_of(tree.get("connection_id")),
        address,
        seen,
    });
}

/// Reads a protection group; one that was deleted is left out.
pub(super) fn group(tree: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    let seen = seen
        .known_by(tree, &["group_id", "id"])
        .called(tree, &["name"]);
    if tree.get("is_deleted").flag() == Some(true) {
        return inventory.leave_out(seen, "The group was deleted");
    }
    let mut facts = Facts::new();
    facts.insert("name", Json::from(&*seen.name));
    let mut state = |field, value: Option<Json>| {
        if let Some(value) = value {
            facts.insert(field, value);
        }
    };
    state("paused", tree.get("is_paused").flag().map(Json::from));
    let ends = tree.get("end_time_usecs").number().filter(|&at| at > 0);
    state("ends_on", ends.and_then(|at| day(at, 1_000_000)));
    let start = tree.get("start_time");
    state("start_time", clock(start).map(Json::from));
    state("time_zone", start.get("time_zone").text().map(Json::from));
    state(
        "cancel_at_quiet_start",
        tree.get("abort_in_blackouts").flag().map(Json::from),
    );
    let objective = tree.get("sla").items().iter().find_map(|sla| {
        let incremental = sla.get("backup_run_type").text() == Some("kIncremental");
        incremental
            .then(|| sla.get("sla_minutes").count())
            .flatten()
    });
    state("run_objective_minutes", objective.map(Json::from));
    let (recipients, tells) = alerts(tree);
    state("alerts_on_failure", tells.map(Json::from));
    let (minutes, good_on) = last_run(tree.at(&["last_run", "local_backup_info"]));
    state("longest_run_minutes", minutes.map(Json::from));
    state("last_good_run", good_on);
    let kubernetes = tree.get("kubernetes_params");
    inventory.groups.push(Group {
        facts,
        instance: instance_of(tree),
        policy: id_of(tree.get("policy_id")),
        environment: text_of(tree.get("environment")),
        objects: objects_of_group(tree),
        within: id_of(kubernetes.get("source_id")).or_else(|| id_of(kubernetes.get("source_name"))),
        inactive: tree.get("is_active").flag() == Some(false),
        recipients,
        seen,
    });
}

/// Reads a registered source.
pub(super) fn registration(tree: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    let info = tree.get("source_info");
    let named = [tree.get("name"), info.get("name")];
    let name = named
        .iter()
        .find_map(|name| name.text())
        .unwrap_or_default();
    let mut seen = seen.known_by(tree, &["source_id", "id"]);
    seen.name = name.into();
    let kubernetes = tree.get("kubernetes_params");
    let addresses = [
        tree.at(&["physical_params", "endpoint"]),
        kubernetes.get("endpoint"),
        info.get("name"),
    ];
    let mut facts = Facts::new();
    let status = tree.get("authentication_status").text();
    let is_host = tree.get("environment").text() == Some("kPhysical");
    if is_host && matches!(status, Some("kFinished" | "Finished")) {
        facts.insert("agent_installed", true.into());
    }
    let connections = tree.get("connections");
    let connection = [
        tree.get("data_source_connection_id"),
        tree.get("connection_id"),
        connections.get("data_source_connection_id"),
        connections.get("connection_id"),
    ];
    let source = tree.get("source_id");
    inventory.registrations.push(Registration {
        id: id_of(if source.is_empty() {
            tree.get("id")
        } else {
            source
        })
        .unwrap_or_default(),
        endpoint: addresses
            .iter()
            .find_map(|one| one.text())
            .map(Text::from)
            .unwrap_or_default(),
        environment: text_of(tree.get("environment")),
        connection: connection.iter().find_map(|one| id_of(one)),
        applications: tree
            .at(&["physical_params", "applications"])
            .texts()
            .map(Text::from)
            .collect(),
        distribution: text_of(kubernetes.get("kubernetes_distribution")),
        facts,
        seen,
    });
}

/// The instance of a thing, by its id or its tenant's.
pub(super) fn instance_of(tree: &Tree<'_>) -> Option<Text> {
    id_of(tree.get("instance_id")).or_else(|| id_of(tree.get("tenant_id")))
}

/// The day of an instant that is counted in fractions of a second.
pub(super) fn day(at: i64, fraction: i64) -> Option<Json> {
    let day = Moment(at.checked_div(fraction)?).day()?;
    Some(day.to_string().into())
}

/// Minutes from start to end, begun ones counted, and the day of the end
/// where all went well.
pub(super) fn last_run(run: &Tree<'_>) -> (Option<u32>, Option<Json>) {
    let start = run.get("start_time_usecs").number().filter(|&at| at > 0);
    let end = run.get("end_time_usecs").number().filter(|&at| at > 0);
    let minutes = start.zip(end).and_then(|(start, end)| {
        let micros = end.checked_sub(start).filter(|&micros| micros > 0)?;
        u32::try_from(micros.saturating_add(59_999_999).div_euclid(60_000_000)).ok()
    });
    let well = matches!(
        run.get("status").text(),
        Some("Succeeded" | "SucceededWithWarning" | "kSuccess" | "kSucceeded")
    );
    let good_on = end.filter(|_| well).and_then(|end| day(end, 1_000_000));
    (minutes, good_on)
}

/// Id and name of the objects of a list.
pub(super) fn objects(list: &Tree<'_>) -> Vec<(Text, Text)> {
    list.items()
        .iter()
        .map(|object| {
            let inner = [object.get("object_info"), object.get("object")];
            let info = inner
                .into_iter()
                .find(|inner| !inner.is_empty())
                .unwrap_or(object);
            (
                id_of(info.get("id")).unwrap_or_default(),
                text_of(info.get("name")),
            )
        })
        .filter(|(id, name)| !id.is_empty() || !name.is_empty())
        .collect()
}

/// Where groups keep their objects.
const OBJECTS: &[&[&str]] = &[
    &["physical_params", "file_protection_type_params"],
    &["physical_params", "volume_protection_type_params"],
    &["mssql_params", "file_protection_type_params"],
    &["mssql_params", "native_protection_type_params"],
    &["mssql_params", "volume_protection_type_params"],
    &["oracle_params"],
    &["kubernetes_params"],
];

fn objects_of_group(tree: &Tree<'_>) -> Option<Vec<(Text, Text)>> {
    let kinds = [
        "physical_params",
        "mssql_params",
        "oracle_params",
        "kubernetes_params",
    ];
    let told = kinds.iter().any(|kind| !tree.get(kind).is_empty());
    let empty = tree.get("num_protected_objects").number() == Some(0);
    (told || empty).then(|| {
        let lists = OBJECTS.iter().map(|way| tree.at(way).get("objects"));
        lists.flat_map(objects).collect()
    })
}

/// Who is told, and whether failures are among what they are told.
fn alerts(tree: &Tree<'_>) -> (Vec<Text>, Option<bool>) {
    let policy = tree.get("alert_policy");
    if matches!(policy, Tree::Null) {
        return (Vec::new(), None);
    }
    let targets = policy.get("alert_targets").items().iter();
    let recipients: Vec<Text> = targets
        .map(|target| text_of(target.get("email_address")))
        .collect();
    let failures = policy
        .get("backup_run_status")
        .texts()
        .any(|status| status == "kFailure");
    let tells = failures && !recipients.is_empty();
    (
        recipients
            .into_iter()
            .filter(|name| failures && !name.is_empty())
            .collect(),
        Some(tells),
    )
}

fn platform(kind: &str) -> Option<&'static str> {
    match kind {
        "kRoksVpc" => Some("roks_vpc"),
        "kRoksClassic" => Some("roks_classic"),
        "kIksVpc" => Some("iks_vpc"),
        "kIksClassic" => Some("iks_classic"),
        _ => None,
    }
}
