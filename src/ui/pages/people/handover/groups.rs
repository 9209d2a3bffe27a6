//! What is handed over, by area and kind: to whom each goes, and every single
//! thing that changes.

use std::rc::Rc;

use yew::prelude::*;

use crate::export::handover::Wording;
use crate::model::id::Key;
use crate::ownership::handover::references::Place;
use crate::ownership::handover::{Choice as Where, Group, HandOver, Part, Wishes};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::Button;
use crate::ui::components::card::{Card, Disclosure, EmptyState};
use crate::ui::components::field::select::SelectField;
use crate::ui::components::icon::IconName;
use crate::ui::components::segmented::Choice;

use super::super::Shared;
use super::everybody;

/// How many single things of a group are shown until more are asked for.
const PART: usize = 25;

/// Stands for leaving something where it is.
const KEEP: &str = "keep";

/// Properties of [`Groups`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct GroupsProps {
    pub(super) everybody: Shared,
    pub(super) whom: Key,
    pub(super) hand_over: ByPtr<HandOver>,
    pub(super) wishes: Wishes,
    pub(super) onwishes: Callback<Wishes>,
}

/// What is handed over.
#[component]
pub(super) fn Groups(props: &GroupsProps) -> Html {
    let groups = props.hand_over.groups();
    if groups.is_empty() {
        return html! {
            <Card title="What they have">
                <EmptyState icon={IconName::Check} title="Nothing in this plan is theirs" />
            </Card>
        };
    }
    let count = props.hand_over.parts.len();
    html! {
        <Card title="What they have" sub={format!("{count} in all; open a line to see and choose one by one")}>
            for (group, count) in groups {
                <GroupRow key={name(group)} props={props.clone()} group={group.clone()} {count} />
            }
        </Card>
    }
}

fn name(group: &Group) -> String {
    match group {
        Group::Area { service, area } => format!("Duties: {area} · {service}"),
        Group::Kind(kind) => kind.plural().to_owned(),
    }
}

#[derive(Clone, PartialEq, Properties)]
struct GroupRowProps {
    props: GroupsProps,
    group: Group,
    count: usize,
}

/// One area or kind.
#[component]
fn GroupRow(own: &GroupRowProps) -> Html {
    let whole = use_state_eq(|| false);
    let props = &own.props;
    let wishes = &props.wishes;
    let onchange = props.onwishes.reform({
        let (wishes, group) = (wishes.clone(), own.group.clone());
        move |value: AttrValue| {
            let mut wishes = wishes.clone();
            match read(&value) {
                Some(choice) => wishes.groups.insert(group.clone(), choice),
                None => wishes.groups.remove(&group),
            };
            wishes
        }
    });
    let parts = props.hand_over.parts.iter();
    let parts: Vec<&Part> = parts.filter(|part| part.group == own.group).collect();
    let shown = if *whole { parts.len() } else { PART };
    let left = parts.len().saturating_sub(shown);
    let onall = {
        let whole = whole.clone();
        Callback::from(move |_: MouseEvent| whole.set(true))
    };
    let seen = &props.everybody.seen.assessed;
    let wording = Wording::new(&seen.plan, &seen.knowledge);
    let label = name(&own.group);
    html! {
        <div class="hand-over-group">
            <Disclosure summary={label.clone()} note={own.count.to_string()}>
                <ul class="hand-over-parts">
                    for part in parts.iter().take(shown) { { line(props, &wording, part) } }
                </ul>
                if left > 0 { <div><Button label={format!("Show {left} more")} small={true} onclick={onall} /></div> }
            </Disclosure>
            <SelectField label={format!("{label} go to")} value={printed(wishes.groups.get(&own.group))}
                choices={choices(props)} {onchange} empty="As above" in_cell={true} />
        </div>
    }
}

fn line(props: &GroupsProps, wording: &Wording, part: &Part) -> Html {
    let place = part.place;
    let onchange = props.onwishes.reform({
        let wishes = props.wishes.clone();
        move |value: AttrValue| {
            let mut wishes = wishes.clone();
            match read(&value) {
                Some(choice) => wishes.places.insert(place, choice),
                None => wishes.places.remove(&place),
            };
            wishes
        }
    });
    let label = wording.line(place);
    html! {
        <li key={key(place)}>
            <div>
                <b>{ wording.field(place) }</b>{ ": " }{ wording.object(place) }
                <div class="sub">{ outcome(props, part) }</div>
            </div>
            <SelectField label={format!("{label} goes to")} value={printed(props.wishes.places.get(&place))}
                choices={choices(props)} {onchange} empty="As its group" in_cell={true} />
        </li>
    }
}

/// What comes of it, in words.
fn outcome(props: &GroupsProps, part: &Part) -> String {
    if let Some(stays) = part.stays {
        return stays.text().to_owned();
    }
    let plan = &props.everybody.seen.assessed.plan;
    let mut changes = props.hand_over.changes.iter();
    let change = changes.find(|change| change.place == part.place);
    match change.and_then(|change| change.to) {
        Some(to) => format!("Goes to {}", plan.owner_name(to).unwrap_or_default()),
        None => "Is taken out: the successor would stand in for themself".to_owned(),
    }
}

fn key(place: Place) -> String {
    format!("{}/{}", place.object, place.field)
}

fn choices(props: &GroupsProps) -> Rc<[Choice]> {
    let keep = Choice::new(KEEP, "Stays where it is");
    let others = everybody(&props.everybody, Some(props.whom));
    std::iter::once(keep)
        .chain(others.iter().cloned())
        .collect()
}

fn read(value: &str) -> Option<Where> {
    match value {
        KEEP => Some(Where::Keep),
        key => key.parse().ok().map(Where::To),
    }
}

fn printed(choice: Option<&Where>) -> String {
    match choice {
        None => String::new(),
        Some(Where::Keep) => KEEP.to_owned(),
        Some(Where::To(key)) => key.to_string(),
    }
}
