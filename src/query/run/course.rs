//! The course of a run: what is done, what is next, what is late, and the
//! edits that tick and note.

use crate::model::Json;
use crate::model::drill::{Drill, DrillStep};
use crate::model::edit::Edit;
use crate::model::field::FieldValue;
use crate::model::known::Known;
use crate::model::list::Records;
use crate::model::plan::Kind;
use crate::model::scalar::Lines;
use crate::model::text::Text;
use crate::model::units::{Moment, show_minutes};

/// How a step stands, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It was done so long after the start.
    Done(u32),
    /// It begins in so long.
    Ahead(u32),
    /// It should be under way since so long.
    Due(u32),
    /// It should have been done so long ago.
    Late(u32),
    /// Nobody planned when.
    Unplanned,
}

impl Standing {
    /// In words.
    pub fn words(self) -> String {
        match self {
            Self::Done(0) => "Done within a minute".to_owned(),
            Self::Done(after) => format!("Done after {}", show_minutes(after)),
            Self::Ahead(wait) => format!("Begins in {}", show_minutes(wait)),
            Self::Due(0) => "Due now".to_owned(),
            Self::Due(since) => format!("Due since {}", show_minutes(since)),
            Self::Late(by) => format!("Late by {}", show_minutes(by)),
            Self::Unplanned => "No planned time".to_owned(),
        }
    }
}

/// How a step stands so many minutes after the start.
pub fn standing(step: &DrillStep, started: Moment, minutes: u32) -> Standing {
    if let Some(done) = step.done_at.value() {
        let after = u64::try_from(done.0.saturating_sub(started.0)).unwrap_or(0);
        return Standing::Done(super::clock::minutes(after));
    }
    let Some(starts) = step.planned_start_minutes.value() else {
        return Standing::Unplanned;
    };
    let lasts = step.planned_minutes.value().filter(|lasts| lasts.0 > 0);
    let ends = lasts.map(|lasts| starts.0.saturating_add(lasts.0));
    match (minutes.checked_sub(starts.0), ends) {
        (None, _) => Standing::Ahead(starts.0 - minutes),
        (Some(_), Some(ends)) if minutes > ends => Standing::Late(minutes - ends),
        (Some(since), _) => Standing::Due(since),
    }
}

/// How many steps are done, and how many there are.
pub fn progress(steps: &[DrillStep]) -> (usize, usize) {
    let done = steps.iter().filter(|step| !step.done_at.is_unknown());
    (done.count(), steps.len())
}

/// The place of the first step that is not done.
pub fn next(steps: &[DrillStep]) -> Option<usize> {
    steps.iter().position(|step| step.done_at.is_unknown())
}

/// The lanes in the order of their first step, with the places of their steps.
pub fn lanes(steps: &[DrillStep]) -> Vec<(Text, Vec<usize>)> {
    let mut lanes: Vec<(Text, Vec<usize>)> = Vec::new();
    for (place, step) in steps.iter().enumerate() {
        match lanes.iter_mut().find(|(lane, _)| *lane == step.lane) {
            Some((_, places)) => places.push(place),
            None => lanes.push((step.lane.clone(), vec![place])),
        }
    }
    lanes
}

/// The edit that ticks a step at that moment, or takes the tick back.
pub fn tick(drill: &Drill, place: usize, at: Option<Moment>) -> Edit {
    change(drill, place, |step| step.done_at = Known::from(at))
}

/// The edit that notes something at a step.
pub fn note(drill: &Drill, place: usize, text: &str) -> Edit {
    change(drill, place, |step| step.note = Lines(text.into()))
}

fn change(drill: &Drill, place: usize, change: impl FnOnce(&mut DrillStep)) -> Edit {
    let mut steps = drill.steps.to_vec();
    if let Some(step) = steps.get_mut(place) {
        change(step);
    }
    let value = Records::from(steps).to_json().unwrap_or(Json::Null);
    Edit::set(Kind::Drill, drill.meta.id, "steps", value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    use crate::model::edit::Stamp;
    use crate::model::id::{Id, Key};
    use crate::model::plan::Plan;
    use crate::model::units::Minutes;

    fn step(lane: &str, starts: Option<u32>, lasts: Option<u32>) -> DrillStep {
        DrillStep {
            lane: lane.into(),
            planned_start_minutes: starts.map(Minutes).into(),
            planned_minutes: lasts.map(Minutes).into(),
            ..DrillStep::default()
        }
    }

    #[test]
    fn a_step_is_late_once_it_should_have_been_done() {
        let started = Moment(1_000);
        let planned = step("Kim", Some(30), Some(15));
        let words = |step: &DrillStep, minutes| standing(step, started, minutes).words();
        assert_eq!(words(&planned, 10), "Begins in 20 min");
        assert_eq!(words(&planned, 30), "Due now");
        assert_eq!(words(&planned, 45), "Due since 15 min");
        assert_eq!(words(&planned, 50), "Late by 5 min");
        let endless = step("Kim", Some(30), None);
        assert_eq!(words(&endless, 95), "Due since 1 h 5 min");
        assert_eq!(words(&step("Kim", None, None), 95), "No planned time");
        let done = DrillStep {
            done_at: Known::Is(Moment(1_000 + 61 * 60)),
            ..planned
        };
        assert_eq!(words(&done, 95), "Done after 1 h 1 min");
    }

    #[test]
    fn steps_stand_in_lanes_in_the_order_of_their_first() {
        let steps = ["Provider", "Kim", "Provider"].map(|lane| step(lane, None, None));
        let lanes = lanes(&steps);
        let shown: Vec<_> = lanes
            .iter()
            .map(|(lane, places)| (&**lane, &**places))
            .collect();
        assert_eq!(shown, [("Provider", &[0, 2][..]), ("Kim", &[1][..])]);
    }

    #[test]
    fn a_tick_and_a_note_touch_one_step_and_can_be_taken_back() {
        let drill = Drill {
            steps: vec![step("Kim", None, None), step("Ana", Some(5), None)].into(),
            ..Drill::new(Id::new(Key(2)))
        };
        let mut plan = Plan::new(Key(1), "Test");
        plan.drills = vec![drill.clone()].into();
        let apply = |plan: &Plan, edit: &Edit| plan.apply(edit, &Stamp::default()).unwrap();
        let now = |plan: &Plan| Rc::clone(plan.drills.first().unwrap());

        let ticked = apply(&plan, &tick(&drill, 1, Some(Moment(60))));
        assert_eq!(progress(&now(&ticked).steps), (1, 2));
        assert_eq!(next(&now(&ticked).steps), Some(0));
        let noted = apply(&ticked, &note(&now(&ticked), 1, "by hand"));
        let steps = &now(&noted).steps;
        assert_eq!(steps[1].done_at, Known::Is(Moment(60)));
        assert_eq!(&*steps[1].note, "by hand");
        assert_eq!(steps[0], drill.steps[0], "the other is as it was");
        let back = apply(&noted, &tick(&now(&noted), 1, None));
        assert_eq!(progress(&now(&back).steps), (0, 2));
        assert_eq!(
            &*now(&back).steps[1].note,
            "by hand",
            "a note outlives its tick"
        );
        let same = apply(&back, &tick(&now(&back), 7, Some(Moment(1))));
        assert_eq!(now(&same).steps, now(&back).steps, "there is no such step");
    }
}
