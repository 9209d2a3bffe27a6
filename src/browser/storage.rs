//! Plans on this device, in IndexedDB: a snapshot per plan, a journal of
//! records since, the steps of undo and redo, and what the library knows of
//! each plan.
//!
//! Written against `web-sys` rather than with a wrapping crate: five stores
//! and one kind of transaction need little, and nothing else hands through
//! the strict durability that "Saved" on screen stands for.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbRequest, IdbTransaction};

mod raw;
mod request;
mod steps;
mod visits;

pub use steps::{KeptSteps, Steps};

use request::{
    done, finished, from_head, head, list, number, put, range, refused, store, texts, to_number,
};

const NAME: &str = "muster";
/// 1 had no steps, and the number alone of the last write.
const VERSION: u32 = 2;
/// The last write, by plan.
const HEADS: &str = "heads";
/// What the library knows, by plan.
const INDEX: &str = "index";
/// Whole plans, by plan; and what is remembered of published ones, by address.
const SNAPSHOTS: &str = "snapshots";
/// Records since the snapshot, by plan and number.
const JOURNAL: &str = "journal";
/// Steps of undo and redo, by plan, who made them, and number; their order
/// under the number 0.
const STEPS: &str = "steps";
const STORES: [&str; 5] = [HEADS, INDEX, SNAPSHOTS, JOURNAL, STEPS];

/// Why something could not be kept or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// Somebody else wrote the plan meanwhile; nothing was written.
    Conflict,
    /// There is no room left.
    Full,
    /// A newer version of the page made the database.
    Newer,
    /// An older version of the page, in another tab, does not let go of it.
    Older,
    /// The browser refuses; its own words.
    Refused(String),
}

impl std::fmt::Display for StorageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Conflict => f.write_str("another tab saved the same plan"),
            Self::Full => f.write_str("this device has no room left for it"),
            Self::Newer => f.write_str(
                "a newer version of this page keeps its plans here; reload this page to get it",
            ),
            Self::Older => f.write_str(
                "an older version of this page is open in another tab; close it or reload it there",
            ),
            Self::Refused(words) => write!(f, "the browser does not keep data ({words})"),
        }
    }
}

/// Which write it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Its number; 0 before the first.
    pub number: u64,
    /// The tab that made it; empty before the first, and where an older
    /// version of the page made it.
    pub tab: String,
}

/// One write: all of it reaches the disk or nothing.
#[derive(Clone, Copy, Debug)]
pub struct Write<'a> {
    /// The plan.
    pub plan: &'a str,
    /// The write before; the disk must hold it.
    pub after: &'a Head,
    /// This write.
    pub head: &'a Head,
    /// The whole plan, in place of all records so far.
    pub snapshot: Option<&'a str>,
    /// A record.
    pub record: Option<&'a str>,
    /// The steps of undo and redo, where they changed.
    pub steps: Option<Steps<'a>>,
    /// What the library is to know.
    pub entry: &'a str,
    /// Commit at once, because the page is going away.
    pub flush: bool,
}

/// What the disk holds of a plan.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The last write.
    pub head: Head,
    /// The snapshot.
    pub snapshot: String,
    /// The records since with their numbers, in order; nothing in place of
    /// one that is no text.
    pub records: Vec<(u64, Option<String>)>,
}

/// What happened to an open database from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// It waits for an older version of the page to let go of it.
    Blocked,
    /// The browser closed it, or another tab wants to change or delete it.
    Closed,
}

/// An open database.
#[derive(Clone, Debug)]
pub struct Database(IdbDatabase);

