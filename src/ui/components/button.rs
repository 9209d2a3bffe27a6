//! Buttons and links that look like buttons.

use yew::prelude::*;

use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::id::use_id;

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do here.
    Primary,
    /// An ordinary action.
    #[default]
    Default,
    /// An action that keeps out of sight: no frame.
    Quiet,
    /// Takes something away.
    Danger,
}

impl ButtonKind {
    /// The style sheet's class for this kind.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Primary => "btn primary",
            Self::Default => "btn",
            Self::Quiet => "btn quiet",
            Self::Danger => "btn danger",
        }
    }
}

/// Properties of [`Button`].
#[derive(Clone, PartialEq, Properties)]
pub struct ButtonProps {
    /// The words on the button; they end in `…` when the button asks for more.
    pub label: AttrValue,
    /// Called on a press; never while disabled or busy.
    pub onclick: Callback<MouseEvent>,
    /// Weight of the button.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// Icon before the words.
    #[prop_or_default]
    pub icon: Option<IconName>,
    /// Smaller, for rows and toolbars inside cards.
    #[prop_or_default]
    pub small: bool,
    /// Work is under way: the button stays in place and takes no press.
    #[prop_or_default]
    pub busy: bool,
    /// Why the button cannot be pressed now; it stays reachable so that the reason can be read.
    #[prop_or_default]
    pub disabled: Option<AttrValue>,
    /// On or off, for a button that keeps its state.
    #[prop_or_default]
    pub pressed: Option<bool>,
    /// More about the action, on hover.
    #[prop_or_default]
    pub title: Option<AttrValue>,
}

/// A button with words.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let reason = use_id("why");
    let off = props.busy || props.disabled.is_some();
    let class = classes!(props.kind.class(), props.small.then_some("small"));
    html! {
        <button type="button" {class} onclick={guard(off, &props.onclick)}
            aria-disabled={off.then_some("true")} aria-busy={props.busy.then_some("true")}
            aria-pressed={props.pressed.map(truth)}
            aria-describedby={props.disabled.is_some().then(|| reason.clone())}
            title={props.disabled.clone().or_else(|| props.title.clone())}>
            if props.busy { <span class="spinner" aria-hidden="true"></span> }
            else if let Some(name) = props.icon { <Icon {name} /> }
            <span>{ &props.label }</span>
            if let Some(text) = &props.disabled { <span class="sr" id={reason}>{ text }</span> }
        </button>
    }
}

/// Properties of [`IconButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct IconButtonProps {
    /// The icon shown.
    pub icon: IconName,
    /// The accessible name, shown on hover as well.
    pub label: AttrValue,
    /// Called on a press; never while disabled.
    pub onclick: Callback<MouseEvent>,
    /// Weight of the button.
    #[prop_or(ButtonKind::Quiet)]
    pub kind: ButtonKind,
    /// Smaller, for rows.
    #[prop_or_default]
    pub small: bool,
    /// Why the button cannot be pressed now.
    #[prop_or_default]
    pub disabled: Option<AttrValue>,
    /// On or off, for a button that keeps its state.
    #[prop_or_default]
    pub pressed: Option<bool>,
}

/// A button that is only an icon; its name is always there for ears and on hover.
#[component]
pub fn IconButton(props: &IconButtonProps) -> Html {
    let off = props.disabled.is_some();
    let title = match &props.disabled {
        Some(reason) => AttrValue::from(format!("{}: {reason}", props.label)),
        None => props.label.clone(),
    };
    let class = classes!(
        props.kind.class(),
        "only-icon",
        props.small.then_some("small")
    );
    html! {
        <button type="button" {class} aria-label={title.clone()} {title}
            onclick={guard(off, &props.onclick)} aria-disabled={off.then_some("true")}
            aria-pressed={props.pressed.map(truth)}>
            <Icon name={props.icon} />
        </button>
    }
}

/// Properties of [`LinkButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct LinkButtonProps {
    /// Where it goes: `#/…` inside the page, or a full address.
    pub href: AttrValue,
    /// The words.
    pub label: AttrValue,
    /// Weight of the button.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// Icon before the words.
    #[prop_or_default]
    pub icon: Option<IconName>,
    /// Smaller, for rows and toolbars inside cards.
    #[prop_or_default]
    pub small: bool,
}

/// A link that looks like a button; leaves in a new tab when the address is a foreign one.
#[component]
pub fn LinkButton(props: &LinkButtonProps) -> Html {
    let foreign = is_foreign(&props.href);
    let class = classes!(props.kind.class(), props.small.then_some("small"));
    html! {
        <a {class} href={props.href.clone()} target={foreign.then_some("_blank")}
            rel={foreign.then_some("noopener noreferrer")}>
            if let Some(name) = props.icon { <Icon {name} /> }
            <span>{ &props.label }</span>
            if foreign { { outside_mark() } }
        </a>
    }
}

/// Properties of [`ExternalLink`].
#[derive(Clone, PartialEq, Properties)]
pub struct ExternalLinkProps {
    /// The foreign address.
    pub href: AttrValue,
    /// The words.
    pub label: AttrValue,
}

/// A link in running text to a source outside; opens in a new tab and says so.
#[component]
pub fn ExternalLink(props: &ExternalLinkProps) -> Html {
    html! {
        <a class="external" href={props.href.clone()} target="_blank" rel="noopener noreferrer">
            { &props.label }{ outside_mark() }
        </a>
    }
}

/// `true` and `false` as ARIA attributes spell them.
pub const fn truth(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

fn outside_mark() -> Html {
    html! { <><Icon name={IconName::External} /><span class="sr">{ " (opens in a new tab)" }</span></> }
}

fn is_foreign(href: &str) -> bool {
    href.starts_with("https:") || href.starts_with("http:")
}

fn guard(off: bool, onclick: &Callback<MouseEvent>) -> Callback<MouseEvent> {
    if off {
        Callback::from(|event: MouseEvent| event.prevent_default())
    } else {
        onclick.clone()
    }
}
