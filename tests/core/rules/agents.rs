//! The backup agents on the protected servers.

use super::{Case, case};
use crate::resilient::{set, unset};

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
