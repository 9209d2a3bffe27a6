//! The one place of the state, and how components look at parts of it.
//!
//! The store's handle never changes, so the context that carries it wakes
//! nobody. A component subscribes to what it selects, and renders again when
//! just that has changed.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::editor::Editor;
use crate::app::effect::Effect;
use crate::app::history::Millis;
use crate::app::state::AppState;
use crate::app::update::update;

/// What is called after the state has changed.
type Subscriber = dyn Fn();

/// Carries out an effect; reports back by dispatching to the store.
pub type Runner = dyn Fn(&Store, Effect);

/// A handle on the state; all handles of one store are equal.
#[derive(Clone)]
pub struct Store(Rc<Inner>);

struct Inner {
    state: RefCell<Rc<AppState>>,
    subscribers: RefCell<Vec<Weak<Subscriber>>>,
    waiting: RefCell<VecDeque<Action>>,
    clock: fn() -> Millis,
    editor: fn() -> Option<Editor>,
    runner: Box<Runner>,
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Store {
    /// A store that starts with this state. The editor is asked for at every
    /// action, because it may be loaded later.
    pub fn new(
        state: AppState,
        clock: fn() -> Millis,
        editor: fn() -> Option<Editor>,
        runner: Box<Runner>,
    ) -> Self {
        Self(Rc::new(Inner {
            state: RefCell::new(Rc::new(state)),
            subscribers: RefCell::default(),
            waiting: RefCell::default(),
            clock,
            editor,
            runner,
        }))
    }

    /// The state as it is now.
    pub fn get(&self) -> Rc<AppState> {
        Rc::clone(&self.0.state.borrow())
    }

    /// Lets something happen. What happens meanwhile follows in order.
    pub fn dispatch(&self, action: Action) {
        let idle = self.0.waiting.borrow().is_empty();
        self.0.waiting.borrow_mut().push_back(action);
        if !idle {
            return;
        }
        // The action at the front stays there until it is done: as long as
        // there is one, others only join the queue.
        loop {
            let next = self.0.waiting.borrow().front().cloned();
            let Some(action) = next else { break };
            self.take(action);
            self.0.waiting.borrow_mut().pop_front();
        }
    }

    /// Calls `subscriber` after every change for as long as it exists.
    pub fn subscribe(&self, subscriber: &Rc<Subscriber>) {
        let mut subscribers = self.0.subscribers.borrow_mut();
        subscribers.retain(|known| known.strong_count() > 0);
        subscribers.push(Rc::downgrade(subscriber));
    }

    fn take(&self, action: Action) {
        let before = self.get();
        let (now, editor) = ((self.0.clock)(), (self.0.editor)());
        let (after, effects) = update(&before, action, now, editor);
        if !Rc::ptr_eq(&before, &after) {
            *self.0.state.borrow_mut() = after;
            let subscribers = self.0.subscribers.borrow().clone();
            for subscriber in subscribers.iter().filter_map(Weak::upgrade) {
                subscriber();
            }
        }
        for effect in effects {
            (self.0.runner)(self, effect);
        }
    }
}

/// The store that the root provides.
///
/// # Panics
/// Outside of the root's context, which is a mistake in the code.
#[hook]
pub fn use_store() -> Store {
    #[expect(clippy::expect_used, reason = "without a store there is no page")]
    use_context::<Store>().expect("the store is provided at the root")
}

/// A callback that lets something happen; it never changes.
#[hook]
pub fn use_dispatch() -> Callback<Action> {
    let store = use_store();
    (*use_memo(store, |store| {
        let store = store.clone();
        Callback::from(move |action| store.dispatch(action))
    }))
    .clone()
}

/// What `select` finds in the state; the component renders again when that
/// changes. `select` must be cheap, and return an `Option` for what may be
/// deleted: it can run before a parent drops the component.
#[hook]
pub fn use_selector<R, D>(deps: D, select: fn(&AppState, &D) -> R) -> R
where
    R: PartialEq + Clone + 'static,
    D: PartialEq + Clone + 'static,
{
    let store = use_store();
    let update = use_force_update();
    let current = select(&store.get(), &deps);
    let shown = use_mut_ref(|| current.clone());
    *shown.borrow_mut() = current.clone();
    use_effect_with((store, deps), move |(store, deps)| {
        let check: Rc<Subscriber> = {
            let (store, deps) = (store.clone(), deps.clone());
            Rc::new(move || {
                if select(&store.get(), &deps) != *shown.borrow() {
                    update.force_update();
                }
            })
        };
        // A dispatch may have come between render and effect.
        check();
        store.subscribe(&check);
        move || drop(check)
    });
    current
}
