//! What the overview says of an example: sums that add up to the numbers
//! beside them.

use std::rc::Rc;

use muster::app::assessed::Assessed;
use muster::catalogue::Knowledge;
use muster::example::{DAY, Shape, example};
use muster::model::id::Key;
use muster::model::plan::Plan;
use muster::query::overview::{
    Measure, areas, cap_findings, holes, is_unassigned, is_unknown, next_level, parts,
};
use muster::readiness::gate::Level;

fn assessed(plan: Plan) -> Assessed {
    let knowledge = Rc::new(Knowledge::built_in().unwrap());
    Assessed::new(Rc::new(plan), knowledge, DAY)
}

fn production() -> Assessed {
    assessed(example(Shape::Production, None, 1, DAY))
}

#[test]
fn the_areas_split_every_duty_once() {
    let seen = production();
    let areas = areas(&seen.matrix, &seen.knowledge);
    let total: u32 = areas.iter().map(|area| area.split.total()).sum();
    assert_eq!(areas.len(), 5);
    assert_eq!(total as usize, seen.matrix.holdings().count());
    let (_, unknown) = holes(&seen.matrix, &seen.knowledge, is_unknown);
    let split: u32 = areas.iter().map(|area| area.split.unknown).sum();
    assert_eq!(unknown, split);
}

#[test]
fn the_hole_with_most_objects_comes_first() {
    let seen = production();
    let (holes, total) = holes(&seen.matrix, &seen.knowledge, is_unassigned);
    assert!(holes.is_sorted_by(|one, next| one.count >= next.count));
    assert_eq!(total, holes.iter().map(|hole| hole.count).sum::<u32>());
    assert!(total > 0);
}

#[test]
fn the_sums_shown_make_the_numbers_shown() {
    let seen = production();
    let score = &seen.assessment.score;
    for (measure, number) in [
        (Measure::Readiness, score.readiness),
        (Measure::Known, score.coverage),
        (Measure::Owned, score.ownership),
        (Measure::Proven, score.proof),
    ] {
        let parts = parts(&seen.assessment, measure);
        let earned: u64 = parts.iter().map(|part| part.earned).sum();
        let possible: u64 = parts.iter().map(|part| part.possible).sum();
        // Earned points are shown to the tenth, so the quotient may be off by one.
        let shown = (earned * 10 + possible / 2) / possible;
        assert!(
            shown.abs_diff(u64::from(number)) <= 1,
            "{measure:?}: {shown} for {number}"
        );
    }
}

#[test]
fn settling_what_caps_the_level_never_lowers_the_score() {
    let seen = production();
    let (level, at) = next_level(&seen.assessment).unwrap();
    assert_eq!(level, Level::Basic);
    assert!(at >= seen.assessment.score.readiness && at <= 100);
    let cap = &seen.assessment.caps[0];
    let named = cap_findings(&seen.assessment, cap, 3);
    assert_eq!(named.len(), cap.findings.len().min(3));
    assert_eq!(named[0].id(), cap.findings[0]);
}

#[test]
fn an_empty_plan_has_no_sums_to_divide_by() {
    let seen = assessed(Plan::new(Key(1), "Empty"));
    let (_, total) = holes(&seen.matrix, &seen.knowledge, is_unassigned);
    let areas = areas(&seen.matrix, &seen.knowledge);
    let duties: u32 = areas.iter().map(|area| area.split.total()).sum();
    assert!(total <= duties);
    assert!(next_level(&seen.assessment).is_none_or(|(_, at)| at <= 100));
}
