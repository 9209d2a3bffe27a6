//! How long a workload takes to be back: notice, decide, get in, prepare,
//! move the data, check, switch over; each part with its source.

use super::Objectives;
use super::rpo::stated;
use super::term::{Missing, Origin, Place, Range, Term};
use super::transfer::Way;
use super::verdict::Verdict;
use crate::model::known::Known;
use crate::model::links::Links;
use crate::model::plan::Kind;
use crate::model::units::Minutes;
use crate::model::workload::Workload;

/// What a failure does to the way along which data is restored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Circumstances {
    /// How many connectors are usable; all that are stated where `None`.
    pub connectors: Option<u32>,
    /// What is restored through the same connection before it, in GB: where
    /// all goes well, as a rule, at most.
    pub queue_gb: (u64, u64, u64),
}

/// The time until a workload is back against its target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rto {
    /// How long it may be gone.
    pub target: Option<u32>,
    /// The parts of the sum, in the order in which they happen.
    pub terms: Vec<Term<Range>>,
    /// The sum; what of it depends on an unknown part is unknown.
    pub total: Range,
    /// The sum of what is known of the parts.
    pub known_minutes: u32,
    /// What has to be found out or measured.
    pub unknown: Vec<Missing>,
    /// How target and longest time compare.
    pub verdict: Verdict,
}

impl Rto {
    /// The part with that key.
    pub fn term(&self, key: &str) -> Option<&Term<Range>> {
        self.terms.iter().find(|term| term.key == key)
    }
}

impl Objectives<'_> {
    /// The time until a workload is back. Restores that were measured stand
    /// for preparing, moving and checking together.
    pub fn rto(&self, links: &Links, workload: &Workload, given: &Circumstances) -> Rto {
        let mut sum = Sum::default();
        let way = Way::to(links, workload, given.connectors);
        for part in [DETECT, DECIDE, REACH] {
            sum.stated(part, self.of_runbook(part));
        }
        if given.queue_gb != (0, 0, 0) {
            sum.moved(
                "queue",
                "Others before it on the same way",
                &Way::shared(links, workload, given.connectors),
                given.queue_gb,
            );
        }
        if !self.add_measured(&mut sum, workload, &way) {
            let provision = workload.provision_minutes;
            sum.stated(PROVISION, (provision, Place::of(workload, PROVISION.field)));
            match workload.size_gb.value() {
                Some(size) => {
                    let size = u64::from(size.0);
                    sum.moved(TRANSFER, "Move the data", &way, (size, size, size));
                    if let Some(term) = sum.terms.last_mut() {
                        let place = Place::of(workload, "size_gb");
                        term.origins.insert(0, Origin::Field(place));
                    }
                }
                None => sum.unknown_size(&way, Place::of(workload, "size_gb")),
            }
            let validate = workload.validate_minutes;
            sum.stated(VALIDATE, (validate, Place::of(workload, VALIDATE.field)));
        }
        sum.stated(SWITCH, self.of_runbook(SWITCH));
        let target = workload.rto_target_minutes.value().map(|target| target.0);
        let known = sum.terms.iter().map(|term| term.minutes.known());
        let known = known.fold(0, u32::saturating_add);
        let parts = sum.terms.iter().map(|term| term.minutes);
        let total = parts.fold(Range::exactly(0), Range::plus);
        Rto {
            target,
            verdict: Verdict::of(target, total.high, known),
            terms: sum.terms,
            total,
            known_minutes: known,
            unknown: sum.unknown,
        }
    }

    /// How long moving the data of a workload takes, nothing before it.
    pub fn transfer(&self, links: &Links, workload: &Workload) -> Range {
        let size = workload.size_gb.value().map(|size| u64::from(size.0));
        size.map_or(Range::UNKNOWN, |size| {
            Way::to(links, workload, None).takes((size, size, size))
        })
    }

    /// Adds what was measured instead of preparing, moving and checking.
    fn add_measured(&self, sum: &mut Sum, workload: &Workload, way: &Way) -> bool {
        let Some(measured) = self.measured(workload) else {
            return false;
        };
        let (usable, all) = way.usable;
        let mut minutes = measured.minutes;
        let how = match measured.count {
            1 => "One measurement".to_owned(),
            count => format!("The shortest, the latest and the longest of {count} measurements"),
        };
        let mut caveat = String::new();
        if usable < all {
            let slower = |minutes: Option<u32>| {
                let longer = (u64::from(minutes?) * u64::from(all)).checked_div(usable.into())?;
                Some(u32::try_from(longer).unwrap_or(u32::MAX))
            };
            minutes.likely = slower(minutes.likely);
            minutes.high = slower(minutes.high);
            caveat = format!(", longer as only {usable} of {all} connectors are left");
            if usable == 0 {
                sum.unknown.extend(way.missing("restore"));
            }
        }
        sum.terms.push(Term {
            key: "restore",
            label: "Restore, as measured",
            minutes,
            how: match measured.latest {
                Some(day) => format!("{how}, the latest on {day}{caveat}"),
                None => how + &caveat,
            },
            origins: measured.origins,
        });
        true
    }

    fn of_runbook(&self, part: Part) -> (Known<Minutes>, Place) {
        let minutes = self
            .runbook
            .map_or(Known::Unknown, |runbook| match part.key {
                "detect" => runbook.detect_minutes,
                "decide" => runbook.decide_minutes,
                "reach" => runbook.reach_minutes,
                _ => runbook.switch_minutes,
            });
        let place = Place {
            kind: Kind::Runbook,
            object: self
                .runbook
                .map_or(self.plan.id(), |runbook| runbook.meta.id),
            field: part.field,
        };
        (minutes, place)
    }
}

