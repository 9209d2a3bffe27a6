//! Which single change turns most red: every lever tried on a copy of the
//! plan, and every scenario played again, aimed as before.

use super::against::Ruling;
use super::judge::Judged;
use super::lever::Lever;
use super::report::{Library, Summary};
use crate::catalogue::Knowledge;
use crate::model::edit::Stamp;
use crate::model::plan::Plan;
use crate::model::units::Date;

/// What a change would bring.
#[derive(Clone, Debug, PartialEq)]
pub struct Gain {
    /// The change.
    pub lever: Lever,
    /// In how many scenarios fewer objectives would be missed.
    pub scenarios: u32,
    /// How many objectives fewer would be missed, over all scenarios and
    /// workloads.
    pub misses: u32,
    /// How many more would be met for certain.
    pub meets: u32,
}

impl Gain {
    /// What a change would bring, before any scenario was played with it.
    pub fn of(lever: &Lever) -> Self {
        Self {
            lever: lever.clone(),
            scenarios: 0,
            misses: 0,
            meets: 0,
        }
    }

    /// Adds a scenario: how it goes now, and how with the change.
    pub fn add(&mut self, before: &Summary, after: &[Judged]) {
        let misses = count(&before.workloads, Ruling::Misses);
        let fewer = misses.saturating_sub(count(after, Ruling::Misses));
        let meets = count(&before.workloads, Ruling::Meets);
        self.scenarios += u32::from(fewer > 0);
        self.misses += fewer;
        self.meets += count(after, Ruling::Meets).saturating_sub(meets);
    }

    /// Whether anything would be better.
    pub const fn is_any(&self) -> bool {
        self.misses > 0 || self.meets > 0
    }

    /// Better ones first: fewer misses per effort, then more that meet, then
    /// by name.
    fn rank(&self) -> (std::cmp::Reverse<u32>, std::cmp::Reverse<u32>, &str) {
        let per_effort = |count: u32| count * 6 / self.lever.effort as u32;
        (
            std::cmp::Reverse(per_effort(self.misses)),
            std::cmp::Reverse(per_effort(self.meets)),
            &self.lever.text,
        )
    }
}

/// Tries a change: how the scenarios go with it, beside how they go now.
/// `None` where the change does not fit the plan.
pub fn gain(
    plan: &Plan,
    knowledge: &Knowledge,
    library: &Library,
    as_of: Date,
    now: &[Summary],
    lever: &Lever,
) -> Option<Gain> {
    let changed = plan.apply(&lever.edit, &Stamp::default()).ok()?;
    library.perform(&changed, knowledge, as_of, |theatre| {
        let mut gain = Gain::of(lever);
        for before in now {
            let mut judging = theatre.play(&before.scenario, before.target.clone());
            judging.finish();
            gain.add(before, &judging.outcome().workloads);
        }
        Some(gain)
    })
}

/// Those that would make something better, the best for their effort first.
pub fn ranked(gains: impl IntoIterator<Item = Gain>) -> Vec<Gain> {
    let mut gains: Vec<Gain> = gains.into_iter().filter(Gain::is_any).collect();
    gains.sort_by(|one, two| one.rank().cmp(&two.rank()));
    gains
}

fn count(rows: &[Judged], ruling: Ruling) -> u32 {
    let verdicts = rows
        .iter()
        .flat_map(|row| [row.rpo.verdict, row.rto.verdict]);
    let fits = verdicts.filter(|verdict| *verdict == ruling);
    u32::try_from(fits.count()).unwrap_or(u32::MAX)
}
