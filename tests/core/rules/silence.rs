//! Where the pages are silent or disagree: what to ask the provider.

use muster::readiness::standing::State;
use serde_json::json;

use super::{Case, case};
use crate::resilient::{Change, add, remove, set, state, unset};

pub(crate) fn cases() -> Vec<Case> {
    vec![
        case("silence.cluster-connector-upgrade", "fra-roks").fires([unset(
            "assignment",
            UPGRADE,
            "owner",
        )]),
        case("silence.cluster-connector-upgrade", "fra-roks")
            .fires([remove("attestation", "attest.answer-connector-ownership")])
            .beside(["attest.answer-connector-ownership@plan unknown"]),
        case("silence.connector-agent-upgrade", "new").fires([
            connection("connector_agent"),
            unset("assignment", AGENT, "owner"),
        ]),
        case("silence.appliance-patching", "new").fires([
            connection("vmware"),
            unset("assignment", APPLIANCE, "owner"),
        ]),
        case("silence.gateway-for-clusters", "fra-roks")
            .fires([set("instance", "backup-fra-clusters", "vpe", true)])
            .unknown([unset("instance", "backup-fra-clusters", "vpe")])
            .beside_unknown(["network.gateway-in-one-zone@backup-fra-clusters unknown"]),
        case("silence.kind-contradictory", "crm-sql")
            .fires([set("workload", "crm-sql", "kind", "oracle")]),
        case("silence.no-published-objectives", "backup-fra-servers")
            .fires([unset("assignment", TARGET, "owner")])
            .beside(["silence.no-published-objectives@backup-fra-clusters open"]),
        case("silence.operator-role", "Ana Ruiz").fires([set(
            "role_holder",
            "Ana Ruiz",
            "role",
            "operator",
        )]),
    ]
}

const UPGRADE: &str = "ibm.backup-recovery/upgrade.connectors-kubernetes";
const AGENT: &str = "ibm.backup-recovery/upgrade.connector-agent";
const APPLIANCE: &str = "ibm.backup-recovery/upgrade.appliance-os";
const TARGET: &str = "ibm.backup-recovery/objectives.availability-target";

/// A connection that nothing uses yet.
fn connection(platform: &str) -> Change {
    add(
        "connection",
        json!({
            "name": "new",
            "platform": platform,
            "instance": "@instance/backup-fra-servers",
            "region": "eu-de",
            "default_password_changed": true,
            "ports_checked": true,
            "rebuild_ready": true,
        }),
    )
}

#[test]
fn an_answer_and_an_owner_close_a_question_about_one_object() {
    let answered = add(
        "attestation",
        json!({ "item": "silence.kind-contradictory", "status": "done", "object": {
            "kind": "workload", "id": "@workload/crm-sql",
        }}),
    );
    let changes = [set("workload", "crm-sql", "kind", "oracle"), answered];
    let state = state(&changes, "silence.kind-contradictory", "crm-sql");
    assert_eq!(state, Some(State::Done));
}
