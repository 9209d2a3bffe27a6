//! What is left when a region is lost.

use muster::readiness::standing::State;
use serde_json::json;

use super::{Case, case};
use crate::resilient::{add, set, state, unset};

pub(crate) fn cases() -> Vec<Case> {
    vec![
        case("region.copy-in-own-region", "erp-hana")
            .fires([set("workload", "erp-hana", "copy_region", "eu-de")])
            .unknown([unset("workload", "erp-hana", "copy_region")]),
        case("region.no-second-copy", "erp-hana")
            .fires([set("workload", "erp-hana", "second_copy", false)])
            .unknown([unset("workload", "erp-hana", "second_copy")]),
        case("region.no-second-copy-lower-tier", "intranet-files")
            .fires([set("workload", "intranet-files", "second_copy", false)])
            .unknown([unset("workload", "intranet-files", "second_copy")]),
        case("region.restore-elsewhere-unproven", "erp-hana").fires([
            set("workload", "erp-hana", "recovery_target", "other_region"),
            unset("workload", "erp-hana", "second_copy"),
        ]),
        case("region.single-campus", "osaka").fires([add(
            "instance",
            json!({
                "name": "osaka",
                "region": "jp-osa",
                "encryption": "provider",
                "vpe": false,
                "context_restrictions": false,
            }),
        )]),
    ]
}

#[test]
fn a_restore_in_another_region_is_never_called_good() {
    let changes = [set(
        "workload",
        "erp-hana",
        "recovery_target",
        "other_region",
    )];
    let state = |rule| state(&changes, rule, "erp-hana");
    assert_eq!(state("region.restore-elsewhere-unproven"), None);
    assert_eq!(state("region.no-second-copy"), Some(State::Done));
}

#[test]
fn an_instance_without_a_region_may_be_on_one_campus() {
    let changes = [unset("instance", "backup-fra-servers", "region")];
    let state = state(&changes, "region.single-campus", "backup-fra-servers");
    assert_eq!(state, Some(State::Unknown));
}
