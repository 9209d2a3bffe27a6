//! One field of one object of the open plan.

use yew::prelude::*;

use crate::model::field::Field;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::ui::hooks::object::{Place, use_field};
use crate::ui::objects::value::ValueField;

/// Properties of [`ObjectField`].
#[derive(Clone, PartialEq, Properties)]
pub struct ObjectFieldProps {
    /// The object's kind.
    pub kind: Kind,
    /// The object.
    pub id: Key,
    /// The field.
    pub field: &'static Field,
    /// Without label and help, for a table's cell.
    #[prop_or_default]
    pub in_cell: bool,
}

/// Edits one field of one object; renders again only when that field changes.
#[component]
pub fn ObjectField(props: &ObjectFieldProps) -> Html {
    let (value, onchange) = use_field(Place {
        kind: props.kind,
        id: props.id,
        field: props.field.key,
    });
    html! { <ValueField field={props.field} {value} {onchange} in_cell={props.in_cell} /> }
}
