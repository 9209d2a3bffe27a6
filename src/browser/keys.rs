//! Shortcuts that hold everywhere on the page.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::dom::Listener;

/// A shortcut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// Take the last step back.
    Undo,
    /// Make it again.
    Redo,
}

/// Calls back on shortcuts pressed outside text fields. Inside a text field
/// they belong to the browser, which takes back what was typed there.
pub fn on_shortcut(run: impl Fn(Shortcut) + 'static) -> Option<Listener> {
    let options = EventListenerOptions::enable_prevent_default();
    super::dom::window().map(|window| {
        Listener(EventListener::new_with_options(
            &window,
            "keydown",
            options,
            move |event| {
                let event: &KeyboardEvent = event.unchecked_ref();
                if !event.default_prevented()
                    && !is_typing(event)
                    && let Some(shortcut) = shortcut(event)
                {
                    event.prevent_default();
                    run(shortcut);
                }
            },
        ))
    })
}

fn shortcut(event: &KeyboardEvent) -> Option<Shortcut> {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return None;
    }
    match event.key().as_str() {
        "z" => Some(Shortcut::Undo),
        "Z" | "y" => Some(Shortcut::Redo),
        _ => None,
    }
}

fn is_typing(event: &KeyboardEvent) -> bool {
    let fields = "input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, \
                  [contenteditable]";
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| element.matches(fields).unwrap_or_default())
}
