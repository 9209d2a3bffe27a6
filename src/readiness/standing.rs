//! How one item stands on one object: the check's verdict and a person's
//! statement weighed against each other.

use serde::Serialize;

use super::item::Item;
use super::rule::Severity;
use super::verdict::Verdict;
use crate::model::attestation::{Attestation, Status};
use crate::model::units::Date;

/// A share of an item's weight in millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(pub u32);

impl Share {
    /// All of it: verified, with fresh proof.
    pub const VERIFIED: Self = Self(1_000_000);
    /// Done as stated, without proof.
    pub const DONE: Self = Self(600_000);
    /// Somebody is at it.
    pub const IN_PROGRESS: Self = Self(250_000);
    /// Nothing.
    pub const NONE: Self = Self(0);

    fn times(self, freshness: Self) -> Self {
        let product = u64::from(self.0) * u64::from(freshness.0) / 1_000_000;
        Self(u32::try_from(product).unwrap_or(self.0))
    }
}

/// How an item stands on an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It does not hold.
    Open,
    /// Nobody has said what it takes to know.
    Unknown,
    /// It held once; since then the proof ran out or the deployment changed.
    VerifyAgain,
    /// It does not hold yet; somebody is at it.
    InProgress,
    /// It does not hold, and somebody answers for that by name.
    AcceptedRisk,
    /// It does not apply, with a reason and a second name.
    NotApplicable,
    /// It holds, as stated.
    Done,
    /// It holds, and fresh evidence shows it.
    Verified,
}

impl State {
    /// All states, in the order in which screens list them.
    pub const ALL: &'static [Self] = &[
        Self::Open,
        Self::Unknown,
        Self::VerifyAgain,
        Self::InProgress,
        Self::AcceptedRisk,
        Self::NotApplicable,
        Self::Done,
        Self::Verified,
    ];

    /// How files name it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Unknown => "unknown",
            Self::VerifyAgain => "verify_again",
            Self::InProgress => "in_progress",
            Self::AcceptedRisk => "accepted_risk",
            Self::NotApplicable => "not_applicable",
            Self::Done => "done",
            Self::Verified => "verified",
        }
    }

    /// How the screen names it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::Unknown => "Unknown",
            Self::VerifyAgain => "Verify again",
            Self::InProgress => "In progress",
            Self::AcceptedRisk => "Accepted risk",
            Self::NotApplicable => "Not applicable",
            Self::Done => "Done",
            Self::Verified => "Verified",
        }
    }

    /// Whether something is left to do.
    pub const fn is_finding(self) -> bool {
        matches!(
            self,
            Self::Open | Self::Unknown | Self::VerifyAgain | Self::InProgress
        )
    }

    /// Whether a gate takes it for missing: what somebody is at is not there yet.
    pub const fn blocks(self) -> bool {
        matches!(self, Self::Open | Self::Unknown | Self::InProgress)
    }
}

/// How one item stands on one object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// In a word.
    pub state: State,
    /// What it earns of the item's weight.
    pub share: Share,
}

impl Standing {
    const fn new(state: State, share: Share) -> Self {
        Self { state, share }
    }
}

/// How the item stands. `None` where there is nothing to look at.
/// `fingerprint` is that of the object as it is now.
pub fn standing(
    item: &Item,
    verdict: &Verdict,
    attestation: Option<&Attestation>,
    fingerprint: impl FnOnce() -> String,
    as_of: Date,
) -> Option<Standing> {
    if *verdict == Verdict::NotApplicable {
        return None;
    }
    if let Some(attestation) = attestation {
        if is_excused(attestation) {
            return Some(Standing::new(State::NotApplicable, Share::NONE));
        }
        let fires = matches!(
            verdict,
            Verdict::Open(_) | Verdict::Unknown(_) | Verdict::Again(_)
        );
        if fires && is_accepted(attestation, as_of) {
            return Some(Standing::new(State::AcceptedRisk, Share::NONE));
        }
    }
    let status = attestation.and_then(|attestation| attestation.status.value());
    Some(match (item, verdict) {
        (_, Verdict::Proven(until)) => aged(item, *until, Share::VERIFIED, as_of),
        (_, Verdict::Again(_)) => Standing::new(State::VerifyAgain, Share::VERIFIED.times(HALF)),
        (_, Verdict::Holds) => held(item, attestation, fingerprint, as_of),
        (_, Verdict::Open(_)) if status == Some(Status::InProgress) => {
            Standing::new(State::InProgress, Share::IN_PROGRESS)
        }
        (_, Verdict::Open(_)) => Standing::new(State::Open, Share::NONE),
        (Item::Rule(_), _) => Standing::new(State::Unknown, Share::NONE),
        (Item::Statement(_), _) => stated(item, attestation, fingerprint, as_of),
    })
}

