//! Playing scenarios in slices.

use std::cell::RefCell;
use std::rc::Rc;

use crate::app::assessed::Assessed;
use crate::model::links::Links;
use crate::model::plan::Plan;
use crate::model::slices::Rest;
use crate::scenario::landscape::Landscape;
use crate::scenario::runbook::{Runbook, Writing};
use crate::ui::pace::Pace;

/// How many steps of a runbook are written before the clock is looked at.
const AT_ONCE: usize = 8;

thread_local! {
    static LANDSCAPE: RefCell<Option<(Rc<Plan>, Rc<Landscape>)>> = const { RefCell::new(None) };
}

/// The plan as a graph; the last one is kept. `None` where it is no longer
/// wanted.
pub(super) async fn landscape(
    assessed: &Assessed,
    links: &Links<'_>,
    pace: &mut Pace,
) -> Option<Rc<Landscape>> {
    let plan = &assessed.plan;
    let known = LANDSCAPE.with_borrow(|kept| {
        let (of, landscape) = kept.as_ref()?;
        Rc::ptr_eq(of, plan).then(|| Rc::clone(landscape))
    });
    if known.is_some() {
        return known;
    }
    let landscape = Landscape::in_slices(plan, links, &assessed.knowledge, pace).await?;
    let landscape = Rc::new(landscape);
    LANDSCAPE.set(Some((Rc::clone(plan), Rc::clone(&landscape))));
    Some(landscape)
}

/// Whether what was worked out for one holds for the other.
pub(super) fn is_same(one: &Assessed, two: &Assessed) -> bool {
    Rc::ptr_eq(&one.plan, &two.plan) && one.assessment.as_of == two.assessment.as_of
}

/// Writes a runbook. `None` where it is no longer wanted.
pub(super) async fn write(mut writing: Writing<'_, '_>, pace: &mut Pace) -> Option<Runbook> {
    pace.rest().await?;
    while writing.advance(AT_ONCE) {
        pace.rest().await?;
    }
    let runbook = writing.finish();
    pace.rest().await?;
    Some(runbook)
}
