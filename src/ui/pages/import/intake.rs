//! Files on their way in, one after the other. A file comes in pieces, with a
//! breath between them, so that the page lives and the reader can stop it;
//! what was read before is kept.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use yew::prelude::*;

use super::lines::{Line, Progress, Tally};
use crate::browser::files::HandedIn;
use crate::browser::{clock, task};
use crate::import::inventory::Inventory;
use crate::ui::by_ptr::ByPtr;

/// The largest file that the page reads, in bytes: the browser needs room
/// for the file and for what is read of it.
pub const LARGEST: u64 = 200_000_000;

/// How many bytes are fetched at once.
const PIECE: u64 = 4_000_000;

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
    /// Stops after the present piece.
    pub(super) cancel: Callback<()>,
    /// Forgets everything.
    pub(super) clear: Callback<()>,
}

#[derive(Default)]
struct Work {
    waiting: VecDeque<(usize, Handed)>,
    lines: Vec<Line>,
    inventory: Option<ByPtr<Inventory>>,
    running: bool,
    /// Counts what made earlier work unwanted.
    round: u32,
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
        use_effect_with((), move |()| move || work.borrow_mut().stop());
    }
    let on = |run: fn(&mut Work)| {
        let desk = desk.clone();
        Callback::from(move |()| {
            run(&mut desk.work.borrow_mut());
            (desk.show)();
        })
    };
    let (cancel, clear) = (on(Work::stop), on(|work| *work = work.emptied()));
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
        self.round += 1;
        self.running = false;
        self.waiting.clear();
        for line in &mut self.lines {
            if matches!(line.progress, Progress::Waiting | Progress::Reading(_)) {
                line.progress = Progress::Stopped;
            }
        }
    }

    fn emptied(&self) -> Self {
        Self {
            round: self.round + 1,
            ..Self::default()
        }
    }

    fn add(&mut self, handed: Handed) {
        let (name, bytes) = match &handed {
            Handed::File(file) => (file.name(), file.size()),
            Handed::Text(text) => {
                let pasted = self.lines.iter().filter(|line| line.is_pasted).count();
                let name = match pasted {
                    0 => "pasted text".to_owned(),
                    more => format!("pasted text {}", more + 1),
                };
                (name, u64::try_from(text.len()).unwrap_or(u64::MAX))
            }
        };
        self.lines.push(Line {
            name: name.into(),
            bytes,
            is_pasted: matches!(handed, Handed::Text(_)),
            progress: Progress::Waiting,
        });
        self.waiting.push_back((self.lines.len() - 1, handed));
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
            let Some((place, handed)) = next else { break };
            let bytes = match handed {
                Handed::File(file) => self.fetch(round, place, &file).await?,
                Handed::Text(text) => Ok(text.into_bytes()),
            };
            self.progress(round, place, Progress::Understanding)?;
            clock::breathe().await;
            let (name, known) = {
                let work = self.at(round)?;
                let name = work.lines.get(place).map(|line| line.name.clone());
                (name.unwrap_or_default(), work.inventory.clone())
            };
            let read = bytes.and_then(|bytes| read(&name, known.as_deref(), &bytes));
            let progress = match read {
                Ok((progress, inventory)) => {
                    self.at(round)?.inventory = Some(ByPtr::from(inventory));
                    progress
                }
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

    /// The bytes of a file, or why there are none.
    async fn fetch(
        &self,
        round: u32,
        place: usize,
        file: &HandedIn,
    ) -> Option<Result<Vec<u8>, String>> {
        let size = file.size();
        if size > LARGEST {
            return Some(Err(too_large(size, &file.name())));
        }
        let mut bytes: Vec<u8> = Vec::new();
        let room = usize::try_from(size).unwrap_or(usize::MAX);
        if bytes.try_reserve_exact(room).is_err() {
            return Some(Err(too_large(size, &file.name())));
        }
        let mut from = 0;
        while from < size {
            self.progress(round, place, Progress::Reading(from))?;
            let piece = file.piece(from, PIECE).await;
            self.at(round)?;
            match piece {
                Ok(piece) if !piece.is_empty() => bytes.extend(piece),
                _ => {
                    return Some(Err(
                        "The browser cannot read the file: it was moved or changed meanwhile. Choose it again".to_owned(),
                    ));
                }
            }
            from += PIECE;
        }
        Some(Ok(bytes))
    }
}

fn read(
    name: &str,
    known: Option<&Inventory>,
    bytes: &[u8],
) -> Result<(Progress, Inventory), String> {
    let mut inventory = known.cloned().unwrap_or_default();
    let before = Tally::of(&inventory);
    let since = clock::now();
    let format = inventory.read(name, bytes).map_err(|why| why.to_string())?;
    let took = clock::now().saturating_sub(since);
    let found = Tally::of(&inventory).since(&before);
    let progress = Progress::Read {
        format: format.label.into(),
        found: found.words().into(),
        took,
    };
    Ok((progress, inventory))
}

fn too_large(bytes: u64, name: &str) -> String {
    format!(
        "The file has {} MB, more than this page reads. Use the command line: muster import {name} --into plan.muster.json -o plan.muster.json",
        bytes / 1_000_000
    )
}
