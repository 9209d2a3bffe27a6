//! Ports, gateways, restrictions, and where the instance is.

use super::{Case, case};
use crate::resilient::{set, state, unset};

pub(crate) fn cases() -> Vec<Case> {
    vec![
        case("network.ports-not-checked", "fra-vpc")
            .fires([set("connection", "fra-vpc", "ports_checked", false)])
            .unknown([unset("connection", "fra-vpc", "ports_checked")]),
        case("network.instance-in-other-region", "intranet-files")
            .fires([set("workload", "intranet-files", "region", "eu-gb")])
            .unknown([unset("workload", "intranet-files", "region")]),
        case("network.gateway-in-one-zone", "backup-fra-servers")
            .fires([set("instance", "backup-fra-servers", "vpe_zones", 1)])
            .unknown([unset("instance", "backup-fra-servers", "vpe_zones")]),
        case("network.restrictions-untested", "backup-fra-servers")
            .fires([set(
                "instance",
                "backup-fra-servers",
                "restrictions_tested",
                false,
            )])
            .unknown([unset(
                "instance",
                "backup-fra-servers",
                "restrictions_tested",
            )]),
    ]
}

#[test]
fn where_there_is_no_gateway_its_zones_do_not_matter() {
    let changes = [set("instance", "backup-fra-clusters", "vpe_zones", 1)];
    assert_eq!(
        state(
            &changes,
            "network.gateway-in-one-zone",
            "backup-fra-clusters"
        ),
        None
    );
}
