//! What follows from the open plan, kept beside the state: it is computed
//! when typing pauses, and whoever shows it is told.
//!
//! The handle never changes, so the context that carries it wakes nobody.

use std::cell::{OnceCell, RefCell};
use std::rc::{Rc, Weak};

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::app::state::AppState;
use crate::browser::clock::{Timer, after};
use crate::browser::task;
use crate::catalogue::Knowledge;
use crate::model::plan::Plan;
use crate::model::units::Date;
use crate::ui::chunk::{self, PlanCode};
use crate::ui::pace::{Pace, Stop};
use crate::ui::store::Store;

/// How long to wait after an edit, in milliseconds: longer than the pause
/// between two keys, shorter than anybody waits for an answer.
const PAUSE: u32 = 200;

/// A handle on what follows from the open plan; all handles are equal.
#[derive(Clone)]
pub struct Insight(Rc<Inner>);

struct Inner {
    code: RefCell<Code>,
    knowledge: OnceCell<Rc<Knowledge>>,
    input: RefCell<Option<(Rc<Plan>, Date)>>,
    latest: RefCell<Option<Rc<Assessed>>>,
    timer: RefCell<Option<Timer>>,
    under_way: RefCell<Stop>,
    subscribers: RefCell<Vec<Weak<dyn Fn()>>>,
}

/// The code that looks at plans and shows them.
#[cfg_attr(
    target_pointer_width = "64",
    expect(
        clippy::large_enum_variant,
        reason = "there is one, and it is seldom copied"
    )
)]
#[derive(Clone, Copy, Debug)]
pub enum Code {
    /// It is being loaded, or nobody has asked for it yet.
    Coming,
    /// It is there.
    There(PlanCode),
    /// It could not be loaded.
    Missing,
}

impl PartialEq for Insight {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Default for Insight {
    fn default() -> Self {
        Self::new()
    }
}

impl Insight {
    /// With nothing looked at yet.
    pub fn new() -> Self {
        Self(Rc::new(Inner {
            code: RefCell::new(Code::Coming),
            knowledge: OnceCell::new(),
            input: RefCell::default(),
            latest: RefCell::default(),
            timer: RefCell::default(),
            under_way: RefCell::default(),
            subscribers: RefCell::default(),
        }))
    }

    /// What is known of the service, once the code of plan pages is there.
    pub fn knowledge(&self) -> Option<&Rc<Knowledge>> {
        self.0.knowledge.get()
    }

    /// The code of plan pages, as far as it is there.
    pub fn code(&self) -> Code {
        *self.0.code.borrow()
    }

    /// Loads the code of plan pages, and looks at the plan that waits for it.
    pub fn load(&self) {
        self.load_then(|_| ());
    }

    /// Loads the code of plan pages, unless it is there, and goes on with it;
    /// with nothing where it could not be loaded.
    pub fn load_then(&self, then: impl FnOnce(Option<PlanCode>) + 'static) {
        if let Code::There(code) = self.code() {
            then(Some(code));
            return;
        }
        let insight = self.clone();
        *self.0.code.borrow_mut() = Code::Coming;
        task::spawn(async move {
            let loaded = chunk::load().await.ok();
            if let Some(code) = loaded {
                insight
                    .0
                    .knowledge
                    .get_or_init(|| Rc::new((code.knowledge)()));
            }
            *insight.0.code.borrow_mut() = loaded.map_or(Code::Missing, Code::There);
            insight.compute();
            then(loaded);
        });
    }

    /// What follows from the plan that was looked at last.
    pub fn latest(&self) -> Option<Rc<Assessed>> {
        self.0.latest.borrow().clone()
    }

    /// Follows the store for as long as the returned guard lives.
    pub fn follow(&self, store: &Store) -> Rc<dyn Fn()> {
        let (insight, source) = (self.clone(), store.clone());
        let check: Rc<dyn Fn()> = Rc::new(move || insight.look(&source.get()));
        check();
        store.subscribe(&check);
        check
    }

    /// Takes note of the state. Another plan is looked at now, another
    /// version of the same plan when edits pause.
    fn look(&self, state: &AppState) {
        let input = state.plan().map(|plan| (Rc::clone(plan), state.today));
        let same = match (&input, &*self.0.input.borrow()) {
            (Some((plan, day)), Some((old, old_day))) => Rc::ptr_eq(plan, old) && day == old_day,
            (None, None) => true,
            _ => false,
        };
        if same {
            return;
        }
        let first = match (&input, &*self.0.latest.borrow()) {
            (Some((plan, _)), Some(latest)) => plan.id() != latest.plan.id(),
            _ => true,
        };
        *self.0.input.borrow_mut() = input;
        if first {
            *self.0.timer.borrow_mut() = None;
            self.compute();
            return;
        }
        let insight = self.clone();
        *self.0.timer.borrow_mut() = Some(after(PAUSE, move || insight.compute()));
    }

    /// Looks at the plan in slices; what was under way is dropped.
    fn compute(&self) {
        let stop = Stop::default();
        self.0.under_way.replace(stop.clone()).now();
        let input = self.0.input.borrow().clone();
        let (Some((plan, today)), Code::There(code), Some(knowledge)) =
            (input, self.code(), self.knowledge())
        else {
            self.publish(None);
            return;
        };
        let earlier = self.latest().filter(|known| known.plan.id() == plan.id());
        if earlier.is_none() {
            self.publish(None);
        }
        let insight = self.clone();
        let knowledge = Rc::clone(knowledge);
        task::spawn(async move {
            let pace = Pace::new(&stop);
            let looking = (code.assess)(earlier, plan, knowledge, today, pace);
            if let Some(assessed) = looking.await {
                insight.publish(Some(Rc::new(assessed)));
            }
        });
    }

    fn publish(&self, latest: Option<Rc<Assessed>>) {
        *self.0.latest.borrow_mut() = latest;
        let subscribers = self.0.subscribers.borrow().clone();
        for subscriber in subscribers.iter().filter_map(Weak::upgrade) {
            subscriber();
        }
    }

    /// Calls `subscriber` after every new result for as long as it exists.
    pub fn subscribe(&self, subscriber: &Rc<dyn Fn()>) {
        let mut subscribers = self.0.subscribers.borrow_mut();
        subscribers.retain(|known| known.strong_count() > 0);
        subscribers.push(Rc::downgrade(subscriber));
    }
}

/// The handle that the root provides.
///
/// # Panics
/// Outside of the root's context, which is a mistake in the code.
#[hook]
pub fn use_insight() -> Insight {
    #[expect(clippy::expect_used, reason = "without it there is no page")]
    use_context::<Insight>().expect("the insight is provided at the root")
}

/// The code of plan pages, which is loaded where it is not there yet, and a
/// way to try again. The component renders again when that changes.
#[hook]
pub fn use_code() -> (Code, Callback<MouseEvent>) {
    let insight = use_insight();
    let update = use_force_update();
    use_effect_with(insight.clone(), move |insight| {
        let subscriber: Rc<dyn Fn()> = Rc::new(move || update.force_update());
        insight.subscribe(&subscriber);
        insight.load();
        move || drop(subscriber)
    });
    let again = use_callback(insight.clone(), |_: MouseEvent, insight| insight.load());
    (insight.code(), again)
}
