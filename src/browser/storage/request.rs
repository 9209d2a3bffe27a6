//! Requests and transactions of the database as futures, and what they fail with.

use gloo::events::EventListener;
use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, EventTarget, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction};

use super::{Head, StorageError};

pub(super) fn store(
    transaction: &IdbTransaction,
    name: &str,
) -> Result<IdbObjectStore, StorageError> {
    transaction.object_store(name).map_err(refused)
}

pub(super) fn put(store: &IdbObjectStore, key: &JsValue, text: &str) -> Result<(), StorageError> {
    store
        .put_with_key(&text.into(), key)
        .map(|_| ())
        .map_err(refused)
}

/// All keys that are lists and begin with these parts, beyond the first of the rest.
pub(super) fn range(parts: &[&str], from: Option<f64>) -> Result<JsValue, StorageError> {
    let begin = || -> Array { parts.iter().map(|part| JsValue::from_str(part)).collect() };
    let (first, last) = (begin(), begin());
    if let Some(from) = from {
        first.push(&from.into());
    }
    // A list stands behind every number and every text.
    last.push(&Array::new());
    IdbKeyRange::bound_with_lower_open_and_upper_open(&first, &last, from.is_some(), true)
        .map(JsValue::from)
        .map_err(refused)
}

/// What a request found, as texts; nothing in place of what is none.
pub(super) fn texts(found: &IdbRequest) -> Vec<Option<String>> {
    list(found).iter().map(|text| text.as_string()).collect()
}

/// What a request found, as a list.
pub(super) fn list(found: &IdbRequest) -> Array {
    Array::from(&found.result().unwrap_or_default())
}

/// A number as the database has it; 0 where it is none.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "only numbers that `to_number` made are stored"
)]
pub(super) fn number(value: &JsValue) -> u64 {
    value.as_f64().unwrap_or_default() as u64
}

#[expect(
    clippy::cast_precision_loss,
    reason = "writes are counted from 1; none is the 2^53rd"
)]
pub(super) const fn to_number(number: u64) -> f64 {
    number as f64
}

/// The write that a request found. The first layout of the database had its number alone.
pub(super) fn head(found: &IdbRequest) -> Head {
    let found = found.result().unwrap_or_default();
    if !Array::is_array(&found) {
        return Head {
            number: number(&found),
            tab: String::new(),
        };
    }
    let parts = Array::from(&found);
    Head {
        number: number(&parts.get(0)),
        tab: parts.get(1).as_string().unwrap_or_default(),
    }
}

pub(super) fn from_head(head: &Head) -> JsValue {
    Array::of2(&to_number(head.number).into(), &head.tab.as_str().into()).into()
}

/// Waits for a request.
pub(super) async fn done(request: &IdbRequest) -> Result<JsValue, StorageError> {
    let ended = first(request, &["success"], &["error"]).await;
    match ended {
        Ok(()) => request.result().map_err(refused),
        Err(()) => Err(error_of(request.error().ok().flatten())),
    }
}

/// Waits until a transaction is complete.
pub(super) async fn finished(transaction: &IdbTransaction) -> Result<(), StorageError> {
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
pub(super) fn refused(error: JsValue) -> StorageError {
    let name = Reflect::get(&error, &"name".into())
        .ok()
        .and_then(|name| name.as_string());
    match name {
        Some(name) if name == "QuotaExceededError" => StorageError::Full,
        Some(name) if name == "VersionError" => StorageError::Newer,
        Some(name) => StorageError::Refused(name),
        None => StorageError::Refused("unknown reason".to_owned()),
    }
}
