//! What is written down for the day, and where it is kept.

use muster::readiness::standing::State;

use super::{Case, case};
use crate::resilient::{set, state, unset};

pub(crate) fn cases() -> Vec<Case> {
    vec![
        case("runbook.missing", RUNBOOK).fires([unset(RUNBOOK, RUNBOOK, "location")]),
        case("runbook.nobody-may-declare", RUNBOOK).fires([unset(RUNBOOK, RUNBOOK, "declarers")]),
        case("runbook.no-offline-copy", RUNBOOK)
            .fires([set(RUNBOOK, RUNBOOK, "offline_copy", false)])
            .unknown([unset(RUNBOOK, RUNBOOK, "offline_copy")]),
        case("runbook.kept-in-the-failing-region", RUNBOOK)
            .fires([
                set(RUNBOOK, RUNBOOK, "stored_in", "eu-de"),
                set(RUNBOOK, RUNBOOK, "offline_copy", false),
            ])
            .beside(["runbook.no-offline-copy@runbook open"]),
        case("runbook.support-unclear", RUNBOOK).fires([unset(RUNBOOK, RUNBOOK, "support_plan")]),
        case("runbook.call-tree-untried", RUNBOOK)
            .fires([set(RUNBOOK, RUNBOOK, "call_tree", false)])
            .unknown([unset(RUNBOOK, RUNBOOK, "call_tree")]),
        case("runbook.no-way-back", RUNBOOK)
            .fires([set(RUNBOOK, RUNBOOK, "failback_documented", false)])
            .unknown([unset(RUNBOOK, RUNBOOK, "failback_documented")]),
        case("runbook.not-followed-for-a-year", RUNBOOK)
            .fires([set(RUNBOOK, RUNBOOK, "tested_on", "2025-11-21")])
            .unknown([unset(RUNBOOK, RUNBOOK, "tested_on")]),
    ]
}

const RUNBOOK: &str = "runbook";

#[test]
fn where_an_instance_is_decides_whether_the_procedure_is_lost_with_it() {
    let changes = [
        set(RUNBOOK, RUNBOOK, "stored_in", "eu-de"),
        unset(RUNBOOK, RUNBOOK, "offline_copy"),
        unset("instance", "backup-fra-servers", "region"),
    ];
    let state = state(&changes, "runbook.kept-in-the-failing-region", RUNBOOK);
    assert_eq!(state, Some(State::Unknown));
}
