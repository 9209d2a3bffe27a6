//! What can happen. Every intention of a reader and every report from
//! outside is one of these.

use std::rc::Rc;

use crate::model::edit::Edit;
use crate::model::id::Key;
use crate::model::plan::Plan;
use crate::model::text::Text;
use crate::model::units::Date;

use super::effect::Purpose;
use super::history::Millis;
use super::journal::Head;
use super::library::Entry;
use super::notice::Notice;
use super::other_copy::OtherCopy;
use super::route::Route;
use super::settings::{Settings, Theme};
use super::steps::KeptSteps;

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The address changed.
    Went(Route),
    /// Go there; `replace` leaves no step to go back to.
    Go {
        /// Where to.
        route: Route,
        /// Whether the present address is not to be kept.
        replace: bool,
    },
    /// A new day began.
    Today(Date),

    /// Change the open plan; one step of undo, or part of one while typing
    /// in a field goes on.
    Edit(Edit),
    /// Change the open plan and say so, with the offer to undo it.
    EditAndTell(Edit, Text),
    /// Put a milestone into the open plan and into every version that can be
    /// gone back to: it is no step of undo, and no step takes it out.
    Mark(Edit),
    /// Go on with what that plan says, as one step, and say so with the offer
    /// to undo it.
    GoOnAs(Rc<Plan>, Text),
    /// Go on with another version of the open plan, as one step of undo. It was
    /// made from `from`: where that is no longer how things stand, nothing changes.
    Adopt {
        /// What the plan was then.
        from: Rc<Plan>,
        /// The version to go on with.
        plan: Rc<Plan>,
        /// What was done.
        told: Text,
    },
    /// Show a plan under an identity of its own without keeping it. It is
    /// published at that path of the site.
    Look {
        /// The plan.
        plan: Rc<Plan>,
        /// The identity.
        id: Key,
        /// The path.
        path: Text,
    },
    /// Put a copy from elsewhere beside the plan of the same identity, to be
    /// compared and merged; with nothing, take it away.
    Beside(Option<Rc<OtherCopy>>),
    /// Take the last step back.
    Undo,
    /// Make the step that was taken back last.
    Redo,

    /// Keep this as a new plan, and open it. Where its id is taken, or a new
    /// one is wanted, the second is used.
    Keep(Rc<Plan>, Key),
    /// The disk was read for a plan.
    Read(Key, Purpose, Result<Loaded, Text>),
    /// Read the open plan again, as another tab saved it.
    Reload,
    /// Keep the open plan as a copy beside the one another tab saved.
    KeepMine(Key),
    /// Keep a copy of a plan, with that identity.
    Duplicate(Key, Key),
    /// Give a plan another name.
    Rename(Key, Text),
    /// Change a plan, whether it is open or not.
    Amend(Key, Edit),
    /// Delete a plan; it can be brought back until the page is opened anew.
    Delete(Key),
    /// Bring a deleted plan back.
    Restore(Key),
    /// Delete everything that this device keeps.
    Wipe,

    /// The library was read, or cannot be.
    Library(Result<Vec<Entry>, Text>),
    /// Time to save.
    SaveDue,
    /// The page is going away: save at once.
    Flush,
    /// A write has ended.
    Written {
        /// The plan.
        plan: Key,
        /// The write's own [`super::journal::Write::ticket`].
        ticket: u64,
        /// How it ended.
        result: Result<(), WriteError>,
    },
    /// Another tab saved a plan.
    OtherTab {
        /// The plan.
        plan: Key,
        /// The number of its write.
        sequence: u64,
    },
    /// What other tabs wrote was read; nothing where the device does not have
    /// the plan any more.
    News {
        /// The plan.
        plan: Key,
        /// The write that it was asked from.
        after: Head,
        /// What was read.
        result: Result<Option<News>, Text>,
    },
    /// The way to the disk was cut: look whether everything is still there.
    Disconnected,
    /// Keep the open plan on this device again, which does not have it any more.
    KeepAgain,
    /// Hand out what the disk holds of a plan, as it is.
    HandOutRaw(Key),

    /// Choose light or dark.
    Theme(Theme),
    /// Say who is at this device.
    Me(Text),
    /// The settings were changed in another tab.
    Settings(Settings),
    /// Remember something about a view, such as a filter; empty text forgets.
    View(Text, Text),
    /// A newer version of the application can be used.
    Newer,
    /// Go over to the newer version, as soon as everything is saved.
    Renew,
    /// Tell the reader something.
    Tell(Notice),
    /// Close a notice.
    Dismiss(u32),
}

/// A plan from the disk.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The plan.
    pub plan: Rc<Plan>,
    /// The last write.
    pub head: Head,
    /// How many journal records follow the snapshot.
    pub journal: u32,
    /// The steps of undo and redo.
    pub steps: KeptSteps,
    /// What could not be read, if anything.
    pub damage: Option<Text>,
}

/// What other tabs wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct News {
    /// The last write.
    pub head: Head,
    /// What it led to.
    pub content: Told,
}

/// How news are told.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// By the records since.
    Records(Vec<String>),
    /// By the whole plan, with the instant of its last edit: the records were
    /// folded meanwhile.
    Whole(Rc<Plan>, Millis),
}

/// Why a write did not succeed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// Somebody else wrote meanwhile.
    Conflict,
    /// The browser refused: no room, no permission.
    Refused(Text),
}
