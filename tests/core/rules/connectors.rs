//! What carries the data: how many connectors, where, and in what state.

use super::{Case, case};
use crate::resilient::{Change, copies, remove, set, unset};

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
