//! Messages between the tabs that show this page.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent};

/// A line to the other tabs; it is open until it is dropped.
#[derive(Debug)]
pub struct Channel {
    line: BroadcastChannel,
    _listener: EventListener,
}

impl Channel {
    /// Opens the line, and calls back with what the others say. `None` where
    /// the browser has no such thing.
    pub fn open(run: impl Fn(String) + 'static) -> Option<Self> {
        let line = BroadcastChannel::new("muster").ok()?;
        let listener = EventListener::new(&line, "message", move |event| {
            let event: &MessageEvent = event.unchecked_ref();
            if let Some(text) = event.data().as_string() {
                run(text);
            }
        });
        Some(Self {
            line,
            _listener: listener,
        })
    }

    /// Says something to the others.
    pub fn say(&self, text: &str) {
        // Fails only on a closed line, and this one is open.
        let _ = self.line.post_message(&text.into());
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.line.close();
    }
}
