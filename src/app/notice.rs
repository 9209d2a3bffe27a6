//! What the application tells the reader in passing.

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

/// One notice.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Its number in this session.
    pub id: u32,
    /// How it is meant.
    pub tone: Tone,
    /// One sentence.
    pub text: Text,
    /// What can be done about it: words of the button, and the action.
    pub offer: Option<(&'static str, Box<Action>)>,
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
            ..self.with_offer("Undo", Action::Undo)
        }
    }

    /// Offers to do something about it.
    #[must_use]
    pub fn with_offer(self, label: &'static str, action: Action) -> Self {
        Self {
            offer: Some((label, Box::new(action))),
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
