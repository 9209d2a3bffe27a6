//! The examples that come with the task, where they are there: their counts
//! are those of `EXPECTED.json`.

use std::collections::BTreeMap;
use std::path::Path;

use muster::import::inventory::Inventory;
use muster::import::preview::Preview;
use serde_json::Value;

use super::support::{day, empty};

fn number(expected: &Value, key: &str) -> usize {
    usize::try_from(expected[key].as_u64().unwrap_or_default()).unwrap()
}

fn length(expected: &Value, key: &str) -> usize {
    expected[key].as_array().map_or(0, Vec::len)
}

#[test]
fn counts_agree_with_the_examples() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/examples/inventory");
    let Ok(expected) = std::fs::read(folder.join("EXPECTED.json")) else {
        return;
    };
    let expected: Value = serde_json::from_slice(&expected).unwrap();
    let files = [
        (
            "01-small-dev-single-zone",
            "01-small-dev-single-zone.show.json",
        ),
        (
            "01-small-dev-single-zone",
            "01-small-dev-single-zone.utf16le-bom.show.json",
        ),
        (
            "01-small-dev-single-zone",
            "01-small-dev-single-zone.plan.json",
        ),
        (
            "02-prod-three-zone-byok",
            "02-prod-three-zone-byok.show.json",
        ),
        ("02-prod-three-zone-byok", "02-prod-three-zone-byok.tfstate"),
        ("03-roks-kubernetes", "03-roks-kubernetes.show.json"),
    ];
    for (key, file) in files {
        let expected = &expected[key];
        let mut inventory = Inventory::default();
        inventory
            .read(file, &std::fs::read(folder.join(file)).unwrap())
            .unwrap();
        let preview = Preview::new(inventory, &empty(), day(22));
        let counts = preview.counts;
        assert_eq!(counts.instances, length(expected, "instances"), "{file}");
        assert_eq!(counts.servers, number(expected, "vsi"), "{file}");
        assert_eq!(counts.clusters, length(expected, "clusters"), "{file}");
        assert_eq!(counts.policies, length(expected, "policies"), "{file}");
        assert_eq!(counts.groups, number(expected, "groups"), "{file}");
        let connectors = number(expected, "connectors_vsi") + number(expected, "dsc_replicas");
        assert_eq!(counts.connectors, connectors, "{file}");
        let paused = expected["protected_namespaces"]
            .as_array()
            .into_iter()
            .flatten();
        let paused = paused
            .filter(|name| name.as_str().unwrap().ends_with("(paused)"))
            .count();
        let protected = length(expected, "protected")
            + number(expected, "protected_files")
            + number(expected, "protected_sql")
            + length(expected, "protected_namespaces")
            - paused;
        assert_eq!(counts.protected, protected, "{file}");
        assert_eq!(
            counts.unprotected,
            length(expected, "unprotected") + paused,
            "{file}"
        );
        let zones: BTreeMap<String, usize> =
            serde_json::from_value(expected["zones"].clone()).unwrap_or_default();
        let found: BTreeMap<String, usize> = preview
            .zones
            .iter()
            .map(|(zone, count)| (zone.to_string(), *count))
            .collect();
        assert_eq!(found, zones, "{file}");
        assert_eq!(counts.planned > 0, file.contains(".plan."), "{file}");
    }
}
