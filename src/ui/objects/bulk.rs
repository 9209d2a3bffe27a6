//! What can be done with several objects at once; each is one step of undo.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::model::Json;
use crate::model::field::Shape;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::field::select::SelectField;
use crate::ui::components::icon::IconName;
use crate::ui::components::segmented::Choice;
use crate::ui::effects::fresh;
use crate::ui::objects::layout;
use crate::ui::objects::value::ValueField;
use crate::ui::objects::{edits, layout::groups};
use crate::ui::store::{Store, use_store};

/// Properties of [`BulkBar`].
#[derive(Clone, PartialEq, Properties)]
pub struct BulkBarProps {
    /// The kind.
    pub kind: Kind,
    /// The chosen objects.
    pub ids: Rc<[Key]>,
    /// Called when the choice is to be given up.
    pub onclear: Callback<()>,
}

/// What can be done with the chosen objects.
#[component]
pub fn BulkBar(props: &BulkBarProps) -> Html {
    let store = use_store();
    let key = use_state_eq(|| AttrValue::Static(""));
    let value = use_state_eq(|| Json::Null);
    let choices = use_memo(props.kind, |kind| settable(*kind));
    let onkey = {
        let (key, value) = (key.clone(), value.clone());
        Callback::from(move |chosen: AttrValue| {
            key.set(chosen);
            value.set(Json::Null);
        })
    };
    let onvalue = {
        let value = value.clone();
        Callback::from(move |given: Json| value.set(given))
    };
    let field = layout::field(props.kind, &key);
    let (copy, delete) = (
        act(&store, props, |plan, props| {
            edits::copy(plan, props.kind, &props.ids, fresh)
        }),
        act(&store, props, |plan, props| {
            edits::delete(plan, props.kind, &props.ids)
        }),
    );
    html! {
        <div class="bar bulk" role="group" aria-label="Chosen rows">
            <strong>{ format!("{} chosen", props.ids.len()) }</strong>
            <SelectField label="Field to set" value={(*key).clone()} choices={(*choices).clone()} onchange={onkey}
                empty="Set a field…" in_cell={true} />
            if let Some(field) = field {
                <ValueField key={field.key} {field} value={(*value).clone()} onchange={onvalue}
                    in_cell={!matches!(field.shape, Shape::Choices(_))} />
                { apply(&store, props, field.key, &value) }
            }
            <div class="actions">
                <Button label="Duplicate" icon={IconName::Copy} small={true} onclick={copy} />
                <Button label="Delete" icon={IconName::Trash} small={true} kind={ButtonKind::Danger} onclick={delete} />
                <Button label="Clear choice" small={true} kind={ButtonKind::Quiet}
                    onclick={props.onclear.reform(|_: MouseEvent| ())} />
            </div>
        </div>
    }
}

fn apply(store: &Store, props: &BulkBarProps, key: &'static str, value: &Json) -> Html {
    let (store, props, value) = (store.clone(), props.clone(), value.clone());
    let label = if value.is_null() {
        "Set to unknown".to_owned()
    } else {
        format!("Set for {}", props.ids.len())
    };
    let onclick = Callback::from(move |_: MouseEvent| {
        store.dispatch(edits::set_all(props.kind, &props.ids, key, &value));
    });
    html! { <Button {label} small={true} kind={ButtonKind::Primary} {onclick} /> }
}

fn act(
    store: &Store,
    props: &BulkBarProps,
    make: fn(&Plan, &BulkBarProps) -> Action,
) -> Callback<MouseEvent> {
    let (store, props) = (store.clone(), props.clone());
    Callback::from(move |_: MouseEvent| {
        let state = store.get();
        if let Some(plan) = state.plan() {
            store.dispatch(make(plan, &props));
            props.onclear.emit(());
        }
    })
}

/// The fields that can be set for several objects.
fn settable(kind: Kind) -> Rc<[Choice]> {
    let fields = groups(kind).iter().flat_map(|group| group.fields);
    fields
        .filter_map(|key| layout::field(kind, key))
        .filter(|field| field.key != "name")
        .filter(|field| !matches!(field.shape, Shape::Records(_) | Shape::AnyRef | Shape::Json))
        .map(|field| Choice::new(field.key, field.label))
        .collect()
}
