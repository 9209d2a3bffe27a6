//! The end of a run: how long recovery took, and what the drill proves from
//! now on.

use crate::model::Json;
use crate::model::choice::Choices;
use crate::model::drill::{Drill, DrillStep};
use crate::model::edit::Edit;
use crate::model::plan::{Kind, Plan};
use crate::model::units::Moment;
use crate::model::workload::Outcome;
use crate::query::drills::tie_drill;
use crate::scenario::step::{Lasts, RunbookPart, Step, Steps};

/// The step of the library that a step of a run was made from: the one that
/// it names.
pub fn origin<'a>(steps: &'a Steps, step: &DrillStep) -> Option<&'a Step> {
    if step.step.is_empty() {
        return alike(steps, &step.text);
    }
    steps.get(&step.step)
}

/// The one with which most letters of the text agree, for steps that were
/// written down by hand, or by versions that named none.
fn alike<'a>(steps: &'a Steps, text: &str) -> Option<&'a Step> {
    let fits = |step: &&Step| match step.text.split_once("{object}") {
        None => step.text == text,
        Some((before, after)) => {
            text.len() > before.len() + after.len()
                && text.starts_with(before)
                && text.ends_with(after)
        }
    };
    steps.iter().filter(fits).max_by_key(|step| step.text.len())
}

/// How long recovery took, in minutes: from the start until the last
/// workload was checked, or names were switched over to it. Where a runbook
/// has no such step, until the last step that was done.
pub fn achieved(drill: &Drill, steps: &Steps) -> Option<u32> {
    let started = drill.started_at.value()?;
    let brings_back = |step: &&DrillStep| {
        origin(steps, step).is_some_and(|step| {
            step.part != RunbookPart::After
                && matches!(step.lasts, Some(Lasts::Validate | Lasts::Switch))
        })
    };
    let last = |done: &mut dyn Iterator<Item = &DrillStep>| -> Option<Moment> {
        done.filter_map(|step| step.done_at.value()).max()
    };
    let done = if drill.steps.iter().any(|step| brings_back(&step)) {
        last(&mut drill.steps.iter().filter(brings_back))
    } else {
        last(&mut drill.steps.iter())
    };
    let seconds = u64::try_from(done?.0.saturating_sub(started.0)).unwrap_or(0);
    Some(super::clock::minutes(seconds.saturating_add(59)))
}

/// The edit that ends a run: its outcome, the time that was measured unless
/// another is stated, and what it proves as the deployment is now.
pub fn finish(plan: &Plan, drill: &Drill, outcome: Outcome, steps: &Steps) -> Edit {
    let key = drill.meta.id;
    let set = |field, value| Edit::set(Kind::Drill, key, field, value);
    let mut edits = vec![set("outcome", Json::from(outcome.key()))];
    if drill.achieved_time_minutes.is_unknown()
        && let Some(minutes) = achieved(drill, steps)
    {
        edits.push(set("achieved_time_minutes", Json::from(minutes)));
    }
    edits.push(tie_drill(plan, key));
    Edit::Batch { edits }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    use crate::model::edit::Stamp;
    use crate::model::id::{Id, Key};
    use crate::model::known::Known;
    use crate::model::units::Minutes;

    const STARTED: i64 = 1_000;

    fn done(text: &str, minutes: Option<i64>) -> DrillStep {
        let at = |minutes: i64| Moment(STARTED + minutes * 60);
        DrillStep {
            text: text.into(),
            done_at: minutes.map(at).into(),
            ..DrillStep::default()
        }
    }

    fn drill(steps: Vec<DrillStep>) -> Drill {
        Drill {
            started_at: Known::Is(Moment(STARTED)),
            steps: steps.into(),
            ..Drill::new(Id::new(Key(2)))
        }
    }

    #[test]
    fn a_step_is_known_again_by_its_id_else_by_its_text() {
        let steps = Steps::built_in().unwrap();
        let id = |text| origin(&steps, &done(text, None)).map(|step| &*step.id);
        assert_eq!(id("Restore erp-db and erp-app"), Some("restore"));
        let apart = "Restore to an isolated place first and examine it there";
        assert_eq!(id(apart), Some("restore-apart"));
        assert_eq!(id("Check erp-db with those who use it"), Some("validate"));
        assert_eq!(id("Make coffee"), None);
        let renamed = DrillStep {
            step: "validate".into(),
            ..done("Have the shop try it", None)
        };
        assert_eq!(
            origin(&steps, &renamed).map(|step| &*step.id),
            Some("validate")
        );
        let gone = DrillStep {
            step: "of-another-release".into(),
            ..done("Restore erp-db", None)
        };
        assert_eq!(origin(&steps, &gone), None, "it is not what it looks like");
    }

    #[test]
    fn recovery_lasts_until_the_last_check() {
        let steps = Steps::built_in().unwrap();
        let run = drill(vec![
            done("Restore erp-db", Some(40)),
            done("Check erp-db with those who use it", Some(55)),
            done("Check shop with those who use it", Some(50)),
            done("Write down times and findings as a drill record", Some(300)),
        ]);
        assert_eq!(achieved(&run, &steps), Some(55));
        let unchecked = drill(vec![
            done("Restore erp-db", Some(40)),
            done("Check erp-db with those who use it", None),
        ]);
        assert_eq!(achieved(&unchecked, &steps), None);
        let without = drill(vec![done("Cut it off", Some(7)), done("Look", Some(9))]);
        assert_eq!(achieved(&without, &steps), Some(9));
    }

    #[test]
    fn a_run_ends_as_a_drill_with_proof_and_a_stated_time_stands() {
        let steps = Steps::built_in().unwrap();
        let run = drill(vec![done("Look", Some(9))]);
        let end = |run: &Drill| {
            let mut plan = Plan::new(Key(1), "Test");
            plan.drills = vec![run.clone()].into();
            let edit = finish(&plan, run, Outcome::Partly, &steps);
            let plan = plan.apply(&edit, &Stamp::default()).unwrap();
            Rc::clone(plan.drills.first().unwrap())
        };
        let ended = end(&run);
        assert_eq!(ended.outcome, Known::Is(Outcome::Partly));
        assert_eq!(ended.achieved_time_minutes, Known::Is(Minutes(9)));
        assert!(!ended.fingerprint.is_empty());
        assert!(!ended.is_running());
        let stated = Drill {
            achieved_time_minutes: Known::Is(Minutes(30)),
            ..run
        };
        assert_eq!(end(&stated).achieved_time_minutes, Known::Is(Minutes(30)));
    }
}
