//! Plans on this device, in IndexedDB: a snapshot per plan, a journal of
//! records since, and what the library knows of each plan.
//!
//! Written against `web-sys` rather than with a wrapping crate: four stores
//! and one kind of transaction need little, and nothing else hands through
//! the strict durability that "Saved" on screen stands for.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, EventTarget, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest,
    IdbRequest, IdbTransaction,
};

const NAME: &str = "muster";
const VERSION: u32 = 1;
/// The number of the last write, by plan.
const HEADS: &str = "heads";
/// What the library knows, by plan.
const INDEX: &str = "index";
/// Whole plans, by plan.
const SNAPSHOTS: &str = "snapshots";
/// Records since the snapshot, by plan and number.
const JOURNAL: &str = "journal";
const STORES: [&str; 4] = [HEADS, INDEX, SNAPSHOTS, JOURNAL];

/// Why something could not be kept or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// Somebody else wrote the plan meanwhile; nothing was written.
    Conflict,
    /// There is no room left.
    Full,
    /// The browser refuses; its own words.
    Refused(String),
}

impl std::fmt::Display for StorageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Conflict => f.write_str("another tab saved the same plan"),
            Self::Full => f.write_str("this device has no room left for it"),
            Self::Refused(words) => write!(f, "the browser does not keep data ({words})"),
        }
    }
}

/// One write: all of it reaches the disk or nothing.
#[derive(Clone, Copy, Debug)]
pub struct Write<'a> {
    /// The plan.
    pub plan: &'a str,
    /// The number of the write before; the disk must hold it.
    pub after: u64,
    /// The number of this write.
    pub number: u64,
    /// The whole plan, in place of all records so far.
    pub snapshot: Option<&'a str>,
    /// A record.
    pub record: Option<&'a str>,
    /// What the library is to know.
    pub entry: &'a str,
    /// Commit at once, because the page is going away.
    pub flush: bool,
}

/// What the disk holds of a plan.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The number of the last write.
    pub number: u64,
    /// The snapshot.
    pub snapshot: String,
    /// The records since, in order.
    pub records: Vec<String>,
}

/// An open database.
#[derive(Clone, Debug)]
pub struct Database(IdbDatabase);

impl Database {
    /// Opens the database, and makes it where there is none.
    ///
    /// # Errors
    /// The browser refuses, as some do in private windows.
    pub async fn open() -> Result<Self, StorageError> {
        let factory = super::dom::window()
            .and_then(|window| window.indexed_db().ok().flatten())
            .ok_or_else(|| StorageError::Refused("no IndexedDB".to_owned()))?;
        let request = factory.open_with_u32(NAME, VERSION).map_err(refused)?;
        let upgrade = {
            let request = request.clone();
            EventListener::once(&request.clone(), "upgradeneeded", move |_| {
                make_stores(&request);
            })
        };
        let database: IdbDatabase = done(&request).await?.unchecked_into();
        drop(upgrade);
        // Another tab wants to change or delete the database: make way.
        let closing = database.clone();
        EventListener::new(&database, "versionchange", move |_| closing.close()).forget();
        Ok(Self(database))
    }

    /// What the library knows of every plan.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn index(&self) -> Result<Vec<String>, StorageError> {
        let transaction = self.transaction("readonly")?;
        let all = done(&store(&transaction, INDEX)?.get_all().map_err(refused)?).await?;
        Ok(texts(&all))
    }

    /// What is kept of that plan.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn read(&self, plan: &str) -> Result<Option<Kept>, StorageError> {
        let key = JsValue::from_str(plan);
        let transaction = self.transaction("readonly")?;
        let head = store(&transaction, HEADS)?.get(&key).map_err(refused)?;
        let snapshot = store(&transaction, SNAPSHOTS)?.get(&key).map_err(refused)?;
        let records = store(&transaction, JOURNAL)?
            .get_all_with_key(&records_of(plan)?)
            .map_err(refused)?;
        finished(&transaction).await?;
        let snapshot = snapshot.result().ok().and_then(|text| text.as_string());
        let records = records.result().unwrap_or_default();
        Ok(snapshot.map(|snapshot| Kept {
            number: number(&head),
            snapshot,
            records: texts(&records),
        }))
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
        let head = heads.get(&key).map_err(refused)?;
        let check = {
            let (head, transaction, conflict) =
                (head.clone(), transaction.clone(), Rc::clone(&conflict));
            let after = write.after;
            EventListener::once(&head.clone(), "success", move |_| {
                if number(&head) != after {
                    conflict.set(true);
                    // Refused only where it is committed already.
                    let _ = transaction.abort();
                }
            })
        };
        let journal = store(&transaction, JOURNAL)?;
        if let Some(text) = write.snapshot {
            let snapshots = store(&transaction, SNAPSHOTS)?;
            put(&snapshots, &key, text)?;
            journal.delete(&records_of(write.plan)?).map_err(refused)?;
        }
        if let Some(text) = write.record {
            // Adding, not putting: a record that is there already is somebody else's.
            journal
                .add_with_key(&text.into(), &record_key(write.plan, write.number))
                .map_err(refused)?;
        }
        put(&store(&transaction, INDEX)?, &key, write.entry)?;
        heads
            .put_with_key(&to_number(write.number), &key)
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
        store(&transaction, JOURNAL)?
            .delete(&records_of(plan)?)
            .map_err(refused)?;
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

