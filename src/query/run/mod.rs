//! A runbook on the day itself: a drill whose clock runs. Every tick and note
//! is an edit of that drill, so that nothing is lost when the page goes away.

pub mod begin;
pub mod clock;
pub mod contact;
pub mod course;
pub mod end;

use std::rc::Rc;

use crate::model::drill::Drill;
use crate::model::plan::Plan;

/// The drills whose clock runs, the newest first.
pub fn running(plan: &Plan) -> Vec<&Rc<Drill>> {
    let mut running: Vec<&Rc<Drill>> = plan.drills.iter().filter(|row| row.is_running()).collect();
    running.sort_by_key(|drill| std::cmp::Reverse(drill.started_at.value()));
    running
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::drill::DrillStep;
    use crate::model::id::{Id, Key};
    use crate::model::known::Known;
    use crate::model::units::Moment;
    use crate::model::workload::Outcome;

    fn drill(id: u128, started: i64) -> Drill {
        Drill {
            started_at: Known::Is(Moment(started)),
            steps: vec![DrillStep::default()].into(),
            ..Drill::new(Id::new(Key(id)))
        }
    }

    #[test]
    fn a_run_ends_with_its_outcome() {
        let running = drill(1, 60);
        assert!(running.is_running());
        let ended = Drill {
            outcome: Known::Is(Outcome::Failed),
            ..running.clone()
        };
        assert!(!ended.is_running());
        let logged = Drill {
            started_at: Known::Unknown,
            ..running
        };
        assert!(!logged.is_running(), "a drill that was only written down");
    }

    #[test]
    fn the_newest_run_comes_first() {
        let mut plan = Plan::new(Key(1), "Test");
        plan.drills = vec![drill(1, 60), drill(2, 120), drill(3, 90)].into();
        let found: Vec<Key> = running(&plan).iter().map(|drill| drill.meta.id).collect();
        assert_eq!(found, [Key(2), Key(3), Key(1)]);
    }
}
