//! Past and coming drills, and proofs that expire, on one line of time.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::app::route::{Page, Route};
use crate::model::units::Date;
use crate::query::checklist::key_of;
use crate::query::drills::{Event, EventKind, EventPlace, events};
use crate::ui::charts::timeline::{self, Lane, Shape, Timeline};
use crate::ui::components::card::{Card, Disclosure};
use crate::ui::components::tone::Tone;

use super::AssessedProps;

/// How far the picture reaches to both sides, in days.
const REACH: i32 = 365;
/// The most events that the list names.
const LISTED: usize = 100;

/// Past and coming drills, and proofs that expire.
#[component]
pub(super) fn TimesCard(props: &AssessedProps) -> Html {
    let found = use_memo(props.clone(), |props| {
        events(&props.assessed.plan, &props.assessed.assessment)
    });
    let as_of = props.assessed.assessment.as_of;
    let near = |event: &&Event| event.day.days_since(as_of).abs() <= REACH;
    let lanes: Rc<[Lane]> = EventKind::ALL
        .iter()
        .map(|&kind| {
            let of_kind = found.iter().filter(near).filter(|event| event.kind == kind);
            lane(kind, of_kind, &props.assessed)
        })
        .collect();
    let outside = found.iter().filter(|event| !near(event)).count();
    html! {
        <Card title="Over time" sub="a year back and a year ahead">
            <Timeline label="Drills and proofs over time" {lanes} days={days(REACH * 2)} today={days(REACH)} ticks={ticks(as_of)} />
            if outside > 0 {
                <p class="sub">{ format!("{outside} more lie further off; the list names them") }</p>
            }
            <Disclosure summary={format!("As a list ({})", found.len())}>
                <div class="table-scroll">{ list(&found, &props.assessed) }</div>
            </Disclosure>
        </Card>
    }
}

fn lane<'a>(kind: EventKind, events: impl Iterator<Item = &'a Event>, assessed: &Assessed) -> Lane {
    let as_of = assessed.assessment.as_of;
    let events = events.map(|event| timeline::Event {
        day: days(event.day.days_since(as_of) + REACH),
        words: format!("{}, {}", event.day, named(event)).into(),
        href: href(event, assessed),
    });
    let (shape, tone) = match kind {
        EventKind::Held => (Shape::Dot, Tone::Good),
        EventKind::Planned => (Shape::Ring, Tone::Accent),
        EventKind::Due => (Shape::Diamond, Tone::Medium),
        EventKind::Expires => (Shape::Triangle, Tone::High),
    };
    Lane {
        label: AttrValue::Static(kind.label()),
        shape,
        tone,
        events: events.collect(),
    }
}

fn list(events: &[Event], assessed: &Assessed) -> Html {
    let as_of = assessed.assessment.as_of;
    html! {
        <table class="table">
            <thead><tr>
                <th scope="col">{ "Date" }</th>
                <th scope="col">{ "What" }</th>
                <th scope="col">{ "Which" }</th>
            </tr></thead>
            <tbody>
                for (place, event) in events.iter().take(LISTED).enumerate() {
                    <tr key={place}>
                        <td>{ event.day.to_string() }{ if event.day < as_of { "" } else { " (ahead)" } }</td>
                        <td>{ event.kind.label() }</td>
                        <td><a href={href(event, assessed)}>{ named(event) }</a></td>
                    </tr>
                }
            </tbody>
        </table>
    }
}

fn named(event: &Event) -> String {
    if event.name.is_empty() {
        "Unnamed drill".to_owned()
    } else {
        event.name.clone()
    }
}

fn href(event: &Event, assessed: &Assessed) -> AttrValue {
    let page = match &event.at {
        EventPlace::Drill(id) => Page::Drills(Some(*id)),
        EventPlace::Item(item, object) => Page::Readiness(Some(key_of(item, *object))),
    };
    Route::Plan(assessed.plan.id(), page).print().into()
}

/// Every third month, by name.
fn ticks(as_of: Date) -> Rc<[(u32, AttrValue)]> {
    (-REACH..=REACH)
        .step_by(146)
        .map(|away| {
            let day = as_of.shifted(away).to_string();
            let month = day.get(..7).unwrap_or_default().to_owned();
            (days(away + REACH), AttrValue::from(month))
        })
        .collect()
}

fn days(count: i32) -> u32 {
    u32::try_from(count).unwrap_or_default()
}
