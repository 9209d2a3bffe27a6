//! The words by which a plan is found, to be changed on the spot.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::browser::dom;
use crate::model::Json;
use crate::model::edit::Edit;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::ui::components::button::{Button, ButtonKind, IconButton};
use crate::ui::components::field::chips::TokensField;
use crate::ui::components::icon::IconName;
use crate::ui::components::segmented::Choice;
use crate::ui::components::tag::Tag;
use crate::ui::store::use_dispatch;

/// Properties of [`TagsCell`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct TagsCellProps {
    /// The plan.
    pub(super) plan: Key,
    /// What it is called.
    pub(super) name: AttrValue,
    /// Its tags.
    pub(super) tags: Rc<[AttrValue]>,
    /// Tags that other plans have.
    pub(super) offered: Rc<[Choice]>,
}

/// The tags of a plan. The keyboard goes into the field when it opens, and
/// back to the button when it closes.
#[component]
pub(super) fn TagsCell(props: &TagsCellProps) -> Html {
    let dispatch = use_dispatch();
    let draft = use_state_eq(|| None::<Rc<[AttrValue]>>);
    let cell = use_node_ref();
    {
        let cell = cell.clone();
        let was_open = use_mut_ref(|| false);
        use_effect_with(draft.is_some(), move |is_open| {
            let turned = was_open.replace(*is_open) != *is_open;
            if let Some(node) = cell.get().filter(|_| turned) {
                let control = if *is_open { "input" } else { "button" };
                dom::focus_nth(&node, control, 0);
            }
        });
    }
    let set = |value: Option<Rc<[AttrValue]>>| {
        let draft = draft.clone();
        Callback::from(move |_: MouseEvent| draft.set(value.clone()))
    };
    html! {
        <div ref={cell}>
            if let Some(tokens) = &*draft {
                { form(props, tokens, &draft, &dispatch, set(None)) }
            } else {
                <div class="chips">
                    for (at, tag) in props.tags.iter().enumerate() { <Tag key={at} label={tag.clone()} /> }
                    <IconButton icon={IconName::Edit} label={format!("Tags of {}", props.name)} small={true}
                        onclick={set(Some(Rc::clone(&props.tags)))} />
                </div>
            }
        </div>
    }
}

fn form(
    props: &TagsCellProps,
    tokens: &Rc<[AttrValue]>,
    draft: &UseStateHandle<Option<Rc<[AttrValue]>>>,
    dispatch: &Callback<Action>,
    cancel: Callback<MouseEvent>,
) -> Html {
    let onchange = {
        let draft = draft.clone();
        Callback::from(move |tokens: Rc<[AttrValue]>| draft.set(Some(tokens)))
    };
    let keep = {
        let (draft, plan, tokens) = (draft.clone(), props.plan, Rc::clone(tokens));
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            let tags: Json = tokens.iter().map(|tag| Json::from(&**tag)).collect();
            let edit = Edit::set(Kind::PlanFacts, plan, "tags", tags);
            dispatch.emit(Action::Amend(plan, edit));
            draft.set(None);
        })
    };
    html! {
        <div class="stack-tight">
            <TokensField label={format!("Tags of {}", props.name)} tokens={Rc::clone(tokens)} {onchange}
                suggestions={Rc::clone(&props.offered)} help="Enter or a comma adds one" />
            <div class="bar">
                <Button label="Keep tags" small={true} kind={ButtonKind::Primary} onclick={keep} />
                <Button label="Cancel" small={true} kind={ButtonKind::Quiet} onclick={cancel} />
            </div>
        </div>
    }
}
