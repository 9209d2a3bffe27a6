//! A plan that does not say how the provider is called.

use crate::model::runbook::Runbook;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "runbook.support-unclear",
    family: Family::Runbook,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "incident-operations",
    title: "Account or support plan is not written down",
    rationale: "A support case asks for the account, and the support plan decides how fast somebody answers. On the day nobody wants to look for either.",
    advice: "Write down account, support plan, and how a case is opened when the console is down.",
    sources: &["brs.support"],
    check: Check::Runbook(check),
};

fn check(_: &Facts, runbook: &Runbook) -> Verdict {
    let fields = [
        (&runbook.provider_account, "provider_account"),
        (&runbook.support_plan, "support_plan"),
    ];
    let missing: Vec<Seen> = fields
        .into_iter()
        .filter(|(text, _)| text.trim().is_empty())
        .map(|(_, field)| Seen::field(runbook, field))
        .collect();
    if missing.is_empty() {
        return Verdict::Holds;
    }
    Verdict::open(missing)
}
