//! A button that puts a text on the clipboard, and the word whether it got there.

use yew::prelude::*;

use crate::browser::{clipboard, task};
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::icon::IconName;

/// Properties of [`CopyButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct CopyButtonProps {
    /// The words on the button.
    pub label: AttrValue,
    /// Makes the text when the button is pressed.
    pub text: Callback<(), String>,
    /// Weight of the button.
    #[prop_or_default]
    pub kind: ButtonKind,
}

/// A button that copies, with the outcome read aloud.
#[component]
pub fn CopyButton(props: &CopyButtonProps) -> Html {
    let outcome = use_state_eq(|| None::<bool>);
    let onclick = {
        let (outcome, text) = (outcome.clone(), props.text.clone());
        Callback::from(move |_: MouseEvent| {
            let (outcome, text) = (outcome.clone(), text.emit(()));
            outcome.set(None);
            task::spawn(async move {
                outcome.set(Some(clipboard::copy(&text).await));
            });
        })
    };
    let words = match *outcome {
        None => "",
        Some(true) => "Copied",
        Some(false) => "The browser did not allow it: select the text, or download the file",
    };
    html! {
        <div class="bar">
            <Button label={props.label.clone()} icon={IconName::Copy} kind={props.kind} {onclick} />
            <span class="sub" role="status">{ words }</span>
        </div>
    }
}
