//! Every workload against its targets.

use std::rc::Rc;

use yew::prelude::*;

use crate::export::scenario::verdict;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::model::units::show_minutes;
use crate::scenario::against::{Against, Ruling};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::card::{Card, EmptyState};
use crate::ui::components::icon::IconName;
use crate::ui::components::table::DataTable;
use crate::ui::components::table::model::{Column, Row, RowContext, RowId};
use crate::ui::components::tag::{FilterChip, Tag};
use crate::ui::objects::origin::planned_tag;
use crate::ui::rehearsal::marks::{sign_of, tone_of, tone_of_state};
use crate::ui::rehearsal::played::Played;

/// Properties of [`Targets`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct TargetsProps {
    pub(super) played: ByPtr<Played>,
    /// The workload whose causes are open.
    pub(super) open: Option<Key>,
    pub(super) onopen: Callback<Key>,
}

/// The consequences, the worst first.
#[component]
pub(super) fn Targets(props: &TargetsProps) -> Html {
    let played = props.played.clone();
    let only = use_state_eq(|| None::<Ruling>);
    let places = use_memo((played.clone(), *only), |(played, only)| {
        in_order(played, *only)
    });
    let rows = use_memo((played.clone(), places.clone()), |(played, places)| {
        let rows = places
            .iter()
            .filter_map(|&place| played.report.rows.get(place));
        rows.map(|row| Row::Item(RowId(row.key.0)))
            .collect::<Rc<[Row]>>()
    });
    let columns = use_memo((), |()| {
        Rc::<[Column]>::from([
            Column::new("workload", "Workload and cause"),
            Column::new("state", "State").px(96),
            Column::new("rpo", "Lost work (RPO)").px(180),
            Column::new("rto", "Time to recover (RTO)").px(180),
        ])
    });
    let cells = use_callback(
        (played.clone(), places),
        |row: RowContext, (played, places)| {
            let place = places.get(row.index);
            place.map_or_else(Html::default, |place| cells(played, *place))
        },
    );
    let onopen = use_callback(props.onopen.clone(), |id: RowId, onopen| {
        onopen.emit(Key(id.0));
    });
    let empty = html! { <EmptyState icon={IconName::Scenarios} title="No workload fares so" /> };
    html! {
        <Card title="Against targets" sub="The worst case, and what it is measured by" flush={true}>
            <div class="chips card-chips no-print" role="group" aria-label="Only workloads that">{ chips(&played, &only) }</div>
            <DataTable label="Workloads against their targets" columns={(*columns).clone()} rows={(*rows).clone()} {cells}
                open={props.open.map(|key| RowId(key.0))} onopen={Some(onopen)} two_lines={true} {empty} />
        </Card>
    }
}

fn chips(played: &Played, only: &UseStateHandle<Option<Ruling>>) -> Html {
    let counts = played.report.counts();
    let chip = |ruling: Ruling, label: &'static str, count: u32| {
        let pressed = **only == Some(ruling);
        let onclick = {
            let only = only.clone();
            Callback::from(move |_: MouseEvent| only.set((!pressed).then_some(ruling)))
        };
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        html! { <FilterChip {label} {pressed} {count} {onclick} /> }
    };
    html! {
        <>
            { chip(Ruling::Misses, "Miss", counts.misses) }
            { chip(Ruling::Unknown, "Unknown", counts.unknown) }
            { chip(Ruling::Meets, "Meet", counts.meets) }
        </>
    }
}

/// Places of the rows: the worst verdict first, then what is hit hardest.
fn in_order(played: &Played, only: Option<Ruling>) -> Vec<usize> {
    use std::cmp::Reverse;
    let rows = played.report.rows.iter().enumerate();
    let mut order: Vec<_> = rows
        .map(|(place, row)| {
            (
                Reverse(row.judged.verdict()),
                Reverse(row.judged.state),
                place,
            )
        })
        .filter(|(ruling, _, _)| only.is_none_or(|only| ruling.0 == only))
        .collect();
    order.sort_unstable();
    order.into_iter().map(|(_, _, place)| place).collect()
}

fn cells(played: &Played, place: usize) -> Html {
    let Some(row) = played.report.rows.get(place) else {
        return Html::default();
    };
    let name = played.assessed.plan.workloads.get_index(place);
    let name = name.map_or(String::new(), |workload| workload.name.to_string());
    let name = if name.is_empty() {
        format!("{} without a name", Kind::Workload.label())
    } else {
        name
    };
    let planned = played.assessed.plan.is_planned(Kind::Workload, row.key);
    let why = row.story.causes.first().cloned();
    let unknown = || Some(format!("unknown: {}", row.story.unknown.first()?));
    let why = why.or_else(unknown).unwrap_or_default();
    let judged = &row.judged;
    html! {
        <>
            <td>
                <div class="cell-main" title={name.clone()}>
                    { name }
                    if planned { { " " }{ planned_tag() } }
                </div>
                <div class="cell-sub" title={why.clone()}>{ why }</div>
            </td>
            <td><Tag label={judged.state.label()} tone={tone_of_state(judged.state)} /></td>
            <td>{ short(&judged.rpo) }</td>
            <td>{ short(&judged.rto) }</td>
        </>
    }
}

/// The same with the target under it, for a narrow cell.
fn short(against: &Against) -> Html {
    let words = verdict(against);
    let label = words.split_once(" (").map_or(&*words, |(label, _)| label);
    let target = against.target_minutes.map_or_else(
        || "no target stated".to_owned(),
        |target| format!("target {}", show_minutes(target)),
    );
    html! {
        <>
            <Tag label={label.to_owned()} title={words.clone()} tone={tone_of(against.verdict)} icon={Some(sign_of(against.verdict))} />
            <div class="cell-sub">{ target }</div>
        </>
    }
}

/// An objective against its worst case, in words and colour.
pub(super) fn against(against: &Against) -> Html {
    let words = verdict(against);
    html! { <Tag label={words.clone()} title={words} tone={tone_of(against.verdict)} icon={Some(sign_of(against.verdict))} /> }
}
