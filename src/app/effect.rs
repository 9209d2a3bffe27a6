//! What is to be done outside, as values. [`crate::ui`] carries them out and
//! reports back with an action.

use crate::model::edit::Edit;
use crate::model::id::Key;
use crate::model::text::Text;

use super::journal::{Head, Write};
use super::library::Entry;
use super::route::Route;
use super::settings::Settings;

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Go there; `replace` leaves no step to go back to.
    Go {
        /// Where to.
        route: Route,
        /// Whether the present address is not to be kept.
        replace: bool,
    },
    /// Dispatch [`super::action::Action::SaveDue`] after that many
    /// milliseconds.
    SaveLater(u64),
    /// Write to the disk, and report with [`super::action::Action::Written`].
    /// `flush` asks to commit at once, because the page is going away.
    Write {
        /// What.
        write: Box<Write>,
        /// Whether the page is going away.
        flush: bool,
    },
    /// The page may go away: leave what is on its way to the disk where the
    /// next page finds it.
    LeaveBehind,
    /// Read a plan from the disk, and report with
    /// [`super::action::Action::Read`].
    Load(Key, Purpose),
    /// Read what other tabs wrote of a plan since that write, and report with
    /// [`super::action::Action::News`].
    CatchUp {
        /// The plan.
        plan: Key,
        /// The write.
        after: Head,
    },
    /// Hand out what the disk holds of a plan, as a file.
    HandOutRaw(Key),
    /// Read what the library knows, and report with
    /// [`super::action::Action::Library`].
    ReadLibrary,
    /// Note what the library knows of a plan.
    PutEntry(Entry),
    /// Take a plan off the disk for good.
    Purge(Key),
    /// Take everything off the disk.
    Wipe,
    /// Keep the settings.
    KeepSettings(Settings),
    /// Open the page anew.
    Reload,
    /// Tell other tabs that the plan was saved.
    TellTabs {
        /// The plan.
        plan: Key,
        /// The number of the write.
        sequence: u64,
    },
}

/// What a plan is read for.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
    /// To show it.
    Open,
    /// To keep a copy of it under another identity and name.
    Copy {
        /// The copy's identity.
        to: Key,
        /// The copy's name.
        name: Text,
    },
    /// To change it, although it is not open.
    Amend(Edit),
}
