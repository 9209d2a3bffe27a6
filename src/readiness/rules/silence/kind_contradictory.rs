//! A workload of a kind about which pages say different things.

use crate::catalogue::support::SupportLevel;
use crate::model::workload::Workload;
use crate::readiness::common::question::{Answer, Question, asked};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::Verdict;

/// The rule.
pub const RULE: Rule = Rule {
    id: "silence.kind-contradictory",
    family: Family::ProviderSilence,
    severity: Severity::High,
    effort: Effort::Medium,
    area: "disaster-recovery",
    title: "Pages disagree whether this is supported",
    rationale: "One table says no where other pages describe how to do it. What is backed up today may not be restorable tomorrow, and no support case can lean on it.",
    advice: "Ask the provider in a support case, file the answer, and name who does it until then. Keep a backup by the database's own means.",
    sources: &[
        "brs.getting-started",
        "brs.services",
        "brs.connector-agent",
        "brs.oracle-backup",
    ],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    let (kind, platform) = (workload.kind.value(), workload.platform.value());
    let (Some(kind), Some(platform)) = (kind, platform) else {
        return Verdict::NotApplicable;
    };
    if facts.knowledge.support.of(kind, platform) != SupportLevel::Contradictory {
        return Verdict::NotApplicable;
    }
    asked(facts, &QUESTION, workload, "kind")
}

const QUESTION: Question = Question {
    duty: "ibm.backup-recovery/deployment.oracle-on-vpc",
    answer: Answer::OfObject("silence.kind-contradictory"),
};
