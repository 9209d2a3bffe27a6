//! A choice of one among few, side by side: native radio buttons in a frame.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::dom;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::id::use_id;

/// One of the things that can be chosen, here and in selects, chips and suggestions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is reported when it is chosen.
    pub value: AttrValue,
    /// What is shown.
    pub label: AttrValue,
    /// Icon before the label, where the control shows icons.
    pub icon: Option<IconName>,
    /// A word more, where the control shows it.
    pub hint: Option<AttrValue>,
}

impl Choice {
    /// A choice without icon or hint.
    pub fn new(value: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            icon: None,
            hint: None,
        }
    }

    /// The same with an icon.
    #[must_use]
    pub fn with_icon(mut self, icon: IconName) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The same with a word more.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<AttrValue>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Properties of [`Segmented`].
#[derive(Clone, PartialEq, Properties)]
pub struct SegmentedProps {
    /// Accessible name of the group.
    pub label: AttrValue,
    /// The choices, two to five.
    pub choices: Rc<[Choice]>,
    /// Value of the chosen one.
    pub value: AttrValue,
    /// Reports the value of the newly chosen one.
    pub onchange: Callback<AttrValue>,
    /// Shows icons only; the labels stay for ears and on hover.
    #[prop_or_default]
    pub only_icons: bool,
    /// Id of the element that names the group instead of `label`.
    #[prop_or_default]
    pub labelledby: Option<AttrValue>,
    /// Ids of help and error texts.
    #[prop_or_default]
    pub describedby: Option<AttrValue>,
}

/// A segmented control; arrows move the choice as in any group of radio buttons.
#[component]
pub fn Segmented(props: &SegmentedProps) -> Html {
    let name = use_id("choice");
    html! {
        <div class="segmented" role="radiogroup" aria-describedby={props.describedby.clone()}
            aria-label={props.labelledby.is_none().then(|| props.label.clone())}
            aria-labelledby={props.labelledby.clone()}>
            for choice in props.choices.iter() {
                { segment(props, choice, &name) }
            }
        </div>
    }
}

fn segment(props: &SegmentedProps, choice: &Choice, name: &AttrValue) -> Html {
    let chosen = choice.value == props.value;
    let (onchange, value) = (props.onchange.clone(), choice.value.clone());
    let report = Callback::from(move |event: Event| {
        if dom::checked_of(&event) {
            onchange.emit(value.clone());
        }
    });
    html! {
        <label key={choice.value.as_str()} class={chosen.then_some("on")} title={props.only_icons.then(|| choice.label.clone())}>
            <input type="radio" {name} value={choice.value.clone()} checked={chosen} onchange={report} />
            if let Some(name) = choice.icon { <Icon {name} /> }
            <span class={props.only_icons.then_some("sr")}>{ &choice.label }</span>
        </label>
    }
}
