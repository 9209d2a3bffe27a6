//! What to do next: every single action that the findings ask for, and what
//! each would bring.
//!
//! An action is the smallest change that cures something. Where entries hang
//! on the same thing, one action cures all of them: the answer to one open
//! question, whichever items wait for it; the cure of one rule on one policy,
//! group, connection, instance, application or drill that the rule looked at,
//! whichever workloads it spoke of. Anything else is cured on its own.
//!
//! An action's gain is the readiness with its entries cured less that of
//! today, all else as it is. A rule counts as done when the facts are put
//! right; a statement, a rehearsal and what has to be verified again count as
//! verified, because there the record is what is missing. Actions are
//! compared by gain per effort (1, 2 or 3); unknown answers are taken for
//! good ones, as a step shows what could be.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

use super::assess::{Assessment, Entry, Report};
use super::gate::Cap;
use super::item::Item;
use super::rule::{Effort, Family, Severity};
use super::score::{Tally, earned, percent, whole};
use super::standing::{Share, State};
use super::verdict::Seen;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};

/// What an action changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cure {
    /// It answers these questions: fields of objects that state nothing.
    Answer(Vec<(Kind, Key, &'static str)>),
    /// It settles the item at these objects.
    Settle(Vec<(Kind, Key)>),
}

/// An entry that an action cures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cured {
    /// The object's kind.
    pub kind: Kind,
    /// The object.
    pub object: Key,
    /// The item's place in [`Assessment::items`].
    pub item: usize,
    /// What it earns now.
    share: Share,
    /// What it will earn.
    then: Share,
}

/// Something that can be done, and what it brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What it changes.
    pub cure: Cure,
    /// The worst item that it cures, by its place in [`Assessment::items`].
    pub item: usize,
    /// All that it cures.
    pub entries: Vec<Cured>,
    /// How much work it is: the most that one of its items asks for.
    pub effort: Effort,
    /// What it adds to readiness, in the unit of [`earned`].
    pub gain: u64,
}

impl Action {
    /// Gain per effort: efforts are 1, 2 and 3, so six times the gain divides
    /// evenly.
    pub const fn worth(&self) -> u64 {
        self.gain * 6 / self.effort as u64
    }

    /// What it adds to readiness, in tenths of a point.
    pub fn tenths(&self, assessment: &Assessment) -> u32 {
        let whole = whole(&assessment.items, &assessment.score.items).max(1);
        u32::try_from(self.gain * 1000 / whole).unwrap_or(1000)
    }

    /// The score when it is done.
    pub fn score(&self, assessment: &Assessment) -> u32 {
        let (items, tallies) = (&assessment.items, &assessment.score.items);
        percent(earned(items, tallies) + self.gain, whole(items, tallies))
    }

    /// The gates that keep the plan from its next level and that it opens.
    pub fn opens<'a>(&self, assessment: &'a Assessment) -> Vec<&'a Cap> {
        let cured: BTreeSet<String> = self
            .entries
            .iter()
            .filter_map(|on| {
                Some(format!(
                    "{}@{}",
                    assessment.items.get(on.item)?.id(),
                    on.object
                ))
            })
            .collect();
        let caps = assessment.caps.iter();
        caps.filter(|cap| cap.findings.iter().all(|finding| cured.contains(finding)))
            .collect()
    }

    /// What it changes, in words.
    pub fn target(&self, plan: &Plan) -> String {
        match &self.cure {
            Cure::Answer(questions) => {
                let labels: Vec<String> = questions
                    .iter()
                    .filter_map(|(kind, key, name)| {
                        let field = kind.fields().iter().find(|field| field.key == *name)?;
                        let of = called(plan, *kind, *key);
                        Some(format!("{} of {of}", field.in_sentence()))
                    })
                    .collect();
                format!("say: {}", labels.join(", "))
            }
            Cure::Settle(objects) => {
                let names = objects.iter().map(|(kind, key)| called(plan, *kind, *key));
                names.collect::<Vec<String>>().join(", ")
            }
        }
    }
}

/// The actions that bring most for their effort, at most `limit`.
pub fn best(assessment: &Assessment, limit: usize) -> Vec<Action> {
    let mut actions = actions(assessment);
    let order = |one: &Action, other: &Action| by_worth(assessment, one, other);
    if limit > 0 && actions.len() > limit {
        actions.select_nth_unstable_by(limit - 1, order);
    }
    actions.truncate(limit);
    actions.sort_by(order);
    actions
}

/// Every action that brings something, in no order that means anything.
pub fn actions(assessment: &Assessment) -> Vec<Action> {
    let asked = asked(assessment);
    let mut actions = Vec::new();
    let mut shared: BTreeMap<Hanging, Vec<Cured>> = BTreeMap::new();
    for report in &assessment.reports {
        let own = (report.kind, report.object);
        let mut of_own: Vec<(Hanging, Vec<Cured>)> = Vec::new();
        for (entry, item) in left(assessment, report) {
            let cured = Cured {
                kind: report.kind,
                object: report.object,
                item: entry.item,
                share: entry.share,
                then: cured_share(item, entry.state),
            };
            let key = key(report, entry);
            if is_own(&key.0, own, &asked) {
                match of_own.iter_mut().find(|(known, _)| *known == key) {
                    Some((_, entries)) => entries.push(cured),
                    None => of_own.push((key, vec![cured])),
                }
            } else {
                shared.entry(key).or_default().push(cured);
            }
        }
        for ((cure, _), entries) in of_own {
            actions.extend(action(assessment, cure, entries));
        }
    }
    for ((cure, _), entries) in shared {
        actions.extend(action(assessment, cure, entries));
    }
    actions
}

