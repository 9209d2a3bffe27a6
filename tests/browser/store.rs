//! The store wakes exactly those whose part of the state has changed.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use muster::app::action::Action;
use muster::app::editor::Editor;
use muster::app::history::Millis;
use muster::app::route::Route;
use muster::app::settings::{Settings, Theme};
use muster::app::state::AppState;
use muster::model::edit::Edit;
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::model::units::Date;
use muster::ui::hooks::object::{Place, use_field};
use muster::ui::store::{Store, use_selector};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

const ROWS: u128 = 30;

thread_local! {
    static SHELL: Cell<usize> = const { Cell::new(0) };
    static RENDERED: RefCell<Vec<Key>> = const { RefCell::new(Vec::new()) };
}

fn store() -> Store {
    let today = Date::parse("2026-11-22").unwrap();
    let state = AppState::new(Route::Start, Settings::default(), today, Key(9));
    let store = Store::new(
        state,
        || Millis(0),
        || Some(Editor::BUILT_IN),
        Box::new(|_, _| {}),
    );
    store.dispatch(Action::Keep(Rc::new(Plan::new(Key(1), "Test")), Key(2)));
    let edits = (0..ROWS)
        .map(|row| Edit::add(Kind::Workload, Key(100 + row), [("name", "w".into())]))
        .collect();
    store.dispatch(Action::Edit(Edit::Batch { edits }));
    store
}

fn named(row: u128, name: &str) -> Action {
    Action::Edit(Edit::set(
        Kind::Workload,
        Key(100 + row),
        "name",
        name.into(),
    ))
}

#[derive(Clone, PartialEq, Properties)]
struct RootProps {
    store: Store,
}

#[component]
fn Root(props: &RootProps) -> Html {
    html! { <ContextProvider<Store> context={props.store.clone()}><Shell /></ContextProvider<Store>> }
}

/// As the shell does, it looks at what seldom changes.
#[component]
fn Shell() -> Html {
    SHELL.set(SHELL.get() + 1);
    use_selector((), |state, ()| state.settings.theme);
    let rows = use_selector((), |state, ()| {
        let workloads = state.plan().map(|plan| &plan.workloads);
        workloads.map_or_else(Vec::new, |rows| {
            rows.iter().map(|row| row.meta.id).collect()
        })
    });
    html! { <ul>for id in rows { <Row key={id.to_string()} {id} /> }</ul> }
}

#[derive(Clone, PartialEq, Properties)]
struct RowProps {
    id: Key,
}

#[component]
fn Row(props: &RowProps) -> Html {
    RENDERED.with_borrow_mut(|rendered| rendered.push(props.id));
    let place = Place {
        kind: Kind::Workload,
        id: props.id,
        field: "name",
    };
    let (name, _) = use_field(place);
    html! { <li>{ name.as_str().unwrap_or_default().to_owned() }</li> }
}

/// Renders the page, then what `steps` do; says how often the shell and which
/// rows rendered because of them.
async fn rendered(steps: impl Fn(&Store)) -> (usize, Vec<u128>) {
    let store = store();
    let document = gloo::utils::document();
    let host = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&host).unwrap();
    let props = RootProps {
        store: store.clone(),
    };
    let app = yew::Renderer::<Root>::with_root_and_props(host.clone(), props).render();
    yew::scheduler::flush().await;
    SHELL.set(0);
    RENDERED.take();
    steps(&store);
    yew::scheduler::flush().await;
    let rows = RENDERED.take().iter().map(|id| id.0 - 100).collect();
    let shell = SHELL.get();
    app.destroy();
    yew::scheduler::flush().await;
    host.remove();
    (shell, rows)
}

#[wasm_bindgen_test]
async fn a_keystroke_renders_its_row_and_not_the_shell() {
    assert_eq!(
        rendered(|store| store.dispatch(named(7, "erp"))).await,
        (0, vec![7])
    );
}

#[wasm_bindgen_test]
async fn an_edit_without_effect_renders_nothing() {
    assert_eq!(
        rendered(|store| store.dispatch(named(7, "w"))).await,
        (0, vec![])
    );
}

#[wasm_bindgen_test]
async fn undo_renders_what_it_changes() {
    let steps = |store: &Store| {
        store.dispatch(named(3, "erp"));
        store.dispatch(named(4, "crm"));
        store.dispatch(Action::Undo);
    };
    let (shell, mut rows) = rendered(steps).await;
    rows.sort_unstable();
    rows.dedup();
    assert_eq!((shell, rows), (0, vec![3, 4]));
}

#[wasm_bindgen_test]
async fn a_row_that_goes_renders_the_list_and_no_other_row() {
    let remove = Action::Edit(Edit::Remove {
        kind: Kind::Workload,
        id: Key(110),
    });
    let (shell, rows) = rendered(|store| store.dispatch(remove.clone())).await;
    assert_eq!(shell, 1);
    assert!(rows.iter().all(|row| *row == 10), "{rows:?}");
}

#[wasm_bindgen_test]
async fn the_theme_renders_the_shell_and_no_row() {
    let (shell, rows) = rendered(|store| store.dispatch(Action::Theme(Theme::Dark))).await;
    assert_eq!((shell, rows), (1, vec![]));
}

#[wasm_bindgen_test]
async fn what_is_dispatched_meanwhile_follows_in_order() {
    let store = store();
    let seen: Rc<RefCell<Vec<String>>> = Rc::default();
    let subscriber: Rc<dyn Fn()> = {
        let (store, seen) = (store.clone(), Rc::clone(&seen));
        Rc::new(move || {
            let name = store
                .get()
                .plan()
                .unwrap()
                .object_name(Kind::Workload, Key(100));
            if name == "one" {
                store.dispatch(named(0, "two"));
            }
            seen.borrow_mut().push(name);
        })
    };
    store.subscribe(&subscriber);
    store.dispatch(named(0, "one"));
    assert_eq!(*seen.borrow(), ["one", "two"]);
}
