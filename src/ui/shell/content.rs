//! The page of the present address.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::hosted;
use crate::app::route::{Page, Route};
use crate::app::state::AppState;
use crate::browser::{location, one_file};
use crate::ui::components::button::{Button, ButtonKind, LinkButton};
use crate::ui::components::card::EmptyState;
use crate::ui::components::icon::IconName;
use crate::ui::insight::{Code, use_code};
use crate::ui::pages::start::StartPage;
use crate::ui::shell::page::PageHead;
use crate::ui::store::{use_dispatch, use_selector};

/// Whether the plan of the address is there.
#[derive(Clone, PartialEq)]
enum Opening {
    Open,
    Waiting,
    Failed(AttrValue),
}

/// The page of the present address.
#[component]
pub(super) fn Content() -> Html {
    let route = use_selector((), |state, ()| Rc::clone(&state.route));
    match &*route {
        Route::Start => html! { <StartPage /> },
        Route::Portfolio => html! { <Loaded show={Show::Portfolio} /> },
        Route::Open(link) => {
            let link = AttrValue::from(link.to_string());
            html! { <Loaded show={Show::Link(link)} /> }
        }
        Route::Hosted(path) => {
            let (key, path) = (path.to_string(), AttrValue::from(path.to_string()));
            html! { <Loaded {key} show={Show::Hosted(path)} /> }
        }
        Route::Plan(id, page) => html! {
            <PlanPage key={id.to_string()} page={*page} />
        },
        Route::Lost(path) => html! { <Lost path={AttrValue::from(path.to_string())} /> },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PlanPageProps {
    page: Page,
}

#[component]
fn PlanPage(props: &PlanPageProps) -> Html {
    match use_selector((), |state, ()| opening(state)) {
        Opening::Open => html! { <Loaded show={Show::Page(props.page)} /> },
        Opening::Waiting => html! { <p class="sub" role="status">{ "Opening the plan…" }</p> },
        Opening::Failed(why) => html! { <NotOpened {why} /> },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct NotOpenedProps {
    why: AttrValue,
}

/// Says why the plan of the address is not there. A page in one file that was left before its plan
/// was kept begins anew, with that plan.
#[component]
fn NotOpened(props: &NotOpenedProps) -> Html {
    let dispatch = use_dispatch();
    let (id, is_known) = use_selector((), |state, ()| {
        let id = state.route.plan().unwrap_or_default();
        (id, state.library.get(id).is_some())
    });
    let begins_anew = !is_known && one_file::has_plan();
    use_effect_with(
        (begins_anew, dispatch.clone()),
        |(begins_anew, dispatch)| {
            if *begins_anew {
                dispatch.emit(Action::Go {
                    route: Route::Start,
                    replace: true,
                });
            }
        },
    );
    if begins_anew {
        return html! { <p class="sub" role="status">{ "Opening the plan…" }</p> };
    }
    let raw = dispatch.reform(move |_: MouseEvent| Action::HandOutRaw(id));
    let text = if is_known {
        "Nothing that is stored was changed or deleted. If you have the plan's file, open that."
    } else {
        "It may have been made in another browser, or deleted. If you have its file, open that."
    };
    html! {
        <div class="page">
            <PageHead title="This plan cannot be opened" />
            <EmptyState icon={IconName::File} title={props.why.clone()} {text}>
                if let Some(path) = hosted::asked(&location::search()) {
                    <LinkButton href={Route::Hosted(path.clone()).print()} label={format!("Open {path} of this site")}
                        kind={ButtonKind::Primary} />
                }
                <LinkButton href="#/" label="Go to the start page" />
                if is_known { <Button label="Download what is stored" onclick={raw} /> }
            </EmptyState>
        </div>
    }
}

/// What needs the code of plan pages.
#[derive(Clone, PartialEq)]
enum Show {
    Page(Page),
    Portfolio,
    Link(AttrValue),
    Hosted(AttrValue),
}

#[derive(Clone, PartialEq, Properties)]
struct LoadedProps {
    show: Show,
}

/// A page, once the code of plan pages is there.
#[component]
fn Loaded(props: &LoadedProps) -> Html {
    let (code, again) = use_code();
    match code {
        Code::There(code) => match &props.show {
            Show::Page(page) => (code.page)(*page),
            Show::Portfolio => (code.portfolio)(),
            Show::Link(link) => (code.open)(link.clone()),
            Show::Hosted(path) => (code.hosted)(path.clone()),
        },
        Code::Coming => html! { <p class="sub" role="status">{ "Opening…" }</p> },
        Code::Missing => html! {
            <div class="page">
                <PageHead title="Part of the page is missing" />
                <EmptyState icon={IconName::Warning} title="It could not be loaded"
                    text="The connection may be gone. Nothing of your plans is lost.">
                    <Button label="Try again" onclick={again} />
                </EmptyState>
            </div>
        },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct LostProps {
    path: AttrValue,
}

#[component]
fn Lost(props: &LostProps) -> Html {
    html! {
        <div class="page">
            <PageHead title="Not found" />
            <EmptyState icon={IconName::Question} title={format!("Nothing is at #/{}", props.path)}
                text="The address may be incomplete, or from a newer version.">
                <LinkButton href="#/" label="Go to the start page" />
            </EmptyState>
        </div>
    }
}

fn opening(state: &AppState) -> Opening {
    match (&state.document, &state.not_opened) {
        (Some(_), _) => Opening::Open,
        (None, Some(why)) => Opening::Failed(AttrValue::from(why.to_string())),
        (None, None) => Opening::Waiting,
    }
}
