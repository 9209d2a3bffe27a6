//! Going over to a newer version of the application: offered, never forced,
//! and never before everything is saved.

use crate::app::document::SaveState;
use crate::app::effect::Effect;
use crate::app::notice::{Notice, Offer};

use super::Step;

const OFFER: &str = "A new version of Muster is ready";

const LATER: &str =
    "The new version is used as soon as your changes are saved; nothing is lost meanwhile";

impl Step {
    pub(super) fn offer_renewal(&mut self) {
        self.tell(Notice::done(OFFER).with_offer(Offer::Renew));
    }

    /// Saves what is not saved yet, and says so where that does not succeed
    /// at once.
    pub(super) fn renew(&mut self) {
        self.state.renewing = true;
        self.hand_over(true);
        let open = self.state.document.as_ref();
        let stuck = open.is_some_and(|open| {
            !open.is_only_looked_at() && matches!(open.save_state(), SaveState::Trouble(_))
        });
        if stuck {
            self.tell(Notice::problem(LATER));
        }
    }

    pub(super) fn renew_once_saved(&mut self) {
        let open = self.state.document.as_ref();
        let saved = open
            .is_none_or(|open| open.is_only_looked_at() || open.save_state() == SaveState::Saved);
        if self.state.renewing && saved && self.state.parked.is_empty() {
            self.state.renewing = false;
            self.effects.push(Effect::Reload);
        }
    }
}
