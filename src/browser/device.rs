//! Small texts that this device keeps for the page, such as its settings.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Storage, StorageEvent};

use super::dom::Listener;

const SETTINGS: &str = "muster.settings";

/// The settings as they were kept; empty where there are none.
pub fn settings() -> String {
    storage()
        .and_then(|storage| storage.get_item(SETTINGS).ok().flatten())
        .unwrap_or_default()
}

/// Keeps the settings; whether the browser took them.
pub fn keep_settings(text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(SETTINGS, text).is_ok())
}

/// Forgets the settings.
pub fn forget_settings() {
    if let Some(storage) = storage() {
        // There is nothing to forget where the browser keeps nothing.
        let _ = storage.remove_item(SETTINGS);
    }
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

fn storage() -> Option<Storage> {
    super::dom::window()?.local_storage().ok().flatten()
}
