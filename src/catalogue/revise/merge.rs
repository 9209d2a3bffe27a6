//! A newer catalogue in the place of one that a team has changed. What only one
//! side changed is taken; where both did, the team's stands, and one chooses.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::catalogue::difference::Difference;
use crate::catalogue::duty::{Catalogue, Duty};
use crate::catalogue::statement::Statement;

use super::own_checks::own_checks;

/// The newer catalogue with what the team changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// Both in one.
    pub catalogue: Catalogue,
    /// The duties that the team had changed, in the order of the older catalogue.
    pub own: Vec<Own<Duty>>,
    /// The checks that the team had changed, likewise.
    pub own_checks: Vec<Own<Statement>>,
}

/// A duty or check that the team changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Own<T> {
    /// The id that it had in the older catalogue.
    pub id: String,
    /// What the team says; nothing where it retired it.
    pub team: Option<Rc<T>>,
    /// What the provider says now; nothing where it dropped it.
    pub provider: Option<Rc<T>>,
    /// Whether the provider changed it, too, so that one has to choose.
    pub both: bool,
}

/// Joins what the provider wrote (`base`), what the team made of it (`team`)
/// and what the provider writes now (`newer`). Of the duties and checks in
/// `given_up`, by their older ids, the provider's is taken where both changed them.
pub fn merge(
    base: &Catalogue,
    team: &Catalogue,
    newer: &Catalogue,
    given_up: &BTreeSet<String>,
) -> Merged {
    let difference = Difference::new(base, newer);
    let renamed: BTreeMap<&str, &str> = difference.renamed().collect();
    let mut merged = Merged {
        catalogue: newer.clone(),
        own: Vec::new(),
        own_checks: own_checks(base, team, newer),
    };
    merged.catalogue.take_sources(team);
    for own in &merged.own_checks {
        if !(own.both && given_up.contains(&own.id)) {
            merged.catalogue.keep_own_check(team, own);
        }
    }
    for before in &base.duties {
        let ours = find(team, &before.id);
        if ours.is_some_and(|ours| ours == before) {
            continue;
        }
        let now = renamed.get(&*before.id).copied().unwrap_or(&before.id);
        let theirs = find(newer, now);
        if ours.is_none() && theirs.is_none() {
            continue;
        }
        let own = Own {
            id: before.id.clone(),
            team: ours.cloned(),
            provider: theirs.cloned(),
            both: theirs.is_none_or(|theirs| !says_the_same(before, theirs)),
        };
        if !(own.both && given_up.contains(&own.id)) {
            merged.catalogue.keep_own(team, &own);
        }
        merged.own.push(own);
    }
    for added in &team.duties {
        if find(base, &added.id).is_none() {
            merged.catalogue.bring(team, added);
        }
    }
    merged.catalogue.forget_checks([base, team]);
    merged
}

fn find<'a>(catalogue: &'a Catalogue, id: &str) -> Option<&'a Rc<Duty>> {
    catalogue.duties.iter().find(|duty| duty.id == id)
}

/// Whether a reader would see no difference, wherever the duty stands.
fn says_the_same(one: &Duty, other: &Duty) -> bool {
    let seen = |duty: &Duty| Duty {
        id: String::new(),
        task: String::new(),
        sources: Vec::new(),
        ..duty.clone()
    };
    seen(one) == seen(other)
}

impl Catalogue {
    /// Lets the newer duty say what the team says.
    fn keep_own(&mut self, team: &Self, own: &Own<Duty>) {
        match (&own.team, &own.provider) {
            (Some(ours), Some(theirs)) => {
                let kept = Duty {
                    id: theirs.id.clone(),
                    task: theirs.task.clone(),
                    ..(**ours).clone()
                };
                let parties = [theirs.party, ours.party];
                if let Some(place) = self.duties.iter().position(|duty| duty.id == theirs.id)
                    && let Some(duty) = self.duties.get_mut(place)
                {
                    *duty = Rc::new(kept);
                }
                self.write_halves(&theirs.task, &parties);
            }
            (Some(ours), None) => self.bring(team, ours),
            (None, Some(theirs)) => {
                // It is there: it was found in this catalogue.
                let _ = self.retire(&theirs.id);
            }
            (None, None) => {}
        }
    }

    /// Takes a duty of the team's over, with its task and area where they are
    /// missing.
    fn bring(&mut self, team: &Self, duty: &Duty) {
        if self.task(&duty.task).is_none()
            && let Some(task) = team.task(&duty.task)
        {
            let mut task = task.clone();
            task.area = self.area_called(team.area_title(&task.area));
            self.tasks.push(task);
        }
        if self.task(&duty.task).is_none() {
            return;
        }
        let mut duty = duty.clone();
        duty.id = self.free(&duty.id);
        let (task, party) = (duty.task.clone(), duty.party);
        self.insert(duty);
        self.write_halves(&task, &[party]);
    }