fn store(transaction: &IdbTransaction, name: &str) -> Result<IdbObjectStore, StorageError> {
    transaction.object_store(name).map_err(refused)
}

fn put(store: &IdbObjectStore, key: &JsValue, text: &str) -> Result<(), StorageError> {
    store
        .put_with_key(&text.into(), key)
        .map(|_| ())
        .map_err(refused)
}

fn record_key(plan: &str, number: u64) -> JsValue {
    Array::of2(&plan.into(), &to_number(number)).into()
}

fn records_of(plan: &str) -> Result<JsValue, StorageError> {
    let (first, last) = (
        record_key(plan, 0),
        Array::of2(&plan.into(), &f64::INFINITY.into()),
    );
    IdbKeyRange::bound(&first, &last)
        .map(JsValue::from)
        .map_err(refused)
}

fn texts(list: &JsValue) -> Vec<String> {
    Array::from(list)
        .iter()
        .filter_map(|text| text.as_string())
        .collect()
}

/// The number that a request found; 0 where there is none.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "only numbers that `to_number` made are stored"
)]
fn number(request: &IdbRequest) -> u64 {
    let found = request.result().ok().and_then(|found| found.as_f64());
    found.unwrap_or_default() as u64
}

#[expect(
    clippy::cast_precision_loss,
    reason = "writes are counted from 1; none is the 2^53rd"
)]
fn to_number(number: u64) -> JsValue {
    JsValue::from_f64(number as f64)
}

/// Waits for a request.
async fn done(request: &IdbRequest) -> Result<JsValue, StorageError> {
    let ended = first(request, &["success"], &["error", "blocked"]).await;
    match ended {
        Ok(()) => request.result().map_err(refused),
        Err(()) => Err(error_of(request.error().ok().flatten())),
    }
}

/// Waits until a transaction is complete.
async fn finished(transaction: &IdbTransaction) -> Result<(), StorageError> {
    let ended = first(transaction, &["complete"], &["abort"]).await;
    ended.map_err(|()| error_of(transaction.error()))
}

/// Waits for the first of these events.
async fn first(
    target: &EventTarget,
    good: &[&'static str],
    bad: &[&'static str],
) -> Result<(), ()> {
    let mut listeners = Vec::new();
    let promise = Promise::new(&mut |resolve, reject| {
        for (names, settle) in [(good, resolve), (bad, reject)] {
            for &name in names {
                let settle = settle.clone();
                listeners.push(EventListener::once(target, name, move |_| {
                    let _ = settle.call0(&JsValue::UNDEFINED);
                }));
            }
        }
    });
    let ended = JsFuture::from(promise).await;
    drop(listeners);
    ended.map(|_| ()).map_err(|_| ())
}

fn error_of(error: Option<DomException>) -> StorageError {
    error.map_or_else(
        || StorageError::Refused("stopped".to_owned()),
        |error| refused(error.into()),
    )
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "called as `map_err(refused)`"
)]
fn refused(error: JsValue) -> StorageError {
    let name = Reflect::get(&error, &"name".into())
        .ok()
        .and_then(|name| name.as_string());
    match name {
        Some(name) if name == "QuotaExceededError" => StorageError::Full,
        Some(name) => StorageError::Refused(name),
        None => StorageError::Refused("unknown reason".to_owned()),
    }
}
