//! The details of one object, in a drawer beside its table.

use yew::prelude::*;

use crate::app::action::Action;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::table::name_of;
use crate::query::comments::Topic;
use crate::ui::comments::Comments;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::drawer::Drawer;
use crate::ui::components::icon::IconName;
use crate::ui::effects::fresh;
use crate::ui::hooks::object::find;
use crate::ui::objects::edits;
use crate::ui::objects::form::ObjectForm;
use crate::ui::objects::origin::OriginNote;
use crate::ui::objects::table::show;
use crate::ui::store::{Store, use_selector, use_store};

/// Properties of [`ObjectPanel`].
#[derive(Clone, PartialEq, Properties)]
pub struct ObjectPanelProps {
    /// The object's kind.
    pub kind: Kind,
    /// The object.
    pub id: Key,
    /// What stands above its form.
    #[prop_or_default]
    pub children: Html,
}

/// The details of one object; nothing once it is deleted.
#[component]
pub fn ObjectPanel(props: &ObjectPanelProps) -> Html {
    let (kind, id) = (props.kind, props.id);
    let store = use_store();
    let name = use_selector((kind, id), |state, (kind, id)| {
        let plan = state.plan()?;
        find(plan, *kind, *id).map(name_of)
    });
    let onclose = use_callback(store.clone(), |(), store| show(store, None));
    let Some(name) = name else {
        return Html::default();
    };
    let title = if name.is_empty() {
        format!("Unnamed {}", kind.label().to_lowercase())
    } else {
        name
    };
    let (copy, delete) = (
        button(&store, move |plan| edits::copy(plan, kind, &[id], fresh)),
        button(&store, move |plan| edits::delete(plan, kind, &[id])),
    );
    let footer = html! {
        <>
            <Button label="Duplicate" icon={IconName::Copy} small={true} onclick={copy} />
            <Button label="Delete" icon={IconName::Trash} small={true} kind={ButtonKind::Danger} onclick={delete} />
        </>
    };
    html! {
        <Drawer {title} subject={id.to_string()} {onclose} sub={kind.label()} footer={Some(footer)}>
            <OriginNote {kind} {id} />
            { props.children.clone() }
            <ObjectForm {kind} {id} />
            <Comments about={Topic::object(kind, id)} />
        </Drawer>
    }
}

fn button(store: &Store, make: impl Fn(&Plan) -> Action + 'static) -> Callback<MouseEvent> {
    let store = store.clone();
    Callback::from(move |_: MouseEvent| {
        let state = store.get();
        if let Some(plan) = state.plan() {
            store.dispatch(make(plan));
        }
    })
}
