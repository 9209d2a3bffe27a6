//! What carries the data: how many connectors, where, and in what state.

use muster::readiness::standing::State;
use serde_json::json;

use super::{Case, case};
use crate::resilient::{Change, add, copies, remove, set, state, unset};

pub(crate) fn cases() -> Vec<Case> {
    vec![
        case("connectors.none", "fra-roks")
            .fires(without_pods())
            .unknown(
                [
                    &without_pods()[..],
                    &[unset("connection", "fra-roks", "platform")],
                ]
                .concat(),
            )
            .beside_unknown(["coverage.connection-platform-mismatch@crm-portal unknown"]),
        case("connectors.fewer-than-two", "fra-vpc").fires([remove("connector", "fra-vpc-2")]),
        case("connectors.one-zone", "fra-vpc")
            .fires([set("connector", "fra-vpc-2", "zone", "eu-de-1")])
            .unknown([unset("connector", "fra-vpc-2", "zone")]),
        case("connectors.too-few-for-sources", "fra-vpc").fires([copies(
            "workload",
            "intranet-files",
            17,
        )]),
        case("connectors.overloaded", "fra-vpc-1").fires([set(
            "connector",
            "fra-vpc-1",
            "peak_cpu",
            76,
        )]),
        flag(
            "connectors.default-password",
            "fra-vpc",
            "default_password_changed",
        ),
        case("connectors.zonal-storage", "fra-roks")
            .fires([set("connection", "fra-roks", "storage", "zonal_block")])
            .unknown([unset("connection", "fra-roks", "storage")]),
        case("connectors.version-behind", "fra-roks-1")
            .fires([set("connector", "fra-roks-1", "upgraded_on", "2026-08-23")])
            .unknown([unset("connector", "fra-roks-1", "upgraded_on")]),
        flag(
            "connectors.shares-worker-pool",
            "fra-roks",
            "dedicated_workers",
        ),
        flag(
            "connectors.cluster-secret-unmanaged",
            "fra-roks",
            "cluster_secret_managed",
        ),
        flag(
            "connectors.rebuild-not-rehearsed",
            "fra-vpc",
            "rebuild_ready",
        ),
    ]
}

/// A rule that wants a field of a connection to be true.
fn flag(rule: &'static str, connection: &'static str, field: &'static str) -> Case {
    case(rule, connection)
        .fires([set("connection", connection, field, false)])
        .unknown([unset("connection", connection, field)])
}

fn without_pods() -> Vec<Change> {
    ["fra-roks-0", "fra-roks-1", "fra-roks-2"]
        .map(|name| remove("connector", name))
        .to_vec()
}

#[test]
fn a_connector_agent_needs_no_connector() {
    let changes = [
        set("connection", "fra-vpc", "platform", "connector_agent"),
        remove("connector", "fra-vpc-2"),
    ];
    assert_eq!(
        state(&changes, "connectors.fewer-than-two", "fra-vpc"),
        None
    );
    let none = [&changes[..], &[remove("connector", "fra-vpc-1")]].concat();
    assert_eq!(state(&none, "connectors.none", "fra-vpc"), None);
}

#[test]
fn a_connection_that_nobody_uses_needs_no_connector() {
    let spare = add(
        "connection",
        json!({ "name": "spare", "platform": "vpc_server" }),
    );
    assert_eq!(state(&[spare], "connectors.none", "spare"), None);
}

#[test]
fn two_zones_are_two_zones_whatever_is_unsaid_of_a_third_connector() {
    let changes = [unset("connector", "fra-roks-2", "zone")];
    assert_eq!(
        state(&changes, "connectors.one-zone", "fra-roks"),
        Some(State::Done)
    );
}

#[test]
fn pods_have_no_factory_login() {
    let changes = [set(
        "connection",
        "fra-roks",
        "default_password_changed",
        false,
    )];
    assert_eq!(
        state(&changes, "connectors.default-password", "fra-roks"),
        None
    );
}
