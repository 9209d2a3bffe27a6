//! Which rows of a long table are worth having in the document. Pure.

use std::ops::Range;

/// The rows to mount: those the viewport shows, and `overscan` more on either side.
///
/// All measures are in CSS pixels. The start is even, so that a pattern over every second row
/// would hold still while scrolling. Past the end the last rows are given.
pub fn window(
    scroll_top: u32,
    viewport: u32,
    row_height: u32,
    count: usize,
    overscan: usize,
) -> Range<usize> {
    let height = row_height.max(1);
    let shown = rows(viewport.div_ceil(height)) + 1;
    let first = rows(scroll_top / height).min(count.saturating_sub(shown));
    let start = first.saturating_sub(overscan) & !1;
    let end = first
        .saturating_add(shown)
        .saturating_add(overscan)
        .min(count);
    start..end
}

/// Where to scroll so that the row is in sight below a sticky header; `None` if it is already.
pub fn reveal(
    scroll_top: u32,
    viewport: u32,
    header: u32,
    row_height: u32,
    index: usize,
) -> Option<u32> {
    let top = u32::try_from(index)
        .unwrap_or(u32::MAX)
        .saturating_mul(row_height);
    let bottom = top.saturating_add(row_height);
    let room = viewport.saturating_sub(header);
    if top < scroll_top {
        Some(top)
    } else if bottom > scroll_top.saturating_add(room) {
        Some(bottom.saturating_sub(room))
    } else {
        None
    }
}

fn rows(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::{reveal, window};

    #[test]
    fn a_short_table_is_mounted_whole() {
        assert_eq!(window(0, 600, 36, 10, 4), 0..10);
        assert_eq!(window(0, 600, 36, 0, 4), 0..0);
    }

    #[test]
    fn a_long_table_mounts_what_is_seen_and_a_little_more() {
        assert_eq!(window(0, 360, 36, 10_000, 4), 0..15);
        assert_eq!(window(36_000, 360, 36, 10_000, 4), 996..1015);
    }

    #[test]
    fn past_the_end_the_last_rows_stand() {
        assert_eq!(window(u32::MAX, 360, 36, 100, 4), 84..100);
    }

    #[test]
    fn a_row_comes_into_sight_with_the_shortest_way() {
        assert_eq!(reveal(0, 400, 40, 36, 3), None);
        assert_eq!(reveal(0, 400, 40, 36, 10), Some(36));
        assert_eq!(reveal(360, 400, 40, 36, 2), Some(72));
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(512))]

        #[test]
        fn the_window_covers_the_viewport_and_stays_small(
            first in 0_u32..20_000, rest in 0_u32..36, viewport in 0_u32..2_000,
            height in 1_u32..100, count in 0_usize..20_000, overscan in 0_usize..20,
        ) {
            let scroll_top = first * height + rest.min(height - 1);
            let range = window(scroll_top, viewport, height, count, overscan);
            proptest::prop_assert!(range.start <= range.end && range.end <= count);
            proptest::prop_assert_eq!(range.start % 2, 0);
            let most = usize::try_from(viewport.div_ceil(height)).unwrap() + 2 * overscan + 2;
            proptest::prop_assert!(range.len() <= most);
            let total = height * u32::try_from(count).unwrap();
            let furthest = total.saturating_sub(viewport);
            let top = scroll_top.min(furthest);
            let bottom = (top + viewport).min(total);
            proptest::prop_assert!(u32::try_from(range.start).unwrap() * height <= top);
            proptest::prop_assert!(u32::try_from(range.end).unwrap() * height >= bottom);
        }
    }
}
