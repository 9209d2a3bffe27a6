//! The checks of a catalogue that a team has changed, when a newer one takes
//! its place.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::Own;
use crate::catalogue::duty::Catalogue;
use crate::catalogue::statement::Statement;

/// The checks that the team changed, retired, or added; those of its own that
/// the provider has not are nothing to choose.
pub(super) fn own_checks(
    base: &Catalogue,
    team: &Catalogue,
    newer: &Catalogue,
) -> Vec<Own<Statement>> {
    let known = base.checks.iter();
    let added = team.checks.iter();
    let added = added.filter(|item| find_check(base, &item.id).is_none());
    let changed = known.chain(added).filter_map(|item| {
        let before = find_check(base, &item.id);
        let (ours, theirs) = (find_check(team, &item.id), find_check(newer, &item.id));
        let differs = ours != before && (ours.is_some() || theirs.is_some());
        differs.then(|| Own {
            id: item.id.clone(),
            team: ours.cloned(),
            provider: theirs.cloned(),
            both: match (before, theirs) {
                (Some(before), Some(theirs)) => !asks_the_same(before, theirs),
                (None, None) => false,
                _ => true,
            },
        })
    });
    changed.collect()
}

fn find_check<'a>(catalogue: &'a Catalogue, id: &str) -> Option<&'a Rc<Statement>> {
    catalogue.checks.iter().find(|item| item.id == id)
}

/// Whether a reader would see no difference, whatever it rests on.
fn asks_the_same(one: &Statement, other: &Statement) -> bool {
    let seen = |item: &Statement| Statement {
        area: String::new(),
        sources: Vec::new(),
        ..item.clone()
    };
    seen(one) == seen(other)
}

impl Catalogue {
    /// Lets the newer check ask what the team asks.
    pub(super) fn keep_own_check(&mut self, team: &Self, own: &Own<Statement>) {
        let Some(ours) = &own.team else {
            self.checks.retain(|item| item.id != own.id);
            return;
        };
        let mut kept = (**ours).clone();
        kept.area = self.area_called(team.area_title(&ours.area));
        let place = self.checks.iter().position(|item| item.id == own.id);
        match place.and_then(|place| self.checks.get_mut(place)) {
            Some(item) => *item = Rc::new(kept),
            None => self.checks.push(Rc::new(kept)),
        }
    }

    /// Takes out of the duties what those catalogues had as checks and this
    /// one has not, and the areas that are empty then.
    pub(super) fn forget_checks(&mut self, of: [&Self; 2]) {
        let gone: BTreeSet<&str> = of
            .iter()
            .flat_map(|one| &one.checks)
            .map(|item| &*item.id)
            .filter(|id| find_check(self, id).is_none())
            .collect();
        for duty in &mut self.duties {
            if duty.checks.iter().any(|check| gone.contains(&**check)) {
                let duty = Rc::make_mut(duty);
                duty.checks.retain(|check| !gone.contains(&**check));
            }
        }
        self.drop_empty_areas();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::library::SERVICES;
    use crate::catalogue::revise::{Asking, Merged, Revision, merge};

    /// A catalogue with a check more, and the check's id.
    fn checked() -> (Catalogue, String) {
        let vpc = SERVICES.iter().find(|one| one.id == "ibm.vpc");
        let vpc = vpc.unwrap().open().unwrap();
        let asking = Asking {
            title: "Doors are locked".to_owned(),
            area: "Doors".to_owned(),
            ..Asking::new()
        };
        let check = None;
        let with = vpc.revised(&Revision::StateCheck { check, asking });
        let with = with.unwrap();
        let id = with.checks.last().unwrap().id.clone();
        (with, id)
    }

    fn asked(catalogue: &Catalogue, id: &str, text: &str) -> Catalogue {
        let asking = Asking {
            text: text.to_owned(),
            ..Asking::of(catalogue, find_check(catalogue, id).unwrap())
        };
        let check = Some(id.to_owned());
        let revision = Revision::StateCheck { check, asking };
        catalogue.revised(&revision).unwrap()
    }

    #[test]
    fn where_both_changed_a_check_the_team_has_the_say_unless_it_gives_up() {
        let (base, id) = checked();
        let (team, newer) = (asked(&base, &id, "Ours"), asked(&base, &id, "Theirs"));
        let text = |merged: &Merged| find_check(&merged.catalogue, &id).map(|one| one.text.clone());
        let kept = merge(&base, &team, &newer, &BTreeSet::new());
        let own = kept.own_checks.first().unwrap();
        assert!(own.both && own.team.is_some() && own.provider.is_some());
        assert_eq!(text(&kept).as_deref(), Some("Ours"));
        let given_up = BTreeSet::from([id.clone()]);
        let taken = merge(&base, &team, &newer, &given_up);
        assert_eq!(text(&taken).as_deref(), Some("Theirs"));
        let alone = merge(&base, &team, &base, &given_up);
        assert_eq!(text(&alone).as_deref(), Some("Ours"), "nothing to choose");
        assert!(alone.own_checks.iter().all(|own| !own.both));
    }

    #[test]
    fn a_check_that_one_side_dropped_stays_or_goes_with_its_mentions() {
        let (mut base, id) = checked();
        Rc::make_mut(&mut base.duties[0]).checks.push(id.clone());
        let check = id.clone();
        let without = base.revised(&Revision::RetireCheck { check }).unwrap();
        let given_up = BTreeSet::from([id.clone()]);
        let has = |merged: &Merged| {
            let mentioned = merged.catalogue.duties[0].checks.contains(&id);
            (find_check(&merged.catalogue, &id).is_some(), mentioned)
        };
        let ours = asked(&base, &id, "Ours");
        let kept = merge(&base, &ours, &without, &BTreeSet::new());
        assert!(has(&kept).0 && kept.own_checks[0].both);
        assert_eq!(
            has(&merge(&base, &ours, &without, &given_up)),
            (false, false)
        );
        let theirs = asked(&base, &id, "Theirs");
        let retired = merge(&base, &without, &theirs, &BTreeSet::new());
        assert_eq!(has(&retired), (false, false));
        assert!(has(&merge(&base, &without, &theirs, &given_up)).0);
    }
}
