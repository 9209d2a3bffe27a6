//! How much work is lost at worst: the widest gap between recovery points,
//! the run that ends it, and how far the copy that survives is behind.

use super::Objectives;
use super::explain::{gap_origins, how_gap};
use super::points::{Never, Points, Runs};
use super::term::{Missing, Origin, Place, Term};
use super::verdict::Verdict;
use super::zone::Instant;
use crate::model::links::Links;
use crate::model::policy::{Group, Policy};
use crate::model::workload::{Workload, WorkloadKind};

/// Which copy is restored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Copy {
    /// The one that the backup service keeps.
    #[default]
    OfService,
    /// The one outside the region, which may be behind.
    Elsewhere,
}

/// The worst-case loss of a workload against its target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rpo {
    /// How much may be lost.
    pub target: Option<u32>,
    /// The parts of the sum, in order.
    pub terms: Vec<Term<Option<u32>>>,
    /// The sum, where every part is known.
    pub worst_case_minutes: Option<u32>,
    /// The sum of what is known of the parts.
    pub known_minutes: u32,
    /// When a disaster would cost that much, in the group's time zone.
    pub at: Option<Instant>,
    /// What was assumed where nobody says how it is.
    pub assumptions: Vec<String>,
    /// What has to be found out or measured.
    pub unknown: Vec<Missing>,
    /// Why the loss grows without end, where it does.
    pub never: Option<Never>,
    /// How target and worst case compare.
    pub verdict: Verdict,
}

impl Objectives<'_> {
    /// The worst-case loss of a workload that is restored from that copy.
    pub fn rpo(&self, links: &Links, workload: &Workload, copy: Copy) -> Rpo {
        let mut sum = Sum::default();
        let points = self.points(links, workload);
        let policy = links.policy_of(workload);
        let group = links.group_of(workload);
        self.add_gap(&mut sum, &points, policy, group, workload);
        if let Points::Apart { runs, gap } = &points {
            sum.assumptions.extend(gap.assumptions.iter().cloned());
            sum.assumptions.extend(group.and_then(|group| {
                let end = group.ends_on.value()?;
                Some(format!(
                    "The group ends on {end}: there are no new points after that day"
                ))
            }));
            add_run(&mut sum, *runs, policy, group, workload);
            sum.terms.extend(policy.map(|policy| self.retries(policy)));
        }
        if copy == Copy::Elsewhere {
            let lag = workload.copy_lag_minutes.value().map(|lag| lag.0);
            let place = Place::of(workload, "copy_lag_minutes");
            sum.add_stated("lag", "Lag of the copy elsewhere", lag, place, LAG);
        }
        let at = match (points, sum.whole) {
            (Points::Apart { gap, .. }, Some(whole)) => {
                let rest = whole.saturating_sub(gap.minutes);
                gap.ends.as_ref().map(|ends| ends.plus(rest))
            }
            (Points::Apart { gap, .. }, None) => gap.ends.clone(),
            _ => None,
        };
        let target = workload.rpo_target_minutes.value().map(|target| target.0);
        Rpo {
            target,
            verdict: sum.verdict(target),
            terms: sum.terms,
            worst_case_minutes: sum.whole,
            known_minutes: sum.known,
            at,
            assumptions: sum.assumptions,
            unknown: sum.unknown,
            never: sum.never,
        }
    }

    fn add_gap(
        &self,
        sum: &mut Sum,
        points: &Points,
        policy: Option<&Policy>,
        group: Option<&Group>,
        workload: &Workload,
    ) {
        let mut term = Term {
            key: "gap",
            label: "Widest gap between recovery points",
            minutes: None,
            how: String::new(),
            origins: Vec::new(),
        };
        match points {
            Points::Apart { runs, gap } => {
                term.minutes = Some(gap.minutes);
                term.how = how_gap(*runs, gap, policy, self.failures);
                let own = workload.kind.is(&WorkloadKind::SapHana);
                term.origins = gap_origins(*runs, own, policy, group);
                if let Some(facts) = self.facts.filter(|_| self.failures > 0) {
                    let place = Place::of(facts, "failed_runs_assumed");
                    term.origins.push(Origin::Field(place));
                }
            }
            Points::Never(never) => {
                term.how = never.text();
                term.origins = never.origin(policy, group, workload).into_iter().collect();
                sum.known = self.age_of_last(workload, group);
                sum.never = Some(*never);
            }
            Points::Unknown { missing, at_least } => {
                term.how = format!("Unknown, state this: {}", measure(*missing));
                term.origins = vec![Origin::Field(*missing)];
                sum.known = *at_least;
                sum.unknown.push(Missing {
                    term: term.key,
                    place: *missing,
                    measure: measure(*missing),
                });
            }
        }
        sum.add(term);
    }

    /// How old the last copy is for certain, in minutes.
    fn age_of_last(&self, workload: &Workload, group: Option<&Group>) -> u32 {
        let own = workload.last_good_backup.value();
        let last = own.or_else(|| group?.last_good_run.value());
        let days = last.map_or(0, |last| self.as_of.days_since(last));
        // A day is known, not the hour.
        let days = u32::try_from(days).unwrap_or_default().saturating_sub(1);
        days.saturating_mul(1440)
    }

    /// Retries add nothing: they are part of a failed run, and a gap with
    /// failed runs lasts until the next one that is due.
    fn retries(&self, policy: &Policy) -> Term<Option<u32>> {
        let failures = self.failures;
        let how = if failures == 0 {
            "No run is assumed to fail, so that none is tried again".to_owned()
        } else {
            let retries = policy.retries.value().map_or(0, |retries| retries.0);
            format!(
                "{failures} assumed to fail with every try ({retries} or {} in all: the pages disagree); the next one due counts",
                retries.saturating_add(1)
            )
        };
        Term {
            key: "retries",
            label: "Retries",
            minutes: Some(0),
            how,
            origins: vec![
                Origin::Field(Place::of(policy, "retries")),
                Origin::Source("brs.policy-create"),
                Origin::Source("brs.policy-create-long"),
            ],
        }
    }
}

