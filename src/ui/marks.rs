//! Severities, states, parties and levels as components draw them.

use crate::model::assignment::Party;
use crate::ownership::matrix::TaskParty;
use crate::readiness::gate::Level;
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

/// The mark of a duty's party.
pub const fn party(party: Party) -> tone::Party {
    match party {
        Party::Provider => tone::Party::Provider,
        Party::Customer => tone::Party::Customer,
        Party::ThirdParty => tone::Party::ThirdParty,
        Party::Unknown => tone::Party::Unknown,
    }
}

/// The mark of a task.
pub const fn task_party(party: TaskParty) -> tone::Party {
    match party {
        TaskParty::Provider => tone::Party::Provider,
        TaskParty::Customer => tone::Party::Customer,
        TaskParty::Shared => tone::Party::Shared,
        TaskParty::Unknown => tone::Party::Unknown,
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

/// The colour of a level.
pub const fn level(level: Level) -> tone::Tone {
    match level {
        Level::NotReady => tone::Tone::High,
        Level::Basic => tone::Tone::Medium,
        Level::Tested => tone::Tone::Accent,
        Level::Resilient => tone::Tone::Good,
    }
}
