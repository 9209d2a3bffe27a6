//! A thread beside the page: how it is started, asked, heard and stopped.
//! What runs in it is `super::beside`.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlLinkElement, MessageEvent, Worker};

use super::files::HandedIn;

/// Where the page says what to start: one script, which needs nothing else
/// said to it, so that it can also come from inside the page.
const SCRIPT: &str = "link[rel=worker]";

/// What it says when it can be asked.
pub(super) const READY: &str = "ready";

/// What a helper says.
#[derive(Debug)]
pub enum Word {
    /// It can be asked.
    Ready,
    /// So many bytes of the file were fetched.
    Fetched(u64),
    /// All bytes are there since then, in milliseconds since 1970.
    There(u64),
    /// The browser cannot read the file.
    Unreadable,
    /// It is done: the next part of the answer.
    Part(Part),
    /// It did not start, or came to an end.
    Gone,
    /// It was stopped from here.
    Stopped,
}

/// A part of an answer. An answer comes in parts, because taking over all of
/// a large one would stop the page.
#[derive(Debug)]
pub struct Part {
    bytes: Uint8Array,
    /// How many bytes the whole answer has.
    pub whole: usize,
}

impl Part {
    /// Adds its bytes to those before; `None` where there is no room.
    pub fn append(&self, to: &mut Vec<u8>) -> Option<()> {
        let (from, more) = (to.len(), usize::try_from(self.bytes.length()).ok()?);
        // All at once: to grow with every part would copy what is there.
        let room = self.whole.saturating_sub(from).max(more);
        to.try_reserve_exact(room).ok()?;
        to.resize(from + more, 0);
        self.bytes.copy_to(to.get_mut(from..)?);
        Some(())
    }
}

#[derive(Debug, Default)]
struct Inbox {
    words: VecDeque<Word>,
    waiting: Option<Waker>,
}

/// A thread beside the page. It ends when this is dropped.
#[derive(Debug)]
pub struct Helper {
    worker: Worker,
    inbox: Rc<RefCell<Inbox>>,
    _said: EventListener,
    _broke: EventListener,
}

impl Helper {
    /// Starts one; `None` where the browser has none to give. Whether it
    /// really starts is the first word to hear.
    pub fn start() -> Option<Self> {
        let link = super::dom::document()?.query_selector(SCRIPT).ok()??;
        let worker = Worker::new(&link.dyn_ref::<HtmlLinkElement>()?.href()).ok()?;
        let inbox = Rc::new(RefCell::new(Inbox::default()));
        let said = {
            let inbox = Rc::clone(&inbox);
            EventListener::new(&worker, "message", move |event| {
                let event: &MessageEvent = event.unchecked_ref();
                push(&inbox, word(&event.data()));
            })
        };
        let broke = {
            let inbox = Rc::clone(&inbox);
            EventListener::new(&worker, "error", move |_| push(&inbox, Word::Gone))
        };
        Some(Self {
            worker,
            inbox,
            _said: said,
            _broke: broke,
        })
    }

    /// Asks it to do that job with the file.
    pub fn ask(&self, job: &str, file: &HandedIn) {
        let message = Array::of3(&job.into(), &file.name().into(), file.blob());
        if self.worker.post_message(&message).is_err() {
            push(&self.inbox, Word::Gone);
        }
    }

    /// The next word.
    pub async fn hear(&self) -> Word {
        poll_fn(|context| {
            let mut inbox = self.inbox.borrow_mut();
            inbox.waiting = Some(context.waker().clone());
            inbox.words.pop_front().map_or(Poll::Pending, Poll::Ready)
        })
        .await
    }

    /// Ends it in whatever it is doing.
    pub fn stop(&self) {
        self.worker.terminate();
        self.inbox.borrow_mut().words.clear();
        push(&self.inbox, Word::Stopped);
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

fn push(inbox: &RefCell<Inbox>, word: Word) {
    let waiting = {
        let mut inbox = inbox.borrow_mut();
        inbox.words.push_back(word);
        inbox.waiting.take()
    };
    if let Some(waiting) = waiting {
        waiting.wake();
    }
}

/// What a message means.
fn word(data: &JsValue) -> Word {
    if let Some(bytes) = data.as_f64() {
        return Word::Fetched(super::clock::to_u64(bytes));
    }
    if let Some(words) = data.dyn_ref::<Array>() {
        let number = super::clock::to_u64(words.get(0).as_f64().unwrap_or_default());
        return match words.get(1).dyn_into::<Uint8Array>() {
            Ok(bytes) => Word::Part(Part {
                bytes,
                whole: usize::try_from(number).unwrap_or(usize::MAX),
            }),
            Err(_) => Word::There(number),
        };
    }
    match data.as_string() {
        Some(text) if text == READY => Word::Ready,
        Some(_) => Word::Gone,
        None => Word::Unreadable,
    }
}