/// A part that somebody states.
#[derive(Clone, Copy)]
struct Part {
    key: &'static str,
    label: &'static str,
    field: &'static str,
    measure: &'static str,
}

const DETECT: Part = Part {
    key: "detect",
    label: "Notice",
    field: "detect_minutes",
    measure: "How long it takes to notice a disaster",
};
const DECIDE: Part = Part {
    key: "decide",
    label: "Decide",
    field: "decide_minutes",
    measure: "How long it takes to decide",
};
const REACH: Part = Part {
    key: "reach",
    label: "Get in",
    field: "reach_minutes",
    measure: "How long it takes to get in: network, login, console",
};
const PROVISION: Part = Part {
    key: "provision",
    label: "Prepare the target",
    field: "provision_minutes",
    measure: "How long it takes until there is something to restore to",
};
const TRANSFER: &str = "transfer";
const VALIDATE: Part = Part {
    key: "validate",
    label: "Check it",
    field: "validate_minutes",
    measure: "How long it takes to check that it works again",
};
const SWITCH: Part = Part {
    key: "switch",
    label: "Switch over",
    field: "switch_minutes",
    measure: "How long it takes to switch names and routes",
};

#[derive(Default)]
struct Sum {
    terms: Vec<Term<Range>>,
    unknown: Vec<Missing>,
}

impl Sum {
    fn stated(&mut self, part: Part, (minutes, place): (Known<Minutes>, Place)) {
        let minutes = minutes.value().map(|minutes| minutes.0);
        if minutes.is_none() {
            self.unknown.push(Missing {
                term: part.key,
                place,
                measure: part.measure,
            });
        }
        self.terms.push(Term {
            key: part.key,
            label: part.label,
            minutes: minutes.map_or(Range::UNKNOWN, Range::exactly),
            how: stated(minutes, part.measure),
            origins: vec![Origin::Field(place)],
        });
    }

    fn moved(&mut self, key: &'static str, label: &'static str, way: &Way, gb: (u64, u64, u64)) {
        self.unknown.extend(way.missing(key));
        self.terms.push(Term {
            key,
            label,
            minutes: way.takes(gb),
            how: way.how(gb),
            origins: way.origins.clone(),
        });
    }

    fn unknown_size(&mut self, way: &Way, place: Place) {
        let measure = "How much data a full restore moves";
        self.unknown.push(Missing {
            term: TRANSFER,
            place,
            measure,
        });
        self.unknown.extend(way.missing(TRANSFER));
        self.terms.push(Term {
            key: TRANSFER,
            label: "Move the data",
            minutes: Range::UNKNOWN,
            how: stated(None, measure),
            origins: vec![Origin::Field(place)],
        });
    }
}
