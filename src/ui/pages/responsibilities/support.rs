//! The text of a support case, ready to be sent.

use yew::prelude::*;

use crate::browser::{clipboard, task};
use crate::ownership::holding::Holding;
use crate::query::support_case::support_case;
use crate::ui::components::button::Button;
use crate::ui::components::card::Disclosure;
use crate::ui::components::icon::IconName;

use super::Seen;

/// Properties of [`SupportCase`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct SupportCaseProps {
    /// The text.
    pub(super) text: AttrValue,
}

/// The question to the provider for a duty that nobody can place.
pub(super) fn ask(seen: &Seen, holding: &Holding) -> Html {
    let assessed = &seen.assessed;
    let text = support_case(holding, &assessed.plan, &assessed.knowledge);
    html! { <SupportCase {text} /> }
}

/// The text of a support case, with a button that copies it.
#[component]
pub(super) fn SupportCase(props: &SupportCaseProps) -> Html {
    let copied = use_state_eq(|| None::<bool>);
    let onclick = {
        let (copied, text) = (copied.clone(), props.text.clone());
        Callback::from(move |_: MouseEvent| {
            let (copied, text) = (copied.clone(), text.clone());
            task::spawn(async move { copied.set(Some(clipboard::copy(&text).await)) });
        })
    };
    let said = match *copied {
        None => "",
        Some(true) => "Copied",
        Some(false) => "Not copied; select the text and copy it yourself",
    };
    html! {
        <Disclosure summary="Ask the provider" note="support case" open={true}>
            <pre class="case" tabindex="0" aria-label="Text of the support case">{ &props.text }</pre>
            <div class="bar">
                <Button label="Copy the text" icon={IconName::Copy} small={true} {onclick} />
                <span class="sub" role="status">{ said }</span>
            </div>
        </Disclosure>
    }
}
