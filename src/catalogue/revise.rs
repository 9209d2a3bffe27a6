//! Changes of a catalogue that a plan brings with it: one duty at a time, so
//! that each is one step that can be taken back.

mod checks;
mod merge;
mod names;
mod own_checks;

use std::rc::Rc;

use super::condition::{Condition, Mistake};
use super::duty::{Area, Catalogue, Duty, HowTo, PartyGap, Task, TaskOrigin};
use crate::model::assignment::Party;
use crate::model::choice::Choices;
use crate::model::plan::Kind;

use names::{first_free, named, slug};

pub use checks::{Asking, is_link};
pub use merge::{Merged, Own, merge};

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub enum Revision {
    /// Another wording, party or kind of object for a duty.
    State {
        /// The duty's id.
        duty: String,
        /// What it says from now on.
        saying: Saying,
    },
    /// A duty more. Area and task are found by their titles, or made.
    Add {
        /// The area's title.
        area: String,
        /// The task's title.
        task: String,
        /// What it says.
        saying: Saying,
    },
    /// A second duty beside one: the same task, party and sources.
    Split {
        /// The duty's id.
        duty: String,
        /// What the second one says.
        saying: Saying,
    },
    /// A duty less; a task goes with its last one.
    Retire {
        /// The duty's id.
        duty: String,
    },
    /// Another wording or condition for a check, or a check more.
    StateCheck {
        /// The check's id; none for a new one.
        check: Option<String>,
        /// What it asks for from now on.
        asking: Asking,
    },
    /// A check less; duties no longer mention it.
    RetireCheck {
        /// The check's id.
        check: String,
    },
}

/// What a duty says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// Whose it is.
    pub party: Party,
    /// What is to be done.
    pub title: String,
    /// What that means.
    pub text: String,
    /// The kind of object that it concerns.
    pub attaches: Kind,
    /// For which of them; may be empty.
    pub when: String,
    /// The ids of the checks that show how it stands.
    pub checks: Vec<String>,
}

impl Saying {
    /// What the duty says now.
    pub fn of(duty: &Duty) -> Self {
        Self {
            party: duty.party,
            title: duty.title.clone(),
            text: duty.text.clone(),
            attaches: duty.attaches,
            when: duty
                .when
                .as_ref()
                .map_or_else(String::new, |when| when.text().to_owned()),
            checks: duty.checks.clone(),
        }
    }

    /// For which objects it is.
    ///
    /// # Errors
    /// The condition is none, or cannot be asked of such objects.
    pub fn condition(&self) -> Result<Option<Condition>, Mistake> {
        Condition::typed(&self.when, self.attaches)
    }
}

impl Catalogue {
    /// The catalogue after the change. Every other duty keeps its id, and so
    /// its owner.
    ///
    /// # Errors
    /// There is no such duty, or a title is missing; says which in words.
    pub fn revised(&self, revision: &Revision) -> Result<Self, String> {
        let mut revised = self.clone();
        match revision {
            Revision::State { duty, saying } => revised.state(duty, saying)?,
            Revision::Add { area, task, saying } => revised.add(area, task, saying)?,
            Revision::Split { duty, saying } => revised.split(duty, saying)?,
            Revision::Retire { duty } => revised.retire(duty)?,
            Revision::StateCheck { check, asking } => {
                revised.state_check(check.as_deref(), asking)?;
            }
            Revision::RetireCheck { check } => revised.retire_check(check)?,
        }
        Ok(revised)
    }

    fn state(&mut self, id: &str, saying: &Saying) -> Result<(), String> {
        named("duty", &saying.title, "title")?;
        let place = self.place(id)?;
        let Some(duty) = self.duties.get_mut(place) else {
            return Ok(());
        };
        let before = Rc::clone(duty);
        say(Rc::make_mut(duty), saying)?;
        self.write_halves(&before.task, &[before.party, saying.party]);
        Ok(())
    }

