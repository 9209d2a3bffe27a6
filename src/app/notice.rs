//! What the application tells the reader in passing.

use crate::model::id::Key;
use crate::model::text::Text;

use super::action::Action;

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Something could not be done.
    Problem,
}

/// What can be done about what was said: its button reads "Undo".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Take the last edit back.
    Undo,
    /// Bring that deleted plan back.
    Restore(Key),
}

impl Offer {
    /// What happens when it is taken up.
    pub const fn action(self) -> Action {
        match self {
            Self::Undo => Action::Undo,
            Self::Restore(id) => Action::Restore(id),
        }
    }
}

/// One notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its number in this session.
    pub id: u32,
    /// How it is meant.
    pub tone: Tone,
    /// One sentence.
    pub text: Text,
    /// What can be done about it.
    pub offer: Option<Offer>,
    /// Whether it makes no sense any more once the plan changes again.
    pub until_next_edit: bool,
}

impl Notice {
    /// Says that something was done.
    pub fn done(text: impl Into<Text>) -> Self {
        Self::new(Tone::Done, text.into())
    }

    /// Says that something could not be done. It stays until it is closed.
    pub fn problem(text: impl Into<Text>) -> Self {
        Self::new(Tone::Problem, text.into())
    }

    /// Offers to take the last edit back; goes when the plan changes again.
    #[must_use]
    pub fn with_undo(self) -> Self {
        Self {
            until_next_edit: true,
            ..self.with_offer(Offer::Undo)
        }
    }

    /// Offers to do something about it.
    #[must_use]
    pub fn with_offer(self, offer: Offer) -> Self {
        Self {
            offer: Some(offer),
            ..self
        }
    }

    const fn new(tone: Tone, text: Text) -> Self {
        Self {
            id: 0,
            tone,
            text,
            offer: None,
            until_next_edit: false,
        }
    }
}
