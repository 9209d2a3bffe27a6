//! One of many, by the browser's own control.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::dom;
use crate::ui::components::field::frame::Frame;
use crate::ui::components::id::use_id;
use crate::ui::components::segmented::Choice;

/// Properties of [`SelectField`].
#[derive(Clone, PartialEq, Properties)]
pub struct SelectFieldProps {
    /// The label; with `in_cell` the accessible name.
    pub label: AttrValue,
    /// Value of the chosen one; empty for the first line made from `empty`.
    pub value: AttrValue,
    /// The choices.
    pub choices: Rc<[Choice]>,
    /// Reports the value of the newly chosen one.
    pub onchange: Callback<AttrValue>,
    /// A first line with an empty value, such as `Unknown` or `Nobody`.
    #[prop_or_default]
    pub empty: Option<AttrValue>,
    /// What to choose and why it matters.
    #[prop_or_default]
    pub help: Option<AttrValue>,
    /// What is wrong with the value.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Drawn as "not known".
    #[prop_or_default]
    pub unknown: bool,
    /// Without label, for a table's cell.
    #[prop_or_default]
    pub in_cell: bool,
}

/// A select.
#[component]
pub fn SelectField(props: &SelectFieldProps) -> Html {
    let id = use_id("field");
    let node = use_node_ref();
    {
        let (node, value) = (node.clone(), props.value.clone());
        // Once the reader has picked, the attribute of an option moves nothing; the property does.
        use_effect(move || {
            if let Some(node) = node.get() {
                dom::set_choice(&node, &value);
            }
        });
    }
    let frame = Frame {
        id: id.clone(),
        label: props.label.clone(),
        help: props.help.clone(),
        error: props.error.clone(),
        unknown: props.unknown,
        wide: false,
    };
    let onchange = props
        .onchange
        .reform(|event: Event| AttrValue::from(dom::value_of(&event)));
    let control = html! {
        <select class={if props.in_cell { "cell-input" } else { "input" }} {id} ref={node} {onchange}
            aria-label={props.in_cell.then(|| props.label.clone())}
            aria-invalid={frame.invalid()} aria-describedby={frame.describedby()}>
            if let Some(empty) = &props.empty {
                <option key="" value="" selected={props.value.is_empty()}>{ empty }</option>
            }
            for choice in props.choices.iter() {
                <option key={choice.value.as_str()} value={choice.value.clone()} selected={choice.value == props.value}>
                    { &choice.label }
                </option>
            }
        </select>
    };
    if props.in_cell {
        control
    } else {
        frame.around(control)
    }
}
