//! Severities and states as components draw them.

use crate::readiness::rule::Severity;
use crate::readiness::standing::State;
use crate::ui::components::tone;

/// The mark of a severity.
pub const fn severity(severity: Severity) -> tone::Severity {
    match severity {
        Severity::Critical => tone::Severity::Critical,
        Severity::High => tone::Severity::High,
        Severity::Medium => tone::Severity::Medium,
        Severity::Low => tone::Severity::Low,
    }
}

/// The mark of a state.
pub const fn standing(state: State) -> tone::Standing {
    match state {
        State::Open => tone::Standing::Open,
        State::Unknown => tone::Standing::Unknown,
        State::VerifyAgain => tone::Standing::VerifyAgain,
        State::InProgress => tone::Standing::InProgress,
        State::AcceptedRisk => tone::Standing::AcceptedRisk,
        State::NotApplicable => tone::Standing::NotApplicable,
        State::Done => tone::Standing::Done,
        State::Verified => tone::Standing::Verified,
    }
}
