//! The other end of `super::worker`: what runs beside the page fetches the
//! bytes of files and answers.

use gloo::events::EventListener;
use js_sys::{Array, Date, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DedicatedWorkerGlobalScope, FileReaderSync, MessageEvent};

use super::worker::READY;

/// How many bytes are fetched at once.
const PIECE: f64 = 4_000_000.0;

/// How many bytes of an answer are handed over at once: the page copies them
/// between two frames.
const PART: usize = 1_000_000;

/// Does jobs from now on: gets the job, the name of the file and its bytes,
/// and gives the answer.
pub fn serve(answer: fn(&str, &str, Vec<u8>) -> Vec<u8>) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let asked = scope.clone();
    EventListener::new(&scope, "message", move |event| {
        let event: &MessageEvent = event.unchecked_ref();
        let message: Array = event.data().unchecked_into();
        let text = |at| message.get(at).as_string().unwrap_or_default();
        let blob: Blob = message.get(2).unchecked_into();
        let Some(bytes) = fetch(&asked, &blob) else {
            return say(&asked, &JsValue::NULL);
        };
        say(&asked, &Array::of1(&Date::now().into()));
        hand_over(&asked, &answer(&text(0), &text(1), bytes));
    })
    .forget();
    say(&scope, &READY.into());
}

/// Gives the answer in parts, each with the size of the whole; an empty one
/// is one part.
fn hand_over(scope: &DedicatedWorkerGlobalScope, answer: &[u8]) {
    let whole = JsValue::from(u32::try_from(answer.len()).unwrap_or(u32::MAX));
    let empty: &[u8] = &[];
    let parts = answer.chunks(PART);
    let parts = parts.chain(answer.is_empty().then_some(empty));
    for part in parts {
        let given = Uint8Array::from(part);
        let moved = Array::of1(&given.buffer());
        // A page that is gone needs no answer.
        let _ = scope.post_message_with_transfer(&Array::of2(&whole, &given), &moved);
    }
}

/// The bytes of the file; `None` where the browser cannot read it.
fn fetch(scope: &DedicatedWorkerGlobalScope, blob: &Blob) -> Option<Vec<u8>> {
    let reader = FileReaderSync::new().ok()?;
    let mut bytes = Vec::new();
    let room = usize::try_from(super::clock::to_u64(blob.size())).ok()?;
    bytes.try_reserve_exact(room).ok()?;
    let mut from = 0.0;
    while from < blob.size() {
        say(scope, &from.into());
        let piece = blob.slice_with_f64_and_f64(from, from + PIECE).ok()?;
        let piece = Uint8Array::new(&reader.read_as_array_buffer(&piece).ok()?.into());
        let start = bytes.len();
        bytes.resize(start + usize::try_from(piece.length()).ok()?, 0);
        piece.copy_to(bytes.get_mut(start..)?);
        from += PIECE;
    }
    Some(bytes)
}

fn say(scope: &DedicatedWorkerGlobalScope, word: &JsValue) {
    // A page that is gone does not listen.
    let _ = scope.post_message(word);
}
