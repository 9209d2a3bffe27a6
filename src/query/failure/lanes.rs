//! Who does what at which time: steps in the lane of whoever does them, under
//! the time at which they start.

use crate::model::assignment::Party;
use crate::model::units::show_minutes;
use crate::scenario::lane::Doer;
use crate::scenario::runbook::{Played, Runbook};

/// How many times stand beside each other; what is close together shares one.
const MOST: usize = 7;

/// Steps by lane and time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swimlanes {
    /// When, in words.
    pub times: Vec<String>,
    /// Who: the provider first, nobody last.
    pub lanes: Vec<Lane>,
}

/// What one party, person or team does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Who.
    pub doer: Doer,
    /// The places of the steps in the runbook, under each time.
    pub cells: Vec<Vec<usize>>,
}

/// From when to when the steps under one heading start, in minutes, and
/// whether one of them may start later.
#[derive(Clone, Copy)]
struct Slot {
    from: Moment,
    to: Moment,
    or_later: bool,
}

/// The minute at which a step starts, and how many steps of the same minute
/// come before it: where nobody knows how long they take, they all start "at
/// least" then.
type Moment = (u32, u32);

impl Swimlanes {
    /// Of the steps of a scenario.
    pub fn new(runbook: &Runbook) -> Self {
        let moments = moments(&runbook.steps);
        let slots = slots(&runbook.steps, &moments);
        let column = |place: usize| {
            let moment = moments.get(place).copied().unwrap_or_default();
            let within = |slot: &Slot| moment <= slot.to;
            slots.iter().position(within).unwrap_or_default()
        };
        let lanes = runbook.lanes().into_iter().map(|doer| {
            let mut cells = vec![Vec::new(); slots.len()];
            let steps = runbook.steps.iter().enumerate();
            for (place, _) in steps.filter(|(_, step)| step.doer.is_same(doer)) {
                if let Some(cell) = cells.get_mut(column(place)) {
                    cell.push(place);
                }
            }
            Lane {
                doer: doer.clone(),
                cells,
            }
        });
        Self {
            lanes: lanes.collect(),
            times: slots.iter().map(|slot| slot.words()).collect(),
        }
    }
}

impl Lane {
    /// Whether it is the provider's.
    pub fn is_provider(&self) -> bool {
        self.doer.party == Party::Provider
    }
}

impl Slot {
    fn words(self) -> String {
        let later = if self.or_later { " or later" } else { "" };
        let ((from, _), (to, level)) = (self.from, self.to);
        let (said, until) = (show_minutes(from), show_minutes(to));
        match (from, level) {
            _ if from != to => format!("after {said} to {until}{later}"),
            (0, 0) => format!("at once{later}"),
            (0, _) => "then".to_owned(),
            (_, 0) => format!("after {said}{later}"),
            (_, _) => format!("then, after {said}{later}"),
        }
    }
}

/// When each step starts.
fn moments(steps: &[Played]) -> Vec<Moment> {
    let mut moments: Vec<Moment> = Vec::with_capacity(steps.len());
    for step in steps {
        let at = step.starts.high;
        let before = step.after.iter().filter_map(|&place| moments.get(place));
        let level = before
            .filter(|(minute, _)| *minute == at)
            .map(|(_, level)| level + 1)
            .max();
        moments.push((at, level.unwrap_or_default()));
    }
    moments
}

/// Moments at which something starts; the closest are joined until a reader
/// can take them in.
fn slots(steps: &[Played], moments: &[Moment]) -> Vec<Slot> {
    let later = steps.iter().map(|step| !step.starts.complete);
    let mut all: Vec<(Moment, bool)> = moments.iter().copied().zip(later).collect();
    all.sort_unstable();
    let mut slots: Vec<Slot> = Vec::new();
    for (at, or_later) in all {
        match slots.last_mut().filter(|last| last.to == at) {
            Some(last) => last.or_later |= or_later,
            None => slots.push(Slot {
                from: at,
                to: at,
                or_later,
            }),
        }
    }
    while slots.len() > MOST {
        let gaps = slots.windows(2).enumerate().filter_map(|(place, pair)| {
            let [one, two] = pair else { return None };
            let minutes = two.to.0.saturating_sub(one.from.0);
            // What comes one after the other is joined last.
            let is_one_minute = minutes == 0;
            Some((is_one_minute, minutes, place))
        });
        let Some((_, _, place)) = gaps.min() else {
            break;
        };
        let next = slots.remove(place + 1);
        if let Some(slot) = slots.get_mut(place) {
            slot.to = next.to;
            slot.or_later |= next.or_later;
        }
    }
    slots
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::against::Span;

    fn step(minutes: u32, owner: Option<u128>) -> Played {
        Played {
            step: String::new(),
            text: String::new(),
            doer: Doer {
                party: Party::Customer,
                owner: owner.map(crate::model::id::Key),
                name: String::new(),
                missing: None,
            },
            duty: None,
            duty_of: None,
            object: None,
            workloads: Vec::new(),
            after: Vec::new(),
            starts: Span::exactly(minutes),
            lasts: None,
            missing: Vec::new(),
        }
    }

    #[test]
    fn every_step_stands_once_and_times_go_on() {
        let starts = [0, 0, 15, 16, 30, 60, 90, 240, 241, 600];
        let steps = starts
            .iter()
            .zip([None, Some(1)].into_iter().cycle())
            .map(|(&minutes, owner)| step(minutes, owner));
        let lanes = Swimlanes::new(&Runbook {
            steps: steps.collect(),
        });
        assert_eq!(lanes.times.len(), MOST);
        assert_eq!(lanes.times[0], "at once");
        let mut places: Vec<usize> = lanes
            .lanes
            .iter()
            .flat_map(|lane| lane.cells.iter().flatten().copied())
            .collect();
        places.sort_unstable();
        assert_eq!(places, (0..starts.len()).collect::<Vec<_>>());
        assert!(lanes.lanes[1].doer.is_nobody(), "nobody comes last");
    }

    #[test]
    fn what_comes_after_a_step_of_unknown_length_stands_beside_it() {
        let first = step(0, None);
        let second = Played {
            after: vec![0],
            ..step(0, None)
        };
        let lanes = Swimlanes::new(&Runbook {
            steps: vec![first, second],
        });
        assert_eq!(lanes.times, ["at once", "then"]);
        assert_eq!(lanes.lanes[0].cells, [[0], [1]]);
    }
}
