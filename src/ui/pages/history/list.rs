//! The milestones, the newest first.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::between::Between;
use crate::app::route::{Page, Route};
use crate::milestone::newest_first;
use crate::model::choice::Choices;
use crate::model::id::Key;
use crate::model::milestone::Milestone;
use crate::ui::components::button::truth;
use crate::ui::components::card::{Card, EmptyState};
use crate::ui::components::icon::IconName;
use crate::ui::store::use_selector;
use crate::ui::trend::{level, made_at, title};

/// Properties of [`MilestoneList`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct MilestoneListProps {
    /// The one that is open.
    pub(super) open: Option<Key>,
}

/// The milestones, each with what it noted and the way to what changed since.
#[component]
pub(super) fn MilestoneList(props: &MilestoneListProps) -> Html {
    let (plan, milestones) = use_selector((), |state, ()| {
        let plan = state.plan();
        let milestones = plan.map_or_else(Vec::new, |plan| {
            newest_first(plan).into_iter().cloned().collect()
        });
        (
            plan.map(|plan| plan.id()),
            Rc::<[Rc<Milestone>]>::from(milestones),
        )
    });
    let Some(plan) = plan else {
        return Html::default();
    };
    if milestones.is_empty() {
        return html! {
            <Card title="Milestones">
                <EmptyState icon={IconName::History} title="No milestones yet"
                    text="One is kept before every import, merge and upgrade of a service, when the plan is approved or a copy handed out, and whenever you ask for it" />
            </Card>
        };
    }
    html! {
        <Card title="Milestones" sub="Those with a name stay; of the others the last ten" flush={true}>
            <table class="table stacked">
                <thead><tr>
                    <th scope="col">{ "Milestone" }</th><th scope="col">{ "When" }</th><th scope="col">{ "Level" }</th>
                    <th scope="col" class="num">{ "Score" }</th><th scope="col"><span class="sr">{ "Compare" }</span></th>
                </tr></thead>
                <tbody>
                    for one in milestones.iter() { { row(plan, one, props.open) } }
                </tbody>
            </table>
        </Card>
    }
}

fn row(plan: Key, milestone: &Milestone, open: Option<Key>) -> Html {
    let id = milestone.meta.id;
    let details = Route::Plan(plan, Page::History(Some(id))).print();
    let since = Route::Plan(plan, Page::Changes(Between::since(id))).print();
    let score = milestone.score.value().map(|score| score.0);
    let name = title(milestone);
    let occasion = milestone.occasion.value().map(Choices::label);
    let occasion = occasion.filter(|_| !milestone.is_passing());
    html! {
        <tr key={id.to_string()} aria-current={(open == Some(id)).then(|| truth(true))}>
            <th scope="row">
                <a href={details}>{ name.clone() }</a>
                if let Some(occasion) = occasion { <div class="sub small">{ occasion }</div> }
                if !milestone.note.is_empty() { <div class="sub small">{ &*milestone.note }</div> }
            </th>
            <td data-label="When">
                { made_at(milestone) }
                if !milestone.by.is_empty() { <div class="sub small">{ &*milestone.by }</div> }
            </td>
            <td data-label="Level">{ level(milestone) }</td>
            <td data-label="Score" class="num">{ score.map_or_else(String::new, |score| score.to_string()) }</td>
            <td>
                if milestone.packed().is_some() {
                    <a href={since} aria-label={format!("What changed since {name}")}>{ "What changed since" }</a>
                }
            </td>
        </tr>
    }
}
