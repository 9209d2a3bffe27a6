//! Whether the browser promises to keep what the page stores, even when space gets low.

use std::cell::Cell;

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::StorageManager;

thread_local! {
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Asks for that promise, once: some browsers ask the person, so it is done when there is something
/// to keep.
pub fn ask_once() {
    if ASKED.replace(true) {
        return;
    }
    if let Some(asked) = manager().and_then(|manager| manager.persist().ok()) {
        spawn_local(async move {
            // The answer is looked up where it is shown.
            let _ = JsFuture::from(asked).await;
        });
    }
}

/// Whether the browser has given that promise; nothing where it does not say.
pub async fn is_promised() -> Option<bool> {
    let answer = JsFuture::from(manager()?.persisted().ok()?).await.ok()?;
    answer.as_bool()
}

/// There is none where the page is not safe from others on its way.
fn manager() -> Option<StorageManager> {
    let navigator = super::dom::window()?.navigator();
    let manager = js_sys::Reflect::get(&navigator, &"storage".into()).ok()?;
    wasm_bindgen::JsCast::dyn_into(manager).ok()
}
