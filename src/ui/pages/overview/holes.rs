//! Duties that nobody has, and duties that nobody can place.

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::catalogue::duty::PartyGap;
use crate::model::assignment::Party;
use crate::ownership::gap::overloaded;
use crate::query::checklist::key_of;
use crate::query::duties::filter::{Filter, Owner};
use crate::query::overview::{Hole, holes, is_unassigned, is_unknown};
use crate::ui::components::card::Card;
use crate::ui::components::mark::PartyMark;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::tone;

use super::AssessedProps;
use super::link::DutiesLink;

/// How many duties of each list are shown.
const SHOWN: usize = 5;

/// The warning that one person holds more than half of it.
#[component]
pub(super) fn Overload(props: &AssessedProps) -> Html {
    let Some(gap) = overloaded(&props.assessed.matrix, &props.assessed.plan) else {
        return Html::default();
    };
    html! {
        <Notice kind={NoticeKind::Warning} title={gap.text}>
            <p>{ "Hand some of them to somebody else, so that the plan holds when this person is away." }</p>
        </Notice>
    }
}

/// Duties on the customer's side that nobody has.
#[component]
pub(super) fn Nobody(props: &AssessedProps) -> Html {
    let assessed = &props.assessed;
    let found = holes(&assessed.matrix, &assessed.knowledge, is_unassigned);
    let filter = Filter {
        owner: Some(Owner::Nobody),
        ..Filter::default()
    };
    list(
        props,
        "Nobody owns this",
        "duties without an owner",
        &found,
        filter,
    )
}

/// Duties of which nobody can say whose they are.
#[component]
pub(super) fn Unknown(props: &AssessedProps) -> Html {
    let assessed = &props.assessed;
    let found = holes(&assessed.matrix, &assessed.knowledge, is_unknown);
    let filter = Filter {
        party: Some(Party::Unknown),
        ..Filter::default()
    };
    list(
        props,
        "Unknown",
        "the provider is silent, or disagrees with itself",
        &found,
        filter,
    )
}

fn list(
    props: &AssessedProps,
    title: &'static str,
    sub: &'static str,
    (holes, total): &(Vec<Hole>, u32),
    filter: Filter,
) -> Html {
    let plan = props.assessed.plan.id();
    let all = if *total > 0 {
        html! { <DutiesLink {plan} {filter} label={format!("Show all {total}")} /> }
    } else {
        Html::default()
    };
    html! {
        <Card {title} {sub} actions={all}>
            if holes.is_empty() {
                <p class="sub">{ "None" }</p>
            } else {
                <ul class="steps">
                    for hole in holes.iter().take(SHOWN) { { line(props, hole) } }
                </ul>
            }
        </Card>
    }
}

fn line(props: &AssessedProps, hole: &Hole) -> Html {
    let plan = &props.assessed.plan;
    let first = &hole.first;
    let duty = key_of(&first.duty.id, first.object);
    let href = Route::Plan(plan.id(), Page::Responsibilities(Some(duty))).print();
    let object = plan.object_name(first.kind, first.object);
    let on = match hole.count {
        1 if object.is_empty() || first.kind.is_single() => first.kind.label().to_owned(),
        1 => object,
        count => format!("{count} {}", first.kind.plural().to_lowercase()),
    };
    let party = match first.party() {
        Party::Unknown => tone::Party::Unknown,
        _ => tone::Party::Customer,
    };
    let why = first.duty.gap.map(|gap| match gap {
        PartyGap::Silent => "the provider does not say",
        PartyGap::Contradictory => "its pages disagree",
    });
    html! {
        <li key={first.duty.id.clone()}>
            <PartyMark {party} compact={true} />
            <div>
                <a {href}>{ first.duty.title.clone() }</a>
                <div class="sub">{ on }{ why.map(|why| format!(" · {why}")) }</div>
            </div>
        </li>
    }
}
