//! Whether recovery points are locked against deletion, and for how long.

use muster::readiness::standing::State;
use serde_json::json;

use super::{Case, case};
use crate::resilient::{set, state, unset};

pub(crate) fn cases() -> Vec<Case> {
    let yearly = |entry| set("policy", "Servers", "extended_retention", json!([entry]));
    vec![
        case("immutability.no-lock", "Servers")
            .fires([set("policy", "Servers", "datalock_mode", "none")])
            .unknown([
                unset("policy", "Servers", "datalock_mode"),
                unset("policy", "Servers", "datalock_days"),
            ]),
        case("immutability.lock-longer-than-retention", "Servers")
            .fires([set("policy", "Servers", "datalock_days", 31)])
            .unknown([unset("policy", "Servers", "datalock_days")]),
        case("immutability.lock-shorter-than-retention", "Servers").fires([set(
            "policy",
            "Servers",
            "datalock_days",
            29,
        )]),
        case("immutability.extended-copies-unlocked", "Servers")
            .fires([yearly(
                json!({ "period": "month", "keep_days": 365, "lock_days": 0 }),
            )])
            .unknown([yearly(json!({ "period": "month", "keep_days": 365 }))]),
        case("immutability.administrative-lock", "Servers")
            .fires([set("policy", "Servers", "datalock_mode", "administrative")])
            .unknown([unset("policy", "Servers", "datalock_mode")]),
    ]
}

#[test]
fn what_is_not_locked_has_no_lock_of_a_wrong_length() {
    let changes = [
        set("policy", "Servers", "datalock_mode", "none"),
        set("policy", "Servers", "datalock_days", 90),
    ];
    for rule in [
        "immutability.lock-longer-than-retention",
        "immutability.lock-shorter-than-retention",
        "immutability.extended-copies-unlocked",
        "immutability.administrative-lock",
    ] {
        assert_eq!(state(&changes, rule, "Servers"), None, "{rule}");
    }
}

#[test]
fn a_lock_of_no_days_is_no_lock() {
    let changes = [set("policy", "Servers", "datalock_days", 0)];
    assert_eq!(
        state(&changes, "immutability.no-lock", "Servers"),
        Some(State::Open)
    );
}
