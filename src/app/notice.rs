//! What the application tells the reader in passing.

use crate::model::edit::Edit;
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

/// What can be done about what was said.
#[derive(Clone, Debug, PartialEq)]
pub enum Offer {
    /// Take the last edit back.
    Undo,
    /// Bring that deleted plan back.
    Restore(Key),
    /// Go over to the newer version of the application.
    Renew,
    /// Make an edit once more that another tab overtook.
    MakeAgain(Edit),
}

impl Offer {
    /// The word on its button.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Undo | Self::Restore(_) => "Undo",
            Self::Renew => "Use it now",
            Self::MakeAgain(Edit::Remove { .. }) => "Delete it",
            Self::MakeAgain(Edit::Batch { edits })
                if matches!(edits.first(), Some(Edit::Put { .. })) =>
            {
                "Bring it back"
            }
            Self::MakeAgain(_) => "Use mine",
        }
    }

    /// What happens when it is taken up.
    pub fn action(self) -> Action {
        match self {
            Self::Undo => Action::Undo,
            Self::Restore(id) => Action::Restore(id),
            Self::Renew => Action::Renew,
            Self::MakeAgain(edit) => Action::Edit(edit),
        }
    }
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

    /// Whether this need not be read any more once `newer` is said: a dozen files
    /// that were handed out one after the other would hide the page.
    pub fn gives_way_to(&self, newer: &Self) -> bool {
        let merely_done = |notice: &Self| notice.tone == Tone::Done && notice.offer.is_none();
        self.text == newer.text || merely_done(self) && merely_done(newer)
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