/// Whether the item is rightly called not applicable: with a reason, and by
/// two people.
pub fn is_excused(attestation: &Attestation) -> bool {
    attestation.status.is(&Status::NotApplicable)
        && !attestation.reason.trim().is_empty()
        && !attestation.second_name.trim().is_empty()
        && attestation.second_name.trim() != attestation.stated_by.trim()
}

/// Whether the risk is rightly accepted: by name, with a reason, and until a
/// day that has not passed.
pub fn is_accepted(attestation: &Attestation, as_of: Date) -> bool {
    attestation.status.is(&Status::AcceptedRisk)
        && !attestation.accepted_by.trim().is_empty()
        && !attestation.reason.trim().is_empty()
        && attestation
            .accepted_until
            .value()
            .is_some_and(|until| as_of <= until)
}

/// Something that only a person can state.
fn stated(
    item: &Item,
    attestation: Option<&Attestation>,
    fingerprint: impl FnOnce() -> String,
    as_of: Date,
) -> Standing {
    let status = attestation.and_then(|attestation| attestation.status.value());
    match status {
        Some(Status::Done) => held(item, attestation, fingerprint, as_of),
        Some(Status::InProgress) => Standing::new(State::InProgress, Share::IN_PROGRESS),
        Some(_) => Standing::new(State::Open, Share::NONE),
        None => Standing::new(State::Unknown, Share::NONE),
    }
}

/// Something that holds, as stated or with proof.
fn held(
    item: &Item,
    attestation: Option<&Attestation>,
    fingerprint: impl FnOnce() -> String,
    as_of: Date,
) -> Standing {
    let done = Standing::new(State::Done, Share::DONE);
    let Some(attestation) = attestation.filter(|row| row.status.is(&Status::Done)) else {
        return done;
    };
    let mut standing = match (proof_expires(item, attestation), item) {
        (Some(until), _) => aged(item, until, Share::VERIFIED, as_of),
        (None, Item::Rule(_)) => done,
        (None, Item::Statement(_)) => match attestation.stated_on.value() {
            Some(day) => Standing {
                state: if as_of <= day.plus_days(item.cadence_days()) {
                    State::Done
                } else {
                    State::VerifyAgain
                },
                ..aged(item, day.plus_days(item.cadence_days()), Share::DONE, as_of)
            },
            None => Standing::new(State::VerifyAgain, Share::DONE.times(HALF)),
        },
    };
    let covered = &*attestation.fingerprint;
    if !covered.is_empty() && standing.state != State::VerifyAgain && covered != fingerprint() {
        standing = Standing::new(State::VerifyAgain, standing.share.times(HALF));
    }
    standing
}

/// What a proof counts for when the deployment has changed since.
const HALF: Share = Share(500_000);

/// Until when the evidence counts: the latest of its days, each as stated or
/// one period after it was collected.
pub fn proof_expires(item: &Item, attestation: &Attestation) -> Option<Date> {
    let days = attestation.evidence.iter().filter_map(|proof| {
        let collected = proof.collected_on.value();
        let cadence = collected.map(|day| day.plus_days(item.cadence_days()));
        proof.expires_on.value().or(cadence)
    });
    days.max()
}

/// After its last day a proof of a critical item counts for nothing, another
/// loses its worth evenly over one more period.
fn aged(item: &Item, until: Date, share: Share, as_of: Date) -> Standing {
    let past = u32::try_from(as_of.days_since(until)).unwrap_or_default();
    if past == 0 {
        return Standing::new(State::Verified, share);
    }
    let period = item.cadence_days().max(1);
    let left = match item.severity() {
        Severity::Critical => 0,
        _ => period.saturating_sub(past),
    };
    let freshness = u64::from(left) * 1_000_000 / u64::from(period);
    let freshness = Share(u32::try_from(freshness).unwrap_or_default());
    Standing::new(State::VerifyAgain, share.times(freshness))
}
