//! Yes, no, or not known; and any other small choice with a label.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::field::frame::Frame;
use crate::ui::components::id::use_id;
use crate::ui::components::segmented::{Choice, Segmented};

/// An answer that may be missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tri {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// Not known; never counts as fine.
    #[default]
    Unknown,
}

impl Tri {
    /// From a value that may be missing.
    pub const fn from_option(answer: Option<bool>) -> Self {
        match answer {
            Some(true) => Self::Yes,
            Some(false) => Self::No,
            None => Self::Unknown,
        }
    }

    /// As a value that may be missing.
    pub const fn to_option(self) -> Option<bool> {
        match self {
            Self::Yes => Some(true),
            Self::No => Some(false),
            Self::Unknown => None,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Yes => "Yes",
            Self::No => "No",
            Self::Unknown => "Unknown",
        }
    }
}

/// Properties of [`TriStateField`].
#[derive(Clone, PartialEq, Properties)]
pub struct TriStateFieldProps {
    /// The question.
    pub label: AttrValue,
    /// The caller's value.
    pub value: Tri,
    /// Reports the new answer.
    pub onchange: Callback<Tri>,
    /// Why it matters.
    #[prop_or_default]
    pub help: Option<AttrValue>,
    /// What is wrong with the answer.
    #[prop_or_default]
    pub error: Option<AttrValue>,
}

/// A question answered by Yes, No or Unknown.
#[component]
pub fn TriStateField(props: &TriStateFieldProps) -> Html {
    let choices = use_memo((), |()| {
        [Tri::Yes, Tri::No, Tri::Unknown].map(|tri| Choice::new(tri.word(), tri.word()))
    });
    let choices: Rc<[Choice]> = choices;
    let onchange = props
        .onchange
        .reform(|value: AttrValue| match value.as_str() {
            "Yes" => Tri::Yes,
            "No" => Tri::No,
            _ => Tri::Unknown,
        });
    html! {
        <ChoiceField label={props.label.clone()} {choices} value={props.value.word()} {onchange}
            help={props.help.clone()} error={props.error.clone()} />
    }
}

/// Properties of [`ChoiceField`].
#[derive(Clone, PartialEq, Properties)]
pub struct ChoiceFieldProps {
    /// The label.
    pub label: AttrValue,
    /// The choices, two to five.
    pub choices: Rc<[Choice]>,
    /// Value of the chosen one.
    pub value: AttrValue,
    /// Reports the value of the newly chosen one.
    pub onchange: Callback<AttrValue>,
    /// Why it matters.
    #[prop_or_default]
    pub help: Option<AttrValue>,
    /// What is wrong with the choice.
    #[prop_or_default]
    pub error: Option<AttrValue>,
}

/// A labelled segmented control.
#[component]
pub fn ChoiceField(props: &ChoiceFieldProps) -> Html {
    let frame = Frame {
        id: use_id("field"),
        label: props.label.clone(),
        help: props.help.clone(),
        error: props.error.clone(),
        unknown: false,
        wide: false,
    };
    frame.around_group(html! {
        <Segmented label={props.label.clone()} choices={props.choices.clone()} value={props.value.clone()}
            onchange={props.onchange.clone()} labelledby={frame.label_id()} describedby={frame.describedby()} />
    })
}