    /// The pages that only the team's catalogue cites.
    fn take_sources(&mut self, team: &Self) {
        for source in &team.sources {
            if self.sources.iter().all(|known| known.id != source.id) {
                self.sources.push(source.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::kept;
    use crate::catalogue::library::SERVICES;
    use crate::catalogue::revise::{Asking, Revision, Saying};

    fn vpc() -> Catalogue {
        let vpc = SERVICES.iter().find(|one| one.id == "ibm.vpc");
        vpc.unwrap().open().unwrap()
    }

    fn reworded(catalogue: &Catalogue, at: usize, text: &str) -> Catalogue {
        let duty = &catalogue.duties[at];
        let saying = Saying {
            text: text.to_owned(),
            ..Saying::of(duty)
        };
        let duty = duty.id.clone();
        catalogue
            .revised(&Revision::State { duty, saying })
            .unwrap()
    }

    fn retired(catalogue: &Catalogue, at: usize) -> Catalogue {
        let duty = catalogue.duties[at].id.clone();
        catalogue.revised(&Revision::Retire { duty }).unwrap()
    }

    fn merged(team: &Catalogue, newer: &Catalogue, given_up: &[&str]) -> Merged {
        let given_up = given_up.iter().map(|id| (*id).to_owned()).collect();
        let merged = merge(&vpc(), team, newer, &given_up);
        let kept = kept::read(&kept::write(&merged.catalogue));
        assert_eq!(kept.as_ref(), Ok(&merged.catalogue));
        merged
    }

    fn texts(catalogue: &Catalogue, of: &Catalogue, at: usize) -> Option<String> {
        find(catalogue, &of.duties[at].id).map(|duty| duty.text.clone())
    }

    #[test]
    fn an_unchanged_catalogue_becomes_the_newer_one() {
        let newer = retired(&reworded(&vpc(), 2, "New"), 5);
        let merged = merged(&vpc(), &newer, &[]);
        assert_eq!(merged.catalogue, newer);
        assert_eq!(merged.own, []);
        assert_eq!(merged.own_checks, []);
    }

    #[test]
    fn what_only_the_team_changed_is_kept() {
        let base = vpc();
        let team = retired(&reworded(&base, 2, "Ours"), 4);
        let split = Revision::Split {
            duty: base.duties[0].id.clone(),
            saying: Saying {
                title: "The rest".to_owned(),
                ..Saying::of(&base.duties[0])
            },
        };
        let check = Revision::StateCheck {
            check: None,
            asking: Asking {
                title: "Own check".to_owned(),
                area: "Own area".to_owned(),
                ..Asking::new()
            },
        };
        let team = team.revised(&split).unwrap().revised(&check).unwrap();
        let newer = reworded(&base, 7, "Theirs");
        let merged = merged(&team, &newer, &[]);
        assert_eq!(texts(&merged.catalogue, &base, 2).as_deref(), Some("Ours"));
        assert_eq!(texts(&merged.catalogue, &base, 4), None);
        assert_eq!(
            texts(&merged.catalogue, &base, 7).as_deref(),
            Some("Theirs")
        );
        assert_eq!(merged.catalogue.checks, team.checks);
        assert_eq!(merged.catalogue.duties.len(), base.duties.len());
        assert_eq!(merged.own.len(), 2);
        assert!(merged.own.iter().all(|own| !own.both));
    }

    #[test]
    fn where_both_changed_a_duty_the_team_has_the_say_unless_it_gives_up() {
        let base = vpc();
        let team = retired(&reworded(&base, 2, "Ours"), 4);
        let newer = reworded(&reworded(&base, 2, "Theirs"), 4, "Theirs, too");
        let kept = merged(&team, &newer, &[]);
        assert!(kept.own.iter().all(|own| own.both));
        assert_eq!(texts(&kept.catalogue, &base, 2).as_deref(), Some("Ours"));
        assert_eq!(texts(&kept.catalogue, &base, 4), None);
        let given_up = [&*base.duties[2].id, &*base.duties[4].id];
        let taken = merged(&team, &newer, &given_up);
        assert_eq!(texts(&taken.catalogue, &base, 2).as_deref(), Some("Theirs"));
        assert_eq!(
            texts(&taken.catalogue, &base, 4).as_deref(),
            Some("Theirs, too")
        );
    }

    #[test]
    fn a_reworded_duty_that_the_provider_dropped_stays_unless_given_up() {
        let base = vpc();
        let (team, newer) = (reworded(&base, 2, "Ours"), retired(&base, 2));
        let kept = merged(&team, &newer, &[]);
        assert_eq!(texts(&kept.catalogue, &base, 2).as_deref(), Some("Ours"));
        let taken = merged(&team, &newer, &[&base.duties[2].id]);
        assert_eq!(taken.catalogue, newer);
    }
}
