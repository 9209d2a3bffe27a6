//! A policy that does not try a failed run again.

use crate::model::choice::Choices;
use crate::model::policy::Policy;
use crate::model::units::Count;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "client.policy-without-retries",
    family: Family::ClientResilience,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "disaster-recovery",
    title: "A failed run is not tried again",
    rationale: "Most failed runs fail for a passing reason. Without a retry the next recovery point is one whole interval later.",
    advice: "Edit the policy: three retries, five minutes apart, as the policies that come with the service have. Command line: ibmcloud backup-recovery protection-policy update.",
    sources: &["brs.policy-create", "brs.policy-manage"],
    check: Check::Policy(check),
};

fn check(facts: &Facts, policy: &Policy) -> Verdict {
    if facts.workloads_of_policy(policy) == 0 {
        return Verdict::NotApplicable;
    }
    let retries = policy
        .retries
        .value()
        .map(|Count(retries)| u64::from(retries));
    let seen = Seen::field(policy, "retries");
    Verdict::wants(
        retries
            .or_else(|| as_delivered(facts, policy))
            .map(|retries| retries > 0),
        seen,
    )
}

/// The retries of a policy that came with the instance.
fn as_delivered(facts: &Facts, policy: &Policy) -> Option<u64> {
    let key = policy.built_in.value()?.key();
    let mut presets = facts.knowledge.policies.iter().map(|preset| &preset.fields);
    let preset = presets.find(|fields| fields.get("built_in").is_some_and(|own| own == key))?;
    preset.get("retries")?.as_u64()
}
