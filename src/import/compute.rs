//! Servers, clusters and their networks, from Terraform and from the
//! platform's own JSON.

use super::inventory::{
    Cluster, Facts, Gateway, Inventory, Pool, Seen, Server, Subnet, id_of, place, region_of,
    text_of,
};
use super::tree::Tree;
use crate::model::Json;
use crate::model::text::Text;

/// Reads a virtual server or bare metal server of a VPC.
pub(super) fn server(tree: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    let seen = seen.known_by(tree, &["crn", "id"]).called(tree, &["name"]);
    // Terraform writes the zone as text, the platform as an object.
    let zone = [tree.get("zone"), tree.at(&["zone", "name"])];
    let zone: Text = zone
        .iter()
        .find_map(|zone| zone.text())
        .unwrap_or_default()
        .into();
    let facts = Facts::from([("platform", Json::from("vpc_server"))]);
    add_server(seen, zone, addresses(tree), facts, inventory);
}

/// Reads a server of Power Virtual Server.
pub(super) fn power_server(tree: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    let seen = seen
        .known_by(tree, &["crn", "id"])
        .called(tree, &["pi_instance_name", "name"]);
    let networks = tree.get("pi_network").items().iter();
    let addresses = networks
        .flat_map(|network| [network.get("ip"), network.get("ip_address")])
        .filter_map(|address| address.text().map(Text::from))
        .collect();
    let facts = Facts::from([("platform", Json::from("powervs"))]);
    add_server(seen, Text::default(), addresses, facts, inventory);
}

/// Adds a server to the inventory.
pub(super) fn add_server(
    seen: Seen,
    zone: Text,
    addresses: Vec<Text>,
    mut facts: Facts,
    inventory: &mut Inventory,
) {
    facts.insert("name", Json::from(&*seen.name));
    let region = region_of(&zone);
    place(&mut facts, &region, std::slice::from_ref(&zone));
    inventory.servers.push(Server {
        is_connector: is_connector(&seen.name) || is_connector(&seen.address),
        facts,
        addresses,
        region,
        zone,
        seen,
        ..Server::default()
    });
}

/// Reads a subnet.
pub(super) fn subnet(tree: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    let seen = seen.known_by(tree, &["crn", "id"]).called(tree, &["name"]);
    let zone = [tree.get("zone"), tree.at(&["zone", "name"])];
    inventory.subnets.push(Subnet {
        range: text_of(tree.get("ipv4_cidr_block")),
        zone: zone
            .iter()
            .find_map(|zone| zone.text())
            .unwrap_or_default()
            .into(),
        seen,
    });
}

/// Reads a virtual private endpoint gateway.
pub(super) fn gateway(tree: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    let seen = seen.known_by(tree, &["crn", "id"]).called(tree, &["name"]);
    inventory.gateways.push(Gateway {
        target: text_of(tree.at(&["target", "crn"])),
        addresses: tree
            .get("ips")
            .items()
            .iter()
            .map(|ip| text_of(ip.get("address")))
            .collect(),
        seen,
    });
}

/// Reads a cluster on VPC.
pub(super) fn cluster(tree: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    let seen = seen.known_by(tree, &["crn", "id"]).called(tree, &["name"]);
    let listed = tree.get("zones").items().iter();
    let listed = listed.filter_map(|zone| zone.text().or_else(|| zone.get("name").text()));
    let workers = tree.get("worker_zones").texts();
    let mut zones: Vec<Text> = listed.chain(workers).map(Text::from).collect();
    zones.sort();
    zones.dedup();
    let versions = [
        tree.get("kube_version"),
        tree.get("master_kube_version"),
        tree.get("type"),
    ];
    let is_openshift = versions.iter().any(|version| {
        let version = version.text().unwrap_or_default();
        version.contains("openshift")
    });
    let is_classic = tree.get("provider").text() == Some("classic");
    let region = [tree.get("region"), tree.get("location")];
    let region = region
        .iter()
        .find_map(|region| region.text())
        .map(Text::from);
    let of_zone = zones
        .first()
        .map(|zone| region_of(zone))
        .filter(|region| !region.is_empty());
    let names = [
        "private_service_endpoint_url",
        "public_service_endpoint_url",
        "master_url",
        "vpe_service_endpoint_url",
    ];
    inventory.clusters.push(Cluster {
        region: of_zone.or(region).unwrap_or_default(),
        zones,
        platform: match (is_openshift, is_classic) {
            (true, false) => "roks_vpc",
            (true, true) => "roks_classic",
            (false, false) => "iks_vpc",
            (false, true) => "iks_classic",
        },
        endpoints: names
            .iter()
            .filter_map(|name| tree.get(name).text())
            .map(Text::from)
            .collect(),
        seen,
    });
}

/// Reads a worker pool.
pub(super) fn pool(tree: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    let seen = seen
        .known_by(tree, &["id"])
        .called(tree, &["worker_pool_name"]);
    let taints = tree.get("taints").items().iter();
    let apart = taints
        .filter_map(|taint| taint.get("value").text())
        .any(is_connector);
    inventory.pools.push(Pool {
        cluster: id_of(tree.get("cluster")).unwrap_or_default(),
        zones: tree
            .get("zones")
            .items()
            .iter()
            .map(|zone| text_of(zone.get("name")))
            .collect(),
        for_connectors: apart || is_connector(&seen.name),
        seen,
    });
}

/// Whether a name says that the thing runs a connector of the service.
pub(super) fn is_connector(name: &str) -> bool {
    let words = || name.split(|c: char| !c.is_ascii_alphanumeric());
    words().any(|word| {
        ["dsc", "connector", "connectors"]
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known))
    })
}

fn addresses(tree: &Tree<'_>) -> Vec<Text> {
    let interfaces = [
        "primary_network_attachment",
        "primary_network_interface",
        "network_attachments",
        "network_interfaces",
    ];
    let interfaces = interfaces.iter().flat_map(|name| tree.get(name).items());
    let mut addresses: Vec<Text> = interfaces
        .flat_map(|interface| {
            [
                interface.at(&["primary_ip", "address"]),
                interface.get("primary_ipv4_address"),
                interface.at(&["virtual_network_interface", "primary_ip", "address"]),
            ]
        })
        .filter_map(Tree::text)
        .filter(|address| *address != "0.0.0.0")
        .map(Text::from)
        .collect();
    addresses.sort();
    addresses.dedup();
    addresses
}
