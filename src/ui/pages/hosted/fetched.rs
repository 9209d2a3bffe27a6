//! A published plan on its way in, with what this device knows of it.

use std::rc::Rc;

use crate::app::document::Document;
use crate::app::hosted;
use crate::app::other_copy::Base;
use crate::app::visit::{Kept, Visit};
use crate::browser::{clock, site};
use crate::file::read;
use crate::file::warning::Warning;
use crate::model::plan::Plan;
use crate::ui::effects;
use crate::ui::store::Store;
use crate::ui::visits;

/// A published plan.
#[derive(Debug)]
pub(super) struct Published {
    /// Its path from the site's folder.
    pub(super) path: String,
    /// Its full address.
    pub(super) address: String,
    /// The plan.
    pub(super) plan: Rc<Plan>,
    /// What was odd about its file.
    pub(super) warnings: Rc<[Warning]>,
    /// What was remembered of it.
    pub(super) visit: Option<Visit>,
    /// The version that was seen last, and when, where it can still be read.
    pub(super) seen: Option<(Plan, u64)>,
    /// What this device's own version holds of it.
    pub(super) taken: Option<Base>,
    /// This device's own version.
    pub(super) mine: Option<Rc<Plan>>,
}

/// Fetches the plan at that path, and looks up what is known of it here.
///
/// # Errors
/// It is not on this site, cannot be had, or is no plan; says what to do.
pub(super) async fn fetch(store: &Store, path: &str) -> Result<Published, String> {
    hosted::beside(path).map_err(|why| why.to_string())?;
    let address = site::address(&hosted::encode(path)).map_err(|why| why.to_string())?;
    let text = site::text(&address).await.map_err(|why| why.to_string())?;
    let (plan, warnings) = read(&text).map_err(|why| why.to_string())?;
    let visit = visits::of(&address).await;
    let earlier = |kept: &Kept| Some((read(&kept.plan).ok()?.0, kept.at));
    let seen = visit.as_ref().and_then(|visit| earlier(&visit.seen));
    let taken = visit.as_ref().and_then(|visit| visit.taken.as_ref());
    let taken = taken.and_then(earlier);
    let base = taken.filter(|(taken, _)| taken.id() == plan.id());
    let mine = on_device(store, &plan).await?;
    Ok(Published {
        path: path.to_owned(),
        address,
        warnings: warnings.into(),
        seen: seen.filter(|(seen, _)| seen.id() == plan.id()),
        taken: base.map(|(taken, at)| Base {
            plan: Rc::new(taken),
            told: format!(
                "the published version that you took on {}",
                clock::local(at)
            )
            .into(),
        }),
        visit,
        mine,
        plan: Rc::new(plan),
    })
}

/// This device's version of the same plan, if it has one.
async fn on_device(store: &Store, plan: &Plan) -> Result<Option<Rc<Plan>>, String> {
    let state = store.get();
    let mut open = state.document.iter().chain(state.parked.iter());
    let in_memory =
        open.find(|document| document.id == plan.id() && !Document::is_only_looked_at(document));
    if let Some(document) = in_memory {
        return Ok(Some(Rc::clone(document.plan())));
    }
    let entry = state.library.get(plan.id());
    if entry.is_none_or(|entry| entry.deleted_at.is_some()) {
        return Ok(None);
    }
    let stored = effects::stored(plan.id()).await;
    let stored =
        stored.map_err(|why| format!("your own version of this plan cannot be read: {why}"));
    stored.map(Some)
}
