//! Looking at every plan of this device, one after the other and a little at
//! a time. What was found is kept for that version of the plan and that day.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::app::document::Document;
use crate::app::library::{Entry, Library};
use crate::app::state::AppState;
use crate::browser::task;
use crate::model::id::Key;
use crate::model::plan::Plan;
use crate::model::units::Date;
use crate::portfolio::list::Line;
use crate::portfolio::standing::Standing;
use crate::ui::by_ptr::ByPtr;
use crate::ui::effects::stored;
use crate::ui::insight::{Insight, use_insight};
use crate::ui::pace::{Pace, Stop};
use crate::ui::store::{Store, use_selector, use_store};

/// A plan in the list.
#[derive(Clone, PartialEq)]
pub(super) struct Item {
    /// The plan.
    pub(super) id: Key,
    /// What it is called.
    pub(super) name: AttrValue,
    /// What is known of it.
    pub(super) found: Found,
    /// Whether that is of the version that is kept now.
    pub(super) is_current: bool,
}

/// What was found of a plan.
#[derive(Clone, PartialEq)]
pub(super) enum Found {
    /// Nothing yet.
    Waiting,
    /// How it stands.
    Standing(ByPtr<Standing>),
    /// It cannot be read, and why.
    Unreadable(AttrValue),
}

impl Item {
    /// How the plan stands, where that is known.
    pub(super) fn standing(&self) -> Option<&Standing> {
        match &self.found {
            Found::Standing(standing) => Some(standing),
            Found::Waiting | Found::Unreadable(_) => None,
        }
    }

    /// The plan as lists take it.
    pub(super) fn line(&self) -> Line<'_> {
        Line {
            name: &self.name,
            standing: self.standing(),
        }
    }
}

/// Which version of a plan, on which day.
#[derive(Clone, Copy, PartialEq)]
struct Version {
    revision: u32,
    saved_at: u64,
    day: Date,
}

impl Version {
    const fn of(entry: &Entry, day: Date) -> Self {
        Self {
            revision: entry.revision,
            saved_at: entry.saved_at,
            day,
        }
    }
}

thread_local! {
    static KEPT: RefCell<BTreeMap<Key, (Version, Found)>> = const { RefCell::new(BTreeMap::new()) };
}

/// Every plan of this device, with what is known of it so far.
#[hook]
pub(super) fn use_portfolio() -> Vec<Item> {
    let (store, insight) = (use_store(), use_insight());
    let library = use_selector((), |state, ()| ByPtr(Rc::clone(&state.library)));
    let today = use_selector((), |state, ()| state.today);
    let update = use_force_update();
    {
        let shown = update.clone();
        use_effect_with((library.clone(), today), move |(library, today)| {
            let stop = Stop::default();
            let wanted = wanted(library, *today);
            let pace = Pace::new(&stop);
            task::spawn(async move {
                look_at_all(&store, &insight, &wanted, pace, || shown.force_update()).await;
            });
            move || stop.now()
        });
    }
    library
        .plans()
        .map(|entry| KEPT.with_borrow(|kept| item(entry, kept.get(&entry.id), today)))
        .collect()
}

fn item(entry: &Entry, kept: Option<&(Version, Found)>, today: Date) -> Item {
    let version = Version::of(entry, today);
    Item {
        id: entry.id,
        name: if entry.name.trim().is_empty() {
            AttrValue::Static("Unnamed plan")
        } else {
            AttrValue::from(entry.name.to_string())
        },
        found: kept.map_or(Found::Waiting, |(_, found)| found.clone()),
        is_current: kept.is_some_and(|(of, _)| *of == version),
    }
}

/// The plans of which that version was not looked at yet.
fn wanted(library: &Library, today: Date) -> Vec<(Key, Version)> {
    let entries = library.plans();
    let versions = entries.map(|entry| (entry.id, Version::of(entry, today)));
    KEPT.with_borrow(|kept| {
        let is_known =
            |(id, version): &(Key, Version)| kept.get(id).is_some_and(|(of, _)| of == version);
        versions.filter(|one| !is_known(one)).collect()
    })
}

/// `None` where it was no longer wanted.
async fn look_at_all(
    store: &Store,
    insight: &Insight,
    wanted: &[(Key, Version)],
    mut pace: Pace,
    show: impl Fn(),
) -> Option<()> {
    for (id, version) in wanted {
        pace.pause().await?;
        let found = match fetch(store, *id).await {
            Ok(plan) => look_at(insight, plan, version.day, &mut pace).await?,
            Err(why) => Found::Unreadable(why.into()),
        };
        KEPT.with_borrow_mut(|kept| kept.insert(*id, (*version, found)));
        show();
    }
    Some(())
}

/// A plan as it is in memory, else as the disk keeps it.
///
/// # Errors
/// It cannot be read, in words.
pub(super) async fn fetch(store: &Store, id: Key) -> Result<Rc<Plan>, String> {
    if let Some(plan) = in_memory(&store.get(), id) {
        return Ok(plan);
    }
    stored(id).await
}

fn in_memory(state: &AppState, id: Key) -> Option<Rc<Plan>> {
    let mut documents = state.document.iter().chain(state.parked.iter());
    let document = documents.find(|document| document.id == id)?;
    Some(Rc::clone(Document::plan(document)))
}

/// `None` where it was no longer wanted.
async fn look_at(insight: &Insight, plan: Rc<Plan>, day: Date, pace: &mut Pace) -> Option<Found> {
    let Some(knowledge) = insight.knowledge().cloned() else {
        return Some(Found::Waiting);
    };
    let open = insight.latest().filter(|open| {
        let is_same = Rc::ptr_eq(&open.plan, &plan);
        is_same && open.assessment.as_of == day
    });
    let assessed = match open {
        Some(open) => open,
        None => Rc::new(Assessed::in_slices(None, plan, knowledge, day, pace).await?),
    };
    let (plan, knowledge) = (&assessed.plan, &assessed.knowledge);
    let (matrix, assessment) = (&assessed.matrix, &assessed.assessment);
    let standing = Standing::in_slices(plan, knowledge, matrix, assessment, pace).await?;
    Some(Found::Standing(ByPtr::from(standing)))
}

/// How that plan stood when it was looked at last.
pub(super) fn standing_of(id: Key) -> Option<ByPtr<Standing>> {
    KEPT.with_borrow(|kept| match kept.get(&id) {
        Some((_, Found::Standing(standing))) => Some(standing.clone()),
        _ => None,
    })
}
