//! Why a command could not do what it was asked.

use std::process::ExitCode;

/// What a command answers with.
pub(crate) type Done = Result<ExitCode, Failure>;

/// Why a command could not do what it was asked.
pub(crate) enum Failure {
    /// Input or arguments cannot be used: what is wrong, where, what to do.
    Unusable(String),
    /// Whoever read the output has read enough.
    Closed,
}

impl Failure {
    /// What to say, if anything.
    pub(crate) fn message(&self) -> Option<&str> {
        match self {
            Self::Unusable(message) => Some(message),
            Self::Closed => None,
        }
    }

    /// What to exit with.
    pub(crate) fn code(&self) -> ExitCode {
        match self {
            Self::Unusable(_) => ExitCode::from(2),
            Self::Closed => ExitCode::SUCCESS,
        }
    }
}
