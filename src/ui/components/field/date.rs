//! A day, by the browser's own control.

use yew::prelude::*;

use crate::browser::dom;
use crate::ui::components::field::frame::Frame;
use crate::ui::components::id::use_id;

/// Properties of [`DateField`].
#[derive(Clone, PartialEq, Properties)]
pub struct DateFieldProps {
    /// The label; with `in_cell` the accessible name.
    pub label: AttrValue,
    /// The day as `2026-11-22`; empty when there is none.
    pub value: AttrValue,
    /// Reports a whole day, or an empty text when the field was cleared.
    pub onchange: Callback<AttrValue>,
    /// Earliest day allowed.
    #[prop_or_default]
    pub min: Option<AttrValue>,
    /// Latest day allowed.
    #[prop_or_default]
    pub max: Option<AttrValue>,
    /// What to fill in and why it matters.
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

/// A day. Half-typed days are not reported.
#[component]
pub fn DateField(props: &DateFieldProps) -> Html {
    let id = use_id("field");
    let frame = Frame {
        id: id.clone(),
        label: props.label.clone(),
        help: props.help.clone(),
        error: props.error.clone(),
        unknown: props.unknown,
        wide: false,
    };
    let onchange = {
        let report = props.onchange.clone();
        Callback::from(move |event: Event| {
            if !dom::half_typed(&event) {
                report.emit(AttrValue::from(dom::value_of(&event)));
            }
        })
    };
    let control = html! {
        <input class={if props.in_cell { "cell-input" } else { "input short" }} {id} type="date" value={&props.value} {onchange}
            min={props.min.clone()} max={props.max.clone()} aria-label={props.in_cell.then(|| props.label.clone())}
            aria-invalid={frame.invalid()} aria-describedby={frame.describedby()} />
    };
    if props.in_cell {
        control
    } else {
        frame.around(control)
    }
}
