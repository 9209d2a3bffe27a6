//! What the overview says of a plan: the split of its duties, the holes in
//! it, and how the numbers come about.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::catalogue::Knowledge;
use crate::model::assignment::Party;
use crate::model::id::Key;
use crate::ownership::by_duty::by_duty;
use crate::ownership::holding::Holding;
use crate::ownership::matrix::Matrix;
use crate::readiness::assess::{Assessment, Entry, Placed};
use crate::readiness::gate::{Cap, Level};
use crate::readiness::rule::Severity;
use crate::readiness::score::Tally;
use crate::readiness::standing::Share;

/// How many duties each party has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// The provider's.
    pub provider: u32,
    /// The customer's.
    pub customer: u32,
    /// Somebody else's.
    pub third_party: u32,
    /// Those of which nobody can say.
    pub unknown: u32,
}

impl Split {
    /// All of them.
    pub const fn total(self) -> u32 {
        self.provider + self.customer + self.third_party + self.unknown
    }

    /// Counts one more.
    pub const fn add(&mut self, party: Party) {
        let part = match party {
            Party::Provider => &mut self.provider,
            Party::Customer => &mut self.customer,
            Party::ThirdParty => &mut self.third_party,
            Party::Unknown => &mut self.unknown,
        };
        *part += 1;
    }

    /// Adds those of another part.
    pub const fn join(&mut self, other: Self) {
        self.provider += other.provider;
        self.customer += other.customer;
        self.third_party += other.third_party;
        self.unknown += other.unknown;
    }
}

/// The split of one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaSplit {
    /// The area's id.
    pub area: String,
    /// Its title.
    pub title: String,
    /// Its duties by party.
    pub split: Split,
}

/// The split per area, areas in the order of the catalogues; areas with the
/// same id count as one.
pub fn areas(matrix: &Matrix, knowledge: &Knowledge) -> Vec<AreaSplit> {
    let mut areas: Vec<AreaSplit> = Vec::new();
    for area in knowledge.catalogues.iter().flat_map(|one| &one.areas) {
        if areas.iter().all(|known| known.area != area.id) {
            areas.push(AreaSplit {
                area: area.id.clone(),
                title: area.title.clone(),
                split: Split::default(),
            });
        }
    }
    for run in by_duty(matrix, knowledge) {
        let Some(first) = run.first() else { continue };
        let task = knowledge
            .catalogues
            .iter()
            .find_map(|one| one.task(&first.duty.task));
        let Some(area) =
            task.and_then(|task| areas.iter_mut().find(|known| known.area == task.area))
        else {
            continue;
        };
        for holding in run {
            area.split.add(holding.party());
        }
    }
    areas
}

/// Duties that have a hole, for one entry of the catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Hole {
    /// The duty, for the first object.
    pub first: Rc<Holding>,
    /// For how many objects.
    pub count: u32,
}

/// The duties for which `is_hole` holds, by entry of the catalogue, those for
/// most objects first; and how many there are in all.
pub fn holes(
    matrix: &Matrix,
    knowledge: &Knowledge,
    is_hole: fn(&Holding) -> bool,
) -> (Vec<Hole>, u32) {
    let mut holes: Vec<Hole> = Vec::new();
    let mut total = 0;
    for run in by_duty(matrix, knowledge) {
        let mut open = run.into_iter().filter(|holding| is_hole(holding));
        if let Some(first) = open.next() {
            let count = 1 + u32::try_from(open.count()).unwrap_or(u32::MAX - 1);
            total += count;
            holes.push(Hole {
                first: Rc::clone(first),
                count,
            });
        }
    }
    holes.sort_by_key(|hole| std::cmp::Reverse(hole.count));
    (holes, total)
}

/// Whether nobody on the customer's side has a duty that needs somebody.
pub fn is_unassigned(holding: &Holding) -> bool {
    holding.needs_owner() && holding.owner().is_none()
}

/// Whether nobody can say whose a duty is.
pub fn is_unknown(holding: &Holding) -> bool {
    holding.party() == Party::Unknown
}

