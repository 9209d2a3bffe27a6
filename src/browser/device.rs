//! Small texts that this device keeps for the page, such as its settings.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Storage, StorageEvent};

use super::dom::Listener;

const SETTINGS: &str = "muster.settings";
const LEFT: &str = "muster.left";

/// The settings as they were kept; empty where there are none.
pub fn settings() -> String {
    read(SETTINGS)
}

/// Keeps the settings; whether the browser took them.
pub fn keep_settings(text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(SETTINGS, text).is_ok())
}

/// What a page left that went away in the middle of writing; empty where nothing was.
pub fn left_behind() -> String {
    read(LEFT)
}

/// Leaves that for the next page; nobody is there any more to be told of a refusal.
pub fn leave_behind(text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(LEFT, text);
    }
}

/// Forgets what a page left.
pub fn forget_left_behind() {
    forget(LEFT);
}

/// Forgets everything.
pub fn forget_all() {
    forget(SETTINGS);
    forget(LEFT);
}

/// Calls back with the settings that another tab kept.
pub fn on_settings(run: impl Fn(String) + 'static) -> Option<Listener> {
    super::dom::window().map(|window| {
        Listener(EventListener::new(&window, "storage", move |event| {
            let event: &StorageEvent = event.unchecked_ref();
            if event.key().as_deref() == Some(SETTINGS) {
                run(event.new_value().unwrap_or_default());
            }
        }))
    })
}

fn read(key: &str) -> String {
    storage()
        .and_then(|storage| storage.get_item(key).ok().flatten())
        .unwrap_or_default()
}

fn forget(key: &str) {
    if let Some(storage) = storage() {
        // There is nothing to forget where the browser keeps nothing.
        let _ = storage.remove_item(key);
    }
}

fn storage() -> Option<Storage> {
    super::dom::window()?.local_storage().ok().flatten()
}
