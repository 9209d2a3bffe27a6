//! A cluster connection on an instance with a gateway that one page forbids.

use crate::model::connection::{Connection, ConnectionPlatform};
use crate::readiness::common::question::{Answer, Question, asked};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "silence.gateway-for-clusters",
    family: Family::ProviderSilence,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "disaster-recovery",
    title: "Pages disagree whether a gateway may exist here",
    rationale: "The troubleshooting page for clusters wants no virtual private endpoint gateway on the instance; other pages advise one, and the module builds one.",
    advice: "Ask the provider in a support case, file the answer, and name who does it until then. Try a backup and a restore through the gateway.",
    sources: &[
        "brs.troubleshoot-iks-roks",
        "brs.getting-started",
        "brs.vpe",
        "tim.iks-roks",
    ],
    check: Check::Connection(check),
};

fn check(facts: &Facts, connection: &Connection) -> Verdict {
    let platform = connection.platform.value();
    let instance = facts.links.instance_of_connection(connection);
    let (true, Some(instance)) = (
        platform.is_some_and(ConnectionPlatform::is_cluster),
        instance,
    ) else {
        return Verdict::NotApplicable;
    };
    match instance.vpe.value() {
        None => Verdict::unknown([Seen::field(instance, "vpe")]),
        Some(false) => Verdict::NotApplicable,
        Some(true) => asked(facts, &QUESTION, connection, "platform"),
    }
}

const QUESTION: Question = Question {
    duty: "ibm.backup-recovery/network.gateway-cluster",
    answer: Answer::OfObject("silence.gateway-for-clusters"),
};
