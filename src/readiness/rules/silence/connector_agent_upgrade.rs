//! Connector agents that no page says who upgrades.

use crate::model::connection::{Connection, ConnectionPlatform};
use crate::readiness::common::question::{Answer, Question, asked};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::Verdict;

/// The rule.
pub const RULE: Rule = Rule {
    id: "silence.connector-agent-upgrade",
    family: Family::ProviderSilence,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "change",
    title: "No page says who upgrades connector agents",
    rationale: "The pages tell how they are set up and name no party for what comes after.",
    advice: "Ask the provider in a support case, file the answer, and name who does it until then.",
    sources: &["brs.connector-agent", "brs.responsibilities"],
    check: Check::Connection(check),
};

fn check(facts: &Facts, connection: &Connection) -> Verdict {
    if !connection.platform.is(&ConnectionPlatform::ConnectorAgent) {
        return Verdict::NotApplicable;
    }
    asked(facts, &QUESTION, connection, "platform")
}

const QUESTION: Question = Question {
    duty: "ibm.backup-recovery/upgrade.connector-agent",
    answer: Answer::OfPlan("attest.answer-connector-ownership"),
};
