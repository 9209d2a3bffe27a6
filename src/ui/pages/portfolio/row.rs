//! One plan of the portfolio.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::app::showing::{Showing, Word};
use crate::model::id::Key;
use crate::portfolio::standing::{Owner, Standing, Worst};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::segmented::Choice;
use crate::ui::components::tag::Tag;
use crate::ui::components::tone::Tone;
use crate::ui::marks;
use crate::ui::rehearsal::marks::words;

use super::looking::{Found, Item};
use super::tags::TagsCell;

/// How many owners are named in a row.
const OWNERS: usize = 3;

/// Properties of [`PlanRow`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct PlanRowProps {
    /// The plan.
    pub(super) item: Item,
    /// Tags that other plans have.
    pub(super) offered: Rc<[Choice]>,
}

/// One plan of the portfolio.
#[component]
pub(super) fn PlanRow(props: &PlanRowProps) -> Html {
    let item = &props.item;
    let href = Route::Plan(item.id, Page::HOME).print();
    let tags = item.standing().map(|standing| {
        let tags = standing.tags.iter();
        tags.map(|tag| AttrValue::from(tag.clone()))
            .collect::<Rc<[AttrValue]>>()
    });
    html! {
        <tr>
            <th scope="row">
                <div class="stack-tight">
                    <a {href}><strong>{ &item.name }</strong></a>
                    if let Some(tags) = tags {
                        <TagsCell plan={item.id} name={item.name.clone()} {tags} offered={Rc::clone(&props.offered)} />
                    }
                </div>
            </th>
            { match &item.found {
                Found::Standing(standing) => html! { <Cells plan={item.id} standing={standing.clone()} /> },
                Found::Waiting => html! { <td colspan="6" class="muted">{ "Not looked at yet" }</td> },
                Found::Unreadable(why) => html! {
                    <td colspan="6"><Tag label="Cannot be read" tone={Tone::Critical} />{ " " }{ why }</td>
                },
            } }
        </tr>
    }
}

/// Properties of [`Cells`].
#[derive(Clone, PartialEq, Properties)]
pub struct CellsProps {
    /// The plan.
    pub plan: Key,
    /// How it stands.
    pub standing: ByPtr<Standing>,
}

/// What is to be said of a plan, in a row of a table.
#[component]
pub fn Cells(props: &CellsProps) -> Html {
    let (plan, standing) = (props.plan, &*props.standing);
    html! {
        <>
            <td data-label="Level"><Tag label={standing.level.label()} tone={marks::level(standing.level)} /></td>
            <td data-label="Score" class="num">{ standing.score }</td>
            <td data-label="Critical open" class="num">{ standing.critical_open }</td>
            <td data-label="Overdue" class="num">{ standing.overdue }</td>
            <td data-label="Worst scenario">{ worst(plan, standing) }</td>
            <td data-label="Owners">{ owners(&standing.owners) }</td>
        </>
    }
}

fn worst(plan: Key, standing: &Standing) -> Html {
    let Some(Worst { id, title, counts }) = &standing.worst else {
        let nothing = if standing.workloads == 0 {
            "Nothing to lose yet"
        } else {
            "None is missed"
        };
        return html! { <span class="muted">{ nothing }</span> };
    };
    let page = Page::Scenario(Showing::worst(Word::of(id)));
    html! {
        <div class="stack-tight">
            <a href={Route::Plan(plan, page).print()}>{ title.clone() }</a>
            <span class="sub small">{ words(*counts) }</span>
        </div>
    }
}

fn owners(owners: &[Owner]) -> Html {
    if owners.is_empty() {
        return html! { <span class="none">{ "Nobody" }</span> };
    }
    let (first, more) = owners.split_at(owners.len().min(OWNERS));
    let names: Vec<String> = first
        .iter()
        .map(|owner| format!("{} ({})", owner.name, owner.duties))
        .collect();
    let all: Vec<&str> = owners.iter().map(|owner| &*owner.name).collect();
    html! {
        <span title={all.join(", ")}>
            { names.join(", ") }
            if !more.is_empty() { <span class="sub">{ format!(" and {} more", more.len()) }</span> }
        </span>
    }
}
