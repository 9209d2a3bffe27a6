//! The head of a page: its heading takes the keyboard when the page opens.

use std::cell::Cell;

use yew::prelude::*;

use crate::browser::dom;

thread_local! {
    /// Whether no page was shown yet.
    static FIRST: Cell<bool> = const { Cell::new(true) };
}

/// Properties of [`PageHead`].
#[derive(Clone, PartialEq, Properties)]
pub struct PageHeadProps {
    /// The heading. When it changes, the keyboard moves to it.
    pub title: AttrValue,
    /// A quiet line beside it.
    #[prop_or_default]
    pub sub: Option<AttrValue>,
    /// Buttons at the far end.
    #[prop_or_default]
    pub children: Html,
}

/// The head of a page. Readers who use the keyboard or a screen reader start
/// at the heading after every change of page, except the first: there the
/// browser decides.
#[component]
pub fn PageHead(props: &PageHeadProps) -> Html {
    let heading = use_node_ref();
    {
        let heading = heading.clone();
        use_effect_with(props.title.clone(), move |_| {
            let first = FIRST.replace(false);
            if let Some(node) = heading.get().filter(|_| !first) {
                dom::focus(&node);
            }
        });
    }
    html! {
        <div class="page-head">
            <h1 ref={heading} tabindex="-1">{ &props.title }</h1>
            if let Some(sub) = &props.sub { <span class="sub">{ sub }</span> }
            <div class="actions">{ props.children.clone() }</div>
        </div>
    }
}
