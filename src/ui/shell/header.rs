//! Name and saved state of the plan, undo and redo, and what holds for this
//! device.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::document::{SaveState, Trouble};
use crate::app::route::{Page, Route};
use crate::app::settings::Theme;
use crate::model::edit::Edit;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::model::text::Text;
use crate::ui::components::button::{ButtonKind, IconButton, LinkButton};
use crate::ui::components::field::text::TextField;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::menu::{MenuButton, MenuItem};
use crate::ui::store::{use_dispatch, use_selector};

/// The header.
#[component]
pub(super) fn Header() -> Html {
    let plan = use_selector((), |state, ()| match (&*state.route, &state.document) {
        (Route::Plan(..), Some(document)) => Some(document.id),
        _ => None,
    });
    html! {
        <header class="header">
            <a class="brand" href="#/"><Icon name={IconName::Brand} /><span class="word">{ "Muster" }</span></a>
            if let Some(id) = plan {
                <PlanName key={id.to_string()} {id} />
                <Saved />
            }
            <div class="header-actions">
                if plan.is_some() { <Steps /> }
                <Me />
                <ThemeMenu />
                if let Some(id) = plan { { leave(id) } }
            </div>
        </header>
    }
}

/// Ways to take the plan along.
fn leave(id: Key) -> Html {
    let href = AttrValue::from(Route::Plan(id, Page::Export).print());
    html! {
        <span class="actions hide-narrow">
            <LinkButton href={href.clone()} label="Share…" icon={IconName::Share} />
            <LinkButton {href} label="Export…" icon={IconName::Export} kind={ButtonKind::Primary} />
        </span>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PlanNameProps {
    id: Key,
}

/// The plan's name, to be changed on the spot.
#[component]
fn PlanName(props: &PlanNameProps) -> Html {
    let dispatch = use_dispatch();
    let name = use_selector((), |state, ()| {
        state.plan().map(|plan| Text::from(plan.name()))
    });
    let oninput = use_callback((props.id, dispatch), |text: AttrValue, (id, dispatch)| {
        let edit = Edit::set(Kind::PlanFacts, *id, "name", (&*text).into());
        dispatch.emit(Action::Edit(edit));
    });
    let value = name.unwrap_or_default().to_string();
    html! {
        <span class="plan-name">
            <TextField label="Plan name" {value} {oninput} placeholder="Unnamed plan" in_cell={true} />
        </span>
    }
}

/// How much of the plan is on the disk. "Saved" is said only when it is.
#[component]
fn Saved() -> Html {
    let state = use_selector((), |state, ()| {
        state
            .document
            .as_ref()
            .map(|document| document.save_state())
    });
    let (class, icon, text) = match state {
        None | Some(SaveState::Saved) => ("saved", IconName::Check, "Saved"),
        Some(SaveState::Saving) => ("saved", IconName::History, "Saving…"),
        Some(SaveState::Trouble(Trouble::OnlyLookedAt(_))) => {
            ("saved", IconName::Info, "Not kept here")
        }
        Some(SaveState::Trouble(_)) => ("saved bad", IconName::Warning, "Not saved"),
    };
    html! { <span {class} id="saved"><Icon name={icon} />{ text }</span> }
}

/// Undo and redo.
#[component]
fn Steps() -> Html {
    let dispatch = use_dispatch();
    let (undo, redo) = use_selector((), |state, ()| {
        let history = state.document.as_ref().map(|document| &document.history);
        history.map_or((false, false), |history| {
            (history.undo_steps() > 0, history.redo_steps() > 0)
        })
    });
    let step = |icon, label: &'static str, possible: bool, action: Action| {
        let onclick = dispatch.reform(move |_: MouseEvent| action.clone());
        let disabled =
            (!possible).then_some(AttrValue::Static("nothing to take back or make again"));
        html! { <IconButton {icon} {label} {onclick} {disabled} /> }
    };
    html! { <>
        { step(IconName::Undo, "Undo", undo, Action::Undo) }
        { step(IconName::Redo, "Redo", redo, Action::Redo) }
    </> }
}

/// Who is at this device.
#[component]
fn Me() -> Html {
    let dispatch = use_dispatch();
    let me = use_selector((), |state, ()| state.settings.me.clone());
    let oninput = dispatch.reform(|text: AttrValue| Action::Me(Text::from(&*text)));
    html! {
        <span class="me hide-narrow" title="Stamps your changes and statements. Kept on this device, verified by nobody.">
            <Icon name={IconName::Person} />
            <TextField label="I am (kept on this device, not verified)" value={me.to_string()} {oninput}
                placeholder="I am …" in_cell={true} autocomplete="name" />
        </span>
    }
}

/// Light, dark, or as the device says.
#[component]
fn ThemeMenu() -> Html {
    let dispatch = use_dispatch();
    let theme = use_selector((), |state, ()| state.settings.theme);
    let items = use_memo((), |()| -> Rc<[MenuItem]> {
        THEMES
            .iter()
            .map(|(id, label, icon, _)| MenuItem::new(*id, *label).with_icon(*icon))
            .collect()
    });
    let onselect = dispatch.reform(|id: AttrValue| {
        let chosen = THEMES.iter().find(|(known, ..)| *known == &*id);
        Action::Theme(chosen.map(|(.., theme)| *theme).unwrap_or_default())
    });
    let icon = THEMES
        .iter()
        .find(|(.., known)| *known == theme)
        .map_or(IconName::AutoTheme, |(_, _, icon, _)| *icon);
    html! {
        <MenuButton label="Theme" items={(*items).clone()} {onselect} {icon} only_icon={true}
            kind={ButtonKind::Quiet} end={true} />
    }
}

const THEMES: [(&str, &str, IconName, Theme); 3] = [
    ("auto", "As the device", IconName::AutoTheme, Theme::Auto),
    ("light", "Light", IconName::Sun, Theme::Light),
    ("dark", "Dark", IconName::Moon, Theme::Dark),
];
