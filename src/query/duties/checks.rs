//! How the checks that show a duty stand.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::duty::Duty;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::ownership::holding::Holding;
use crate::readiness::assess::{Assessment, Placed, Report};
use crate::readiness::item::Item;
use crate::readiness::standing::State;

/// How many checks of a duty stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checks([u32; STATES]);

const STATES: usize = State::ALL.len();

impl Checks {
    /// How many are in that state.
    pub fn count(&self, state: State) -> u32 {
        self.0.get(state as usize).copied().unwrap_or_default()
    }

    /// The state that most asks for attention; `None` where nothing is checked.
    pub fn worst(&self) -> Option<State> {
        State::ALL
            .iter()
            .copied()
            .find(|&state| self.count(state) > 0)
    }

    /// The worst state in words, with a number where something is left to do.
    pub fn label(&self) -> Option<String> {
        let state = self.worst()?;
        Some(match state {
            State::Open | State::Unknown | State::InProgress | State::VerifyAgain => {
                format!("{} {}", self.count(state), state.label().to_lowercase())
            }
            State::Done => "Stated".to_owned(),
            _ => state.label().to_owned(),
        })
    }

    fn add(&mut self, state: State, count: u32) {
        if let Some(place) = self.0.get_mut(state as usize) {
            *place = place.saturating_add(count);
        }
    }
}

/// Looks up how checks stand. A check looks either at the duty's own object,
/// or at objects of another kind: then those count that point to the duty's
/// object or are pointed to by it, and all of them where the duty is the
/// plan's as a whole.
pub(super) struct Checker<'a> {
    plan: &'a Plan,
    assessment: &'a Assessment,
    items: BTreeMap<&'a str, usize>,
    reports: BTreeMap<(Kind, Key), &'a Report>,
}

/// The items that a duty names, by what they look at.
pub(super) struct DutyChecks {
    own: Vec<usize>,
    other: Vec<usize>,
}

impl<'a> Checker<'a> {
    pub(super) fn new(plan: &'a Plan, assessment: &'a Assessment) -> Self {
        let items = assessment.items.iter().enumerate();
        let reports = assessment.reports.iter();
        Self {
            plan,
            assessment,
            items: items.map(|(place, item)| (item.id(), place)).collect(),
            reports: reports
                .map(|report| ((report.kind, report.object), &**report))
                .collect(),
        }
    }

    pub(super) fn of_duty(&self, duty: &Duty) -> DutyChecks {
        let places = duty.checks.iter();
        let places = places.filter_map(|id| self.items.get(id.as_str()).copied());
        let (own, other) = places.partition(|&place| {
            let item = self.assessment.items.get(place);
            item.is_some_and(|item| item.kind() == duty.attaches)
        });
        DutyChecks { own, other }
    }

    pub(super) fn checks(&self, of: &DutyChecks, holding: &Holding) -> Checks {
        let mut checks = Checks::default();
        if !of.own.is_empty()
            && let Some(report) = self.reports.get(&(holding.kind, holding.object))
        {
            let own = report.entries.iter();
            for entry in own.filter(|entry| of.own.contains(&entry.item)) {
                checks.add(entry.state, 1);
            }
        }
        for &place in &of.other {
            if holding.kind.is_single() {
                self.add_all(place, &mut checks);
            } else {
                for placed in related(self.plan, self.assessment, holding, place) {
                    checks.add(placed.entry.state, 1);
                }
            }
        }
        checks
    }

    fn add_all(&self, place: usize, checks: &mut Checks) {
        let Some(tally) = self.assessment.score.items.get(place) else {
            return;
        };
        for (state, count) in tally.by_state() {
            checks.add(state, u32::try_from(count).unwrap_or(u32::MAX));
        }
    }
}

/// The findings and other entries that show how the duty stands, at most
/// `limit`, those that ask for something first.
pub fn entries<'a>(
    plan: &Plan,
    assessment: &'a Assessment,
    holding: &Holding,
    limit: usize,
) -> Vec<Placed<'a>> {
    let mut found: Vec<Placed> = Vec::new();
    for (place, item) in assessment.items.iter().enumerate() {
        if !holding.duty.checks.iter().any(|id| id == item.id()) {
            continue;
        }
        if item.kind() == holding.kind {
            let own = |placed: &Placed| placed.object == holding.object;
            found.extend(of_item(assessment, place).filter(own));
        } else if holding.kind.is_single() {
            found.extend(of_item(assessment, place));
        } else {
            found.extend(related(plan, assessment, holding, place));
        }
    }
    found.sort_by_key(|placed| (placed.entry.state, placed.item.severity()));
    found.truncate(limit);
    found
}

fn of_item(assessment: &Assessment, place: usize) -> impl Iterator<Item = Placed<'_>> {
    let item = assessment.items.get(place);
    let kind = item.map(Item::kind);
    let reports = assessment
        .reports
        .iter()
        .filter(move |report| Some(report.kind) == kind);
    reports.filter_map(move |report| {
        Some(Placed {
            kind: report.kind,
            object: report.object,
            item: item?,
            entry: report.entries.iter().find(|entry| entry.item == place)?,
        })
    })
}

/// The entries of an item on objects that belong together with the duty's.
fn related<'a>(
    plan: &Plan,
    assessment: &'a Assessment,
    holding: &Holding,
    place: usize,
) -> Vec<Placed<'a>> {
    let own = plan.object(holding.kind, holding.object);
    let kind = assessment.items.get(place).map(Item::kind);
    let table = kind.map(|kind| plan.table(kind));
    // One walk over the table: looking each object up would walk it for each.
    let pointing: BTreeSet<Key> = table
        .iter()
        .flat_map(|table| (0..table.count()).filter_map(|index| table.row(index)))
        .filter(|row| row.refers_to(holding.object))
        .map(|row| row.meta().id)
        .collect();
    of_item(assessment, place)
        .filter(|placed| {
            placed.kind.is_single()
                || pointing.contains(&placed.object)
                || own.is_some_and(|own| own.refers_to(placed.object))
        })
        .collect()
}
