//! The part of the address behind the `#`.

use gloo::events::EventListener;

use super::dom::Listener;

/// The hash, with its `#`; empty where there is none.
pub fn hash() -> String {
    super::dom::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// What stands between the path and the hash, with its `?`; empty where there
/// is nothing.
pub fn search() -> String {
    super::dom::window()
        .and_then(|window| window.location().search().ok())
        .unwrap_or_default()
}

/// The address without its hash.
pub fn base() -> String {
    let address = super::dom::window()
        .and_then(|window| window.location().href().ok())
        .unwrap_or_default();
    match address.split_once('#') {
        Some((base, _)) => base.to_owned(),
        None => address,
    }
}

/// Goes to a hash; `replace` leaves no step to go back to.
pub fn go(hash: &str, replace: bool) {
    let Some(window) = super::dom::window() else {
        return;
    };
    let location = window.location();
    // Browsers refuse only when a page does this hundreds of times a second.
    let _ = if replace {
        location.replace(hash)
    } else {
        location.set_hash(hash)
    };
}

/// Opens the page anew at the same address.
pub fn reload() {
    if let Some(window) = super::dom::window() {
        // Nothing to be done where the browser refuses: the reader can do it.
        let _ = window.location().reload();
    }
}

/// Calls back with the new hash whenever it changes.
pub fn on_change(run: impl Fn(String) + 'static) -> Option<Listener> {
    super::dom::window().map(|window| {
        Listener(EventListener::new(&window, "hashchange", move |_| {
            run(hash());
        }))
    })
}