/// The first findings that keep a gate shut, at most `limit`.
pub fn cap_findings<'a>(assessment: &'a Assessment, cap: &Cap, limit: usize) -> Vec<Placed<'a>> {
    let named = cap.findings.iter().filter_map(|id| {
        let (item, object) = id.split_once('@')?;
        let object: Key = object.parse().ok()?;
        let place = assessment.items.iter().position(|one| one.id() == item)?;
        let is_it = |entry: &&Entry| entry.item == place;
        let mut reports = assessment
            .reports
            .iter()
            .filter(|report| report.object == object);
        reports.find_map(|report| {
            Some(Placed {
                kind: report.kind,
                object,
                item: assessment.items.get(place)?,
                entry: report.entries.iter().find(is_it)?,
            })
        })
    });
    named.take(limit).collect()
}

/// The level behind the gates that are shut, and the score if just the
/// findings that keep them shut were verified.
pub fn next_level(assessment: &Assessment) -> Option<(Level, u32)> {
    let level = match assessment.level {
        Level::NotReady => Level::Basic,
        Level::Basic => Level::Tested,
        Level::Tested => Level::Resilient,
        Level::Resilient => return None,
    };
    let shut = assessment.caps.iter().flat_map(|cap| &cap.findings);
    let shut: BTreeSet<(&str, Key)> = shut
        .filter_map(|id| {
            let (item, object) = id.split_once('@')?;
            Some((item, object.parse().ok()?))
        })
        .collect();
    let whole = u64::from(Share::VERIFIED.0);
    let (mut earned, mut possible) = (0, 0);
    let tallies = assessment.score.items.iter().map(|tally| tally.shares);
    let mut shares: Vec<u64> = tallies.collect();
    for placed in assessment.entries() {
        if shut.contains(&(placed.item.id(), placed.object))
            && let Some(sum) = shares.get_mut(placed.entry.item)
        {
            *sum += whole - u64::from(placed.entry.share.0);
        }
    }
    let tallies = assessment.items.iter().zip(&assessment.score.items);
    for ((item, tally), sum) in tallies.zip(shares) {
        let weight = item.severity().weight();
        earned += (weight * sum)
            .checked_div(tally.objects)
            .unwrap_or_default();
        possible += if tally.objects > 0 { weight * whole } else { 0 };
    }
    let score = (earned * 100 + possible / 2).checked_div(possible)?;
    Some((level, u32::try_from(score).unwrap_or(100).min(100)))
}

/// A number that is shown beside the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// What holds.
    Readiness,
    /// Of what anything is known.
    Known,
    /// What has a named person.
    Owned,
    /// What has fresh proof.
    Proven,
}

/// What the items of one severity bring to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The severity.
    pub severity: Severity,
    /// How many items apply.
    pub items: u32,
    /// What they could bring: items times weight.
    pub possible: u64,
    /// What they bring, in tenths.
    pub earned: u64,
}

/// The sums behind a number, by severity: it is a hundred times what is
/// earned by what is possible.
pub fn parts(assessment: &Assessment, measure: Measure) -> Vec<Part> {
    let share = |tally: &Tally| match measure {
        Measure::Readiness => tally.shares,
        Measure::Known => tally.known * u64::from(Share::VERIFIED.0),
        Measure::Owned => tally.owned * u64::from(Share::VERIFIED.0),
        Measure::Proven => tally.proven * u64::from(Share::VERIFIED.0),
    };
    Severity::ALL
        .iter()
        .map(|&severity| {
            let tallies = assessment.items.iter().zip(&assessment.score.items);
            let means: Vec<u64> = tallies
                .filter(|(item, tally)| item.severity() == severity && tally.objects > 0)
                .map(|(_, tally)| share(tally) / tally.objects)
                .collect();
            let items = u32::try_from(means.len()).unwrap_or(u32::MAX);
            let tenth = u64::from(Share::VERIFIED.0) / 10;
            Part {
                severity,
                items,
                possible: u64::from(items) * severity.weight(),
                earned: (means.iter().sum::<u64>() * severity.weight() + tenth / 2) / tenth,
            }
        })
        .collect()
}
