//! What of the matrix is shown.

use std::rc::Rc;

use yew::prelude::*;

use crate::query::people::raci::Filter;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::field::select::SelectField;
use crate::ui::components::segmented::{Choice, Segmented};
use crate::ui::components::tag::FilterChip;
use crate::ui::hooks::view::use_view;

use super::Matrix;

/// What the reader wants to see, and how to want something else.
#[derive(Clone, PartialEq)]
pub(super) struct Wanted {
    pub(super) filter: Filter,
    /// Whether a row is a task; a duty otherwise.
    pub(super) by_task: bool,
    /// Shows everything again.
    pub(super) clear: Callback<MouseEvent>,
    service: Callback<AttrValue>,
    area: Callback<AttrValue>,
    who: Callback<AttrValue>,
    odd: Callback<AttrValue>,
    grain: Callback<AttrValue>,
}

/// What the reader wants to see; kept while the page is open.
#[hook]
pub(super) fn use_filter() -> Wanted {
    let (grain, set_grain) = use_view("people/raci/grain");
    let (service, set_service) = use_view("people/raci/service");
    let (area, set_area) = use_view("people/raci/area");
    let (who, set_who) = use_view("people/raci/who");
    let (odd, set_odd) = use_view("people/raci/odd");
    let filters = [
        set_service.clone(),
        set_area.clone(),
        set_who.clone(),
        set_odd.clone(),
    ];
    Wanted {
        filter: Filter {
            service: service.to_string(),
            area: area.to_string(),
            who: who.parse().ok(),
            odd: !odd.is_empty(),
        },
        by_task: &*grain == "task",
        clear: Callback::from(move |_: MouseEvent| {
            for set in &filters {
                set.emit(AttrValue::default());
            }
        }),
        service: set_service,
        area: set_area,
        who: set_who,
        odd: set_odd,
        grain: set_grain,
    }
}

/// Properties of [`Filters`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct FiltersProps {
    pub(super) matrix: ByPtr<Matrix>,
    pub(super) wanted: Wanted,
}

/// What of the matrix is shown.
#[component]
pub(super) fn Filters(props: &FiltersProps) -> Html {
    let wanted = &props.wanted;
    let filter = &wanted.filter;
    let rows = &props.matrix.raci.rows;
    let services = distinct(rows.iter().map(|row| (&*row.catalogue, &*row.service)));
    let of_service = rows
        .iter()
        .filter(|row| filter.service.is_empty() || filter.service == row.catalogue);
    let areas = distinct(of_service.map(|row| (&*row.area, &*row.area_title)));
    let columns = props.matrix.raci.columns.iter();
    let people: Rc<[Choice]> = columns
        .map(|column| Choice::new(column.key.to_string(), column.name.clone()))
        .collect();
    let odd = rows.iter().filter(|row| !row.hints().is_empty()).count();
    let grains: Rc<[Choice]> = Rc::from([
        Choice::new("duty", "By duty"),
        Choice::new("task", "By task"),
    ]);
    let turn = wanted.odd.reform({
        let on = filter.odd;
        move |_: MouseEvent| AttrValue::Static(if on { "" } else { "1" })
    });
    html! {
        <div class="filters">
            <Segmented label="Rows" choices={grains} value={if wanted.by_task { "task" } else { "duty" }} onchange={wanted.grain.clone()} />
            if services.len() > 1 {
                <SelectField label="Service" empty="Any service" value={filter.service.clone()} choices={services} onchange={wanted.service.clone()} in_cell={true} />
            }
            <SelectField label="Area" empty="Any area" value={filter.area.clone()} choices={areas} onchange={wanted.area.clone()} in_cell={true} />
            <SelectField label="Person or team" empty="Anybody" choices={people} onchange={wanted.who.clone()} in_cell={true}
                value={filter.who.map(|key| key.to_string()).unwrap_or_default()} />
            <FilterChip label="Something to look at" pressed={filter.odd} onclick={turn} count={Some(odd)} />
        </div>
    }
}

fn distinct<'a>(all: impl Iterator<Item = (&'a str, &'a str)>) -> Rc<[Choice]> {
    let mut found: Vec<(&str, &str)> = Vec::new();
    for one in all {
        if !found.contains(&one) {
            found.push(one);
        }
    }
    let found = found.into_iter();
    found
        .map(|(id, label)| Choice::new(id.to_owned(), label.to_owned()))
        .collect()
}
