//! The pace of long work in the page: in slices, with time for the page
//! between them.

use std::cell::Cell;
use std::rc::Rc;

use crate::browser::clock;
use crate::model::slices::Rest;

/// How long a slice may take, in milliseconds: two fit into a frame of a
/// slow screen, and a single step that takes longer still ends in time.
const SLICE: u64 = 12;

/// Work that was begun is no longer wanted.
#[derive(Clone, Default)]
pub struct Stop(Rc<Cell<bool>>);

impl Stop {
    /// Says so.
    pub fn now(&self) {
        self.0.set(true);
    }

    /// `None` where it was said.
    pub fn goes_on(&self) -> Option<()> {
        (!self.0.get()).then_some(())
    }
}

/// The pace of work in slices.
#[derive(Clone)]
pub struct Pace {
    stop: Stop,
    since: u64,
}

impl Pace {
    /// Begins a slice.
    pub fn new(stop: &Stop) -> Self {
        Self {
            stop: stop.clone(),
            since: clock::now(),
        }
    }

    /// Lets the page live; `None` where the work is no longer wanted.
    pub async fn pause(&mut self) -> Option<()> {
        clock::breathe().await;
        self.since = clock::now();
        self.stop.goes_on()
    }
}

impl Rest for Pace {
    async fn rest(&mut self) -> Option<()> {
        if clock::now().saturating_sub(self.since) >= SLICE {
            self.pause().await?;
        }
        Some(())
    }
}
