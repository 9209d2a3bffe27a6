//! What a newer catalogue of a service says otherwise: duties that came, went,
//! moved, or are worded anew.

mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde::Serialize;

use super::duty::{Catalogue, Duty, Task};
use crate::model::assignment::Party;
use crate::model::choice::Choices;

pub use words::Word;

/// Pairs of duties that are compared by their words; above that only equal
/// ones are recognised.
const MOST_PAIRS: usize = 1_000_000;

/// What changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// In the order of the newer catalogue; what went comes last.
    pub changes: Vec<Change>,
}

/// A duty that is not as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The duty as it was, with its task.
    pub before: Option<(Rc<Duty>, Task)>,
    /// The duty as it is, with its task.
    pub after: Option<(Rc<Duty>, Task)>,
    /// Whether the provider no longer does what is now left to the customer.
    pub to_customer: bool,
}

/// In which way a duty changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is worded otherwise.
    Changed,
    /// It has another party, or stands under another task or area.
    Moved,
    /// It is gone.
    Removed,
}

impl Change {
    /// In which way.
    pub fn kind(&self) -> ChangeKind {
        match (&self.before, &self.after) {
            (None, _) => ChangeKind::Added,
            (_, None) => ChangeKind::Removed,
            (Some((before, task)), Some((after, next)))
                if before.party != after.party
                    || task.area != next.area
                    || task.title != next.title =>
            {
                ChangeKind::Moved
            }
            _ => ChangeKind::Changed,
        }
    }

    /// The words of both texts: kept, taken out, put in.
    pub fn words(&self) -> Vec<Word> {
        let text = |side: &Option<(Rc<Duty>, Task)>| {
            side.as_ref()
                .map(|(duty, _)| duty.text.clone())
                .unwrap_or_default()
        };
        words::compare(&text(&self.before), &text(&self.after))
    }

    /// In one line for a list.
    pub fn text(&self) -> String {
        let side = self.after.as_ref().or(self.before.as_ref());
        let (title, task) = side.map_or(("", ""), |(duty, task)| (&duty.title, &task.title));
        let name = if title == task {
            title.to_owned()
        } else {
            format!("{task}: {title}")
        };
        let party = |side: &Option<(Rc<Duty>, Task)>| {
            let party = side
                .as_ref()
                .map(|(duty, _)| duty.party.label().to_lowercase());
            party.unwrap_or_default()
        };
        let (before, after) = (party(&self.before), party(&self.after));
        match self.kind() {
            ChangeKind::Added => format!("{name}: new for the {after}"),
            ChangeKind::Changed => format!("{name}: worded otherwise for the {after}"),
            ChangeKind::Moved if before != after => {
                format!("{name}: moved from the {before} to the {after}")
            }
            ChangeKind::Moved => format!("{name}: moved, still for the {after}"),
            ChangeKind::Removed if self.to_customer => {
                format!("{name}: the provider's part is gone, the customer's is left")
            }
            ChangeKind::Removed => format!("{name}: gone for the {before}"),
        }
    }
}

impl Difference {
    /// What the newer catalogue says otherwise. Duties are the same where
    /// their ids are; else where text and party are alike, and where only the
    /// party changed.
    pub fn new(before: &Catalogue, after: &Catalogue) -> Self {
        let mut pairs: BTreeMap<usize, usize> = BTreeMap::new();
        let mut olds: BTreeSet<usize> = (0..before.duties.len()).collect();
        let by_id: BTreeMap<&str, usize> = before
            .duties
            .iter()
            .enumerate()
            .map(|(at, duty)| (&*duty.id, at))
            .collect();
        for (at, duty) in after.duties.iter().enumerate() {
            if let Some(&old) = by_id.get(&*duty.id) {
                pairs.insert(at, old);
                olds.remove(&old);
            }
        }
        for same_party in [true, false] {
            match_alike(before, after, same_party, &mut pairs, &mut olds);
        }
        let side = |catalogue: &Catalogue, at: usize| {
            let duty = catalogue.duties.get(at)?;
            Some((Rc::clone(duty), catalogue.task(&duty.task)?.clone()))
        };
        let mut changes = Vec::new();
        for at in 0..after.duties.len() {
            let old = pairs.get(&at).and_then(|&old| side(before, old));
            let new = side(after, at);
            if !same(before, after, old.as_ref(), new.as_ref()) {
                changes.push(change(old, new, after));
            }
        }
        changes.extend(
            olds.into_iter()
                .map(|old| change(side(before, old), None, after)),
        );
        Self { changes }
    }

    /// Which duties go on under another id: before, and now.
    pub fn renamed(&self) -> impl Iterator<Item = (&str, &str)> {
        self.changes.iter().filter_map(|change| {
            let (before, after) = (change.before.as_ref()?, change.after.as_ref()?);
            (before.0.id != after.0.id).then_some((&*before.0.id, &*after.0.id))
        })
    }

    /// The duties that moved from the provider to the customer: each is a
    /// finding.
    pub fn findings(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.to_customer)
    }
}

type Side = (Rc<Duty>, Task);

fn change(before: Option<Side>, after: Option<Side>, now: &Catalogue) -> Change {
    let was_provider = before
        .as_ref()
        .is_some_and(|(duty, _)| duty.party == Party::Provider);
    let to_customer = was_provider
        && match (&before, &after) {
            (_, Some((duty, _))) => duty.party == Party::Customer,
            // The provider's half is gone, the customer's is still there.
            (Some((gone, _)), None) => {
                let mut others = now.duties.iter().filter(|duty| duty.task == gone.task);
                others.clone().all(|duty| duty.party != Party::Provider)
                    && others.any(|duty| duty.party == Party::Customer)
            }
            (None, None) => false,
        };
    Change {
        before,
        after,
        to_customer,
    }
}

