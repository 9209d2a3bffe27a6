//! Whether an objective is met, and by how much it is missed.

/// A worst case against its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every part is known, and together they fit.
    Meets,
    /// They do not fit.
    Misses {
        /// By so many minutes.
        by: u32,
        /// Whether it is more, because a part is unknown or has no end.
        at_least: bool,
    },
    /// Something that it depends on is unknown: the target or a part.
    Unknown,
}

impl Verdict {
    /// Of a target, the whole where every part is known, and the part that is
    /// known. A known part that exceeds the target misses it, whatever the
    /// rest is.
    pub const fn of(target: Option<u32>, whole: Option<u32>, known: u32) -> Self {
        let Some(target) = target else {
            return Self::Unknown;
        };
        match whole {
            Some(whole) if whole <= target => Self::Meets,
            Some(whole) => Self::Misses {
                by: whole - target,
                at_least: false,
            },
            None if known > target => Self::Misses {
                by: known - target,
                at_least: true,
            },
            None => Self::Unknown,
        }
    }

    /// How files name it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Meets => "meets",
            Self::Misses { .. } => "misses",
            Self::Unknown => "unknown",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_and_too_long_misses_whatever_the_rest_is() {
        let misses = |by, at_least| Verdict::Misses { by, at_least };
        for (target, whole, known, verdict) in [
            (Some(60), Some(60), 60, Verdict::Meets),
            (Some(60), Some(61), 61, misses(1, false)),
            (Some(60), None, 240, misses(180, true)),
            (Some(60), None, 60, Verdict::Unknown),
            (None, Some(60), 60, Verdict::Unknown),
            (None, None, u32::MAX, Verdict::Unknown),
        ] {
            assert_eq!(Verdict::of(target, whole, known), verdict);
        }
    }
}
