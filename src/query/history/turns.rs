//! Scenarios that turn out otherwise in another state of a plan.

use crate::scenario::against::Ruling;
use crate::scenario::report::Counts;

/// How a scenario turns out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fate {
    /// The scenario's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How the workloads fare.
    pub counts: Counts,
}

/// A scenario that turns out otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioTurn {
    /// The scenario's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How the workloads fare before and after; nothing where the plan had no
    /// such scenario.
    pub counts: (Option<Counts>, Option<Counts>),
}

impl ScenarioTurn {
    /// What comes of it on the whole, before and after.
    pub fn rulings(&self) -> (Option<Ruling>, Option<Ruling>) {
        (
            self.counts.0.map(Counts::ruling),
            self.counts.1.map(Counts::ruling),
        )
    }
}

/// The scenarios that turn out otherwise: those with another result on the
/// whole first, each part in the order of the later state.
pub fn turns(before: &[Fate], after: &[Fate]) -> Vec<ScenarioTurn> {
    let find = |all: &[Fate], id: &str| {
        let found = all.iter().find(|fate| fate.id == id);
        found.map(|fate| fate.counts)
    };
    let come = after.iter().map(|fate| ScenarioTurn {
        id: fate.id.clone(),
        title: fate.title.clone(),
        counts: (find(before, &fate.id), Some(fate.counts)),
    });
    let gone = before.iter().filter(|fate| find(after, &fate.id).is_none());
    let gone = gone.map(|fate| ScenarioTurn {
        id: fate.id.clone(),
        title: fate.title.clone(),
        counts: (Some(fate.counts), None),
    });
    let turns = come.chain(gone);
    let mut turns: Vec<ScenarioTurn> = turns
        .filter(|turn| turn.counts.0 != turn.counts.1)
        .collect();
    turns.sort_by_key(|turn| {
        let (was, is) = turn.rulings();
        was == is
    });
    turns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fate(id: &str, meets: u32, misses: u32) -> Fate {
        Fate {
            id: id.to_owned(),
            title: id.to_uppercase(),
            counts: Counts {
                meets,
                misses,
                unknown: 0,
            },
        }
    }

    #[test]
    fn scenarios_with_another_result_come_first_and_the_same_are_left_out() {
        let before = [
            fate("a", 3, 2),
            fate("b", 3, 1),
            fate("c", 1, 1),
            fate("d", 1, 0),
        ];
        let after = [
            fate("a", 4, 1),
            fate("b", 4, 0),
            fate("c", 1, 1),
            fate("e", 1, 0),
        ];
        let found = turns(&before, &after);
        let ids: Vec<&str> = found.iter().map(|turn| &*turn.id).collect();
        assert_eq!(ids, ["b", "e", "d", "a"]);
        assert_eq!(
            found[0].rulings(),
            (Some(Ruling::Misses), Some(Ruling::Meets))
        );
        assert_eq!(found[2].rulings(), (Some(Ruling::Meets), None));
    }
}
