//! The backup agents on the protected servers.

use super::{Case, case};
use crate::resilient::{set, state, unset};

pub(crate) fn cases() -> Vec<Case> {
    vec![
        case("agents.not-installed", "intranet-files")
            .fires([set("workload", "intranet-files", "agent_installed", false)])
            .unknown([unset("workload", "intranet-files", "agent_installed")]),
        case("agents.upgrade-overdue", "intranet-files")
            .fires([set(
                "workload",
                "intranet-files",
                "agent_upgraded_on",
                "2026-08-23",
            )])
            .unknown([unset("workload", "intranet-files", "agent_upgraded_on")]),
        case("agents.certificate-expires", "intranet-files").fires([set(
            "workload",
            "intranet-files",
            "agent_certificate_expires_on",
            "2026-12-21",
        )]),
    ]
}

#[test]
fn a_cluster_needs_no_agent() {
    let changes = [set("workload", "crm-portal", "agent_installed", false)];
    assert_eq!(state(&changes, "agents.not-installed", "crm-portal"), None);
}

#[test]
fn an_agent_that_is_not_there_is_not_overdue() {
    let changes = [
        set("workload", "intranet-files", "agent_installed", false),
        set(
            "workload",
            "intranet-files",
            "agent_upgraded_on",
            "2020-01-01",
        ),
    ];
    assert_eq!(
        state(&changes, "agents.upgrade-overdue", "intranet-files"),
        None
    );
}
