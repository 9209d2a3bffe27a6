//! What to show of the duties.

use std::rc::Rc;

use yew::prelude::*;

use crate::model::assignment::Party;
use crate::model::choice::Choices;
use crate::model::plan::Kind;
use crate::query::duties::Board;
use crate::query::duties::filter::{Filter, Owner, Standing};
use crate::readiness::standing::State;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::field::search::SearchField;
use crate::ui::components::field::select::SelectField;
use crate::ui::components::segmented::Choice;
use crate::ui::components::tag::{Chip, FilterChip};
use crate::ui::store::use_selector;

use super::Seen;

/// Properties of [`Filters`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct FiltersProps {
    /// The plan.
    pub(super) seen: Seen,
    /// What is shown now.
    pub(super) filter: Filter,
    /// Reports what is to be shown.
    pub(super) onchange: Callback<Filter>,
}

/// What to show of the duties.
#[component]
pub(super) fn Filters(props: &FiltersProps) -> Html {
    let (board, filter) = (&*props.seen.board, &props.filter);
    let me = use_selector((), |state, ()| state.settings.me.clone());
    let mine = board
        .owners()
        .into_iter()
        .find(|(_, name)| !me.is_empty() && name.eq_ignore_ascii_case(&me))
        .map(|(key, _)| Owner::Is(key));
    let oninput = change(props, |filter, text| text.clone_into(&mut filter.text));
    html! {
        <div class="stack">
            <div class="filters">
                <SearchField label="Search duties, objects, owners" value={filter.text.clone()} {oninput} />
                { owner_chip(props, "Nobody owns this", Owner::Nobody, Some(board.nobody)) }
                { unknown_chip(props, board) }
                if let Some(mine) = mine { { owner_chip(props, "Mine", mine, None) } }
                if !filter.is_empty() {
                    <Button label="Clear filters" kind={ButtonKind::Quiet} small={true}
                        onclick={props.onchange.reform(|_: MouseEvent| Filter::default())} />
                }
            </div>
            <div class="filters selects">
                { parties(props) }
                { areas(props, board) }
                { services(props, board) }
                { owners(props, board) }
                { kinds(props, board) }
                { states(props) }
                { chosen(props, board) }
            </div>
        </div>
    }
}

/// A callback that changes one part of the filter.
fn change(props: &FiltersProps, set: fn(&mut Filter, &str)) -> Callback<AttrValue> {
    let filter = props.filter.clone();
    props.onchange.reform(move |value: AttrValue| {
        let mut filter = filter.clone();
        set(&mut filter, &value);
        filter
    })
}

fn owner_chip(
    props: &FiltersProps,
    label: &'static str,
    owner: Owner,
    count: Option<usize>,
) -> Html {
    let pressed = props.filter.owner == Some(owner);
    let next = Filter {
        owner: (!pressed).then_some(owner),
        ..props.filter.clone()
    };
    let onclick = props.onchange.reform(move |_: MouseEvent| next.clone());
    html! { <FilterChip {label} {pressed} {onclick} {count} /> }
}

fn unknown_chip(props: &FiltersProps, board: &Board) -> Html {
    let pressed = props.filter.party == Some(Party::Unknown);
    let next = Filter {
        party: (!pressed).then_some(Party::Unknown),
        ..props.filter.clone()
    };
    let onclick = props.onchange.reform(move |_: MouseEvent| next.clone());
    html! { <FilterChip label="Unknown" {pressed} {onclick} count={Some(board.unknown)} /> }
}

fn select(
    label: &'static str,
    empty: &'static str,
    value: String,
    choices: Vec<Choice>,
    onchange: Callback<AttrValue>,
) -> Html {
    let choices: Rc<[Choice]> = choices.into();
    html! { <SelectField {label} {empty} {value} {choices} {onchange} in_cell={true} /> }
}