    fn add(&mut self, area: &str, task: &str, saying: &Saying) -> Result<(), String> {
        for (text, what) in [(area, "area"), (task, "task"), (&*saying.title, "title")] {
            named("duty", text, what)?;
        }
        let area = self.area_called(area);
        let known = self
            .tasks
            .iter()
            .find(|known| known.area == area && known.title == task)
            .map(|known| known.id.clone());
        let task = known.unwrap_or_else(|| self.new_task(&area, task));
        let mut duty = Duty {
            id: self.free(&format!("{task}.{}", Choices::key(saying.party))),
            task: task.clone(),
            party: saying.party,
            title: String::new(),
            text: String::new(),
            attaches: saying.attaches,
            when: None,
            suggested: None,
            gap: None,
            says: Vec::new(),
            sources: Vec::new(),
            checks: Vec::new(),
            how: HowTo::default(),
        };
        say(&mut duty, saying)?;
        self.insert(duty);
        self.write_halves(&task, &[saying.party]);
        Ok(())
    }

    fn split(&mut self, id: &str, saying: &Saying) -> Result<(), String> {
        named("duty", &saying.title, "title")?;
        let place = self.place(id)?;
        let Some(first) = self.duties.get(place) else {
            return Ok(());
        };
        let mut duty = Duty::clone(first);
        duty.id = self.free(id);
        say(&mut duty, saying)?;
        let task = duty.task.clone();
        self.duties.insert(place + 1, Rc::new(duty));
        self.write_halves(&task, &[saying.party]);
        Ok(())
    }

    fn retire(&mut self, id: &str) -> Result<(), String> {
        let place = self.place(id)?;
        let gone = self.duties.remove(place);
        if self.duties.iter().any(|duty| duty.task == gone.task) {
            self.write_halves(&gone.task, &[gone.party]);
            return Ok(());
        }
        self.tasks.retain(|task| task.id != gone.task);
        self.drop_empty_areas();
        Ok(())
    }

    fn drop_empty_areas(&mut self) {
        let (tasks, checks) = (&self.tasks, &self.checks);
        self.areas.retain(|area| {
            tasks.iter().any(|task| task.area == area.id)
                || checks.iter().any(|item| item.area == area.id)
        });
    }

    fn place(&self, id: &str) -> Result<usize, String> {
        let place = self.duties.iter().position(|duty| duty.id == id);
        place.ok_or_else(|| "that duty is no longer in the catalogue".to_owned())
    }

    /// Behind the last duty of its task, else at the end.
    fn insert(&mut self, duty: Duty) {
        let last = self
            .duties
            .iter()
            .rposition(|known| known.task == duty.task);
        let place = last.map_or(self.duties.len(), |last| last + 1);
        self.duties.insert(place, Rc::new(duty));
    }

    /// Says again in the task what its duties of these parties say.
    fn write_halves(&mut self, task: &str, parties: &[Party]) {
        for &party in parties {
            let said: Vec<&str> = self
                .duties
                .iter()
                .filter(|duty| duty.task == task && duty.party == party)
                .map(|duty| &*duty.text)
                .collect();
            let half = (!said.is_empty()).then(|| said.join("\n"));
            let Some(task) = self.tasks.iter_mut().find(|known| known.id == task) else {
                continue;
            };
            match party {
                Party::Provider => task.provider = half,
                Party::Customer => task.customer = half,
                Party::ThirdParty | Party::Unknown => {}
            }
        }
    }

    fn area_called(&mut self, title: &str) -> String {
        if let Some(area) = self.areas.iter().find(|area| area.title == title) {
            return area.id.clone();
        }
        let wanted = slug(title);
        let is_free = |id: &str| self.areas.iter().all(|area| area.id != id);
        let id = first_free(&wanted, is_free);
        self.areas.push(Area {
            id: id.clone(),
            title: title.to_owned(),
        });
        id
    }

    fn new_task(&mut self, area: &str, title: &str) -> String {
        let id = self.free(&format!("{}/{area}.{}", self.id, slug(title)));
        self.tasks.push(Task {
            id: id.clone(),
            area: area.to_owned(),
            title: title.to_owned(),
            provider: None,
            customer: None,
            sources: Vec::new(),
            line: TaskOrigin::Added,
            page_line: None,
        });
        id
    }

    /// An id that nothing else has.
    fn free(&self, wanted: &str) -> String {
        first_free(wanted, |id| {
            self.tasks.iter().all(|task| task.id != id)
                && self.duties.iter().all(|duty| duty.id != id)
                && self.checks.iter().all(|item| item.id != id)
        })
    }
}

