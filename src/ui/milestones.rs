//! Taking milestones of the open plan. A large plan is packed in slices, so
//! the edit that keeps one comes after a while.

use std::rc::Rc;

use crate::app::action::Action;
use crate::app::assessed::Assessed;
use crate::browser::clock;
use crate::milestone::of_now;
use crate::milestone::pack::pack_in_slices;
use crate::milestone::take::{Facts, Standing, take};
use crate::model::edit::Edit;
use crate::model::milestone::Occasion;
use crate::model::plan::Plan;
use crate::model::text::Text;
use crate::model::units::Moment;
use crate::query::history::standing;
use crate::ui::chunk::{PlanCode, editor};
use crate::ui::effects::fresh;
use crate::ui::insight::{Code, Insight};
use crate::ui::pace::{Pace, Stop};
use crate::ui::store::Store;

/// What a milestone is taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taking {
    /// What it is made for.
    pub occasion: Occasion,
    /// What the team calls it; empty for one that may be dropped some day.
    pub name: Text,
    /// What is worth remembering of it.
    pub note: Text,
}

impl Taking {
    /// An automatic one, and what it is about.
    pub fn automatic(occasion: Occasion, note: impl Into<Text>) -> Self {
        Self {
            occasion,
            name: Text::default(),
            note: note.into(),
        }
    }
}

/// A milestone that was prepared.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The plan that it holds.
    pub plan: Rc<Plan>,
    /// The edit that puts it into the plan; nothing where the plan holds one
    /// of just this state already.
    pub edit: Option<Edit>,
}

impl Prepared {
    /// The milestone and what follows it, as one step.
    pub fn and(self, edit: Edit) -> Edit {
        match self.edit {
            Some(own) => Edit::Batch {
                edits: vec![own, edit],
            },
            None => edit,
        }
    }
}

/// Prepares a milestone of the open plan as it is now; `None` where none is
/// open.
pub async fn prepare(store: &Store, insight: &Insight, taking: Taking) -> Option<Prepared> {
    let state = store.get();
    let plan = Rc::clone(state.plan()?);
    if taking.name.is_empty() && of_now(&plan).is_some() {
        return Some(Prepared { plan, edit: None });
    }
    let at = i64::try_from(clock::now() / 1_000).ok().map(Moment);
    let standing = stands(store, insight, &plan).await;
    let mut pace = Pace::new(&Stop::default());
    let packed = pack_in_slices(&plan, &mut pace).await?;
    let facts = Facts {
        id: fresh(),
        name: taking.name,
        note: taking.note,
        occasion: taking.occasion,
        by: state.settings.me.clone(),
        at,
        standing,
    };
    let edit = Some(take(&plan, &facts, &plan, packed));
    Some(Prepared { plan, edit })
}

/// The plan as it goes out as a file: with a milestone of just this state, so
/// that a copy that comes back can be merged. What was left out of `plan`
/// stays out: then it goes as it is.
pub async fn handed_out(store: &Store, insight: &Insight, plan: Rc<Plan>, file: &str) -> Rc<Plan> {
    let is_open = store
        .get()
        .plan()
        .is_some_and(|open| Rc::ptr_eq(open, &plan));
    let taking = Taking::automatic(Occasion::HandedOut, file);
    let prepared = if is_open {
        prepare(store, insight, taking).await
    } else {
        None
    };
    let Some(edit) = prepared.and_then(|prepared| prepared.edit) else {
        return plan;
    };
    store.dispatch(Action::Mark(edit.clone()));
    let marked = editor().map(|editor| (editor.mark)(&plan, &edit));
    marked.and_then(Result::ok).map_or(plan, Rc::new)
}

/// How the plan stands; it is looked at where that is still to come.
async fn stands(store: &Store, insight: &Insight, plan: &Rc<Plan>) -> Option<Standing> {
    let of = |assessed: &Assessed| standing(&assessed.matrix, &assessed.assessment);
    let latest = insight.latest();
    if let Some(known) = latest
        .as_ref()
        .filter(|known| Rc::ptr_eq(&known.plan, plan))
    {
        return Some(of(known));
    }
    let (Code::There(PlanCode { assess, .. }), Some(knowledge)) =
        (insight.code(), insight.knowledge())
    else {
        return None;
    };
    let earlier = latest.filter(|known| known.plan.id() == plan.id());
    let pace = Pace::new(&Stop::default());
    let (plan, knowledge) = (Rc::clone(plan), Rc::clone(knowledge));
    let looking = assess(earlier, plan, knowledge, store.get().today, pace);
    looking.await.as_ref().map(of)
}