const LAG: &str = "How far that copy is behind at most";

/// What to find out of a fact without which there is no gap.
fn measure(missing: Place) -> &'static str {
    match missing.field {
        "kind" => "Whether it is a database whose logs are backed up",
        _ => "How often runs are due",
    }
}

/// The sum so far.
#[derive(Default)]
struct Sum {
    terms: Vec<Term<Option<u32>>>,
    whole: Option<u32>,
    known: u32,
    assumptions: Vec<String>,
    unknown: Vec<Missing>,
    never: Option<Never>,
}

impl Sum {
    fn add(&mut self, term: Term<Option<u32>>) {
        let so_far = if self.terms.is_empty() {
            Some(0)
        } else {
            self.whole
        };
        let sum = |one: u32, two: u32| one.saturating_add(two);
        self.whole = so_far.zip(term.minutes).map(|(one, two)| sum(one, two));
        self.known = sum(self.known, term.minutes.unwrap_or_default());
        self.terms.push(term);
    }

    fn add_stated(
        &mut self,
        key: &'static str,
        label: &'static str,
        minutes: Option<u32>,
        place: Place,
        measure: &'static str,
    ) {
        if minutes.is_none() {
            self.unknown.push(Missing {
                term: key,
                place,
                measure,
            });
        }
        self.add(Term {
            key,
            label,
            minutes,
            how: stated(minutes, measure),
            origins: vec![Origin::Field(place)],
        });
    }

    /// What has no end misses every target.
    fn verdict(&self, target: Option<u32>) -> Verdict {
        match target {
            Some(target) if self.never.is_some() => Verdict::Misses {
                by: self.known.saturating_sub(target),
                at_least: true,
            },
            _ => Verdict::of(target, self.whole, self.known),
        }
    }
}

/// How a stated part reads.
pub(super) fn stated(minutes: Option<u32>, measure: &str) -> String {
    match minutes {
        Some(_) => "As stated".to_owned(),
        None => format!("Unknown, measure this: {measure}"),
    }
}

fn add_run(
    sum: &mut Sum,
    runs: Runs,
    policy: Option<&Policy>,
    group: Option<&Group>,
    workload: &Workload,
) {
    let (label, field, measure) = match runs {
        Runs::Data => (
            "Longest run, whose point counts once it is complete",
            "longest_run_minutes",
            "How long a run takes at most",
        ),
        Runs::Logs => (
            "Longest log backup, whose point counts once it is complete",
            "log_run_minutes",
            "How long a log backup takes at most",
        ),
    };
    let minutes = group.and_then(|group| match runs {
        Runs::Data => group.longest_run_minutes.value(),
        Runs::Logs => group.log_run_minutes.value(),
    });
    let place = group.map_or_else(
        || Place::of(workload, "group"),
        |group| Place::of(group, field),
    );
    let minutes = minutes.map(|minutes| minutes.0);
    sum.add_stated("run", label, minutes, place, measure);
    let full = policy.and_then(|policy| policy.full_every_days.value());
    let full = full.filter(|_| runs == Runs::Data && minutes.is_some());
    if let (Some(full), Some(term)) = (full, sum.terms.last_mut()) {
        term.how = format!(
            "As stated; full backups every {} d are among the runs",
            full.0
        );
        let place = policy.map(|policy| Place::of(policy, "full_every_days"));
        term.origins.extend(place.map(Origin::Field));
    }
}
