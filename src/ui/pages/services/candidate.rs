//! A catalogue that somebody looks at before the plan takes it: one that is
//! built in, a provider's page, or a catalogue's file.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::browser::task;
use crate::catalogue::duty::{Catalogue, Task};
use crate::catalogue::library::Shelved;
use crate::model::choice::Choices;
use crate::model::slices::{Rest, Restless, at_once};
use crate::reader::parcel::Parcel;
use crate::reader::report::Report;
use crate::ui::pace::{Pace, Stop};

/// How many tasks are shown.
const SHOWN: usize = 200;

/// A catalogue before the plan takes it.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Where it comes from, in words.
    pub(super) from: String,
    /// The catalogue.
    pub(super) catalogue: Rc<Catalogue>,
    /// What one sees of it at a glance.
    pub(super) glance: Rc<Glance>,
    /// What of the page could not be understood that it was read from.
    pub(super) report: Option<Rc<Report>>,
}

/// What one sees of a catalogue at a glance, however large it is.
#[derive(Debug)]
pub(super) struct Glance {
    /// How many duties each party has, by the party's place among its choices.
    pub(super) parties: Vec<usize>,
    /// The first tasks with their duties.
    pub(super) beginning: Catalogue,
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.catalogue, &other.catalogue)
    }
}

impl Candidate {
    /// One that is built in.
    ///
    /// # Errors
    /// Its data cannot be read.
    pub(super) fn built_in(shelved: &Shelved) -> Result<Self, String> {
        let parcel = Parcel {
            catalogue: shelved.open()?,
            report: None,
        };
        let from = "built in, in Muster's own words".to_owned();
        Ok(at_once(Self::read(parcel, from, &mut Restless)))
    }

    /// What was read of a page or a catalogue's file, looked at in slices.
    /// `None` where it is no longer wanted.
    pub(super) async fn read(parcel: Parcel, from: String, rest: &mut impl Rest) -> Option<Self> {
        let catalogue = parcel.catalogue;
        let glance = Glance::of(&catalogue, rest).await?;
        Some(Self {
            from,
            catalogue: Rc::new(catalogue),
            glance: Rc::new(glance),
            report: parcel.report.map(Rc::new),
        })
    }

    /// Forgets it in slices: tens of thousands of duties are gone over one by
    /// one for that, too. Where others still look at it, they forget it.
    pub(super) fn put_away(self) {
        task::spawn(async move {
            let mut pace = Pace::new(&Stop::default());
            // Those who just looked at it are gone after that.
            let gone = pace.pause().await;
            let catalogue = gone.and_then(|()| Rc::into_inner(self.catalogue));
            if let Some(catalogue) = catalogue {
                forget(catalogue, &mut pace).await;
            }
        });
    }
}

async fn forget(mut catalogue: Catalogue, rest: &mut impl Rest) -> Option<()> {
    while catalogue.duties.pop().is_some() {
        rest.rest().await?;
    }
    while catalogue.tasks.pop().is_some() {
        rest.rest().await?;
    }
    Some(())
}

impl Glance {
    async fn of(catalogue: &Catalogue, rest: &mut impl Rest) -> Option<Self> {
        let tasks: Vec<Task> = catalogue.tasks.iter().take(SHOWN).cloned().collect();
        let shown: BTreeSet<&str> = tasks.iter().map(|task| &*task.id).collect();
        let (mut parties, mut duties) = (Vec::new(), Vec::new());
        for duty in &catalogue.duties {
            let party = duty.party.index();
            if parties.len() <= party {
                parties.resize(party + 1, 0);
            }
            if let Some(count) = parties.get_mut(party) {
                *count += 1;
            }
            if shown.contains(&*duty.task) {
                duties.push(Rc::clone(duty));
            }
            rest.rest().await?;
        }
        drop(shown);
        let beginning = Catalogue {
            id: catalogue.id.clone(),
            service: catalogue.service.clone(),
            provider: catalogue.provider.clone(),
            release: catalogue.release.clone(),
            date: catalogue.date,
            areas: catalogue.areas.clone(),
            tasks,
            duties,
            sources: Vec::new(),
            checks: Vec::new(),
        };
        Some(Self { parties, beginning })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::library::SERVICES;

    #[test]
    fn a_glance_counts_every_duty_and_begins_with_the_first_tasks() {
        let mut catalogue = SERVICES[0].open().unwrap();
        let task = catalogue.tasks[0].clone();
        for number in 0..SHOWN {
            let id = format!("{}-{number}", task.id);
            catalogue.tasks.push(Task { id, ..task.clone() });
        }
        let glance = at_once(Glance::of(&catalogue, &mut Restless));
        assert_eq!(glance.parties.iter().sum::<usize>(), catalogue.duties.len());
        assert_eq!(glance.beginning.tasks, catalogue.tasks[..SHOWN]);
        let mut duties = glance.beginning.duties.iter();
        assert!(duties.any(|duty| duty.task == task.id));
    }

    #[test]
    fn forgetting_rests_after_every_duty_and_task() {
        struct Count(usize);
        impl Rest for Count {
            async fn rest(&mut self) -> Option<()> {
                self.0 += 1;
                Some(())
            }
        }
        let catalogue = SERVICES[0].open().unwrap();
        let all = catalogue.duties.len() + catalogue.tasks.len();
        let mut count = Count(0);
        at_once(forget(catalogue, &mut count));
        assert_eq!(count.0, all);
    }
}
