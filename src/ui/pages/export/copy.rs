//! Results as text on the clipboard.

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::export::{What, by_name};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::card::Card;
use crate::ui::components::copy::CopyButton;

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
        html! { <CopyButton key={what.key()} label={format!("Copy {}", what.in_sentence())} {text} /> }
    };
    html! {
        <Card title="As text" sub="Markdown, for wikis, issues and chats">
            for what in What::ALL.iter() { { button(*what) } }
        </Card>
    }
}
