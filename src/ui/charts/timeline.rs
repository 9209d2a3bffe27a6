//! Events on a line of time, one row per kind.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use crate::ui::charts::geometry::{WHOLE, percent, share};
use crate::ui::components::tone::Tone;

/// What marks the events of a row, so that colour is never the only sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A filled circle.
    Dot,
    /// A ring.
    Ring,
    /// A square on its corner.
    Diamond,
    /// A triangle.
    Triangle,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// What its events are.
    pub label: AttrValue,
    /// Their sign.
    pub shape: Shape,
    /// Their colour.
    pub tone: Tone,
    /// The events, by day.
    pub events: Rc<[Event]>,
}

/// One event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The day, counted from the first day of the picture.
    pub day: u32,
    /// The day and what it is, in words.
    pub words: AttrValue,
    /// Where it leads.
    pub href: AttrValue,
}

/// Properties of [`Timeline`].
#[derive(Clone, PartialEq, Properties)]
pub struct TimelineProps {
    /// What is shown.
    pub label: AttrValue,
    /// The rows.
    pub lanes: Rc<[Lane]>,
    /// How many days the picture has.
    pub days: u32,
    /// Today, counted from the first day.
    pub today: u32,
    /// Days that are named below, counted from the first day.
    pub ticks: Rc<[(u32, AttrValue)]>,
}

/// Events that are too close to be told apart are one sign with their number.
/// Each sign is a link, and says in words what it stands for.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    html! {
        <div class="timeline" role="group" aria-label={props.label.clone()}>
            for (at, lane) in props.lanes.iter().enumerate() {
                <div class={classes!("timeline-lane", lane.tone.class())} key={at} role="group" aria-label={lane.label.clone()}>
                    <span class="timeline-label">{ sign(lane.shape) }{ &lane.label }</span>
                    <svg width="100%" height="28" focusable="false">
                        { rules(props) }
                        for (at, events) in clusters(lane, props.days) { { mark(lane, at, &events) } }
                    </svg>
                </div>
            }
            <div class="timeline-lane" aria-hidden="true">
                <span class="timeline-label"></span>
                <svg width="100%" height="16" focusable="false">
                    for (day, words) in props.ticks.iter() { { tick(*day, words, props.days) } }
                </svg>
            </div>
        </div>
    }
}

/// How far apart two signs have to be, in hundredths of a per cent.
const APART: u32 = 300;

/// The events of a lane by place; those that would cover each other together.
fn clusters(lane: &Lane, days: u32) -> Vec<(u32, Vec<&Event>)> {
    let mut places: BTreeMap<u32, Vec<&Event>> = BTreeMap::new();
    for event in lane.events.iter() {
        let at = share(event.day, days) / APART * APART + APART / 2;
        let at = at.min(WHOLE - APART / 2);
        places.entry(at).or_default().push(event);
    }
    places.into_iter().collect()
}

/// The most events that a sign names.
const NAMED: usize = 4;

fn mark(lane: &Lane, at: u32, events: &[&Event]) -> Html {
    let Some(first) = events.first() else {
        return Html::default();
    };
    let words = described(lane, events);
    html! {
        <a key={at} href={first.href.clone()} aria-label={words.clone()}>
            <title>{ words }</title>
            <svg x={percent(at)} y="14" overflow="visible">
                <rect class="timeline-area" x="-12" y="-14" width="24" height="28" />
                { drawn(lane.shape) }
                if events.len() > 1 {
                    <text class="axis-label" x="9" y="4" aria-hidden="true">{ events.len() }</text>
                }
            </svg>
        </a>
    }
}

/// What a sign stands for: the kind, then the first events.
fn described(lane: &Lane, events: &[&Event]) -> String {
    let mut words: Vec<&str> = events.iter().take(NAMED).map(|one| &*one.words).collect();
    let more = format!("and {} more", events.len().saturating_sub(NAMED));
    if events.len() > NAMED {
        words.push(&more);
    }
    format!("{}: {}", lane.label, words.join("; "))
}

fn drawn(shape: Shape) -> Html {
    match shape {
        Shape::Dot => html! { <circle class="fill" r="6" /> },
        Shape::Ring => html! { <circle class="hollow" r="5" /> },
        Shape::Diamond => html! { <path class="fill" d="M0 -7 L7 0 L0 7 L-7 0 Z" /> },
        Shape::Triangle => html! { <path class="fill" d="M0 -7 L7 6 L-7 6 Z" /> },
    }
}

/// The sign beside a row's name.
fn sign(shape: Shape) -> Html {
    html! { <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true" focusable="false">{ drawn(shape) }</svg> }
}

fn rules(props: &TimelineProps) -> Html {
    let today = percent(share(props.today, props.days));
    html! {
        <>
            <line class="grid-line" x1="0" x2="100%" y1="14" y2="14" />
            <line class="target" x1={today.clone()} x2={today} y1="0" y2="28" />
        </>
    }
}

fn tick(day: u32, words: &AttrValue, days: u32) -> Html {
    let at = share(day, days);
    let anchor = match at {
        0..500 => "start",
        9_500.. => "end",
        _ => "middle",
    };
    html! { <text key={day} class="axis-label" x={percent(at)} y="12" text-anchor={anchor}>{ words }</text> }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lane(days: &[u32]) -> Lane {
        let event = |day: &u32| Event {
            day: *day,
            words: format!("day {day}").into(),
            href: "#".into(),
        };
        Lane {
            label: "Held".into(),
            shape: Shape::Dot,
            tone: Tone::Good,
            events: days.iter().map(event).collect(),
        }
    }

    #[test]
    fn close_events_share_a_sign_and_distant_ones_do_not() {
        let sizes = |days: &[u32]| -> Vec<usize> {
            let lane = lane(days);
            let found = clusters(&lane, 1000);
            found.iter().map(|(_, events)| events.len()).collect()
        };
        assert_eq!(sizes(&[0, 1, 500, 999, 1000]), [2, 1, 2]);
        assert_eq!(sizes(&[]), [0; 0]);
    }

    #[test]
    fn no_sign_lies_outside_of_the_picture() {
        let lane = lane(&[0, 2000]);
        let found = clusters(&lane, 1000);
        assert!(found.iter().all(|(at, _)| *at < WHOLE));
    }
}
