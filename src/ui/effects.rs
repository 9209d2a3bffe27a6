//! Carries out what the application asks to be done outside, and reports
//! back with actions.

use std::cell::RefCell;
use std::rc::Rc;

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::history::Millis;
use crate::app::notice::Notice;
use crate::app::route::Route;
use crate::app::settings::Settings;
use crate::browser::channel::Channel;
use crate::browser::storage::{Cut, Database, StorageError};
use crate::browser::task::spawn;
use crate::browser::{clock, device, location};
use crate::model::id::Key;
use crate::model::units::Date;
use crate::ui::store::Store;

mod disk;
mod last_words;
mod owners;

pub use disk::stored;
use disk::{Disk, carry_out, give_up};
use last_words::LastWords;
use owners::Owners;

/// The clock of the page.
pub fn now() -> Millis {
    Millis(clock::now())
}

/// The day at the reader's place.
pub fn today() -> Date {
    let (year, month, day) = clock::today();
    Date::of(year, month, day).unwrap_or_default()
}

/// A fresh id.
pub fn fresh() -> Key {
    Key(clock::random())
}

/// What carries out effects: the way to the disk and to the other tabs.
pub struct Outside {
    shelf: RefCell<Shelf>,
    tabs: RefCell<Option<Channel>>,
    owners: Rc<Owners>,
    last_words: Rc<LastWords>,
}

/// The way to the disk.
enum Shelf {
    /// Not tried yet, or to be tried again.
    Closed,
    /// Being opened; what is to be done then.
    Opening(Vec<Effect>),
    /// Open.
    Open(Rc<Database>),
}

impl Outside {
    /// Nothing is open yet.
    pub fn new() -> Rc<Self> {
        Rc::new(Self {
            shelf: RefCell::new(Shelf::Closed),
            tabs: RefCell::default(),
            owners: Rc::default(),
            last_words: Rc::default(),
        })
    }

    /// Listens to the other tabs.
    pub fn listen(&self, store: &Store) {
        let store = store.clone();
        *self.tabs.borrow_mut() = Channel::open(move |text| {
            let mut words = text.split(' ');
            let plan = words.next().and_then(|word| word.parse().ok());
            let number = words.next().and_then(|word| word.parse().ok());
            if let (Some(plan), Some(sequence)) = (plan, number) {
                store.dispatch(Action::OtherTab { plan, sequence });
            }
        });
    }

    /// Carries out an effect.
    pub fn run(self: &Rc<Self>, store: &Store, effect: Effect) {
        match effect {
            Effect::Go { route, replace } => location::go(&route.print(), replace),
            Effect::Reload => location::reload(),
            Effect::SaveLater(milliseconds) => {
                let store = store.clone();
                let milliseconds = u32::try_from(milliseconds).unwrap_or_default();
                clock::later(milliseconds, move || store.dispatch(Action::SaveDue));
            }
            Effect::LeaveBehind => {
                let last_words = Rc::clone(&self.last_words);
                // After the writes that were asked for just before.
                spawn(async move { last_words.leave() });
            }
            Effect::KeepSettings(settings) => keep_settings(store, &settings),
            Effect::TellTabs { plan, sequence } => {
                if let Some(tabs) = &*self.tabs.borrow() {
                    tabs.say(&format!("{plan} {sequence}"));
                }
            }
            on_disk => self.on_disk(store, on_disk),
        }
    }

    fn on_disk(self: &Rc<Self>, store: &Store, effect: Effect) {
        let mut way = self.shelf.borrow_mut();
        match &mut *way {
            Shelf::Open(database) => {
                let disk = Disk {
                    database: Rc::clone(database),
                    owners: Rc::clone(&self.owners),
                    last_words: Rc::clone(&self.last_words),
                };
                spawn(carry_out(disk, store.clone(), effect));
            }
            Shelf::Opening(waiting) => waiting.push(effect),
            Shelf::Closed => {
                *way = Shelf::Opening(vec![effect]);
                spawn(Rc::clone(self).open(store.clone()));
            }
        }
    }

    async fn open(self: Rc<Self>, store: Store) {
        let was_blocked = Rc::new(RefCell::new(false));
        let tell = {
            let (outside, store, was_blocked) =
                (Rc::clone(&self), store.clone(), Rc::clone(&was_blocked));
            move |cut| {
                was_blocked.replace(cut == Cut::Blocked);
                outside.cut(&store, cut);
            }
        };
        let result = Database::open(tell).await;
        let next = match &result {
            Ok(database) => Shelf::Open(Rc::new(database.clone())),
            Err(_) => Shelf::Closed,
        };
        let Shelf::Opening(waiting) = self.shelf.replace(next) else {
            return;
        };
        for effect in waiting {
            match &result {
                Ok(_) => self.on_disk(&store, effect),
                Err(error) => give_up(&store, effect, error),
            }
        }
        if result.is_ok() && was_blocked.take() {
            self.begin_again(&store);
        }
    }

    /// Does what could not be done while somebody else held the database.
    fn begin_again(self: &Rc<Self>, store: &Store) {
        self.run(store, Effect::ReadLibrary);
        let route = Route::clone(&store.get().route);
        store.dispatch(Action::Went(route));
        store.dispatch(Action::SaveDue);
    }

    /// The way to the disk was cut, or is not free yet.
    fn cut(&self, store: &Store, cut: Cut) {
        match cut {
            Cut::Blocked => {
                let waiting = match &mut *self.shelf.borrow_mut() {
                    Shelf::Opening(waiting) => std::mem::take(waiting),
                    _ => Vec::new(),
                };
                for effect in waiting {
                    give_up(store, effect, &StorageError::Older);
                }
            }
            Cut::Closed => {
                self.shelf.replace(Shelf::Closed);
                store.dispatch(Action::Disconnected);
            }
        }
    }
}

fn keep_settings(store: &Store, settings: &Settings) {
    if !device::keep_settings(&settings.write()) {
        let text = "This browser does not keep settings; they hold until the page is closed";
        store.dispatch(Action::Tell(Notice::problem(text)));
    }
}