/// What an entry hangs on: its cure, and the item where that is not a question.
type Hanging = (Cure, Option<usize>);

/// The entries of a report that leave something to do.
fn left<'a>(
    assessment: &'a Assessment,
    report: &'a Report,
) -> impl Iterator<Item = (&'a Entry, &'a Item)> {
    let entries = report.entries.iter();
    let open = entries.filter(|entry| entry.state.is_finding());
    open.filter_map(|entry| Some((entry, assessment.items.get(entry.item)?)))
}

/// What the entry hangs on. Questions are the same whichever item asks.
fn key(report: &Report, entry: &Entry) -> Hanging {
    if entry.state == State::Unknown {
        let mut missing: Vec<_> = entry.looked.missing().collect();
        if !missing.is_empty() {
            missing.sort_unstable();
            missing.dedup();
            return (Cure::Answer(missing), None);
        }
    }
    let own = (report.kind, report.object);
    let mut objects: Vec<(Kind, Key)> = entry
        .looked
        .seen
        .iter()
        .filter_map(|seen| match seen {
            Seen::Field(kind, key, _) => Some((*kind, *key)),
            _ => None,
        })
        .filter(|at| *at != own && is_shared(at.0))
        .collect();
    objects.sort_unstable();
    objects.dedup();
    if objects.is_empty() {
        objects.push(own);
    }
    (Cure::Settle(objects), Some(entry.item))
}

/// Whether several workloads may hang on one of that kind.
const fn is_shared(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Application
            | Kind::Instance
            | Kind::Connection
            | Kind::Policy
            | Kind::Group
            | Kind::Drill
    )
}

/// Whether only entries of the object itself can hang on it.
fn is_own(cure: &Cure, own: (Kind, Key), asked: &BTreeSet<(Kind, Key)>) -> bool {
    match cure {
        Cure::Answer(questions) => {
            let at_own = |(kind, key, _): &(Kind, Key, &str)| (*kind, *key) == own;
            !is_shared(own.0) && !asked.contains(&own) && questions.iter().all(at_own)
        }
        Cure::Settle(objects) => objects.iter().all(|object| *object == own),
    }
}

/// Objects of which an entry of another object wants to know something.
fn asked(assessment: &Assessment) -> BTreeSet<(Kind, Key)> {
    let reports = assessment.reports.iter();
    let of = reports.flat_map(|report| {
        let own = (report.kind, report.object);
        let fields = report
            .entries
            .iter()
            .flat_map(|entry| entry.looked.missing());
        fields
            .map(|(kind, key, _)| (kind, key))
            .filter(move |at| *at != own)
    });
    of.collect()
}

/// What an entry earns when it is cured.
fn cured_share(item: &Item, state: State) -> Share {
    let by_facts = matches!(item, Item::Rule(_)) && item.family() != Family::Drills;
    if by_facts && state != State::VerifyAgain {
        Share::DONE
    } else {
        Share::VERIFIED
    }
}

fn action(assessment: &Assessment, cure: Cure, mut entries: Vec<Cured>) -> Option<Action> {
    let mut more: BTreeMap<usize, u64> = BTreeMap::new();
    for on in &entries {
        *more.entry(on.item).or_default() += u64::from(on.then.0.saturating_sub(on.share.0));
    }
    let mut gain = 0;
    for (place, more) in &more {
        let tally = assessment.score.items.get(*place)?;
        let item = assessment.items.get(*place)?;
        let better = Tally {
            shares: tally.shares + more,
            ..tally.clone()
        };
        let of = |tally: &Tally| earned(std::slice::from_ref(item), std::slice::from_ref(tally));
        gain += of(&better) - of(tally);
    }
    entries.sort_unstable_by_key(|on| (on.kind, on.object, on.item));
    let items = || more.keys().filter_map(|place| assessment.items.get(*place));
    let effort = items().map(Item::effort).max()?;
    let worst = more
        .keys()
        .copied()
        .min_by_key(|place| rank(assessment, *place))?;
    (gain > 0).then_some(Action {
        cure,
        item: worst,
        entries,
        effort,
        gain,
    })
}

fn rank(assessment: &Assessment, place: usize) -> (Option<Severity>, &str) {
    let item = assessment.items.get(place);
    (item.map(Item::severity), item.map_or("", Item::id))
}

/// The best first; of equals the worst item, the most entries, and then
/// whatever comes first by name and id, so that the order in which the plan
/// lists its objects does not matter.
fn by_worth(assessment: &Assessment, one: &Action, other: &Action) -> Ordering {
    let first = |action: &Action| {
        let severity = assessment.items.get(action.item).map(Item::severity);
        (
            Reverse(action.worth()),
            severity,
            Reverse(action.entries.len()),
        )
    };
    first(one).cmp(&first(other)).then_with(|| {
        let last = |action: &Action| {
            let id = assessment.items.get(action.item).map(Item::id);
            (id, action.entries.first().map(|on| (on.kind, on.object)))
        };
        last(one)
            .cmp(&last(other))
            .then_with(|| one.cure.cmp(&other.cure))
    })
}

fn called(plan: &Plan, kind: Kind, key: Key) -> String {
    match plan.called(kind, key) {
        name if name.is_empty() || kind.is_single() => kind.label().to_lowercase(),
        name => name,
    }
}
