//! Levels and the gates between them: named conditions, of which the first
//! that fails caps the level. After the levels of Azure Business Continuity
//! Center: a level is met by conditions, not by points.

use std::rc::Rc;

use serde::Serialize;

use super::assess::{Entry, Report};
use super::facts::Facts;
use super::item::Item;
use super::rule::Severity;
use super::standing::State;
use crate::model::application::Tier;
use crate::model::id::{Id, Key};
use crate::model::plan::Kind;

/// How far a plan has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Something critical is open or unknown.
    NotReady,
    /// What the business needs most could be restored, on paper.
    Basic,
    /// It was restored, in time, and nothing has changed since.
    Tested,
    /// It would survive the loss of a region, a key, a login or a person.
    Resilient,
}

impl Level {
    /// Every level, the lowest first.
    pub const ALL: &'static [Self] = &[Self::NotReady, Self::Basic, Self::Tested, Self::Resilient];

    /// The one that files name so.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|level| level.key() == key)
    }

    /// How files name it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotReady => "not_ready",
            Self::Basic => "basic",
            Self::Tested => "tested",
            Self::Resilient => "resilient",
        }
    }

    /// How the screen names it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::NotReady => "Not ready",
            Self::Basic => "Basic",
            Self::Tested => "Tested",
            Self::Resilient => "Resilient",
        }
    }
}

/// A gate that fails.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cap {
    /// The gate's id.
    pub gate: &'static str,
    /// What it asks for.
    pub text: &'static str,
    /// The ids of the findings that keep it shut.
    pub findings: Vec<String>,
}

impl Cap {
    /// The scenario that keeps the gate shut, where one was played.
    pub fn scenario(&self) -> Option<&'static str> {
        (self.gate == REGION_PLAYED.id).then_some(REGION_LOST)
    }
}

/// The scenario that the highest level wants played.
pub const REGION_LOST: &str = "region-lost";

/// The gate that looks at no item: whoever assesses a plan plays
/// [`REGION_LOST`] and says which workloads would not be back as they have
/// to be (see [`shut_by_play`]).
pub const REGION_PLAYED: Gate = Gate {
    id: "region-played",
    opens: Level::Resilient,
    text: "When the loss of a region is played, every workload of tier 1 and 2 is back as its targets ask, or that is accepted by name",
    items: &[],
    of: |_| false,
};

/// A named condition.
pub struct Gate {
    /// Its id.
    pub id: &'static str,
    /// The level that it opens.
    pub opens: Level,
    /// What it asks for.
    pub text: &'static str,
    /// The items that it looks at, by id; `family.*` for all of a family's rules.
    pub items: &'static [&'static str],
    /// Of which objects.
    of: fn(&Candidate) -> bool,
}

/// An entry that a gate may look at.
struct Candidate<'a> {
    item: &'a Item,
    entry: &'a Entry,
    /// Whether its object is a workload that the business cannot do without,
    /// or of which nobody has said that it can.
    vital: bool,
}

/// The gates, from the lowest level up.
pub const GATES: &[Gate] = &[
    Gate {
        id: "no-critical-gap",
        opens: Level::Basic,
        text: "No required critical item is open or unknown",
        items: &["*"],
        of: |on| on.entry.required && on.item.severity() == Severity::Critical,
    },
    Gate {
        id: "tier-1-restorable",
        opens: Level::Basic,
        text: "Every tier 1 workload has a policy, a named restorer and a place to restore to outside the failed zone",
        items: &["coverage.workload-without-policy", "zone.*"],
        of: |on| on.vital,
    },
    Gate {
        id: "tier-1-tested",
        opens: Level::Tested,
        text: "Every tier 1 workload was restored within its objective in the last twelve months, and has not changed since",
        // Without an objective nobody can say that a restore was in time.
        items: &[
            "drills.never-restored",
            "drills.never-restored-lower-tier",
            "drills.restore-test-too-old",
            "drills.last-test-failed",
            "drills.slower-than-objective",
            "drills.changed-since-test",
            "objectives.rto-target-missing",
        ],
        of: |on| on.vital,
    },
    Gate {
        id: "region-loss",
        opens: Level::Resilient,
        text: "The loss of a region is survived, or accepted by name",
        items: &["region.*", "attest.region-loss-plan"],
        of: |on| on.entry.required,
    },
    REGION_PLAYED,
    Gate {
        id: "locked-copies",
        opens: Level::Resilient,
        text: "Recovery points are locked against deletion",
        items: &["immutability.no-lock"],
        of: |_| true,
    },
    Gate {
        id: "key-and-login-loss",
        opens: Level::Resilient,
        text: "The loss of a key and of the login was rehearsed",
        items: &["attest.key-loss-rehearsed", "attest.login-loss-rehearsed"],
        of: |_| true,
    },
    Gate {
        id: "deputies",
        opens: Level::Resilient,
        text: "Everybody with a part on the day has a deputy",
        items: &["people.no-deputy", "people.own-deputy"],
        of: |_| true,
    },
];

