//! Handing over everything that somebody has: to whom, what of it, and what
//! becomes of whoever leaves; shown in full before it is done in one step.

mod groups;
mod remains;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::people::People;
use crate::export::handover::{Wording, checklist};
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::model::text::Text;
use crate::ownership::handover::{HandOver, Leaving, Wishes};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::card::{Card, EmptyState};
use crate::ui::components::copy::CopyButton;
use crate::ui::components::field::select::SelectField;
use crate::ui::components::field::tri_state::ChoiceField;
use crate::ui::components::icon::IconName;
use crate::ui::components::segmented::Choice;
use crate::ui::store::use_store;

use super::{Shared, go};
use groups::Groups;
use remains::Remains;

/// Properties of [`HandOverForm`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct HandOverFormProps {
    pub(super) everybody: Shared,
    /// Who leaves.
    pub(super) whom: Option<Key>,
}

/// Handing over what somebody has.
#[component]
pub(super) fn HandOverForm(props: &HandOverFormProps) -> Html {
    let store = use_store();
    let onwhom = use_callback(store, |key: AttrValue, store| {
        go(store, People::HandOver(key.parse().ok()));
    });
    let entries = &props.everybody.directory.entries;
    let known = props
        .whom
        .filter(|whom| entries.iter().any(|entry| entry.key == *whom));
    html! {
        <div class="stack">
            <Card title="Who leaves">
                <SelectField label="Person or team" value={known.map(|key| key.to_string()).unwrap_or_default()}
                    choices={everybody(&props.everybody, None)} onchange={onwhom} empty="Choose somebody" />
            </Card>
            if let Some(whom) = known {
                <Plan key={whom.to_string()} everybody={props.everybody.clone()} {whom} />
            } else {
                <EmptyState icon={IconName::Person} title="Nobody is chosen yet"
                    text="Choose who leaves: everything that the plan says of them is listed here, and goes to whom you say in one step that can be undone." />
            }
        </div>
    }
}

/// Everybody but one, as choices.
fn everybody(everybody: &Shared, but: Option<Key>) -> Rc<[Choice]> {
    let entries = everybody.directory.entries.iter();
    entries
        .filter(|entry| Some(entry.key) != but)
        .map(|entry| {
            let team = if entry.kind == Kind::Team {
                " (team)"
            } else {
                ""
            };
            Choice::new(entry.key.to_string(), format!("{}{team}", entry.name))
        })
        .collect()
}

#[derive(Clone, PartialEq, Properties)]
struct PlanProps {
    everybody: Shared,
    whom: Key,
}

/// What is wished, and what would come of it.
#[component]
fn Plan(props: &PlanProps) -> Html {
    let wishes = use_state_eq(Wishes::default);
    let store = use_store();
    let hand_over = use_memo(
        (props.everybody.clone(), props.whom, (*wishes).clone()),
        |(everybody, whom, wishes)| {
            let seen = &everybody.seen.assessed;
            let as_of = seen.assessment.as_of;
            ByPtr::from(HandOver::new(
                &seen.plan,
                &seen.knowledge,
                *whom,
                wishes,
                as_of,
            ))
        },
    );
    let hand_over = (*hand_over).clone();
    let onwishes = Callback::from({
        let wishes = wishes.clone();
        move |now: Wishes| wishes.set(now)
    });
    let onclick = {
        let (hand_over, wishes) = (hand_over.clone(), wishes.clone());
        let told = told(props, &hand_over);
        Callback::from(move |_: MouseEvent| {
            if let Some(edit) = hand_over.edit() {
                store.dispatch(Action::EditAndTell(edit, told.clone()));
                wishes.set(Wishes::default());
            }
        })
    };
    let nothing = hand_over.edit().is_none();
    let label = match hand_over.changes.len() {
        0 => "Do it".to_owned(),
        1 => "Hand over 1 thing".to_owned(),
        count => format!("Hand over {count} things"),
    };
    html! {
        <>
            { successor(props, &wishes, &onwishes) }
            <Groups everybody={props.everybody.clone()} whom={props.whom} hand_over={hand_over.clone()}
                wishes={(*wishes).clone()} onwishes={onwishes.clone()} />
            <Remains everybody={props.everybody.clone()} hand_over={hand_over.clone()} leaving={wishes.leaving} />
            <div class="bar">
                <Button {label} kind={ButtonKind::Primary} {onclick}
                    disabled={nothing.then_some(AttrValue::Static("Choose a successor first, or what becomes of whoever leaves"))} />
                <CopyButton label="Copy a checklist" text={text(props, &hand_over)} />
            </div>
            <p class="sub">{ "One step: Undo takes all of it back" }</p>
        </>
    }
}

fn successor(
    props: &PlanProps,
    wishes: &UseStateHandle<Wishes>,
    onwishes: &Callback<Wishes>,
) -> Html {
    let onto = onwishes.reform({
        let wishes = (**wishes).clone();
        move |key: AttrValue| Wishes {
            to: key.parse().ok(),
            ..wishes.clone()
        }
    });
    let today = props.everybody.seen.assessed.assessment.as_of;
    let onleaving = onwishes.reform({
        let wishes = (**wishes).clone();
        move |key: AttrValue| Wishes {
            leaving: match &*key {
                "left" => Leaving::Left(today),
                "removed" => Leaving::Removed,
                _ => Leaving::Stays,
            },
            ..wishes.clone()
        }
    });
    let leaving = match wishes.leaving {
        Leaving::Stays => "stays",
        Leaving::Left(_) => "left",
        Leaving::Removed => "removed",
    };
    html! {
        <Card title="Who takes over" sub="areas and single things can go to others below">
            <div class="form-grid">
                <SelectField label="Successor" value={wishes.to.map(|key| key.to_string()).unwrap_or_default()}
                    choices={everybody(&props.everybody, Some(props.whom))} onchange={onto} empty="Nobody chosen" />
                <ChoiceField label="Afterwards" value={leaving} choices={afterwards(props)} onchange={onleaving} />
            </div>
        </Card>
    }
}

fn afterwards(props: &PlanProps) -> Rc<[Choice]> {
    let plan = &props.everybody.seen.assessed.plan;
    let mut choices = vec![Choice::new("stays", "Stays in the plan")];
    if plan.object(Kind::Person, props.whom).is_some() {
        choices.push(Choice::new("left", "Is kept as somebody who has left"));
    }
    choices.push(Choice::new("removed", "Is removed"));
    choices.into()
}

/// What the reader is told when it is done.
fn told(props: &PlanProps, hand_over: &HandOver) -> Text {
    let name = props.everybody.seen.assessed.plan.owner_name(props.whom);
    let things = match hand_over.changes.len() {
        1 => "1 thing".to_owned(),
        count => format!("{count} things"),
    };
    Text::from(format!(
        "Handed over {things} of {}",
        name.unwrap_or_default()
    ))
}

fn text(props: &PlanProps, hand_over: &ByPtr<HandOver>) -> Callback<(), String> {
    let (everybody, hand_over, whom) = (props.everybody.clone(), hand_over.clone(), props.whom);
    Callback::from(move |()| {
        let seen = &everybody.seen.assessed;
        let wording = Wording::new(&seen.plan, &seen.knowledge);
        checklist(&wording, &hand_over, whom, seen.assessment.as_of)
    })
}
