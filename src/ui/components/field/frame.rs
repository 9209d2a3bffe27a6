//! What surrounds every field: label, help and error, wired together by ids.

use yew::prelude::*;

use crate::ui::components::icon::{Icon, IconName};

/// The words around a control. The control itself carries `id` and [`Frame::describedby`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Id of the control; the ids of help and error follow from it.
    pub id: AttrValue,
    /// The label.
    pub label: AttrValue,
    /// What to fill in and why it matters.
    pub help: Option<AttrValue>,
    /// What is wrong with the value.
    pub error: Option<AttrValue>,
    /// Drawn as "not known".
    pub unknown: bool,
    /// As wide as the form allows.
    pub wide: bool,
}

impl Frame {
    /// The ids for `aria-describedby`; absent when there is neither help nor error.
    pub fn describedby(&self) -> Option<AttrValue> {
        let help = self.help.as_ref().map(|_| format!("{}-help", self.id));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.id));
        match (error, help) {
            (Some(error), Some(help)) => Some(AttrValue::from(format!("{error} {help}"))),
            (Some(only), None) | (None, Some(only)) => Some(AttrValue::from(only)),
            (None, None) => None,
        }
    }

    /// `aria-invalid`; absent when nothing is wrong.
    pub fn invalid(&self) -> Option<&'static str> {
        self.error.is_some().then_some("true")
    }

    /// A single control with a label of its own.
    pub fn around(&self, control: Html) -> Html {
        html! {
            <div class={self.class()}>
                <label class="field-label" for={self.id.clone()}>{ &self.label }</label>
                { control }
                { self.words() }
            </div>
        }
    }

    /// A group of controls, named by the element with the id from [`Frame::label_id`].
    pub fn around_group(&self, control: Html) -> Html {
        html! {
            <div class={self.class()}>
                <span class="field-label" id={self.label_id()}>{ &self.label }</span>
                { control }
                { self.words() }
            </div>
        }
    }

    /// Id of the words that name a group.
    pub fn label_id(&self) -> AttrValue {
        AttrValue::from(format!("{}-label", self.id))
    }

    fn class(&self) -> Classes {
        classes!(
            "field",
            self.unknown.then_some("unknown"),
            self.wide.then_some("wide")
        )
    }

    fn words(&self) -> Html {
        html! {
            <>
                if let Some(error) = &self.error {
                    <span class="field-error" id={format!("{}-error", self.id)}>
                        <Icon name={IconName::Error} />{ error }
                    </span>
                }
                if let Some(help) = &self.help {
                    <span class="field-help" id={format!("{}-help", self.id)}>{ help }</span>
                }
            </>
        }
    }
}
