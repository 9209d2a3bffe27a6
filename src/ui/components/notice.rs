//! Notices that stay, and toasts that offer to take something back.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::button::{Button, ButtonKind, IconButton};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::tone::Tone;

/// What kind of notice it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    /// A remark.
    #[default]
    Info,
    /// Went well.
    Good,
    /// Needs attention.
    Warning,
    /// Failed.
    Error,
}

impl NoticeKind {
    const fn look(self) -> (Tone, IconName, &'static str) {
        match self {
            Self::Info => (Tone::Accent, IconName::Info, "Note"),
            Self::Good => (Tone::Good, IconName::Check, "Done"),
            Self::Warning => (Tone::High, IconName::Warning, "Warning"),
            Self::Error => (Tone::Critical, IconName::Error, "Error"),
        }
    }
}

/// Properties of [`Notice`].
#[derive(Clone, PartialEq, Properties)]
pub struct NoticeProps {
    /// Kind: decides colour, icon and how it is read aloud.
    #[prop_or_default]
    pub kind: NoticeKind,
    /// The message in one line.
    pub title: AttrValue,
    /// More about it.
    #[prop_or_default]
    pub children: Html,
    /// Buttons that do something about it.
    #[prop_or_default]
    pub actions: Html,
    /// Shows a cross that calls this.
    #[prop_or_default]
    pub ondismiss: Option<Callback<MouseEvent>>,
    /// Appeared just now, so it is read aloud.
    #[prop_or_default]
    pub live: bool,
}

/// A message in the page.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    let (tone, icon, word) = props.kind.look();
    let role = match (props.live, props.kind) {
        (false, _) => "note",
        (true, NoticeKind::Error) => "alert",
        (true, _) => "status",
    };
    html! {
        <div class={classes!("notice", tone.class())} {role}>
            <Icon name={icon} />
            <div class="notice-body">
                <p class="notice-title"><span class="sr">{ word }{ ": " }</span>{ &props.title }</p>
                { props.children.clone() }
                <div class="actions">{ props.actions.clone() }</div>
            </div>
            if let Some(ondismiss) = &props.ondismiss {
                <IconButton icon={IconName::Close} label="Dismiss" small={true} onclick={ondismiss} />
            }
        </div>
    }
}

/// A short message after an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Tells the caller which toast is meant.
    pub id: AttrValue,
    /// What happened.
    pub text: AttrValue,
    /// The word on the button, such as `Undo`.
    pub action: Option<AttrValue>,
}

/// Properties of [`Toasts`].
#[derive(Clone, PartialEq, Properties)]
pub struct ToastsProps {
    /// The toasts to show, oldest first.
    pub toasts: Rc<[Toast]>,
    /// The action of the toast with this id was pressed.
    pub onaction: Callback<AttrValue>,
    /// The toast with this id was dismissed.
    pub ondismiss: Callback<AttrValue>,
}

/// The place for toasts. It is always in the page, so that what appears in it is read aloud; toasts
/// stay until they are dismissed or the caller drops them.
#[component]
pub fn Toasts(props: &ToastsProps) -> Html {
    html! {
        <div class="toasts" role="status" aria-live="polite" aria-relevant="additions">
            for toast in props.toasts.iter() {
                <div class="toast" key={toast.id.as_str()}>
                    <span>{ &toast.text }</span>
                    if let Some(action) = &toast.action {
                        <Button label={action} kind={ButtonKind::Quiet} small={true}
                            onclick={tell(&props.onaction, &toast.id)} />
                    }
                    <IconButton icon={IconName::Close} label="Dismiss" small={true}
                        onclick={tell(&props.ondismiss, &toast.id)} />
                </div>
            }
        </div>
    }
}

fn tell(callback: &Callback<AttrValue>, id: &AttrValue) -> Callback<MouseEvent> {
    let id = id.clone();
    callback.reform(move |_| id.clone())
}
