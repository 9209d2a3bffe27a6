//! The checklist by item: on how many objects each holds.

use std::rc::Rc;

use yew::prelude::*;

use crate::model::id::Key;
use crate::readiness::score::{Tally, gain};
use crate::readiness::standing::State;
use crate::ui::charts::progress_bar::ProgressBar;
use crate::ui::components::card::EmptyState;
use crate::ui::components::icon::IconName;
use crate::ui::components::mark::SeverityMark;
use crate::ui::components::table::DataTable;
use crate::ui::components::table::model::{Column, Row, RowContext, RowId};
use crate::ui::components::tone::Tone;
use crate::ui::marks;

use super::item::ItemDrawer;
use super::prepared::Shared;

/// Properties of [`Items`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ItemsProps {
    pub(super) prepared: Shared,
    /// The item that is open, by its place.
    pub(super) open: Option<usize>,
    pub(super) opened: Callback<Option<Key>>,
}

/// The checklist by item.
#[component]
pub(super) fn Items(props: &ItemsProps) -> Html {
    let prepared = props.prepared.clone();
    let places = use_memo(prepared.clone(), in_order);
    let rows = use_memo((prepared.clone(), places.clone()), |(prepared, places)| {
        let items = &prepared.listing.items;
        let keys = places.iter().filter_map(|place| items.get(*place));
        keys.map(|item| Row::Item(RowId(item.key.0)))
            .collect::<Rc<[Row]>>()
    });
    let columns = use_memo((), |()| Rc::<[Column]>::from(columns()));
    let cells = use_callback(
        (prepared.clone(), places),
        |row: RowContext, (prepared, places)| {
            let place = places.get(row.index);
            place.map_or_else(Html::default, |place| cells(prepared, *place))
        },
    );
    let onopen = use_callback(props.opened.clone(), |id: RowId, opened| {
        opened.emit(Some(Key(id.0)));
    });
    let open = props
        .open
        .and_then(|place| prepared.listing.items.get(place));
    let empty = html! {
        <EmptyState icon={IconName::Readiness} title="No check applies yet"
            text="Describe the deployment, and the items that concern it appear here." />
    };
    html! {
        <div class="with-drawer">
            <DataTable label="Items" columns={(*columns).clone()} rows={(*rows).clone()} {cells}
                open={open.map(|item| RowId(item.key.0))} onopen={Some(onopen)} two_lines={true} {empty} />
            if let (Some(place), Some(item)) = (props.open, open) {
                <ItemDrawer key={item.key.to_string()} prepared={prepared.clone()} item={place}
                    opened={props.opened.clone()} />
            }
        </div>
    }
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("severity", "Severity").px(104),
        Column::new("title", "Item"),
        Column::new("holds", "Fine on").percent(22),
        Column::new("left", "To do").px(84).numeric(),
        Column::new("gain", "Gain")
            .px(84)
            .numeric()
            .with_title("What the score gains when it is verified on all its objects"),
    ]
}

/// The items that apply anywhere: the worst first, then what gains most.
fn in_order(prepared: &Shared) -> Vec<usize> {
    let assessment = &prepared.assessed.assessment;
    let used = |tally: &Tally| tally.objects + tally.excused > 0;
    let tallies = assessment.score.items.iter().enumerate();
    let mut places: Vec<usize> = tallies
        .filter(|(_, tally)| used(tally))
        .map(|(place, _)| place)
        .collect();
    places.sort_by_key(|&place| {
        let severity = assessment
            .items
            .get(place)
            .map(crate::readiness::item::Item::severity);
        let gain = gain(&assessment.items, &assessment.score, place);
        (severity, std::cmp::Reverse(gain))
    });
    places
}

/// How many of the tally's objects hold, and how many there are.
pub(super) fn held(tally: &Tally) -> (u64, u64) {
    let of = |state| tally.count(state);
    (of(State::Done) + of(State::Verified), tally.objects)
}

fn cells(prepared: &Shared, place: usize) -> Html {
    let assessment = &prepared.assessed.assessment;
    let (Some(item), Some(tally)) = (
        assessment.items.get(place),
        assessment.score.items.get(place),
    ) else {
        return Html::default();
    };
    let (holds, all) = held(tally);
    let left: u64 = tally
        .by_state()
        .filter(|(state, _)| state.is_finding())
        .map(|(_, count)| count)
        .sum();
    let tenths = gain(&assessment.items, &assessment.score, place);
    let small = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    let kind = item.kind();
    html! {
        <>
            <td><SeverityMark severity={marks::severity(item.severity())} /></td>
            <td>
                <div class="cell-main" title={item.title().to_owned()}>{ item.title() }</div>
                <div class="cell-sub">{ format!("{} · {}", item.family().label(), kind.plural().to_lowercase()) }</div>
            </td>
            <td>
                <ProgressBar label="Fine" value={small(holds)} max={small(all)}
                    tone={if holds == all { Tone::Good } else { Tone::Accent }} />
            </td>
            <td class="num">{ left }</td>
            <td class="num">
                if tenths > 0 { <span class="gain">{ format!("+{}.{}", tenths / 10, tenths % 10) }</span> }
            </td>
        </>
    }
}
