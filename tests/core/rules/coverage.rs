//! Whether what must come back is protected at all.

use serde_json::json;

use super::{Case, case};
use crate::resilient::{add, set, unset};

pub(crate) fn cases() -> Vec<Case> {
    vec![
        case("coverage.workload-without-policy", "intranet-files").fires([unset(
            "workload",
            "intranet-files",
            "group",
        )]),
        case("coverage.group-without-policy", "HANA").fires([unset("group", "HANA", "policy")]),
        case("coverage.group-paused", "Servers")
            .fires([set("group", "Servers", "paused", true)])
            .unknown([unset("group", "Servers", "paused")]),
        case("coverage.group-ended", "Servers").fires([set(
            "group",
            "Servers",
            "ends_on",
            "2026-11-21",
        )]),
        case("coverage.group-empty", "Spare").fires([add(
            "group",
            json!({ "name": "Spare", "alerts_on_failure": true }),
        )]),
        case("coverage.kind-not-supported", "intranet-files")
            .fires([set("workload", "intranet-files", "kind", "other")])
            .unknown([unset("workload", "intranet-files", "kind")]),
        case("coverage.proof-of-concept-kind", "crm-portal").fires([set(
            "workload",
            "crm-portal",
            "kind",
            "openshift_virtualization",
        )]),
        case("coverage.region-not-offered", "backup-fra-clusters")
            .fires([set("instance", "backup-fra-clusters", "region", "ca-mon")])
            .beside(["network.instance-in-other-region@crm-portal open"])
            .unknown([unset("instance", "backup-fra-clusters", "region")])
            .beside_unknown([
                "network.instance-in-other-region@crm-portal unknown",
                "region.single-campus@backup-fra-clusters unknown",
            ]),
        case("coverage.workload-without-connection", "intranet-files").fires([
            set("workload", "intranet-files", "policy", "@policy/Servers"),
            unset("workload", "intranet-files", "group"),
        ]),
        case("coverage.connection-platform-mismatch", "intranet-files")
            .fires([set(
                "workload",
                "intranet-files",
                "connection",
                "@connection/fra-roks",
            )])
            .unknown([unset("workload", "intranet-files", "platform")])
            .beside_unknown(["coverage.kind-not-supported@intranet-files unknown"]),
        case("coverage.last-backup-too-old", "intranet-files")
            .fires([set(
                "workload",
                "intranet-files",
                "last_good_backup",
                "2026-11-19",
            )])
            .unknown([
                unset("workload", "intranet-files", "last_good_backup"),
                unset("group", "Servers", "last_good_run"),
            ]),
    ]
}
