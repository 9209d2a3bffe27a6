//! Whether anybody learns of a failed backup.

use super::{Case, case};
use crate::resilient::{remove, set, state, unset};

pub(crate) fn cases() -> Vec<Case> {
    vec![
        case("observability.failures-reach-nobody", "observability")
            .fires([remove("alert_route", PAGER), remove("alert_route", MAIL)])
            .unknown([
                unset("alert_route", PAGER, "carries_failures"),
                unset("alert_route", MAIL, "carries_failures"),
            ]),
        case("observability.failures-reach-nobody", "observability").fires([
            unset("alert_route", PAGER, "recipient"),
            set("alert_route", MAIL, "carries_failures", false),
        ]),
        case("observability.one-recipient", "observability")
            .fires([remove("alert_route", PAGER)])
            .unknown([unset("alert_route", PAGER, "carries_failures")]),
        case("observability.route-untested", PAGER)
            .fires([set("alert_route", PAGER, "tested_on", "2025-11-21")])
            .unknown([unset("alert_route", PAGER, "tested_on")]),
        case("observability.reports-unread", "observability")
            .fires([set(
                "observability",
                "observability",
                "report_review_days",
                8,
            )])
            .unknown([unset(
                "observability",
                "observability",
                "report_review_days",
            )]),
        case("observability.counts-on-denied-signals", "observability")
            .fires([
                set("observability", "observability", "metrics_watched", true),
                remove("attestation", "attest.signals-arrive"),
            ])
            .beside(["attest.signals-arrive@plan unknown"]),
        case("observability.group-alerts-off", "Servers")
            .fires([set("group", "Servers", "alerts_on_failure", false)])
            .unknown([unset("group", "Servers", "alerts_on_failure")]),
    ]
}

const PAGER: &str = "Pager";
const MAIL: &str = "Mail to the recovery lead";

#[test]
fn signals_that_were_seen_to_arrive_may_be_counted_on() {
    let changes = [set(
        "observability",
        "observability",
        "audit_events_routed",
        true,
    )];
    let rule = "observability.counts-on-denied-signals";
    assert_eq!(state(&changes, rule, "observability"), None);
}
