//! A share of a hundred over time: points, joined by lines.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::charts::geometry::{WHOLE, percent};
use crate::ui::components::tone::Tone;

/// How a point is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Somebody named it.
    Named,
    /// It came by itself.
    Passing,
    /// It is as of now.
    Now,
}

/// One point.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendPoint {
    /// When, in seconds since whenever.
    pub at: i64,
    /// The share, 0 to 100.
    pub value: u32,
    /// How it is drawn.
    pub mark: Mark,
    /// What it stands for, in words.
    pub words: AttrValue,
    /// Where it leads.
    pub href: AttrValue,
}

/// Properties of [`Trend`].
#[derive(Clone, PartialEq, Properties)]
pub struct TrendProps {
    /// What is shown.
    pub label: AttrValue,
    /// The points, the earliest first.
    pub points: Rc<[TrendPoint]>,
    /// What stands below the beginning and the end.
    pub ends: (AttrValue, AttrValue),
}

/// The least distance of two points, in hundredths of a per cent.
const APART: u32 = 400;

/// Where the axis of shares begins, in hundredths of a per cent.
const LEFT: u32 = 500;

/// The height of a hundred, in CSS pixels.
const HEIGHT: u32 = 120;

/// What is free above and below, in CSS pixels.
const MARGIN: u32 = 12;

/// Points in time joined by lines. Each is a link, and says in words what it
/// stands for.
#[component]
pub fn Trend(props: &TrendProps) -> Html {
    let times: Vec<i64> = props.points.iter().map(|point| point.at).collect();
    let places: Vec<u32> = places(&times).into_iter().map(inside).collect();
    let points: Vec<(&TrendPoint, u32)> = props.points.iter().zip(places).collect();
    let total = (HEIGHT + 2 * MARGIN).to_string();
    html! {
        <div class={classes!("trend", Tone::Accent.class())} role="group" aria-label={props.label.clone()}>
            <svg width="100%" height={total} focusable="false">
                for share in [0, 25, 50, 75, 100_u32] { { rule(share) } }
                for pair in points.windows(2) { { joint(pair) } }
                for (point, x) in points.iter() { { drawn(point, *x) } }
            </svg>
            <p class="trend-ends" aria-hidden="true"><span>{ &props.ends.0 }</span><span>{ &props.ends.1 }</span></p>
        </div>
    }
}

/// Where each time stands between the first and the last, in hundredths of a
/// per cent: true to time, but never closer than can be told apart.
fn places(times: &[i64]) -> Vec<u32> {
    let (Some(first), Some(last)) = (times.first(), times.last()) else {
        return Vec::new();
    };
    let count = u32::try_from(times.len()).unwrap_or(u32::MAX);
    let apart = APART.min(WHOLE / count.max(1));
    let span = last.saturating_sub(*first).max(1);
    let mut places: Vec<u32> = times
        .iter()
        .map(|time| {
            let since = time.saturating_sub(*first).clamp(0, span);
            let place = since.saturating_mul(i64::from(WHOLE)) / span;
            u32::try_from(place).unwrap_or(WHOLE)
        })
        .collect();
    let mut lowest = 0;
    for place in &mut places {
        *place = (*place).max(lowest);
        lowest = *place + apart;
    }
    let mut highest = WHOLE;
    for place in places.iter_mut().rev() {
        *place = (*place).min(highest);
        highest = place.saturating_sub(apart);
    }
    places
}

/// Beside the axis, and with room for the last sign.
fn inside(place: u32) -> u32 {
    let room = WHOLE - LEFT - 300;
    LEFT + 100 + place * (room - 100) / WHOLE
}

const fn height(share: u32) -> u32 {
    let share = if share > 100 { 100 } else { share };
    MARGIN + (100 - share) * HEIGHT / 100
}

fn rule(share: u32) -> Html {
    let y = height(share);
    html! {
        <>
            <line class="grid-line" x1={percent(LEFT)} x2="100%" y1={y.to_string()} y2={y.to_string()} />
            if share.is_multiple_of(50) {
                <text class="axis-label" x="0" y={(y + 4).to_string()} aria-hidden="true">{ share }</text>
            }
        </>
    }
}

fn joint(pair: &[(&TrendPoint, u32)]) -> Html {
    let [(one, from), (two, to)] = pair else {
        return Html::default();
    };
    html! {
        <line class="trend-line" x1={percent(*from)} x2={percent(*to)}
            y1={height(one.value).to_string()} y2={height(two.value).to_string()} />
    }
}

fn drawn(point: &TrendPoint, x: u32) -> Html {
    let sign = match point.mark {
        Mark::Named => html! { <circle class="fill" r="5" /> },
        Mark::Passing => html! { <circle class="fill" r="3" /> },
        Mark::Now => html! { <circle class="hollow" r="5" /> },
    };
    html! {
        <a key={x} href={point.href.clone()} aria-label={point.words.clone()}>
            <title>{ &point.words }</title>
            <svg x={percent(x)} y={height(point.value).to_string()} overflow="visible">
                <rect class="timeline-area" x="-12" y="-12" width="24" height="24" />
                { sign }
            </svg>
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_stand_where_their_time_is() {
        assert_eq!(places(&[0, 50, 100]), [0, 5_000, WHOLE]);
        assert_eq!(places(&[7]), [0]);
        assert_eq!(places(&[]), [0; 0]);
    }

    #[test]
    fn points_of_one_moment_can_be_told_apart() {
        assert_eq!(places(&[0, 0, 0, 100]), [0, APART, 2 * APART, WHOLE]);
        assert_eq!(places(&[0, 100, 100]), [0, WHOLE - APART, WHOLE]);
    }

    #[test]
    fn a_hundred_is_on_top() {
        assert_eq!(height(100), MARGIN);
        assert_eq!(height(0), MARGIN + HEIGHT);
        assert_eq!(height(900), MARGIN);
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #[test]
        fn no_point_leaves_the_picture_or_its_order(mut times in proptest::collection::vec(0_i64..1_000, 1..60)) {
            times.sort_unstable();
            let places = places(&times);
            let apart = APART.min(WHOLE / u32::try_from(times.len()).unwrap());
            proptest::prop_assert!(places.iter().all(|place| *place <= WHOLE));
            proptest::prop_assert!(places.windows(2).all(|pair| pair[0] + apart <= pair[1]));
        }
    }
}
