//! Two states of the open plan against each other, worked out in slices: what
//! was changed and what follows first, then what becomes of the scenarios.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::app::between::{Between, Version};
use crate::browser::task;
use crate::catalogue::Knowledge;
use crate::milestone::unpack::state_in_slices;
use crate::model::id::Id;
use crate::model::plan::Plan;
use crate::model::slices::Rest;
use crate::model::units::{Date, Moment};
use crate::query::history::between::{Line, changed, lines, summary};
use crate::query::history::follows::{State, follows};
use crate::query::history::titles::Titles;
use crate::query::history::turns::turns;
use crate::ui::by_ptr::ByPtr;
use crate::ui::hooks::assessed::use_knowledge;
use crate::ui::insight::{Insight, use_insight};
use crate::ui::pace::{Pace, Stop};
use crate::ui::rehearsal::summaries::fates;
use crate::ui::store::use_selector;

/// Two states against each other.
#[derive(Debug)]
pub struct Comparison {
    /// The first, as of its day.
    pub before: Rc<Assessed>,
    /// The second, as of its day.
    pub after: Rc<Assessed>,
    /// How many things were changed.
    pub changes: usize,
    /// What was changed and what follows, line by line.
    pub lines: Vec<Line>,
    /// What follows, in one sentence.
    pub summary: String,
    /// Whether the scenarios were played, too.
    pub is_complete: bool,
}

/// How far a comparison is.
#[derive(Clone, PartialEq)]
pub(super) enum Progress {
    /// It is under way.
    Working,
    /// It cannot be made.
    Refused(AttrValue),
    /// It is there.
    There(ByPtr<Comparison>),
}

/// The comparison of two states of the open plan.
#[hook]
pub(super) fn use_comparison(between: Between) -> Progress {
    let insight = use_insight();
    let knowledge = ByPtr(use_knowledge());
    let plan = use_selector((), |state, ()| state.plan().cloned().map(ByPtr));
    let today = use_selector((), |state, ()| state.today);
    let shown = use_state_eq(|| Progress::Working);
    {
        let shown = shown.clone();
        use_effect_with((between, plan, today), move |(between, plan, today)| {
            let stop = Stop::default();
            shown.set(Progress::Working);
            if let Some(plan) = plan.clone() {
                let making = Making {
                    between: *between,
                    plan: plan.0,
                    today: *today,
                    insight,
                    knowledge: knowledge.0,
                };
                let pace = Pace::new(&stop);
                task::spawn(async move {
                    making.make(pace, &shown).await;
                });
            }
            move || stop.now()
        });
    }
    (*shown).clone()
}

struct Making {
    between: Between,
    plan: Rc<Plan>,
    today: Date,
    insight: Insight,
    knowledge: Rc<Knowledge>,
}

impl Making {
    /// `None` where it is no longer wanted.
    async fn make(self, mut pace: Pace, shown: &UseStateHandle<Progress>) -> Option<()> {
        pace.pause().await?;
        let (before, after) = match self.both(&mut pace).await? {
            Ok(both) => both,
            Err(why) => {
                shown.set(Progress::Refused(AttrValue::from(why)));
                return Some(());
            }
        };
        let titles = Titles::new(&after.knowledge);
        let called = |plan: &Plan, kind, key| titles.call(plan, kind, key);
        let changes = changed(&before.plan, &after.plan, &called, &mut pace).await?;
        let follows = follows(state(&before), state(&after), &mut pace).await?;
        let publish = |turns: &[_], is_complete| {
            let comparison = Comparison {
                before: Rc::clone(&before),
                after: Rc::clone(&after),
                changes: changes.len(),
                lines: lines(&changes, &follows, turns),
                summary: summary(&follows, turns),
                is_complete,
            };
            shown.set(Progress::There(ByPtr::from(comparison)));
        };
        publish(&[], false);
        pace.pause().await?;
        let then = fates(Rc::clone(&before), pace.clone()).await?;
        let now = fates(Rc::clone(&after), pace.clone()).await?;
        pace.pause().await?;
        publish(&turns(&then, &now), true);
        Some(())
    }

    /// Both states, looked at.
    async fn both(&self, pace: &mut Pace) -> Option<Result<(Rc<Assessed>, Rc<Assessed>), String>> {
        let mut looked: Vec<Rc<Assessed>> = Vec::new();
        for version in [self.between.from, self.between.to] {
            let (plan, day) = match self.version(version, pace).await? {
                Ok(version) => version,
                Err(why) => return Some(Err(why)),
            };
            let latest = self.insight.latest();
            let is_it = |known: &Rc<Assessed>| {
                Rc::ptr_eq(&known.plan, &plan) && known.assessment.as_of == day
            };
            if let Some(known) = latest.clone().filter(is_it) {
                looked.push(known);
                continue;
            }
            let earlier = looked.last().cloned().or(latest);
            let knowledge = Rc::clone(&self.knowledge);
            let assessed =
                Assessed::in_slices(earlier.as_deref(), plan, knowledge, day, pace).await?;
            looked.push(Rc::new(assessed));
        }
        let mut looked = looked.into_iter();
        Some(looked.next().zip(looked.next()).ok_or_else(String::new))
    }

    /// A state, and its day.
    async fn version(
        &self,
        version: Version,
        pace: &mut Pace,
    ) -> Option<Result<(Rc<Plan>, Date), String>> {
        let Version::At(key) = version else {
            return Some(Ok((Rc::clone(&self.plan), self.today)));
        };
        let Some(milestone) = self.plan.milestones.get(Id::new(key)) else {
            return Some(Err("That milestone is no longer in the plan".to_owned()));
        };
        let day = milestone.at.value().and_then(Moment::day);
        let state = state_in_slices(&self.plan, milestone, pace).await?;
        pace.rest().await?;
        Some(match state {
            Ok(plan) => Ok((Rc::new(plan), day.unwrap_or(self.today))),
            Err(why) => Err(why.to_string()),
        })
    }
}

fn state(assessed: &Assessed) -> State<'_> {
    State {
        plan: &assessed.plan,
        matrix: &assessed.matrix,
        assessment: &assessed.assessment,
    }
}
