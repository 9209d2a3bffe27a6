//! What stands around every page: header, navigation, notices.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::route::Route;
use crate::app::settings::Settings;
use crate::app::state::AppState;
use crate::browser::keys::{self, Shortcut};
use crate::browser::{device, dom, location, service_worker};
use crate::ui::autosave::Autosave;
use crate::ui::chunk;
use crate::ui::effects::{Outside, fresh, now, today};
use crate::ui::insight::Insight;
use crate::ui::route::FollowAddress;
use crate::ui::store::{Store, use_selector, use_store};

mod content;
mod header;
mod nav;
mod notices;
pub mod page;
pub mod plan;
mod trouble;

use content::Content;
use header::Header;
use nav::Nav;
use notices::Notices;
use trouble::TroubleBanner;

/// The application.
#[component]
pub fn App() -> Html {
    let store = use_memo((), |()| start());
    let insight = use_memo((), |()| Insight::new());
    use_effect_with(
        ((*store).clone(), (*insight).clone()),
        |(store, insight)| {
            let following = insight.follow(store);
            move || drop(following)
        },
    );
    html! {
        <ContextProvider<Store> context={(*store).clone()}>
            <ContextProvider<Insight> context={(*insight).clone()}>
                <FollowAddress />
                <Autosave />
                <Device />
                <Shell />
            </ContextProvider<Insight>>
        </ContextProvider<Store>>
    }
}

/// Header, navigation and page.
#[component]
pub fn Shell() -> Html {
    html! {
        <div class="app">
            <SkipLink />
            <Header />
            <Nav />
            <main class="main" id="main" tabindex="-1">
                <TroubleBanner />
                <Content />
            </main>
            <Notices />
        </div>
    }
}

/// Jumps over header and navigation. Its address would be a route, so it
/// moves the keyboard itself.
#[component]
fn SkipLink() -> Html {
    let onclick = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        dom::focus_first("#main");
    });
    html! { <a class="skip" href="#main" {onclick}>{ "Skip to the page" }</a> }
}

/// What depends on this device: theme, settings of other tabs, shortcuts.
#[component]
fn Device() -> Html {
    let store = use_store();
    let theme = use_selector((), |state, ()| state.settings.theme);
    use_effect_with(theme, |theme| {
        dom::set_root_attribute("data-theme", theme.key());
    });
    use_effect_with(store, |store| {
        let pressed = store.clone();
        let shortcuts = keys::on_shortcut(move |shortcut| {
            pressed.dispatch(match shortcut {
                Shortcut::Undo => Action::Undo,
                Shortcut::Redo => Action::Redo,
            });
        });
        let changed = store.clone();
        let settings = device::on_settings(move |text| {
            changed.dispatch(Action::Settings(Settings::read(&text)));
        });
        move || drop((shortcuts, settings))
    });
    Html::default()
}

fn start() -> Store {
    let route = Route::at(&location::search(), &location::hash());
    let settings = Settings::read(&device::settings());
    let state = AppState::new(route.clone(), settings, today(), fresh());
    let outside = Outside::new();
    let runner = Rc::clone(&outside);
    let store = Store::new(
        state,
        now,
        chunk::editor,
        Box::new(move |store, effect| runner.run(store, effect)),
    );
    outside.listen(&store);
    outside.run(&store, Effect::ReadLibrary);
    store.dispatch(Action::Went(route));
    let told = store.clone();
    service_worker::follow(move || told.dispatch(Action::Newer));
    store
}
