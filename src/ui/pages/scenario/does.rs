//! The deployment as it stands in the scenario, and what happens when.

use yew::prelude::*;

use crate::model::units::show_minutes;
use crate::query::failure::picture::{Item, RegionBox, What};
use crate::scenario::against::Ruling;
use crate::scenario::graph::State;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::card::{Card, EmptyState};
use crate::ui::components::icon::IconName;
use crate::ui::rehearsal::marks::{tone_of, tone_of_state};
use crate::ui::rehearsal::played::Played;

/// Properties of [`Does`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct DoesProps {
    pub(super) played: ByPtr<Played>,
}

/// What the scenario does.
#[component]
pub(super) fn Does(props: &DoesProps) -> Html {
    let picture = &props.played.picture;
    let is_empty = picture.regions.is_empty() && picture.elsewhere.is_empty();
    html! {
        <Card title="What it does">
            { events(&props.played.report.events) }
            if is_empty {
                <EmptyState icon={IconName::Deployment} title="Nothing to draw yet"
                    text="State regions, zones and workloads, and they are drawn here as they stand in this scenario." />
            }
            for region in picture.regions.iter() { { region_box(region) } }
            if !picture.elsewhere.is_empty() {
                <section class="region-box" aria-label="Without a region">
                    <h3>{ "Without a region" }</h3>
                    { list(&picture.elsewhere) }
                </section>
            }
        </Card>
    }
}

/// What happens, each with its minute where they come one after the other.
fn events(events: &[(u32, String)]) -> Html {
    /// More than that is no story any more.
    const MOST: usize = 12;
    if events.is_empty() {
        return html! { <p class="sub">{ "Nothing in this plan is hit" }</p> };
    }
    let more = events.len().saturating_sub(MOST);
    html! {
        <ol class="timeline">
            for (place, (after, text)) in events.iter().take(MOST).enumerate() {
                <li key={place}>
                    <span class="timeline-at">{ if *after == 0 { "at once".to_owned() } else { format!("after {}", show_minutes(*after)) } }</span>
                    <span>{ text }</span>
                </li>
            }
            if more > 0 { <li key="more" class="sub">{ format!("and {more} more") }</li> }
        </ol>
    }
}

fn region_box(region: &RegionBox) -> Html {
    html! {
        <section key={region.code.clone()} class={classes!("region-box", shade(region.state))} aria-label={format!("Region {}", region.code)}>
            <h3>{ &region.code }{ said(region.state) }</h3>
            { list(&region.items) }
            if !region.zones.is_empty() {
                <ul class="zones">
                    for zone in region.zones.iter() {
                        <li key={zone.code.clone()} class={classes!("zone-box", shade(zone.state))}>
                            <h4>{ &zone.code }{ said(zone.state) }</h4>
                            { list(&zone.items) }
                        </li>
                    }
                </ul>
            }
        </section>
    }
}

/// A place that does not work is shaded.
fn shade(state: State) -> Option<&'static str> {
    match state {
        State::Ok => None,
        State::Degraded => Some("hit tone-high"),
        State::Down | State::Lost => Some("hit tone-critical"),
    }
}

fn said(state: State) -> Html {
    match state {
        State::Ok => Html::default(),
        state => {
            html! { <span class="box-state">{ format!(" · {}", state.label().to_lowercase()) }</span> }
        }
    }
}

fn list(items: &[Item]) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="things">
            for (place, item) in items.iter().enumerate() { { thing(place, item) } }
        </ul>
    }
}

fn thing(place: usize, item: &Item) -> Html {
    let tone = match item.verdict {
        Some(ruling) if ruling > Ruling::Meets => tone_of(ruling),
        _ => tone_of_state(item.state),
    };
    let kind = match item.what {
        What::Workload => None,
        what => Some(what.label().to_lowercase()),
    };
    let count = (item.count > 1).then(|| item.count.to_string());
    let state = item.state.label().to_lowercase();
    let verdict = item.verdict.map(|ruling| match ruling {
        Ruling::Meets => "meets".to_owned(),
        other => other.label().to_lowercase(),
    });
    let facts: Vec<String> = [kind, count, Some(state), verdict]
        .into_iter()
        .flatten()
        .collect();
    let name = if item.name.is_empty() {
        "Without a name"
    } else {
        &item.name
    };
    html! {
        <li key={place} class={classes!("thing", tone.class())} title={name.to_owned()}>
            <b>{ name }</b>
            <span>{ facts.join(", ") }</span>
        </li>
    }
}
