//! Results as text on the clipboard, and the word whether it got there.

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::browser::{clipboard, task};
use crate::export::{What, by_name};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::card::Card;
use crate::ui::components::icon::IconName;

use super::files::written;

/// Properties of [`CopyCard`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct CopyCardProps {
    pub(super) assessed: ByPtr<Assessed>,
}

/// Checklist and responsibilities as Markdown.
#[component]
pub(super) fn CopyCard(props: &CopyCardProps) -> Html {
    let button = |what: What| {
        let assessed = props.assessed.clone();
        let text = Callback::from(move |()| {
            let exporter = by_name("markdown");
            let bytes = exporter.map(|exporter| written(&assessed, exporter, what));
            String::from_utf8(bytes.unwrap_or_default()).unwrap_or_default()
        });
        html! { <CopyButton key={what.key()} label={format!("Copy {}", what.label().to_lowercase())} {text} /> }
    };
    html! {
        <Card title="As text" sub="Markdown, for wikis, issues and chats">
            for what in What::ALL.iter() { { button(*what) } }
        </Card>
    }
}

/// Properties of [`CopyButton`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct CopyButtonProps {
    /// The words on the button.
    pub(super) label: AttrValue,
    /// Makes the text when the button is pressed.
    pub(super) text: Callback<(), String>,
    #[prop_or_default]
    pub(super) kind: ButtonKind,
}

/// A button that copies, with the outcome read aloud.
#[component]
pub(super) fn CopyButton(props: &CopyButtonProps) -> Html {
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
