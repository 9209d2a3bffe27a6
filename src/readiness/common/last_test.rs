//! The last restore test of a workload: what the workload itself states, or
//! a rehearsal in which it took part.

use crate::model::drill::Drill;
use crate::model::known::Known;
use crate::model::units::{Date, Minutes};
use crate::model::workload::{Outcome, Workload};
use crate::readiness::facts::Facts;
use crate::readiness::verdict::{Seen, Verdict};

/// A restore test.
#[derive(Clone, Debug)]
pub struct LastTest<'a> {
    /// When it took place.
    pub day: Date,
    /// Where the plan says so.
    pub day_seen: Seen,
    /// How it ended.
    pub outcome: Known<Outcome>,
    /// Where the plan says so.
    pub outcome_seen: Seen,
    /// How long it took until the workload was usable.
    pub minutes: Known<Minutes>,
    /// Where the plan says so.
    pub minutes_seen: Seen,
    /// The rehearsal, where it was one.
    pub drill: Option<&'a Drill>,
}

/// What is to be said of a workload that was never restored; `None` of any other.
pub fn never_restored(facts: &Facts, workload: &Workload) -> Option<Verdict> {
    if own_test(facts, workload).is_some() {
        return None;
    }
    let restores = facts.restores_of(workload);
    let came_back =
        |drill: &&Drill| drill.outcome.is(&Outcome::Passed) || drill.outcome.is(&Outcome::Partly);
    if restores.iter().any(came_back) {
        return None;
    }
    if let Some(drill) = restores.iter().find(|drill| drill.outcome.is_unknown()) {
        return Some(Verdict::unknown([Seen::field(*drill, "outcome")]));
    }
    let mut rehearsals = facts.rehearsals_of(workload).into_iter();
    if let Some(drill) = rehearsals.find(|drill| drill.kind.is_unknown()) {
        return Some(Verdict::unknown([Seen::field(drill, "kind")]));
    }
    let open = Verdict::open([Seen::field(workload, "last_restore_test")]);
    Some(
        match restores.last().and_then(|drill| drill.held_on.value()) {
            Some(day) => open.because(format!("Never restored: the attempt of {day} failed")),
            None => open,
        },
    )
}

/// The last restore test, where there was one.
pub fn last_test<'a>(facts: &'a Facts, workload: &Workload) -> Option<LastTest<'a>> {
    if never_restored(facts, workload).is_some() {
        return None;
    }
    let own = own_test(facts, workload);
    let restores = facts.restores_of(workload);
    let drill = restores
        .last()
        .and_then(|drill| of_drill(drill, workload, own.as_ref()));
    match (own, drill) {
        (Some(own), Some(drill)) if own.day > drill.day => Some(own),
        (own, drill) => drill.or(own),
    }
}

impl LastTest<'_> {
    /// All is well: proven where the rehearsal passed, is tied to the
    /// deployment or has evidence, and the deployment is still as it was.
    pub fn proof(&self, facts: &Facts) -> Verdict {
        let Some(drill) = self
            .drill
            .filter(|drill| drill.outcome.is(&Outcome::Passed))
        else {
            return Verdict::Holds;
        };
        let year = self.day.plus_days(365);
        let tied = (!drill.fingerprint.is_empty()).then_some(year);
        let evidence = drill.evidence.iter();
        let shown = evidence.filter(|proof| !proof.link.is_unknown() || !proof.label.is_empty());
        let until = shown.map(|proof| proof.expires_on.value().map_or(year, |day| day.min(year)));
        match until.chain(tied).max() {
            Some(until) if facts.as_of <= until && facts.changes_since(drill).is_none() => {
                Verdict::Proven(until)
            }
            _ => Verdict::Holds,
        }
    }
}

/// The test that the workload itself states.
fn own_test<'a>(facts: &Facts, workload: &Workload) -> Option<LastTest<'a>> {
    let day = workload.last_restore_test.value()?;
    (day <= facts.as_of).then(|| LastTest {
        day,
        day_seen: Seen::field(workload, "last_restore_test"),
        outcome: workload.restore_test_outcome,
        outcome_seen: Seen::field(workload, "restore_test_outcome"),
        minutes: workload.restore_test_minutes,
        minutes_seen: Seen::field(workload, "restore_test_minutes"),
        drill: None,
    })
}

/// A rehearsal as the workload's test. What it leaves out is taken from the
/// workload where both speak of the same day.
fn of_drill<'a>(
    drill: &'a Drill,
    workload: &Workload,
    own: Option<&LastTest>,
) -> Option<LastTest<'a>> {
    let day = drill.held_on.value()?;
    let own = own.filter(|own| own.day == day);
    let mut test = LastTest {
        day,
        day_seen: Seen::field(drill, "held_on"),
        outcome: drill.outcome,
        outcome_seen: Seen::field(drill, "outcome"),
        minutes: drill.achieved_time_minutes,
        minutes_seen: Seen::field(drill, "achieved_time_minutes"),
        drill: Some(drill),
    };
    if let Some(own) = own.filter(|_| test.minutes.is_unknown()) {
        test.minutes = own.minutes;
        test.minutes_seen = Seen::field(workload, "restore_test_minutes");
    }
    if let Some(own) = own.filter(|_| test.outcome.is_unknown()) {
        test.outcome = own.outcome;
        test.outcome_seen = Seen::field(workload, "restore_test_outcome");
    }
    Some(test)
}
