//! Why one workload stands as it does.

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::model::plan::Kind;
use crate::model::units::show_minutes;
use crate::scenario::judge::{Judged, Restored, Source};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::LinkButton;
use crate::ui::components::card::{KeyValue, KeyValues};
use crate::ui::components::drawer::Drawer;
use crate::ui::components::tag::Tag;
use crate::ui::objects::origin::planned_tag;
use crate::ui::rehearsal::marks::tone_of_state;
use crate::ui::rehearsal::played::Played;

use super::targets::against;

/// Properties of [`WorkloadDrawer`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct WorkloadDrawerProps {
    pub(super) played: ByPtr<Played>,
    /// The row's place.
    pub(super) row: usize,
    pub(super) onclose: Callback<()>,
}

/// Causes, times, and what is not known.
#[component]
pub(super) fn WorkloadDrawer(props: &WorkloadDrawerProps) -> Html {
    let plan = &props.played.assessed.plan;
    let Some(row) = props.played.report.rows.get(props.row) else {
        return Html::default();
    };
    let judged = &row.judged;
    let href = Page::of_object(Kind::Workload, row.key);
    let href = href.map(|page| Route::Plan(plan.id(), page).print());
    let footer = href.map(|href| {
        html! { <LinkButton {href} label="Open the workload" small={true} /> }
    });
    let mark = html! {
        <>
            <Tag label={judged.state.label()} tone={tone_of_state(judged.state)} />
            if plan.is_planned(Kind::Workload, row.key) { { planned_tag() } }
        </>
    };
    html! {
        <Drawer title={plan.object_name(Kind::Workload, row.key)} subject={row.key.to_string()} onclose={props.onclose.clone()}
            {mark} sub="In this scenario" {footer}>
            <KeyValues>
                <KeyValue term="RPO">{ against(&judged.rpo) }</KeyValue>
                <KeyValue term="RTO">{ against(&judged.rto) }</KeyValue>
                <KeyValue term="Restored">{ restored(judged) }</KeyValue>
                if let Some(back) = back(judged) { <KeyValue term="Back">{ back }</KeyValue> }
            </KeyValues>
            { texts("Why", &row.story.causes, "Nothing that it leans on is hit") }
            { texts("Not known", &row.story.unknown, "Everything that it depends on is stated") }
        </Drawer>
    }
}

fn texts(title: &'static str, lines: &[String], otherwise: &'static str) -> Html {
    html! {
        <>
            <h3>{ title }</h3>
            if lines.is_empty() {
                <p class="sub">{ otherwise }</p>
            } else {
                <ul class="why">for (place, line) in lines.iter().enumerate() { <li key={place}>{ line }</li> }</ul>
            }
        </>
    }
}

fn restored(judged: &Judged) -> &'static str {
    match (judged.restored, judged.source.1) {
        (Restored::No, _) => "goes on without a restore",
        (_, Source::Nothing) => "nothing is left to restore from",
        (Restored::Perhaps, _) => "perhaps; the plan does not say enough",
        (Restored::Yes, Source::Backups) => "from its backups",
        (Restored::Yes, Source::Elsewhere) => "from its copy outside the region",
        (Restored::Yes, Source::BackupsLater) => "from its backups, once they can be read again",
    }
}

/// When it is back, from the best to the worst case.
fn back(judged: &Judged) -> Option<String> {
    let back = judged.back;
    let is_restored = judged.restored != Restored::No && judged.source.1 != Source::Nothing;
    if !is_restored || back.high == 0 {
        return None;
    }
    let (low, high) = (show_minutes(back.low), show_minutes(back.high));
    Some(match (back.complete, back.low == back.high) {
        (true, true) => format!("after {high}"),
        (true, false) => format!(
            "after {low} to {high}, {} most likely",
            show_minutes(back.likely)
        ),
        (false, _) => format!("after {high} at least; a part is not known"),
    })
}
