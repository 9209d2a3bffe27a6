//! The parts of a plan that a proof covers: an object alone, or with what
//! carries it.

use crate::model::id::Key;
use crate::model::plan::Kind;

/// A part of a plan that has a fingerprint of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scope {
    /// An object alone.
    Own(Kind, Key),
    /// A workload alone, with its size.
    Sized(Key),
    /// An object with what it leans on.
    Whole(Kind, Key),
}

impl Scope {
    /// What a proof of that object covers.
    pub(super) const fn of(kind: Kind, key: Key) -> Self {
        match kind {
            Kind::PlanFacts
            | Kind::Application
            | Kind::Workload
            | Kind::Group
            | Kind::Connection
            | Kind::Drill => Self::Whole(kind, key),
            _ => Self::Own(kind, key),
        }
    }

    /// The object as one of all in the deployment.
    pub(super) const fn alone((kind, key): (Kind, Key)) -> Self {
        match kind {
            Kind::Workload => Self::Sized(key),
            _ => Self::Own(kind, key),
        }
    }

    /// The object that it is about; `None` where it stands for several.
    pub(super) const fn object(self) -> Option<(Kind, Key)> {
        match self {
            Self::Whole(Kind::PlanFacts | Kind::Drill, _) => None,
            Self::Own(kind, key) | Self::Whole(kind, key) => Some((kind, key)),
            Self::Sized(key) => Some((Kind::Workload, key)),
        }
    }

    /// Whether what it leans on is a list of members, of which each counts
    /// for itself.
    pub(super) const fn has_members(self) -> bool {
        matches!(
            self,
            Self::Whole(Kind::PlanFacts | Kind::Drill | Kind::Application, _)
        )
    }
}