impl Gate {
    /// Whether it looks at the item with that id on any object.
    pub fn names(&self, item: &str) -> bool {
        self.items.iter().any(|name| match name.strip_suffix('*') {
            Some(family) => item.starts_with(family),
            None => *name == item,
        })
    }
}

/// The level that the plan has reached, and the gates that keep it from the next.
pub fn level(facts: &Facts, items: &[Item], reports: &[Rc<Report>]) -> (Level, Vec<Cap>) {
    let mut shut: Vec<Vec<String>> = GATES.iter().map(|_| Vec::new()).collect();
    for report in reports {
        let vital = report.kind == Kind::Workload && is_vital(facts, report);
        for entry in &report.entries {
            let Some(item) = items.get(entry.item) else {
                continue;
            };
            let candidate = Candidate { item, entry, vital };
            for (gate, findings) in GATES.iter().zip(&mut shut) {
                let stopped = stops(gate, entry.state) && gate.names(item.id());
                if stopped && (gate.of)(&candidate) {
                    findings.push(format!("{}@{}", item.id(), report.object));
                }
            }
        }
    }
    if facts.plan.workloads.is_empty()
        && let Some(first) = shut.first_mut()
    {
        first.push("plan.no-workload".to_owned());
    }
    let failed = || {
        GATES
            .iter()
            .zip(&shut)
            .filter(|(_, findings)| !findings.is_empty())
    };
    let capped = failed().map(|(gate, _)| gate.opens).min();
    let caps = failed()
        .filter(|(gate, _)| Some(gate.opens) == capped)
        .map(|(gate, findings)| Cap {
            gate: gate.id,
            text: gate.text,
            findings: findings.clone(),
        })
        .collect();
    let level = match capped {
        None => Level::Resilient,
        Some(Level::Resilient) => Level::Tested,
        Some(Level::Tested) => Level::Basic,
        Some(_) => Level::NotReady,
    };
    (level, caps)
}

/// Shuts [`REGION_PLAYED`] for these workloads, where the level is high enough
/// for that gate to matter.
pub fn shut_by_play(level: &mut Level, caps: &mut Vec<Cap>, workloads: &[Key]) {
    if workloads.is_empty() || *level < Level::Tested {
        return;
    }
    *level = Level::Tested;
    let place = |gate: &str| GATES.iter().position(|known| known.id == gate);
    caps.push(Cap {
        gate: REGION_PLAYED.id,
        text: REGION_PLAYED.text,
        findings: workloads
            .iter()
            .map(|key| format!("{REGION_LOST}@{key}"))
            .collect(),
    });
    caps.sort_by_key(|cap| place(cap.gate));
}

/// What has to be verified again was true once: that is enough for Basic.
fn stops(gate: &Gate, state: State) -> bool {
    state.blocks() || (state == State::VerifyAgain && gate.opens > Level::Basic)
}

fn is_vital(facts: &Facts, report: &Report) -> bool {
    let Some(workload) = facts.plan.workloads.get(Id::new(report.object)) else {
        return false;
    };
    matches!(facts.links.tier_of(workload), None | Some(Tier::One))
}
