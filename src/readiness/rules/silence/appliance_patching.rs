//! A connector appliance on VMware that no page says who patches.

use crate::model::connection::{Connection, ConnectionPlatform};
use crate::readiness::common::question::{Answer, Question, asked};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::Verdict;

/// The rule.
pub const RULE: Rule = Rule {
    id: "silence.appliance-patching",
    family: Family::ProviderSilence,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "change",
    title: "No page says who patches the appliance",
    rationale: "The page gives patching of connectors on VPC servers to the provider and leaves out the appliance on VMware. An operating system that nobody patches lets others in.",
    advice: "Ask the provider in a support case, file the answer, and name who does it until then.",
    sources: &["brs.deploy-connector"],
    check: Check::Connection(check),
};

fn check(facts: &Facts, connection: &Connection) -> Verdict {
    if !connection.platform.is(&ConnectionPlatform::Vmware) {
        return Verdict::NotApplicable;
    }
    asked(facts, &QUESTION, connection, "platform")
}

const QUESTION: Question = Question {
    duty: "ibm.backup-recovery/upgrade.appliance-os",
    answer: Answer::OfPlan("attest.answer-connector-ownership"),
};
