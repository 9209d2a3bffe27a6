//! What is done on the disk.

use std::rc::Rc;

use crate::app::action::{Action, Loaded, News, Told, WriteError};
use crate::app::effect::Effect;
use crate::app::journal::{self, Head, Write};
use crate::app::library::Entry;
use crate::app::notice::Notice;
use crate::browser::storage::{self, Database, StorageError};
use crate::browser::{device, download, lasting};
use crate::model::id::Key;
use crate::model::plan::Plan;
use crate::ui::chunk::{self, PlanCode};
use crate::ui::store::Store;

use super::last_words::{self, LastWords, Words};
use super::owners::Owners;

/// What is written, and who writes it.
pub(super) struct Disk {
    pub(super) database: Rc<Database>,
    pub(super) owners: Rc<Owners>,
    pub(super) last_words: Rc<LastWords>,
}

/// Carries out an effect, and reports.
pub(super) async fn carry_out(disk: Disk, store: Store, effect: Effect) {
    let (database, owners) = (&disk.database, &disk.owners);
    match effect {
        Effect::Write { write, flush } => {
            let words = Rc::new(Words::of(&write, owners.name(write.plan)));
            disk.last_words.begin(&words);
            let result = words.put(database, flush).await;
            disk.last_words.end(&words);
            if result.is_ok() {
                lasting::ask_once();
            }
            written(&store, &write, result);
        }
        Effect::Load(id, purpose) => {
            last_words::catch_up(database, id).await;
            let result = read(database, owners, id).await;
            store.dispatch(Action::Read(id, purpose, result.map_err(Into::into)));
        }
        Effect::CatchUp { plan, after } => {
            let result = news(database, plan, after).await.map_err(Into::into);
            store.dispatch(Action::News {
                plan,
                after,
                result,
            });
        }
        Effect::HandOutRaw(id) => hand_out_raw(database, &store, id).await,
        Effect::ReadLibrary => {
            let entries = database.index().await.map(|texts| {
                let entries = texts.into_iter().filter_map(|(plan, text)| {
                    let entry = text.as_deref().and_then(Entry::read);
                    entry.or_else(|| plan.parse().ok().map(Entry::unreadable))
                });
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
            device::forget_all();
            complain(&store, "Not everything was deleted", database.wipe().await);
        }
        Effect::Go { .. }
        | Effect::Reload
        | Effect::SaveLater(_)
        | Effect::LeaveBehind
        | Effect::KeepSettings(_)
        | Effect::TellTabs { .. } => {}
    }
}

/// Reports that the disk cannot be reached.
pub(super) fn give_up(store: &Store, effect: Effect, error: &StorageError) {
    let why = error.to_string().into();
    match effect {
        Effect::Write { write, .. } => written(store, &write, Err(error.clone())),
        Effect::Load(id, purpose) => store.dispatch(Action::Read(id, purpose, Err(why))),
        Effect::ReadLibrary => store.dispatch(Action::Library(Err(why))),
        Effect::CatchUp { plan, after } => {
            let result = Err(why);
            store.dispatch(Action::News {
                plan,
                after,
                result,
            });
        }
        Effect::HandOutRaw(_) => complain(store, "Not downloaded", Err(error.clone())),
        Effect::Wipe => device::forget_all(),
        _ => {}
    }
}

/// Number and tab of a write. Before the first, and where an older version of the page wrote, there
/// is no tab.
pub(super) fn as_stored(head: Head) -> (u64, String) {
    let is_known = head.tab != Key::default();
    let tab = if is_known {
        head.tab.to_string()
    } else {
        String::new()
    };
    (head.number, tab)
}

fn from_stored(head: &storage::Head) -> Head {
    Head {
        number: head.number,
        tab: head.tab.parse().unwrap_or_default(),
    }
}

fn written(store: &Store, write: &Write, result: Result<(), StorageError>) {
    let result = result.map_err(|error| match error {
        StorageError::Conflict => WriteError::Conflict,
        other => WriteError::Refused(other.to_string().into()),
    });
    store.dispatch(Action::Written {
        plan: write.plan,
        ticket: write.ticket,
        result,
    });
}

/// The plan as this device keeps it, without opening it.
///
/// # Errors
/// It is not there, or cannot be read.
pub async fn stored(id: Key) -> Result<Rc<Plan>, String> {
    let code = chunk::load().await.map_err(|why| why.to_string())?;
    let database = Database::open(|_| ()).await;
    let database = database.map_err(|error| error.to_string())?;
    let kept = kept(&database, id)
        .await?
        .ok_or("there is no such plan on this device")?;
    Ok(Rc::new((code.restore)(&kept)?.plan))
}

async fn read(database: &Database, owners: &Owners, id: Key) -> Result<Loaded, String> {
    let code = chunk::load().await.map_err(|why| why.to_string())?;
    let kept = kept(database, id)
        .await?
        .ok_or("there is no such plan on this device")?;
    let restored = (code.restore)(&kept)?;
    let steps = owners.claim(database, id, code).await;
    Ok(Loaded {
        plan: Rc::new(restored.plan),
        head: kept.head,
        journal: u32::try_from(kept.journal.len()).unwrap_or(u32::MAX),
        steps,
        damage: restored.damage.map(Into::into),
    })
}

async fn kept(database: &Database, id: Key) -> Result<Option<journal::Kept>, String> {
    let kept = database.read(&id.to_string()).await;
    let kept = kept.map_err(|error| error.to_string())?;
    Ok(kept.map(|kept| journal::Kept {
        head: from_stored(&kept.head),
        snapshot: kept.snapshot,
        journal: kept.records,
    }))
}

async fn news(database: &Database, plan: Key, after: Head) -> Result<Option<News>, String> {
    let since = database.since(&plan.to_string(), after.number).await;
    let (head, records) = since.map_err(|error| error.to_string())?;
    let head = from_stored(&head);
    let is_complete = records.len() as u64 == head.number.saturating_sub(after.number);
    let texts: Option<Vec<String>> = records.into_iter().map(|(_, text)| text).collect();
    if let Some(texts) = texts.filter(|_| is_complete && head.number >= after.number) {
        let content = Told::Records(texts);
        return Ok(Some(News { head, content }));
    }
    let code: PlanCode = chunk::load().await.map_err(|why| why.to_string())?;
    let Some(kept) = kept(database, plan).await? else {
        return Ok(None);
    };
    let restored = (code.restore)(&kept)?;
    if let Some(damage) = restored.damage {
        return Err(damage);
    }
    let content = Told::Whole(Rc::new(restored.plan), restored.at);
    Ok(Some(News {
        head: kept.head,
        content,
    }))
}

async fn hand_out_raw(database: &Database, store: &Store, id: Key) {
    match database.raw(&id.to_string()).await {
        Ok(text) => {
            let name = format!("{id}.muster-raw.json");
            download::download(&name, "application/json", text.as_bytes());
        }
        Err(error) => complain(store, "Not downloaded", Err(error)),
    }
}

fn complain(store: &Store, what: &str, result: Result<(), StorageError>) {
    if let Err(error) = result {
        let text = format!("{what}: {error}");
        store.dispatch(Action::Tell(Notice::problem(text)));
    }
}
