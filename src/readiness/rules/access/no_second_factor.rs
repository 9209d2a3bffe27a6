//! Role holders who sign in with a password alone.

use crate::model::access::Access;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "access.no-second-factor",
    family: Family::Access,
    severity: Severity::High,
    effort: Effort::Small,
    area: "identity-access",
    title: "Role holders sign in without a second factor",
    rationale: "A stolen password is the usual way in. With a second factor it is not enough to delete backups or change what is protected.",
    advice: "Require a second factor for the whole account: Manage > Access (IAM) > Settings. Check that the break-glass account still works afterwards.",
    sources: &["resiliency.cyber"],
    check: Check::Access(check),
};

fn check(_: &Facts, access: &Access) -> Verdict {
    Verdict::wants(
        access.mfa_required.value(),
        Seen::field(access, "mfa_required"),
    )
}
