//! Lengths and positions of the pictures, as whole hundredths of a per cent. Pure, no floats.

/// The whole: 100.00 per cent.
pub const WHOLE: u32 = 10_000;

/// A stretch of a bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Where it starts, in hundredths of a per cent.
    pub start: u32,
    /// How long it is, in hundredths of a per cent.
    pub length: u32,
}

/// Divides a bar among the parts. The lengths add up to the whole; a part that is not nothing gets
/// at least `least`, taken from the largest part, so that it can be seen.
pub fn split(parts: &[u32], least: u32) -> Vec<Span> {
    let total: u64 = parts.iter().map(|part| u64::from(*part)).sum();
    if total == 0 {
        return parts
            .iter()
            .map(|_| Span {
                start: 0,
                length: 0,
            })
            .collect();
    }
    let mut lengths: Vec<u32> = parts
        .iter()
        .map(|part| {
            let exact = u64::from(*part) * u64::from(WHOLE) / total;
            let length = u32::try_from(exact).unwrap_or(WHOLE);
            if *part == 0 { 0 } else { length.max(least) }
        })
        .collect();
    let sum: u32 = lengths.iter().sum();
    if let Some(largest) = lengths.iter_mut().max() {
        *largest = (*largest + WHOLE).saturating_sub(sum);
    }
    let mut start = 0;
    let place = |length| {
        let span = Span { start, length };
        start += length;
        span
    };
    lengths.into_iter().map(place).collect()
}

/// How much of the whole `value` is of `max`, at most all of it.
pub fn share(value: u32, max: u32) -> u32 {
    if max == 0 {
        return 0;
    }
    let exact = u64::from(value.min(max)) * u64::from(WHOLE) / u64::from(max);
    u32::try_from(exact).unwrap_or(WHOLE)
}

/// Hundredths of a per cent as an SVG length: `1250` gives `12.5%`.
pub fn percent(hundredths: u32) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 => format!("{whole}%"),
        _ if rest % 10 == 0 => format!("{whole}.{}%", rest / 10),
        _ => format!("{whole}.{rest:02}%"),
    }
}

/// A round end for an axis of minutes that holds `max`, and the step between its marks
/// (three to six of them).
pub fn axis(max: u32) -> (u32, u32) {
    const STEPS: [u32; 15] = [
        5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1_440, 2_880, 5_760, 10_080, 20_160,
    ];
    let step = STEPS
        .into_iter()
        .find(|step| max <= step * 6)
        .unwrap_or_else(|| max.div_ceil(6).max(1));
    let end = max.div_ceil(step).max(1).saturating_mul(step);
    (end, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(parts: &[u32], least: u32) -> Vec<u32> {
        split(parts, least)
            .into_iter()
            .map(|span| span.length)
            .collect()
    }

    #[test]
    fn parts_share_a_bar() {
        assert_eq!(lengths(&[1, 1, 2], 0), [2_500, 2_500, 5_000]);
        assert_eq!(lengths(&[1, 1, 1], 0).iter().sum::<u32>(), WHOLE);
        assert_eq!(lengths(&[0, 0], 200), [0, 0]);
        assert_eq!(lengths(&[999, 1, 0], 200), [9_800, 200, 0]);
        assert_eq!(
            split(&[3, 1], 0),
            [
                Span {
                    start: 0,
                    length: 7_500
                },
                Span {
                    start: 7_500,
                    length: 2_500
                }
            ]
        );
    }

    #[test]
    fn shares_stay_within_the_whole() {
        assert_eq!(share(1, 3), 3_333);
        assert_eq!(share(9, 3), WHOLE);
        assert_eq!(share(1, 0), 0);
    }

    #[test]
    fn lengths_are_written_short() {
        for (hundredths, text) in [
            (0, "0%"),
            (1_250, "12.5%"),
            (3_333, "33.33%"),
            (5, "0.05%"),
            (WHOLE, "100%"),
        ] {
            assert_eq!(percent(hundredths), text);
        }
    }

    #[test]
    fn an_axis_ends_at_a_round_time_at_or_beyond_the_longest() {
        for (max, end, step) in [
            (0, 5, 5),
            (15, 15, 5),
            (55, 60, 10),
            (262, 300, 60),
            (1_441, 1_800, 360),
        ] {
            assert_eq!(axis(max), (end, step), "{max}");
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #[test]
        fn a_bar_is_always_full(parts in proptest::collection::vec(0_u32..1_000, 1..8)) {
            proptest::prop_assume!(parts.iter().any(|part| *part > 0));
            let spans = split(&parts, 100);
            proptest::prop_assert_eq!(spans.iter().map(|span| span.length).sum::<u32>(), WHOLE);
            for (part, span) in parts.iter().zip(&spans) {
                proptest::prop_assert_eq!(*part == 0, span.length == 0);
            }
        }

        #[test]
        fn an_axis_has_few_marks(max in 0_u32..200_000) {
            let (end, step) = axis(max);
            proptest::prop_assert!(end >= max && end % step == 0 && end / step <= 6);
        }
    }
}
