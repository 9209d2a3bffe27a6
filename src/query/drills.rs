//! Drills: what they rehearse and prove, and what lies on the line of time.

use crate::file::changes::changes;
use crate::file::fingerprint::Fingerprints;
use crate::file::snapshot::record;
use crate::model::Json;
use crate::model::edit::{Edit, Stamp};
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::units::Date;
use crate::readiness::assess::Assessment;
use crate::readiness::standing::{State, proof_expires};
use crate::scenario::definition::Scenarios;

/// The scenarios that a drill may rehearse, by id and title: the built-in
/// ones and the plan's own.
pub fn scenario_choices(plan: &Plan) -> Vec<(String, String)> {
    let Ok(built_in) = Scenarios::built_in() else {
        return Vec::new();
    };
    let all = built_in.with_those_of(plan);
    all.iter()
        .map(|one| (one.id.clone(), one.title.clone()))
        .collect()
}

/// The edit that ties the drill to the deployment as it is.
pub fn tie_drill(plan: &Plan, drill: Key) -> Edit {
    let (now, mut edits) = record(&Fingerprints::new(plan), Kind::Drill, drill);
    let now = Json::from(&*now);
    edits.push(Edit::set(Kind::Drill, drill, "fingerprint", now));
    Edit::Batch { edits }
}

/// The edit that states a field of a drill. A drill that is logged on its day,
/// with its outcome, is tied to the deployment by that; and a drill that
/// speaks of the deployment as it is goes on to do so when other workloads
/// are said to have taken part.
pub fn state_field(plan: &Plan, drill: Key, field: &str, value: Json, today: Date) -> Edit {
    let edit = Edit::set(Kind::Drill, drill, field, value);
    let row = |plan: &Plan| {
        let mut rows = plan.drills.iter();
        rows.find(|row| row.meta.id == drill).cloned()
    };
    if !matches!(field, "workloads" | "held_on" | "outcome") {
        return edit;
    }
    let (Some(before), Ok(after)) = (row(plan), plan.apply(&edit, &Stamp::default())) else {
        return edit;
    };
    let Some(now) = row(&after) else { return edit };
    let logged =
        before.fingerprint.is_empty() && now.held_on.is(&today) && !now.outcome.is_unknown();
    let goes_on = field == "workloads" && !before.fingerprint.is_empty() && {
        let prints = Fingerprints::new(plan);
        changes(&prints, &before.fingerprint, Kind::Drill, drill).is_none()
    };
    if logged || goes_on {
        let edits = vec![edit, tie_drill(&after, drill)];
        return Edit::Batch { edits };
    }
    edit
}

/// What an event on the line of time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventKind {
    /// A drill that took place.
    Held,
    /// A drill that is planned.
    Planned,
    /// A day by which a drill is to be repeated.
    Due,
    /// The last day on which a proof counts.
    Expires,
}

impl EventKind {
    /// All of them, in the order in which the picture lists them.
    pub const ALL: &'static [Self] = &[Self::Held, Self::Planned, Self::Due, Self::Expires];

    /// How files name it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Planned => "planned",
            Self::Due => "due",
            Self::Expires => "proof_expires",
        }
    }

    /// How the screen names it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Held => "Drill held",
            Self::Planned => "Drill planned",
            Self::Due => "Drill due again",
            Self::Expires => "Proof expires",
        }
    }
}

/// Something on the line of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The day.
    pub day: Date,
    /// What it is.
    pub kind: EventKind,
    /// What it is called.
    pub name: String,
    /// Where it is looked up.
    pub at: EventPlace,
}

/// What an event belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventPlace {
    /// A drill.
    Drill(Key),
    /// An item on an object.
    Item(String, Key),
}

/// All events, by day: drills held, planned and due, and proofs that expire.
pub fn events(plan: &Plan, assessment: &Assessment) -> Vec<Event> {
    let mut events = Vec::new();
    for drill in plan.drills.iter() {
        let at = EventPlace::Drill(drill.meta.id);
        let mut add = |day: Option<Date>, kind| {
            events.extend(day.map(|day| Event {
                day,
                kind,
                name: drill.name.to_string(),
                at: at.clone(),
            }));
        };
        let held = drill.held_on.value();
        let past = held.is_some_and(|day| day <= assessment.as_of);
        add(
            held,
            if past {
                EventKind::Held
            } else {
                EventKind::Planned
            },
        );
        add(drill.next_due_on.value(), EventKind::Due);
    }
    for placed in assessment.entries() {
        let stands = matches!(placed.entry.state, State::Verified | State::VerifyAgain);
        let statement = placed.entry.attestation.as_deref().filter(|_| stands);
        let day = statement.and_then(|row| proof_expires(placed.item, row));
        events.extend(day.map(|day| Event {
            day,
            kind: EventKind::Expires,
            name: placed.item.title().to_owned(),
            at: EventPlace::Item(placed.item.id().to_owned(), placed.object),
        }));
    }
    events.sort_by(|one, other| {
        (one.day, one.kind, &one.name).cmp(&(other.day, other.kind, &other.name))
    });
    events
}
