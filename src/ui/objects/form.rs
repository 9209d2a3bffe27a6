//! The form of one object, made from its layout.

use yew::prelude::*;

use crate::app::state::AppState;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::ui::hooks::object::find;
use crate::ui::objects::field::ObjectField;
use crate::ui::objects::layout::{self, Group};
use crate::ui::store::use_selector;

/// Properties of [`ObjectForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct ObjectFormProps {
    /// The object's kind.
    pub kind: Kind,
    /// The object.
    pub id: Key,
}

/// All fields of an object that are asked for.
#[component]
pub fn ObjectForm(props: &ObjectFormProps) -> Html {
    let asked = use_selector((props.kind, props.id), asked);
    html! {
        <div class="form">
            for (index, group) in layout::groups(props.kind).iter().enumerate() {
                if asked.get(index).copied().unwrap_or_default() { { section(props, group, index) } }
            }
        </div>
    }
}

fn section(props: &ObjectFormProps, group: &'static Group, index: usize) -> Html {
    let fields = group
        .fields
        .iter()
        .filter_map(|key| layout::field(props.kind, key));
    let fields = html! {
        <div class="form-grid">
            for field in fields {
                <ObjectField key={format!("{} {}", props.id, field.key)} kind={props.kind} id={props.id} {field} />
            }
        </div>
    };
    if group.title.is_empty() {
        return html! { <div key={index}>{ fields }</div> };
    }
    html! {
        <fieldset key={index} class="form-group"><legend>{ group.title }</legend>{ fields }</fieldset>
    }
}

/// Which groups are asked for.
fn asked(state: &AppState, (kind, id): &(Kind, Key)) -> Vec<bool> {
    let object = state.plan().and_then(|plan| find(plan, *kind, *id));
    let Some(object) = object else {
        return Vec::new();
    };
    layout::groups(*kind)
        .iter()
        .map(|group| layout::is_asked(group, object))
        .collect()
}
