//! What earlier merges left to decide: it stays in the plan until somebody does.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::compare::clash::Side;
use crate::compare::question::{Question, questions, settle_each};
use crate::model::plan::Plan;
use crate::model::text::Text;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::Button;
use crate::ui::components::card::Card;
use crate::ui::store::{Store, use_store};
use crate::ui::together::counted;

use super::questions::Questions;

/// Properties of [`Left`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct LeftProps {
    /// The open plan.
    pub(super) plan: ByPtr<Plan>,
}

/// The conflicts that the plan keeps.
#[component]
pub(super) fn Left(props: &LeftProps) -> Html {
    let store = use_store();
    let open = use_memo(props.plan.clone(), |plan| {
        ByPtr::from(questions(plan, None))
    });
    if open.is_empty() {
        return Html::default();
    }
    let onchoose = {
        let store = store.clone();
        Callback::from(move |(id, side): (_, Option<Side>)| {
            if let Some(side) = side {
                settle(&store, &[(id, side)]);
            }
        })
    };
    let all = |label: &'static str, side: Side| {
        let (store, open) = (store.clone(), ByPtr::clone(&open));
        let onclick = Callback::from(move |_: MouseEvent| {
            let wanted = open.iter().filter(|question| takes(question, side));
            let wanted: Vec<_> = wanted.map(|question| (question.id, side)).collect();
            settle(&store, &wanted);
        });
        html! { <Button {label} small={true} {onclick} /> }
    };
    let chosen: Rc<[Option<Side>]> = vec![None; open.len()].into();
    html! {
        <Card title="Left to decide" flush={true} id="left"
            sub={format!("{} of earlier merges; until then the plan says what stands under “Yours”", counted(open.len(), "conflict"))}
            actions={html! { <>{ all("Yours for all", Side::Mine) }{ all("Theirs for all", Side::Theirs) }</> }}>
            <Questions questions={ByPtr::clone(&open)} {chosen} {onchoose} />
        </Card>
    }
}

fn takes(question: &Question, side: Side) -> bool {
    side == Side::Mine || question.theirs.can_be_taken
}

fn settle(store: &Store, choices: &[(crate::model::id::Key, Side)]) {
    let state = store.get();
    let Some(plan) = state.plan() else { return };
    let edit = settle_each(plan, choices.iter().copied());
    let told = format!("Settled {}", counted(choices.len(), "conflict"));
    store.dispatch(Action::EditAndTell(edit, Text::from(told)));
}
