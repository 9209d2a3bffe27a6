//! What is put on the clipboard.

use wasm_bindgen_futures::JsFuture;

/// Puts the text on the clipboard; whether the browser allowed it. Browsers
/// ask for a press of a button shortly before, and for a secure address.
pub async fn copy(text: &str) -> bool {
    let Some(window) = super::dom::window() else {
        return false;
    };
    let clipboard = window.navigator().clipboard();
    if clipboard.is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}
