//! One line or several lines of text, with suggestions where there are any.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::field::draft::{use_draft, verbatim};
use crate::ui::components::field::frame::Frame;
use crate::ui::components::id::use_id;
use crate::ui::components::segmented::Choice;

/// Properties of [`TextField`].
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent switches, each named where it is used"
)]
#[derive(Clone, PartialEq, Properties)]
pub struct TextFieldProps {
    /// The label; with `in_cell` the accessible name.
    pub label: AttrValue,
    /// The caller's value.
    pub value: AttrValue,
    /// Reports the text with every keystroke.
    pub oninput: Callback<AttrValue>,
    /// What to fill in and why it matters.
    #[prop_or_default]
    pub help: Option<AttrValue>,
    /// What is wrong with the value.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// An example, shown while the field is empty.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// Drawn as "not known".
    #[prop_or_default]
    pub unknown: bool,
    /// As wide as the form allows.
    #[prop_or_default]
    pub wide: bool,
    /// Several lines.
    #[prop_or_default]
    pub multiline: bool,
    /// Values offered while typing; any other text is allowed as well.
    #[prop_or_default]
    pub suggestions: Option<Rc<[Choice]>>,
    /// Without label, for a table's cell.
    #[prop_or_default]
    pub in_cell: bool,
    /// `autocomplete` of the browser; off unless said otherwise.
    #[prop_or(AttrValue::Static("off"))]
    pub autocomplete: AttrValue,
}

/// A text. With `suggestions` it is a combobox.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let id = use_id("field");
    let list = AttrValue::from(format!("{id}-list"));
    let draft = use_draft(&props.value, verbatim, props.oninput.clone());
    let frame = Frame {
        id: id.clone(),
        label: props.label.clone(),
        help: props.help.clone(),
        error: props.error.clone(),
        unknown: props.unknown,
        wide: props.wide,
    };
    let class = if props.in_cell { "cell-input" } else { "input" };
    let name = props.in_cell.then(|| props.label.clone());
    let control = if props.multiline {
        html! {
            <textarea {class} {id} rows="2" value={draft.text} oninput={draft.oninput} onblur={draft.onblur}
                onkeydown={draft.onkeydown} placeholder={props.placeholder.clone()} aria-label={name}
                aria-invalid={frame.invalid()} aria-describedby={frame.describedby()} />
        }
    } else {
        html! {
            <input {class} {id} type="text" value={draft.text} oninput={draft.oninput} onblur={draft.onblur}
                onkeydown={draft.onkeydown} placeholder={props.placeholder.clone()} aria-label={name}
                list={props.suggestions.is_some().then(|| list.clone())} autocomplete={props.autocomplete.clone()}
                aria-invalid={frame.invalid()} aria-describedby={frame.describedby()} spellcheck="false" />
        }
    };
    let control = html! {
        <>
            { control }
            if let Some(suggestions) = &props.suggestions { { datalist(&list, suggestions) } }
        </>
    };
    if props.in_cell {
        control
    } else {
        frame.around(control)
    }
}

/// The browser's own list of suggestions.
pub(super) fn datalist(id: &AttrValue, suggestions: &[Choice]) -> Html {
    html! {
        <datalist id={id.clone()}>
            // Two things may have one name, so that what is suggested is no key.
            for (at, choice) in suggestions.iter().enumerate() {
                <option key={at} value={choice.value.clone()}>{ &choice.label }</option>
            }
        </datalist>
    }
}
