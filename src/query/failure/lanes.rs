//! Who does what at which time: steps in the lane of whoever does them, under
//! the time at which they start.

use crate::model::assignment::Party;
use crate::model::units::show_minutes;
use crate::scenario::lane::Doer;
use crate::scenario::runbook::{Played, Runbook};

/// How many times stand beside each other; what is close together shares one.
const MOST: usize = 6;

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
    from: u32,
    to: u32,
    or_later: bool,
}

impl Swimlanes {
    /// Of the steps of a scenario.
    pub fn new(runbook: &Runbook) -> Self {
        let slots = slots(&runbook.steps);
        let column = |step: &Played| {
            let within = |slot: &Slot| step.starts.high <= slot.to;
            slots.iter().position(within).unwrap_or_default()
        };
        let lanes = runbook.lanes().into_iter().map(|doer| {
            let mut cells = vec![Vec::new(); slots.len()];
            let steps = runbook.steps.iter().enumerate();
            for (place, step) in steps.filter(|(_, step)| step.doer.is_same(doer)) {
                if let Some(cell) = cells.get_mut(column(step)) {
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
        if self.from == self.to {
            return match self.from {
                0 => format!("at once{later}"),
                from => format!("after {}{later}", show_minutes(from)),
            };
        }
        let (from, to) = (show_minutes(self.from), show_minutes(self.to));
        format!("after {from} to {to}{later}")
    }
}

/// Times at which something starts; the closest are joined until a reader
/// can take them in.
fn slots(steps: &[Played]) -> Vec<Slot> {
    let mut slots: Vec<Slot> = Vec::new();
    for step in steps {
        let at = step.starts.high;
        match slots.last_mut().filter(|last| last.to == at) {
            Some(last) => last.or_later |= !step.starts.complete,
            None => slots.push(Slot {
                from: at,
                to: at,
                or_later: !step.starts.complete,
            }),
        }
    }
    while slots.len() > MOST {
        let gaps = slots.windows(2).enumerate().filter_map(|(place, pair)| {
            let [one, two] = pair else { return None };
            Some((two.to.saturating_sub(one.from), place))
        });
        let Some((_, place)) = gaps.min() else { break };
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
}
