//! Files on their way in, one after the other. They are read beside the page,
//! and what was read comes in pieces, so that the page lives and the reader
//! can stop it at any time; what was read before is kept.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use yew::prelude::*;

use super::lines::{Line, Progress, Tally};
use crate::aside::Job;
use crate::browser::files::HandedIn;
use crate::browser::{clock, task};
use crate::import::inventory::Inventory;
use crate::import::parcel;
use crate::ui::aside::{Aside, Stage};
use crate::ui::by_ptr::ByPtr;
use crate::ui::pace::{Pace, Stop};

/// The largest file that the page reads, in bytes: the browser needs room
/// for the file and for what is read of it.
pub const LARGEST: u64 = 200_000_000;

/// What a reader hands in.
#[derive(Clone, Debug)]
pub(super) enum Handed {
    /// A file.
    File(HandedIn),
    /// A pasted text.
    Text(String),
}

/// How far everything is, and how to go on.
pub(super) struct Intake {
    /// A line for each file, in the order in which they came.
    pub(super) lines: Rc<[Line]>,
    /// What was read of all of them.
    pub(super) inventory: Option<ByPtr<Inventory>>,
    /// Whether a file is being read.
    pub(super) is_reading: bool,
    /// Takes more.
    pub(super) take: Callback<Vec<Handed>>,
    /// Stops at once.
    pub(super) cancel: Callback<()>,
    /// Forgets everything.
    pub(super) clear: Callback<()>,
}

#[derive(Default)]
struct Work {
    waiting: VecDeque<(usize, HandedIn)>,
    lines: Vec<Line>,
    inventory: Option<ByPtr<Inventory>>,
    running: bool,
    /// Counts what made earlier work unwanted.
    round: u32,
    /// Whoever reads.
    aside: Aside,
    /// Tells the present round that it is unwanted.
    stopping: Stop,
}

/// The work, and how to show what became of it.
#[derive(Clone)]
struct Desk {
    work: Rc<RefCell<Work>>,
    show: Rc<dyn Fn()>,
}

/// Files on their way in, as long as the page is shown.
#[hook]
pub(super) fn use_intake() -> Intake {
    let work = use_mut_ref(Work::default);
    let update = use_force_update();
    let desk = Desk {
        work: Rc::clone(&work),
        show: Rc::new(move || update.force_update()),
    };
    {
        let work = Rc::clone(&work);
        use_effect_with((), move |()| {
            move || {
                let mut work = work.borrow_mut();
                work.stop();
                work.aside.stop();
            }
        });
    }
    let on = |run: fn(&mut Work)| {
        let desk = desk.clone();
        Callback::from(move |()| {
            run(&mut desk.work.borrow_mut());
            (desk.show)();
        })
    };
    let (cancel, clear) = (on(Work::stop), on(Work::empty));
    let take = Callback::from(move |handed: Vec<Handed>| desk.take(handed));
    let work = work.borrow();
    Intake {
        lines: Rc::from(work.lines.as_slice()),
        inventory: work.inventory.clone(),
        is_reading: work.running,
        take,
        cancel,
        clear,
    }
}

impl Work {
    fn stop(&mut self) {
        // Whoever has nothing to do stays: the next file finds it warm.
        if self.running {
            self.aside.stop();
        }
        std::mem::take(&mut self.stopping).now();
        self.round += 1;
        self.running = false;
        self.waiting.clear();
        for line in &mut self.lines {
            if matches!(line.progress, Progress::Waiting | Progress::Reading(_)) {
                line.progress = Progress::Stopped;
            }
        }
    }

    fn empty(&mut self) {
        self.stop();
        *self = Self {
            round: self.round,
            aside: self.aside.clone(),
            ..Self::default()
        };
    }

    fn add(&mut self, handed: Handed) {
        let is_pasted = matches!(handed, Handed::Text(_));
        let file = match handed {
            Handed::File(file) => file,
            Handed::Text(text) => {
                let pasted = self.lines.iter().filter(|line| line.is_pasted).count();
                let name = match pasted {
                    0 => "pasted text".to_owned(),
                    more => format!("pasted text {}", more + 1),
                };
                let Some(file) = HandedIn::of_text(name, &text) else {
                    return;
                };
                file
            }
        };
        self.lines.push(Line {
            name: file.name().into(),
            bytes: file.size(),
            is_pasted,
            progress: Progress::Waiting,
        });
        self.waiting.push_back((self.lines.len() - 1, file));
    }
}

impl Desk {
    fn take(&self, handed: Vec<Handed>) {
        let start = {
            let mut work = self.work.borrow_mut();
            for one in handed {
                work.add(one);
            }
            let start = !work.running && !work.waiting.is_empty();
            work.running |= start;
            start.then_some(work.round)
        };
        (self.show)();
        if let Some(round) = start {
            let desk = self.clone();
            task::spawn(async move {
                desk.work_off(round).await;
            });
        }
    }

    /// Reads what waits; `None` where that is no longer wanted.
    async fn work_off(&self, round: u32) -> Option<()> {
        loop {
            let next = self.at(round)?.waiting.pop_front();
            let Some((place, file)) = next else { break };
            let progress = match self.read(round, place, &file).await? {
                Ok(progress) => progress,
                Err(why) => Progress::Refused(why.into()),
            };
            self.progress(round, place, progress)?;
        }
        self.at(round)?.running = false;
        (self.show)();
        Some(())
    }

    /// The work, unless it is no longer wanted.
    fn at(&self, round: u32) -> Option<std::cell::RefMut<'_, Work>> {
        let work = self.work.borrow_mut();
        (work.round == round).then_some(work)
    }

    fn progress(&self, round: u32, place: usize, progress: Progress) -> Option<()> {
        if let Some(line) = self.at(round)?.lines.get_mut(place) {
            line.progress = progress;
        }
        (self.show)();
        Some(())
    }

    /// Reads a file and joins it with what was read before, or says why not.
    async fn read(
        &self,
        round: u32,
        place: usize,
        file: &HandedIn,
    ) -> Option<Result<Progress, String>> {
        if file.size() > LARGEST {
            return Some(Err(too_large(file.size(), &file.name())));
        }
        let (aside, stopping, known) = {
            let work = self.at(round)?;
            let known = work.inventory.clone();
            (work.aside.clone(), work.stopping.clone(), known)
        };
        let before = known.as_ref().map_or(0, |known| known.sources.len());
        let stage = |stage: Stage| {
            let progress = match stage {
                Stage::Fetched(bytes) => Progress::Reading(bytes),
                Stage::There => Progress::Understanding,
            };
            self.progress(round, place, progress)
        };
        let answer = match aside.work(Job::Inventory(before), file, stage).await? {
            Ok(answer) => answer,
            Err(why) => return Some(Err(why)),
        };
        let mut slices = Pace::new(&stopping);
        let parcel = match parcel::unpack(&answer.packed, &mut slices).await? {
            Ok(parcel) => parcel,
            Err(why) => return Some(Err(why)),
        };
        let found = Tally::of(&parcel.inventory);
        let mut inventory = known.as_deref().cloned().unwrap_or_default();
        inventory.join(parcel.inventory);
        let took = clock::now().saturating_sub(answer.since);
        self.at(round)?.inventory = Some(ByPtr::from(inventory));
        Some(Ok(Progress::Read {
            format: parcel.format.label.into(),
            found: found.words().into(),
            took,
        }))
    }
}

fn too_large(bytes: u64, name: &str) -> String {
    format!(
        "The file has {} MB, more than this page reads. Use the command line: muster import {name} --into plan.muster.json -o plan.muster.json",
        bytes / 1_000_000
    )
}