fn parties(props: &FiltersProps) -> Html {
    let choices = Party::ALL
        .iter()
        .map(|choice| Choice::new(choice.key, choice.label))
        .collect();
    let value = props.filter.party.map_or("", Choices::key).to_owned();
    let onchange = change(props, |filter, key| filter.party = Party::from_key(key));
    select("Party", "Any party", value, choices, onchange)
}

fn areas(props: &FiltersProps, board: &Board) -> Html {
    let areas = board.areas().into_iter();
    let choices = areas
        .map(|(id, title)| Choice::new(id.to_owned(), title.to_owned()))
        .collect();
    let onchange = change(props, |filter, id| id.clone_into(&mut filter.area));
    select(
        "Area",
        "Any area",
        props.filter.area.clone(),
        choices,
        onchange,
    )
}

fn services(props: &FiltersProps, board: &Board) -> Html {
    let services = board.services();
    if services.len() < 2 {
        return Html::default();
    }
    let choices = services
        .into_iter()
        .map(|(id, name)| Choice::new(id.to_owned(), name.to_owned()))
        .collect();
    let onchange = change(props, |filter, id| id.clone_into(&mut filter.service));
    let value = props.filter.service.clone();
    select("Service", "Any service", value, choices, onchange)
}

fn owners(props: &FiltersProps, board: &Board) -> Html {
    let nobody = std::iter::once(Choice::new("nobody", "Nobody"));
    let owners = board.owners().into_iter();
    let choices = nobody
        .chain(owners.map(|(key, name)| Choice::new(key.to_string(), name.to_owned())))
        .collect();
    let value = props.filter.owner.map_or_else(String::new, Owner::print);
    let onchange = change(props, |filter, text| filter.owner = Owner::parse(text));
    select("Owner", "Any owner", value, choices, onchange)
}

fn kinds(props: &FiltersProps, board: &Board) -> Html {
    let choices = board
        .kinds()
        .into_iter()
        .map(|kind| Choice::new(kind.key(), kind.label()))
        .collect();
    let value = props.filter.kind.map_or("", Kind::key).to_owned();
    let onchange = change(props, |filter, key| {
        filter.kind = Kind::from_key(key);
        filter.object = None;
    });
    let kinds = select("Kind of object", "Any object", value, choices, onchange);
    html! { <>{ kinds }{ objects(props, board) }</> }
}

/// The objects of the chosen kind; beyond a few hundred the search finds them.
fn objects(props: &FiltersProps, board: &Board) -> Html {
    const MOST: usize = 300;
    let Some(kind) = props.filter.kind.filter(|kind| !kind.is_single()) else {
        return Html::default();
    };
    let objects = board.objects(kind);
    if objects.len() > MOST {
        return Html::default();
    }
    let choices = objects
        .into_iter()
        .map(|(key, name)| Choice::new(key.to_string(), name.to_owned()))
        .collect();
    let object = props.filter.object;
    let value = object.map_or_else(String::new, |key| key.to_string());
    let onchange = change(props, |filter, key| filter.object = key.parse().ok());
    select("Object", "Any of them", value, choices, onchange)
}

fn states(props: &FiltersProps) -> Html {
    let states = State::ALL.iter();
    let choices = states
        .map(|state| Choice::new(state.key(), state.label()))
        .chain(std::iter::once(Choice::new("unchecked", "Nothing checked")))
        .collect();
    let value = props.filter.state.map_or("", Standing::key).to_owned();
    let onchange = change(props, |filter, key| filter.state = Standing::parse(key));
    select("Checks", "Any checks", value, choices, onchange)
}

/// What was chosen elsewhere and has no field here.
fn chosen(props: &FiltersProps, board: &Board) -> Html {
    let filter = &props.filter;
    let task = (0..board.tasks.len())
        .filter_map(|place| board.task(place))
        .find(|task| task.id == filter.task);
    let Some(task) = task else {
        return Html::default();
    };
    let next = Filter {
        task: String::new(),
        ..filter.clone()
    };
    let onremove = props.onchange.reform(move |_: MouseEvent| next.clone());
    html! { <Chip label={format!("Task: {}", task.title)} {onremove} /> }
}
