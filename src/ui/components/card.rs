//! Surfaces and lists: card, key and value list, figure, empty state, disclosure.

use yew::prelude::*;

use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::id::use_id;

/// Properties of [`Card`].
#[derive(Clone, PartialEq, Properties)]
pub struct CardProps {
    /// Heading.
    pub title: AttrValue,
    /// A quiet line beside the heading.
    #[prop_or_default]
    pub sub: Option<AttrValue>,
    /// Buttons at the far end of the heading.
    #[prop_or_default]
    pub actions: Html,
    /// No padding around the content, for tables.
    #[prop_or_default]
    pub flush: bool,
    /// Id of the section, for links into the page.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// More classes, such as `wide`.
    #[prop_or_default]
    pub class: Classes,
    /// The content.
    #[prop_or_default]
    pub children: Html,
}

/// A titled section on its own surface.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let heading = use_id("card");
    html! {
        <section id={props.id.clone()} aria-labelledby={heading.clone()}
            class={classes!("card", props.flush.then_some("flush"), props.class.clone())}>
            <div class="card-head">
                <h2 id={heading}>{ &props.title }</h2>
                if let Some(sub) = &props.sub { <span class="sub">{ sub }</span> }
                <div class="actions">{ props.actions.clone() }</div>
            </div>
            { props.children.clone() }
        </section>
    }
}

/// Properties of [`KeyValues`].
#[derive(Clone, PartialEq, Properties)]
pub struct KeyValuesProps {
    /// [`KeyValue`] items.
    pub children: Html,
}

/// A list of terms and what they are here.
#[component]
pub fn KeyValues(props: &KeyValuesProps) -> Html {
    html! { <dl class="key-values">{ props.children.clone() }</dl> }
}

/// Properties of [`KeyValue`].
#[derive(Clone, PartialEq, Properties)]
pub struct KeyValueProps {
    /// The term.
    pub term: AttrValue,
    /// What it is here.
    pub children: Html,
}

/// One line of [`KeyValues`].
#[component]
pub fn KeyValue(props: &KeyValueProps) -> Html {
    html! { <><dt>{ &props.term }</dt><dd>{ props.children.clone() }</dd></> }
}

/// Properties of [`Figure`].
#[derive(Clone, PartialEq, Properties)]
pub struct FigureProps {
    /// The number, with its unit.
    pub value: AttrValue,
    /// What it counts.
    pub label: AttrValue,
    /// Where it comes from.
    #[prop_or_default]
    pub note: Option<AttrValue>,
}

/// A number that matters, with what it counts.
#[component]
pub fn Figure(props: &FigureProps) -> Html {
    html! {
        <div class="figure">
            <span class="figure-value">{ &props.value }</span>
            <span class="figure-label">{ &props.label }</span>
            if let Some(note) = &props.note { <span class="sub">{ note }</span> }
        </div>
    }
}

/// Properties of [`EmptyState`].
#[derive(Clone, PartialEq, Properties)]
pub struct EmptyStateProps {
    /// A picture for it.
    pub icon: IconName,
    /// What is not there.
    pub title: AttrValue,
    /// What to do about it.
    #[prop_or_default]
    pub text: Option<AttrValue>,
    /// Buttons that do it.
    #[prop_or_default]
    pub children: Html,
}

/// What stands where there is nothing yet.
#[component]
pub fn EmptyState(props: &EmptyStateProps) -> Html {
    html! {
        <div class="empty">
            <Icon name={props.icon} />
            <p class="empty-title">{ &props.title }</p>
            if let Some(text) = &props.text { <p class="sub measure">{ text }</p> }
            <div class="actions">{ props.children.clone() }</div>
        </div>
    }
}

/// Properties of [`Disclosure`].
#[derive(Clone, PartialEq, Properties)]
pub struct DisclosureProps {
    /// The line that is always seen.
    pub summary: AttrValue,
    /// A quiet word at its end.
    #[prop_or_default]
    pub note: Option<AttrValue>,
    /// Open at first; afterwards the reader decides.
    #[prop_or_default]
    pub open: bool,
    /// What it hides.
    pub children: Html,
}

/// Something to open when wanted; open in print.
#[component]
pub fn Disclosure(props: &DisclosureProps) -> Html {
    html! {
        <details class="disclosure" open={props.open}>
            <summary>
                <Icon name={IconName::ChevronRight} />
                <span>{ &props.summary }</span>
                if let Some(note) = &props.note { <span class="sub">{ note }</span> }
            </summary>
            <div class="disclosure-body">{ props.children.clone() }</div>
        </details>
    }
}
