//! The split of ownership per area.

use std::rc::Rc;

use yew::prelude::*;

use crate::query::duties::filter::Filter;
use crate::query::overview::{Split, areas};
use crate::ui::charts::legend::{Legend, LegendItem};
use crate::ui::charts::split_bar::{Part, SplitBar};
use crate::ui::components::card::Card;
use crate::ui::components::tone::Party;

use super::AssessedProps;
use super::link::DutiesLink;

/// The split of ownership per area.
#[component]
pub(super) fn SplitCard(props: &AssessedProps) -> Html {
    let assessed = &props.assessed;
    let areas = areas(&assessed.matrix, &assessed.knowledge);
    let mut all = Split::default();
    for area in &areas {
        all.join(area.split);
    }
    let plan = assessed.plan.id();
    let legend: Rc<[LegendItem]> = parts(all)
        .iter()
        .filter(|part| part.value > 0)
        .map(|part| LegendItem {
            label: part.label.clone(),
            tone: part.tone,
            value: Some(part.value.to_string().into()),
        })
        .collect();
    html! {
        <Card title="Who owns what" sub={format!("{} duties in this deployment", all.total())}>
            <div class="split-rows even">
                for area in areas.iter() {
                    <DutiesLink key={area.area.as_str()} {plan} label={area.title.clone()}
                        filter={Filter { area: area.area.clone(), ..Filter::default() }} />
                    <SplitBar key={format!("{}-bar", area.area)} label={area.title.clone()} parts={parts(area.split)} />
                    <span key={format!("{}-total", area.area)} class="num muted">{ area.split.total() }</span>
                }
            </div>
            <Legend items={legend} />
        </Card>
    }
}

fn parts(split: Split) -> Rc<[Part]> {
    [
        (Party::Provider, split.provider),
        (Party::Customer, split.customer),
        (Party::ThirdParty, split.third_party),
        (Party::Unknown, split.unknown),
    ]
    .into_iter()
    .map(|(party, value)| Part {
        label: AttrValue::Static(party.word()),
        value,
        tone: party.tone(),
        letter: party.letter(),
    })
    .collect()
}
