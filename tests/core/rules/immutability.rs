//! Whether recovery points are locked against deletion, and for how long.

use serde_json::json;

use super::{Case, case};
use crate::resilient::{set, unset};

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
