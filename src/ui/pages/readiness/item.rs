//! One item over all its objects.

use std::rc::Rc;

use yew::prelude::*;

use crate::model::id::Key;
use crate::query::checklist::Line;
use crate::query::filter::Filter;
use crate::readiness::item::Item;
use crate::readiness::standing::State;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::drawer::Drawer;
use crate::ui::components::mark::{SeverityMark, StandingMark};
use crate::ui::hooks::view::use_view;
use crate::ui::marks;

use super::about::{Sources, gain_words};
use super::items::held;
use super::prepared::Shared;

/// So many objects are listed in the drawer; the table shows the rest.
const LISTED: usize = 12;

/// Properties of [`ItemDrawer`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ItemDrawerProps {
    pub(super) prepared: Shared,
    /// The item's place.
    pub(super) item: usize,
    pub(super) opened: Callback<Option<Key>>,
}

/// One item over all its objects.
#[component]
pub(super) fn ItemDrawer(props: &ItemDrawerProps) -> Html {
    let prepared = &props.prepared;
    let (_, set_filter) = use_view("readiness/filter");
    let (_, set_tab) = use_view("readiness/tab");
    let assessment = &prepared.assessed.assessment;
    let (Some(item), Some(tally)) = (
        assessment.items.get(props.item),
        assessment.score.items.get(props.item),
    ) else {
        return Html::default();
    };
    let (holds, all) = held(tally);
    let onall = {
        let (opened, id) = (props.opened.clone(), item.id().to_owned());
        Callback::from(move |_: MouseEvent| {
            let filter = Filter {
                item: id.clone(),
                done: true,
                accepted: true,
                excused: true,
                ..Filter::default()
            };
            set_filter.emit(AttrValue::from(filter.print()));
            set_tab.emit(AttrValue::Static("list"));
            opened.emit(None);
        })
    };
    let lines: Vec<&Line> = prepared
        .listing
        .lines
        .iter()
        .filter(|line| line.item == props.item)
        .collect();
    let footer = html! { <Button label="Show all its entries" kind={ButtonKind::Primary} small={true} onclick={onall} /> };
    html! {
        <Drawer title={item.title().to_owned()} subject={item.id().to_owned()}
            onclose={props.opened.reform(|()| None)} footer={Some(footer)}
            mark={html! { <SeverityMark severity={marks::severity(item.severity())} /> }}
            sub={format!("Fine on {holds} of {all} {}", item.kind().plural().to_lowercase())}>
            <div class="chips">
                for (state, count) in tally.by_state() { { count_of(state, count) } }
            </div>
            if let Item::Statement(statement) = item {
                <h3>{ "What has to hold" }</h3>
                <p>{ &statement.text }</p>
            }
            <h3>{ "Why it matters" }</h3>
            <p>{ item.rationale() }</p>
            <h3>{ "What to do" }</h3>
            <p>{ item.advice() }</p>
            <h3>{ "Its objects" }</h3>
            { objects(prepared, &lines, &props.opened) }
            <h3>{ "Where it comes from" }</h3>
            <Sources prepared={prepared.clone()} item={props.item} />
            <p class="sub">{ gain_words(prepared, props.item) }</p>
        </Drawer>
    }
}

fn count_of(state: State, count: u64) -> Html {
    let label = format!("{count} {}", state.label().to_lowercase());
    html! { <StandingMark key={state.key()} standing={marks::standing(state)} {label} /> }
}

/// What is left to do first; each leads to its entry, also where it holds, so
/// that evidence can be added there.
fn objects(prepared: &Shared, lines: &[&Line], opened: &Callback<Option<Key>>) -> Html {
    let mut lines: Vec<&Line> = lines.to_vec();
    lines.sort_by_key(|line| line.state);
    let more = lines.len().saturating_sub(LISTED);
    html! {
        <>
            <ul class="steps">
                for line in lines.iter().take(LISTED) {
                    <li key={line.id.to_string()}>
                        <StandingMark standing={marks::standing(line.state)} compact={true} />
                        <Button label={prepared.object(line)} kind={ButtonKind::Quiet} small={true}
                            onclick={open(opened, line.id)} />
                        <span class="sub">{ prepared.owner(line) }</span>
                    </li>
                }
            </ul>
            if more > 0 { <p class="sub">{ format!("and {more} more in the table") }</p> }
        </>
    }
}

fn open(opened: &Callback<Option<Key>>, id: Key) -> Callback<MouseEvent> {
    let opened: Rc<Callback<Option<Key>>> = Rc::new(opened.clone());
    Callback::from(move |_: MouseEvent| opened.emit(Some(id)))
}
