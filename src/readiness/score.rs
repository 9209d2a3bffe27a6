//! The score and what is shown beside it.
//!
//! An item's state is the mean over the objects that it applies to. With
//! weight w by severity (8, 4, 2, 1) and mean share m of each item,
//! readiness is 100 * sum(w * m) / sum(w), rounded half up once. An item
//! without objects is not in the sums. After AWS Resilience Hub's score, but
//! without its flaw: an accepted risk stays in the denominator, and what is
//! called not applicable is shown beside the number.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::assess::Report;
use super::item::Item;
use super::rule::Severity;
use super::standing::{Share, State};
use crate::model::id::Key;
use crate::model::plan::Plan;

/// The score of a plan; all numbers are whole percentages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Readiness.
    pub readiness: u32,
    /// What readiness could be if all but the accepted risks were verified.
    pub possible: u32,
    /// The share of weight of which anything is known.
    pub coverage: u32,
    /// The share of weight that has a named person on the customer's side.
    pub ownership: u32,
    /// The share of weight with fresh proof.
    pub proof: u32,
    /// The weight that was taken out as not applicable, in percent of all.
    pub excused: u32,
    /// Open and unknown entries by severity.
    pub counts: BTreeMap<Severity, Counts>,
    /// How each item stands.
    pub items: Vec<Tally>,
}

/// How much is left to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Entries that do not hold, those in progress included.
    pub open: u32,
    /// Entries that nobody can judge.
    pub unknown: u32,
}

/// How one item stands on all its objects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Objects in the mean.
    pub objects: u64,
    /// Objects that were excused.
    pub excused: u64,
    /// Sum of shares, in millionths.
    pub shares: u64,
    /// Objects with an accepted risk.
    pub accepted: u64,
    /// Objects of which something is known.
    pub known: u64,
    /// Objects with a named person.
    pub owned: u64,
    /// Objects with fresh proof.
    pub proven: u64,
    /// Objects by state, in the order of [`State::ALL`].
    pub states: [u64; State::ALL.len()],
}

impl Tally {
    /// On how many objects the item stands so.
    pub fn count(&self, state: State) -> u64 {
        self.states.get(state as usize).copied().unwrap_or_default()
    }

    /// The states in which it stands on some object, with their number.
    pub fn by_state(&self) -> impl Iterator<Item = (State, u64)> {
        let states = State::ALL.iter().map(|&state| (state, self.count(state)));
        states.filter(|(_, count)| *count > 0)
    }
}

/// Readiness that one item adds when it is verified on all its objects, in
/// tenths of a point.
pub fn gain(items: &[Item], score: &Score, place: usize) -> u32 {
    let total = total_weight(items, &score.items);
    let (Some(item), Some(tally)) = (items.get(place), score.items.get(place)) else {
        return 0;
    };
    if total == 0 || tally.objects == 0 {
        return 0;
    }
    let missing = MEAN - mean(tally.shares, tally.objects);
    let gain = item.severity().weight() * missing * 1000 / (total * MEAN);
    u32::try_from(gain).unwrap_or_default()
}

/// What the items earn, as a share of [`whole`]: readiness before it is
/// rounded.
pub fn earned(items: &[Item], tallies: &[Tally]) -> u64 {
    sum(items, tallies, |tally| tally.shares)
}

/// What the items would earn if all were verified everywhere.
pub fn whole(items: &[Item], tallies: &[Tally]) -> u64 {
    total_weight(items, tallies) * MEAN
}

/// A part of the whole in percent, rounded half up.
pub fn percent(part: u64, whole: u64) -> u32 {
    let percent = (part * 100 + whole / 2)
        .checked_div(whole)
        .unwrap_or_default();
    u32::try_from(percent).unwrap_or(100)
}

/// Adds up the reports.
pub fn score(items: &[Item], reports: &[Rc<Report>], plan: &Plan) -> Score {
    let mut tallies = vec![Tally::default(); items.len()];
    let mut counts = [Counts::default(); Severity::ALL.len()];
    let named = named_owners(plan);
    for entry in reports.iter().flat_map(|report| &report.entries) {
        let (Some(item), Some(tally)) = (items.get(entry.item), tallies.get_mut(entry.item)) else {
            continue;
        };
        if let Some(count) = tally.states.get_mut(entry.state as usize) {
            *count += 1;
        }
        if entry.state == State::NotApplicable {
            tally.excused += 1;
            continue;
        }
        tally.objects += 1;
        tally.shares += u64::from(entry.share.0);
        tally.accepted += u64::from(entry.state == State::AcceptedRisk);
        tally.known += u64::from(entry.state != State::Unknown);
        tally.owned += u64::from(entry.owner.is_some_and(|owner| named.contains(&owner)));
        tally.proven += u64::from(entry.state == State::Verified);
        if let Some(count) = counts.get_mut(item.severity() as usize) {
            count.open += u32::from(matches!(entry.state, State::Open | State::InProgress));
            count.unknown += u32::from(entry.state == State::Unknown);
        }
    }
    let share = |part: fn(&Tally) -> u64| percentage(items, &tallies, part);
    Score {
        readiness: share(|tally| tally.shares),
        possible: share(|tally| (tally.objects - tally.accepted) * ONE),
        coverage: share(|tally| tally.known * ONE),
        ownership: share(|tally| tally.owned * ONE),
        proof: share(|tally| tally.proven * ONE),
        excused: excused(items, &tallies),
        counts: Severity::ALL.iter().copied().zip(counts).collect(),
        items: tallies,
    }
}

const ONE: u64 = Share::VERIFIED.0 as u64;

/// Means are kept in billionths of a share's millionths' whole, so that
/// cutting off the rest cannot move a whole percentage.
const MEAN: u64 = 1_000_000_000;

fn mean(sum: u64, objects: u64) -> u64 {
    sum.saturating_mul(MEAN / ONE)
        .checked_div(objects)
        .unwrap_or_default()
}

fn total_weight(items: &[Item], tallies: &[Tally]) -> u64 {
    let weights = items
        .iter()
        .zip(tallies)
        .filter(|(_, tally)| tally.objects > 0);
    weights.map(|(item, _)| item.severity().weight()).sum()
}

/// The weighted mean of a part of each item, in percent, rounded half up.
fn percentage(items: &[Item], tallies: &[Tally], part: fn(&Tally) -> u64) -> u32 {
    percent(sum(items, tallies, part), whole(items, tallies))
}

fn sum(items: &[Item], tallies: &[Tally], part: fn(&Tally) -> u64) -> u64 {
    items
        .iter()
        .zip(tallies)
        .filter(|(_, tally)| tally.objects > 0)
        .map(|(item, tally)| item.severity().weight() * mean(part(tally), tally.objects))
        .sum()
}

fn excused(items: &[Item], tallies: &[Tally]) -> u32 {
    let weight = |part: fn(&Tally) -> u64| -> u64 {
        items
            .iter()
            .zip(tallies)
            .filter(|(_, tally)| tally.objects + tally.excused > 0)
            .map(|(item, tally)| {
                item.severity().weight() * mean(part(tally) * ONE, tally.objects + tally.excused)
            })
            .sum()
    };
    let all = weight(|tally| tally.objects + tally.excused);
    let out = weight(|tally| tally.excused);
    percent(out, all)
}

/// People, and teams that name a lead: whoever can be called.
fn named_owners(plan: &Plan) -> std::collections::BTreeSet<Key> {
    let people = plan.people.iter().map(|person| person.meta.id);
    let led = plan.teams.iter().filter(|team| team.lead.0.is_some());
    people.chain(led.map(|team| team.meta.id)).collect()
}
