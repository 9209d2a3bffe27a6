//! Jobs for large files, done beside the page where the browser has a thread
//! to give, and else in the page: the same job with the same answer.

use std::cell::RefCell;
use std::rc::Rc;

use crate::aside::{Job, answer_in_page};
use crate::browser::clock;
use crate::browser::files::HandedIn;
use crate::browser::worker::{Helper, Word};
use crate::ui::chunk::load_workbook;
use crate::ui::pace::Stop;

/// How many bytes the page fetches at once.
const PIECE: u64 = 4_000_000;

/// How far a job has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// So many bytes were fetched.
    Fetched(u64),
    /// All are there, and looked at.
    There,
}

/// What came of a job.
#[derive(Debug)]
pub struct Answer {
    /// As it was packed.
    pub packed: Vec<u8>,
    /// When all bytes were there, in milliseconds since 1970.
    pub since: u64,
}

/// Whoever does the jobs of one place of the page. The thread is started with
/// the first job.
#[derive(Clone, Default)]
pub struct Aside(Rc<RefCell<Hand>>);

#[derive(Default)]
enum Hand {
    /// Nobody has asked yet.
    #[default]
    Free,
    /// There is a thread.
    Beside(Rc<Helper>),
    /// The browser has none.
    Here,
}

impl Aside {
    /// Does a job with a file; says how far it is, and asks with it whether it
    /// is still wanted. `None` where it is not.
    ///
    /// # Errors
    /// It cannot be done, in words.
    pub async fn work(
        &self,
        job: Job,
        file: &HandedIn,
        on: impl Fn(Stage) -> Option<()>,
    ) -> Option<Result<Answer, String>> {
        match self.helper().await? {
            Some(helper) => beside(&helper, job, file, on).await,
            None => here(job, file, on).await,
        }
    }

    /// Stops whatever is being done, and gives its memory back.
    pub fn stop(&self) {
        let hand = std::mem::take(&mut *self.0.borrow_mut());
        match hand {
            Hand::Beside(helper) => helper.stop(),
            other => *self.0.borrow_mut() = other,
        }
    }

    /// The thread, started where there was none; `None` inside where the
    /// browser has none.
    async fn helper(&self) -> Option<Option<Rc<Helper>>> {
        match &*self.0.borrow() {
            Hand::Beside(helper) => return Some(Some(Rc::clone(helper))),
            Hand::Here => return Some(None),
            Hand::Free => {}
        }
        let helper = Helper::start().map(Rc::new);
        if let Some(helper) = &helper {
            *self.0.borrow_mut() = Hand::Beside(Rc::clone(helper));
            match helper.hear().await {
                Word::Ready => return Some(Some(Rc::clone(helper))),
                Word::Stopped => return None,
                _ => {}
            }
        }
        *self.0.borrow_mut() = Hand::Here;
        Some(None)
    }
}

/// Work on a file, for one place of the page. It is given up when this is
/// dropped.
#[derive(Default)]
pub struct Work {
    /// Whoever does it.
    pub aside: Aside,
    /// Says that it is no longer wanted.
    pub stop: Stop,
}

impl Drop for Work {
    fn drop(&mut self) {
        self.aside.stop();
        self.stop.now();
    }
}

async fn beside(
    helper: &Helper,
    job: Job,
    file: &HandedIn,
    on: impl Fn(Stage) -> Option<()>,
) -> Option<Result<Answer, String>> {
    helper.ask(&job.print(), file);
    let (mut since, mut packed) = (clock::now(), Vec::new());
    loop {
        match helper.hear().await {
            Word::Ready => {}
            Word::Fetched(bytes) => on(Stage::Fetched(bytes))?,
            Word::There(then) => {
                since = then;
                on(Stage::There)?;
            }
            Word::Part(part) => {
                if part.append(&mut packed).is_none() {
                    return Some(Err(GONE.to_owned()));
                }
                if packed.len() >= part.whole {
                    return Some(Ok(Answer { packed, since }));
                }
            }
            Word::Unreadable => return Some(Err(UNREADABLE.to_owned())),
            Word::Gone => return Some(Err(GONE.to_owned())),
            Word::Stopped => return None,
        }
    }
}

async fn here(
    job: Job,
    file: &HandedIn,
    on: impl Fn(Stage) -> Option<()>,
) -> Option<Result<Answer, String>> {
    let size = file.size();
    let mut bytes: Vec<u8> = Vec::new();
    let room = usize::try_from(size).unwrap_or(usize::MAX);
    if bytes.try_reserve_exact(room).is_err() {
        return Some(Err(GONE.to_owned()));
    }
    let mut from = 0;
    while from < size {
        on(Stage::Fetched(from))?;
        match file.piece(from, PIECE).await {
            Ok(piece) if !piece.is_empty() => bytes.extend(piece),
            _ => return Some(Err(UNREADABLE.to_owned())),
        }
        from += PIECE;
    }
    on(Stage::There)?;
    clock::breathe().await;
    on(Stage::There)?;
    let since = clock::now();
    let packed = match job {
        Job::Workbook => match load_workbook().await {
            Ok(code) => (code.unpack)(bytes),
            Err(problem) => return Some(Err(problem.to_string())),
        },
        job => answer_in_page(job, &file.name(), bytes),
    };
    Some(Ok(Answer { packed, since }))
}

const UNREADABLE: &str =
    "The browser cannot read the file: it was moved or changed meanwhile. Choose it again";

const GONE: &str = "Reading it came to an end in the middle, most likely because the browser has no room for it. Close other tabs and choose it again, or use the command line";