impl Database {
    /// Opens the database, and makes it where there is none. `tell` is called
    /// when it has to wait, and when the database was closed from outside.
    ///
    /// # Errors
    /// The browser refuses, as some do in private windows.
    pub async fn open(tell: impl Fn(Cut) + Clone + 'static) -> Result<Self, StorageError> {
        let factory = super::dom::window()
            .and_then(|window| window.indexed_db().ok().flatten())
            .ok_or_else(|| StorageError::Refused("no IndexedDB".to_owned()))?;
        let request = factory.open_with_u32(NAME, VERSION).map_err(refused)?;
        let listeners = {
            let (upgrading, told) = (request.clone(), tell.clone());
            [
                EventListener::once(&request, "upgradeneeded", move |_| make_stores(&upgrading)),
                EventListener::once(&request, "blocked", move |_| told(Cut::Blocked)),
            ]
        };
        let database: IdbDatabase = done(&request).await?.unchecked_into();
        drop(listeners);
        let (closing, told) = (database.clone(), tell.clone());
        EventListener::new(&database, "versionchange", move |_| {
            closing.close();
            told(Cut::Closed);
        })
        .forget();
        EventListener::new(&database, "close", move |_| tell(Cut::Closed)).forget();
        Ok(Self(database))
    }

    /// What the library knows of every plan, by plan; nothing where it cannot
    /// be read.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn index(&self) -> Result<Vec<(String, Option<String>)>, StorageError> {
        let transaction = self.transaction("readonly")?;
        let index = store(&transaction, INDEX)?;
        let keys = index.get_all_keys().map_err(refused)?;
        let all = index.get_all().map_err(refused)?;
        finished(&transaction).await?;
        let keys = texts(&keys).into_iter().map(Option::unwrap_or_default);
        Ok(keys.zip(texts(&all)).collect())
    }

    /// What is kept of that plan.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn read(&self, plan: &str) -> Result<Option<Kept>, StorageError> {
        let key = JsValue::from_str(plan);
        let transaction = self.transaction("readonly")?;
        let last = store(&transaction, HEADS)?.get(&key).map_err(refused)?;
        let snapshot = store(&transaction, SNAPSHOTS)?.get(&key).map_err(refused)?;
        let records = Records::of(&transaction, plan, None)?;
        finished(&transaction).await?;
        let snapshot = snapshot.result().unwrap_or_default();
        Ok((!snapshot.is_undefined()).then(|| Kept {
            head: head(&last),
            // What is no text is no plan, and is found out where it is read.
            snapshot: snapshot.as_string().unwrap_or_default(),
            records: records.found(),
        }))
    }

    /// The last write of that plan, and the records after that number; no
    /// write where the plan is not here.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn since(
        &self,
        plan: &str,
        number: u64,
    ) -> Result<(Head, Vec<(u64, Option<String>)>), StorageError> {
        let transaction = self.transaction("readonly")?;
        let last = store(&transaction, HEADS)?
            .get(&plan.into())
            .map_err(refused)?;
        let records = Records::of(&transaction, plan, Some(number))?;
        finished(&transaction).await?;
        Ok((head(&last), records.found()))
    }

    /// Writes, if the plan is as the writer believes, and waits until the
    /// disk has it.
    ///
    /// # Errors
    /// Somebody else wrote meanwhile, there is no room, or the browser
    /// refuses. Nothing was written.
    pub async fn write(&self, write: Write<'_>) -> Result<(), StorageError> {
        let key = JsValue::from_str(write.plan);
        let transaction = self.transaction("readwrite")?;
        let conflict = Rc::new(Cell::new(false));
        let heads = store(&transaction, HEADS)?;
        let last = heads.get(&key).map_err(refused)?;
        let check = {
            let (last, transaction, conflict) =
                (last.clone(), transaction.clone(), Rc::clone(&conflict));
            let after = write.after.clone();
            EventListener::once(&last.clone(), "success", move |_| {
                if head(&last) != after {
                    conflict.set(true);
                    // Refused only where it is committed already.
                    let _ = transaction.abort();
                }
            })
        };
        let journal = store(&transaction, JOURNAL)?;
        if let Some(text) = write.snapshot {
            put(&store(&transaction, SNAPSHOTS)?, &key, text)?;
            let all = range(&[write.plan], None)?;
            journal.delete(&all).map_err(refused)?;
        }
        if let Some(text) = write.record {
            // Adding, not putting: a record that is there already is somebody else's.
            let number = to_number(write.head.number).into();
            journal
                .add_with_key(&text.into(), &Array::of2(&key, &number))
                .map_err(refused)?;
        }
        if let Some(steps) = &write.steps {
            steps.put(&store(&transaction, STEPS)?, write.plan, write.head.number)?;
        }
        put(&store(&transaction, INDEX)?, &key, write.entry)?;
        heads
            .put_with_key(&from_head(write.head), &key)
            .map_err(refused)?;
        if write.flush && write.record.is_some() {
            // Without this, a page that goes away may take the write along.
            #[expect(deprecated, reason = "marked for no reason; the standard keeps it")]
            let _ = transaction.commit();
        }
        let result = finished(&transaction).await;
        drop(check);
        if conflict.get() {
            return Err(StorageError::Conflict);
        }
        result
    }

    /// Notes what the library knows of a plan.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn put_entry(&self, plan: &str, entry: &str) -> Result<(), StorageError> {
        let transaction = self.transaction("readwrite")?;
        put(&store(&transaction, INDEX)?, &plan.into(), entry)?;
        finished(&transaction).await
    }

    /// Takes a plan off the disk.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn purge(&self, plan: &str) -> Result<(), StorageError> {
        let key = JsValue::from_str(plan);
        let transaction = self.transaction("readwrite")?;
        for name in [HEADS, INDEX, SNAPSHOTS] {
            store(&transaction, name)?.delete(&key).map_err(refused)?;
        }
        for name in [JOURNAL, STEPS] {
            let all = range(&[plan], None)?;
            store(&transaction, name)?.delete(&all).map_err(refused)?;
        }
        finished(&transaction).await
    }

    /// Takes everything off the disk.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn wipe(&self) -> Result<(), StorageError> {
        let transaction = self.transaction("readwrite")?;
        for name in STORES {
            store(&transaction, name)?.clear().map_err(refused)?;
        }
        finished(&transaction).await
    }

    /// A transaction over all stores that has reached the disk when it is
    /// complete. `web-sys` has the option only behind an unstable flag.
    fn transaction(&self, mode: &str) -> Result<IdbTransaction, StorageError> {
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into()).map_err(refused)?;
        let stores: Array = STORES.iter().map(|name| JsValue::from_str(name)).collect();
        let begin: Function = Reflect::get(&self.0, &"transaction".into())
            .map_err(refused)?
            .unchecked_into();
        begin
            .call3(&self.0, &stores, &mode.into(), &options)
            .map(JsCast::unchecked_into)
            .map_err(refused)
    }
}

/// Records that were asked for.
struct Records {
    keys: IdbRequest,
    texts: IdbRequest,
}

impl Records {
    /// The records of that plan, or those after that number.
    fn of(
        transaction: &IdbTransaction,
        plan: &str,
        after: Option<u64>,
    ) -> Result<Self, StorageError> {
        let journal = store(transaction, JOURNAL)?;
        let range = range(&[plan], after.map(to_number))?;
        Ok(Self {
            keys: journal.get_all_keys_with_key(&range).map_err(refused)?,
            texts: journal.get_all_with_key(&range).map_err(refused)?,
        })
    }

    fn found(&self) -> Vec<(u64, Option<String>)> {
        let numbers = list(&self.keys);
        let numbers = numbers.iter().map(|key| number(&Array::from(&key).get(1)));
        numbers.zip(texts(&self.texts)).collect()
    }
}

fn make_stores(request: &IdbOpenDbRequest) {
    let Ok(database) = request.result() else {
        return;
    };
    let database: IdbDatabase = database.unchecked_into();
    for name in STORES {
        // A store that is there already stays as it is.
        let _ = database.create_object_store(name);
    }
}
