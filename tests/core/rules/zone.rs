//! What happens when a zone is lost: where to, and by whom.

use muster::readiness::standing::State;
use serde_json::json;

use super::{Case, case};
use crate::resilient::{set, state, unset};

pub(crate) fn cases() -> Vec<Case> {
    vec![
        case("zone.restored-into-the-failed-zone", HANA)
            .fires([set("workload", HANA, "recovery_target", "same_zone")])
            .unknown([unset("workload", HANA, "recovery_target")]),
        case("zone.nowhere-to-restore", HANA).fires([set(
            "workload",
            HANA,
            "recovery_target",
            "none",
        )]),
        case("zone.recovery-zone-is-own-zone", HANA)
            .fires([set("workload", HANA, "recovery_zones", json!(["eu-de-1"]))])
            .unknown([unset("workload", HANA, "recovery_zones")]),
        case("zone.nobody-restores-it", HANA).fires([unset("workload", HANA, "restorer")]),
    ]
}

const HANA: &str = "erp-hana";

#[test]
fn nobody_knows_whether_a_restorer_is_missed_where_the_tier_is_unsaid() {
    let changes = [
        unset("workload", HANA, "restorer"),
        unset("application", "ERP", "tier"),
    ];
    let state = state(&changes, "zone.nobody-restores-it", HANA);
    assert_eq!(state, Some(State::Unknown));
}

#[test]
fn with_two_recovery_zones_one_is_left_whichever_fails() {
    let changes = [
        set("workload", HANA, "zones", json!(["eu-de-1", "eu-de-2"])),
        set(
            "workload",
            HANA,
            "recovery_zones",
            json!(["eu-de-1", "eu-de-2"]),
        ),
    ];
    let state = state(&changes, "zone.recovery-zone-is-own-zone", HANA);
    assert_eq!(state, Some(State::Done));
}
