//! An instance of a service that publishes no objectives of its own.

use crate::model::instance::Instance;
use crate::readiness::common::question::{Answer, Question, asked};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::Verdict;

/// The rule.
pub const RULE: Rule = Rule {
    id: "silence.no-published-objectives",
    family: Family::ProviderSilence,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "disaster-recovery",
    title: "The service publishes no RPO, RTO or availability target",
    rationale: "Its pages on availability and continuity are empty templates, and the list of service objectives leaves it out. How long the service itself may be gone is a guess.",
    advice: "Ask the provider in a support case, file the answer, and name who does it until then.",
    sources: &["brs.ha", "brs.bc-dr", "resiliency.slo", "brs.faq"],
    check: Check::Instance(check),
};

fn check(facts: &Facts, instance: &Instance) -> Verdict {
    asked(facts, &QUESTION, instance, "name")
}

const QUESTION: Question = Question {
    duty: "ibm.backup-recovery/objectives.availability-target",
    answer: Answer::OfPlan("attest.answer-objectives"),
};
