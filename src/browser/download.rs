//! Files that the page hands out.

use std::cell::RefCell;
use std::collections::VecDeque;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the browser may take to fetch the file, in milliseconds.
const FETCH: u32 = 60_000;

/// How many files may be handed out within [`BURST`]: Chromium drops the
/// eleventh of a second without a word (`LocalFrame::ShouldThrottleDownload`).
const AT_ONCE: usize = 10;

/// A little longer than Chromium's second, in milliseconds.
const BURST: u32 = 1_200;

thread_local! {
    static TURNS: RefCell<Turns> = RefCell::default();
}

/// Who may hand out a file now, and who waits.
#[derive(Default)]
struct Turns {
    taken: usize,
    waiting: VecDeque<HtmlAnchorElement>,
}

/// Hands out a file under that name, after a moment where there were many just
/// before; whether the browser took it.
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
    let first = TURNS.with_borrow_mut(|turns| {
        turns.waiting.push_back(link);
        turns.next()
    });
    if let Some(link) = first {
        follow(&link);
    }
    Some(())
}

impl Turns {
    /// The link whose turn it is, if one waits and there is a turn left.
    fn next(&mut self) -> Option<HtmlAnchorElement> {
        let link = (self.taken < AT_ONCE)
            .then(|| self.waiting.pop_front())
            .flatten()?;
        self.taken += 1;
        Some(link)
    }
}

/// Hands out what is behind a link; its turn goes to the next one after a while.
fn follow(link: &HtmlAnchorElement) {
    link.click();
    let address = link.href();
    super::clock::later(FETCH, move || {
        // An address that is gone already needs no revoking.
        let _ = Url::revoke_object_url(&address);
    });
    super::clock::later(BURST, || {
        let next = TURNS.with_borrow_mut(|turns| {
            turns.taken -= 1;
            turns.next()
        });
        if let Some(link) = next {
            follow(&link);
        }
    });
}