/// Whether a reader would see no difference.
fn same(before: &Catalogue, after: &Catalogue, old: Option<&Side>, new: Option<&Side>) -> bool {
    let (Some((old, task)), Some((new, next))) = (old, new) else {
        return false;
    };
    old.id == new.id
        && old.party == new.party
        && old.title == new.title
        && old.text == new.text
        && task.title == next.title
        && before.area_title(&task.area) == after.area_title(&next.area)
}

/// Finds for duties without a partner the one that is most alike.
fn match_alike(
    before: &Catalogue,
    after: &Catalogue,
    same_party: bool,
    pairs: &mut BTreeMap<usize, usize>,
    olds: &mut BTreeSet<usize>,
) {
    let news: Vec<usize> = (0..after.duties.len())
        .filter(|at| !pairs.contains_key(at))
        .collect();
    let exact_only = news.len().saturating_mul(olds.len()) > MOST_PAIRS;
    let bags = |catalogue: &Catalogue, at: usize| {
        catalogue
            .duties
            .get(at)
            .map(|duty| words::bag(&format!("{} {}", duty.title, duty.text)))
    };
    let old_bags: BTreeMap<usize, _> = olds
        .iter()
        .filter_map(|&at| Some((at, bags(before, at)?)))
        .collect();
    for at in news {
        let (Some(duty), Some(bag)) = (after.duties.get(at), bags(after, at)) else {
            continue;
        };
        let alike = olds.iter().filter_map(|&old| {
            let other = before.duties.get(old)?;
            if (other.party == duty.party) != same_party {
                return None;
            }
            let alike = if exact_only {
                100 * u32::from(other.text == duty.text)
            } else {
                words::alike(old_bags.get(&old)?, &bag)
            };
            Some((alike, std::cmp::Reverse(old)))
        });
        if let Some((_, std::cmp::Reverse(old))) = alike.max().filter(|(alike, _)| *alike >= 60) {
            pairs.insert(at, old);
            olds.remove(&old);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::kept::read;
    use serde_json::json;

    /// Lines of `task party text`.
    fn catalogue(lines: &[&str]) -> Catalogue {
        let mut tasks: BTreeMap<&str, _> = BTreeMap::new();
        let mut duties = Vec::new();
        for line in lines {
            let [task, party, text] = line.splitn(3, ' ').collect::<Vec<_>>()[..] else {
                panic!("{line}")
            };
            let id = format!("own.v/{task}");
            tasks
                .entry(task)
                .or_insert(json!({"id": id, "area": "a", "title": task,
                "provider": null, "customer": null, "sources": [], "line": "page"}));
            duties.push(
                json!({"id": format!("{id}.{party}"), "task": id, "party": party,
                "title": task, "text": text, "attaches": "plan", "sources": []}),
            );
        }
        read(
            &json!({"id": "own.v", "service": "V", "provider": "P", "release": "1",
            "date": "2026-01-01", "areas": [{"id": "a", "title": "A"}],
            "tasks": tasks.into_values().collect::<Vec<_>>(), "duties": duties}),
        )
        .unwrap()
    }

    #[track_caller]
    fn check(before: &[&str], after: &[&str], expected: &[(ChangeKind, &str)]) -> Difference {
        let difference = Difference::new(&catalogue(before), &catalogue(after));
        let found: Vec<_> = difference
            .changes
            .iter()
            .map(|it| (it.kind(), it.text()))
            .collect();
        let found: Vec<_> = found.iter().map(|(kind, text)| (*kind, &**text)).collect();
        assert_eq!(found, expected);
        difference
    }

    #[test]
    fn the_same_catalogue_differs_in_nothing() {
        let lines = ["watch provider Watches", "watch customer You watch"];
        check(&lines, &lines, &[]);
    }

    #[test]
    fn a_duty_that_moved_to_the_customer_is_a_finding() {
        let difference = check(
            &["upgrade provider Upgrades all connectors in time"],
            &["upgrade customer Upgrade all connectors in time"],
            &[(
                ChangeKind::Moved,
                "upgrade: moved from the provider to the customer",
            )],
        );
        assert_eq!(difference.findings().count(), 1);
        assert_eq!(
            difference.renamed().collect::<Vec<_>>(),
            [("own.v/upgrade.provider", "own.v/upgrade.customer")]
        );
        let gone = check(
            &["upgrade provider Does it", "upgrade customer You help"],
            &["upgrade customer You help"],
            &[(
                ChangeKind::Removed,
                "upgrade: the provider's part is gone, the customer's is left",
            )],
        );
        assert_eq!(gone.findings().count(), 1);
    }

    #[test]
    fn changes_are_told_apart() {
        let difference = check(
            &[
                "watch customer Watch the jobs daily",
                "clean provider Cleans",
                "lock customer Lock the door at night",
            ],
            &[
                "watch customer Watch the jobs weekly",
                "doors customer Lock the door at night",
                "heat provider Heats the hall",
            ],
            &[
                (
                    ChangeKind::Changed,
                    "watch: worded otherwise for the customer",
                ),
                (ChangeKind::Moved, "doors: moved, still for the customer"),
                (ChangeKind::Added, "heat: new for the provider"),
                (ChangeKind::Removed, "clean: gone for the provider"),
            ],
        );
        let words = difference.changes[0].words();
        assert_eq!(
            words[3..],
            [Word::Gone("daily".into()), Word::New("weekly".into())]
        );
        assert_eq!(difference.findings().count(), 0);
    }
}
