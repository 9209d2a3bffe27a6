//! Files that the page hands out.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the browser may take to fetch the file, in milliseconds.
const FETCH: u32 = 60_000;

/// Hands out a file under that name; whether the browser took it.
pub fn download(name: &str, media_type: &str, content: &[u8]) -> bool {
    try_download(name, media_type, content).is_some()
}

fn try_download(name: &str, media_type: &str, content: &[u8]) -> Option<()> {
    let parts = Array::of1(&Uint8Array::from(content));
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = super::dom::document()?
        .create_element("a")
        .ok()
        .map(JsValue::from)?
        .dyn_into()
        .ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    super::clock::later(FETCH, move || {
        // An address that is gone already needs no revoking.
        let _ = Url::revoke_object_url(&address);
    });
    Some(())
}
