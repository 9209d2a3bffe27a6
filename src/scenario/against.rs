//! An objective against what a scenario does to it.

use serde::Serialize;

use crate::objectives::term::Range;

/// Whether an objective is met in a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ruling {
    /// It is, every part known.
    Meets,
    /// Something that it depends on is unknown.
    Unknown,
    /// It is not.
    Misses,
}

impl Ruling {
    /// How files name it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Meets => "meets",
            Self::Unknown => "unknown",
            Self::Misses => "misses",
        }
    }

    /// How the screen names it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Meets => "Meets",
            Self::Unknown => "Unknown",
            Self::Misses => "Misses",
        }
    }
}

/// An objective against its worst case, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Against {
    /// Whether it is met.
    pub verdict: Ruling,
    /// The target, where one is stated.
    pub target_minutes: Option<u32>,
    /// The worst case, where every part of it is known.
    pub worst_case_minutes: Option<u32>,
    /// By how much the target is missed; nothing where it is met or where no
    /// amount would do, because nothing is left to restore from.
    pub by_minutes: Option<u32>,
    /// Whether it is missed by more than that, because a part is unknown.
    pub at_least: bool,
}

impl Against {
    /// Nothing is lost, or nothing has to come back.
    pub const fn untouched(target: Option<u32>) -> Self {
        Self {
            verdict: Ruling::Meets,
            target_minutes: target,
            worst_case_minutes: Some(0),
            by_minutes: None,
            at_least: false,
        }
    }

    /// Nothing is left, so that no target can be met.
    pub const fn hopeless(target: Option<u32>) -> Self {
        Self {
            verdict: Ruling::Misses,
            target_minutes: target,
            worst_case_minutes: None,
            by_minutes: None,
            at_least: true,
        }
    }

    /// A length that is known to the end, or as far as `span` says.
    pub fn of(target: Option<u32>, span: Span) -> Self {
        let over = target.and_then(|target| span.high.checked_sub(target));
        let by_minutes = over.filter(|by| *by > 0);
        let verdict = match (target, by_minutes) {
            (Some(_), Some(_)) => Ruling::Misses,
            (Some(_), None) if span.complete => Ruling::Meets,
            _ => Ruling::Unknown,
        };
        Self {
            verdict,
            target_minutes: target,
            worst_case_minutes: span.complete.then_some(span.high),
            by_minutes,
            at_least: by_minutes.is_some() && !span.complete,
        }
    }

    /// What can be said where it is open which of two it will be.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self.verdict != other.verdict {
            return Self {
                verdict: Ruling::Unknown,
                by_minutes: None,
                at_least: false,
                worst_case_minutes: None,
                ..self
            };
        }
        let worse = self.worst_case_minutes.zip(other.worst_case_minutes);
        let least = self.by_minutes.zip(other.by_minutes);
        Self {
            worst_case_minutes: worse.map(|(one, two)| one.max(two)),
            by_minutes: least.map(|(one, two)| one.min(two)),
            at_least: self.at_least || other.at_least || self.by_minutes != other.by_minutes,
            ..self
        }
    }
}

/// A length of time, or as much of it as is known, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Where all goes well.
    pub low: u32,
    /// As a rule.
    pub likely: u32,
    /// Where it takes longest.
    pub high: u32,
    /// Whether nothing is left out that nobody knows.
    pub complete: bool,
}

impl Span {
    /// No time at all.
    pub const NONE: Self = Self::exactly(0);

    /// Of which nothing is known.
    pub const UNKNOWN: Self = Self {
        complete: false,
        ..Self::NONE
    };

    /// One known length.
    pub const fn exactly(minutes: u32) -> Self {
        Self {
            low: minutes,
            likely: minutes,
            high: minutes,
            complete: true,
        }
    }

    /// A stated length, if it is stated.
    pub fn stated(minutes: Option<u32>) -> Self {
        minutes.map_or(Self::UNKNOWN, Self::exactly)
    }

    /// One after the other.
    #[must_use]
    pub const fn then(self, next: Self) -> Self {
        Self {
            low: self.low.saturating_add(next.low),
            likely: self.likely.saturating_add(next.likely),
            high: self.high.saturating_add(next.high),
            complete: self.complete && next.complete,
        }
    }

    /// Side by side: until both are done.
    #[must_use]
    pub fn beside(self, other: Self) -> Self {
        Self {
            low: self.low.max(other.low),
            likely: self.likely.max(other.likely),
            high: self.high.max(other.high),
            complete: self.complete && other.complete,
        }
    }
}

impl From<Range> for Span {
    fn from(range: Range) -> Self {
        let low = range.low.unwrap_or_default();
        let likely = range.likely.unwrap_or(low);
        Self {
            low,
            likely,
            high: range.high.unwrap_or(likely),
            complete: range.low.is_some() && range.likely.is_some() && range.high.is_some(),
        }
    }
}
