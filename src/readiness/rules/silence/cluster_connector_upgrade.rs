//! Connectors of a cluster whose upgrade no two pages give to the same party.

use crate::model::connection::{Connection, ConnectionPlatform};
use crate::readiness::common::question::{Answer, Question, asked};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::Verdict;

/// The rule.
pub const RULE: Rule = Rule {
    id: "silence.cluster-connector-upgrade",
    family: Family::ProviderSilence,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "change",
    title: "Pages disagree who upgrades these connectors",
    rationale: "One page says that the provider upgrades connectors, two others that you upgrade those on clusters by hand. If each waits for the other, they grow old until they stop working.",
    advice: "Ask the provider in a support case, file the answer, and name who does it until then. Until then do it yourself: helm upgrade with a fresh token.",
    sources: &["brs.responsibilities", "brs.deploy-connector", "brs.faq"],
    check: Check::Connection(check),
};

fn check(facts: &Facts, connection: &Connection) -> Verdict {
    let platform = connection.platform.value();
    if !platform.is_some_and(ConnectionPlatform::is_cluster) {
        return Verdict::NotApplicable;
    }
    asked(facts, &QUESTION, connection, "platform")
}

const QUESTION: Question = Question {
    duty: "ibm.backup-recovery/upgrade.connectors-kubernetes",
    answer: Answer::OfPlan("attest.answer-connector-ownership"),
};