/// Lets the duty say that. Who was suggested, and why nobody could say, falls
/// away with another party.
fn say(duty: &mut Duty, saying: &Saying) -> Result<(), String> {
    duty.when = saying.condition().map_err(|mistake| mistake.to_string())?;
    let unknown = saying.party == Party::Unknown;
    if !unknown || duty.party != saying.party {
        duty.gap = unknown.then_some(PartyGap::Silent);
        duty.suggested = unknown.then_some(Party::Customer);
        duty.says.clear();
    }
    duty.party = saying.party;
    saying.title.trim().clone_into(&mut duty.title);
    saying.text.trim().clone_into(&mut duty.text);
    duty.attaches = saying.attaches;
    duty.checks.clone_from(&saying.checks);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::kept;
    use crate::catalogue::library::SERVICES;

    fn vpc() -> Catalogue {
        let vpc = SERVICES.iter().find(|one| one.id == "ibm.vpc");
        vpc.unwrap().open().unwrap()
    }

    fn saying(party: Party, title: &str) -> Saying {
        Saying {
            party,
            title: title.to_owned(),
            text: format!("{title}."),
            attaches: Kind::PlanFacts,
            when: String::new(),
            checks: Vec::new(),
        }
    }

    /// The catalogue after the change, which is one that a plan can keep.
    fn revised(catalogue: &Catalogue, revision: &Revision) -> Catalogue {
        let revised = catalogue.revised(revision).unwrap();
        assert_eq!(kept::read(&kept::write(&revised)).as_ref(), Ok(&revised));
        revised
    }

    #[test]
    fn a_duty_is_reworded_and_keeps_its_id() {
        let before = vpc();
        let duty = before.duties[3].id.clone();
        let revision = Revision::State {
            duty: duty.clone(),
            saying: saying(Party::Unknown, "Ask"),
        };
        let after = revised(&before, &revision);
        assert_eq!(after.duties[3].id, duty);
        assert_eq!(after.duties[3].title, "Ask");
        assert_eq!(after.duties[3].gap, Some(PartyGap::Silent));
        let others = |catalogue: &Catalogue| catalogue.duties.len();
        assert_eq!(others(&after), others(&before));
    }

    #[test]
    fn a_duty_is_added_under_a_task_that_is_there_or_new() {
        let before = vpc();
        let task = before.tasks[0].clone();
        let area = before.area_title(&task.area).to_owned();
        let add = |area: &str, task: &str| Revision::Add {
            area: area.to_owned(),
            task: task.to_owned(),
            saying: saying(Party::ThirdParty, "Carry the tapes"),
        };
        let same = revised(&before, &add(&area, &task.title));
        assert_eq!(same.tasks.len(), before.tasks.len());
        let new = revised(&before, &add("Logistics", "Transport"));
        assert_eq!(new.tasks.len(), before.tasks.len() + 1);
        assert_eq!(
            new.duties.last().map(|duty| &*duty.id),
            Some("ibm.vpc/logistics.transport.third_party")
        );
        assert!(before.revised(&add("Logistics", " ")).is_err());
    }

    #[test]
    fn a_duty_is_split_into_two_of_the_same_task() {
        let before = vpc();
        let first = &before.duties[0];
        let split = Revision::Split {
            duty: first.id.clone(),
            saying: saying(first.party, "The rest"),
        };
        let after = revised(&before, &split);
        assert_eq!(after.duties[0], *first);
        assert_eq!(after.duties[1].id, format!("{}~2", first.id));
        assert_eq!(after.duties[1].task, first.task);
    }

    #[test]
    fn a_task_goes_with_its_last_duty() {
        let mut catalogue = vpc();
        let task = catalogue.tasks[0].id.clone();
        let duties = |catalogue: &Catalogue| {
            let mut of = catalogue.duties.iter().filter(|duty| duty.task == task);
            of.next().map(|duty| duty.id.clone())
        };
        while let Some(duty) = duties(&catalogue) {
            catalogue = revised(&catalogue, &Revision::Retire { duty });
        }
        assert!(catalogue.task(&task).is_none());
        let gone = Revision::Retire { duty: task };
        assert!(catalogue.revised(&gone).is_err());
    }
}
