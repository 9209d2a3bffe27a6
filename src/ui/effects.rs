//! Carries out what the application asks to be done outside, and reports
//! back with actions.

use std::cell::RefCell;
use std::rc::Rc;

use crate::browser::task::spawn;
use crate::ui::chunk;

use crate::app::action::{Action, Loaded, WriteError};
use crate::app::effect::Effect;
use crate::app::history::Millis;
use crate::app::journal::{self, Content, Write};
use crate::app::library::Entry;
use crate::app::notice::Notice;
use crate::app::settings::Settings;
use crate::browser::channel::Channel;
use crate::browser::storage::{self, Database, StorageError};
use crate::browser::{clock, device, location};
use crate::model::id::Key;
use crate::model::units::Date;
use crate::ui::store::Store;

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
                spawn(carry_out(Rc::clone(database), store.clone(), effect));
            }
            Shelf::Opening(waiting) => waiting.push(effect),
            Shelf::Closed => {
                *way = Shelf::Opening(vec![effect]);
                spawn(Rc::clone(self).open(store.clone()));
            }
        }
    }

    async fn open(self: Rc<Self>, store: Store) {
        let result = Database::open().await;
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
    }
}

fn keep_settings(store: &Store, settings: &Settings) {
    if !device::keep_settings(&settings.write()) {
        let text = "This browser does not keep settings; they hold until the page is closed";
        store.dispatch(Action::Tell(Notice::problem(text)));
    }
}

async fn carry_out(database: Rc<Database>, store: Store, effect: Effect) {
    match effect {
        Effect::Write { write, flush } => {
            let (plan, entry) = (write.plan.to_string(), write.entry.write());
            let stored = as_stored(&write, &plan, &entry, flush);
            let result = database.write(stored).await;
            written(&store, &write, result);
        }
        Effect::Load(id, purpose) => {
            let result = read(&database, id).await;
            store.dispatch(Action::Read(id, purpose, result.map_err(Into::into)));
        }
        Effect::ReadLibrary => {
            let entries = database.index().await.map(|texts| {
                let entries = texts.iter().filter_map(|text| Entry::read(text));
                entries.collect()
            });
            store.dispatch(Action::Library(
                entries.map_err(|error| error.to_string().into()),
            ));
        }
        Effect::PutEntry(entry) => {
            let result = database
                .put_entry(&entry.id.to_string(), &entry.write())
                .await;
            complain(&store, "Not noted", result);
        }
        Effect::Purge(id) => {
            // What is left behind is deleted anyway at the next start.
            let _ = database.purge(&id.to_string()).await;
        }
        Effect::Wipe => {
            device::forget_settings();
            complain(&store, "Not everything was deleted", database.wipe().await);
        }
        Effect::Go { .. }
        | Effect::Reload
        | Effect::SaveLater(_)
        | Effect::KeepSettings(_)
        | Effect::TellTabs { .. } => {}
    }
}

/// Reports that the disk cannot be reached.
fn give_up(store: &Store, effect: Effect, error: &StorageError) {
    match effect {
        Effect::Write { write, .. } => written(store, &write, Err(error.clone())),
        Effect::Load(id, purpose) => {
            let result = Err(error.to_string().into());
            store.dispatch(Action::Read(id, purpose, result));
        }
        Effect::ReadLibrary => {
            store.dispatch(Action::Library(Err(error.to_string().into())));
        }
        Effect::Wipe => device::forget_settings(),
        _ => {}
    }
}

fn as_stored<'a>(
    write: &'a Write,
    plan: &'a str,
    entry: &'a str,
    flush: bool,
) -> storage::Write<'a> {
    let (snapshot, record) = match &write.content {
        Content::Snapshot(text) => (Some(text.as_str()), None),
        Content::Record(text) => (None, Some(text.as_str())),
    };
    storage::Write {
        plan,
        after: write.after,
        number: write.number,
        snapshot,
        record,
        entry,
        flush,
    }
}

fn written(store: &Store, write: &Write, result: Result<(), StorageError>) {
    let result = result.map_err(|error| match error {
        StorageError::Conflict => WriteError::Conflict,
        other => WriteError::Refused(other.to_string().into()),
    });
    store.dispatch(Action::Written {
        plan: write.plan,
        sequence: write.number,
        result,
    });
}

async fn read(database: &Database, id: Key) -> Result<Loaded, String> {
    let kept = database
        .read(&id.to_string())
        .await
        .map_err(|error| error.to_string())?
        .ok_or("there is no such plan on this device")?;
    let kept = journal::Kept {
        sequence: kept.number,
        snapshot: kept.snapshot,
        journal: kept.records,
    };
    let code = chunk::load().await.map_err(|why| why.to_string())?;
    let plan = (code.restore)(&kept)?;
    Ok(Loaded {
        plan: Rc::new(plan),
        sequence: kept.sequence,
        journal: u32::try_from(kept.journal.len()).unwrap_or(u32::MAX),
    })
}

fn complain(store: &Store, what: &str, result: Result<(), StorageError>) {
    if let Err(error) = result {
        let text = format!("{what}: {error}");
        store.dispatch(Action::Tell(Notice::problem(text)));
    }
}
