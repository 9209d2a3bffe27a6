//! The assessment, listed once for the whole page.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::app::route::{Page, Route};
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::model::text::Text;
use crate::query::checklist::{Counts, Line, Listing, mine};
use crate::readiness::assess::Placed;
use crate::ui::by_ptr::ByPtr;
use crate::ui::hooks::assessed::use_assessed;
use crate::ui::store::use_selector;

/// The assessment with everything that the page derives from it.
#[derive(Debug)]
pub(super) struct Prepared {
    /// The plan and what follows from it.
    pub(super) assessed: Rc<Assessed>,
    /// The checklist.
    pub(super) listing: Listing,
    /// Whose lines are the reader's.
    pub(super) mine: std::collections::BTreeSet<Key>,
    /// How many lines stand how.
    pub(super) counts: Counts,
}

/// [`Prepared`] as a property.
pub(super) type Shared = ByPtr<Prepared>;

impl Prepared {
    fn new(assessed: &Rc<Assessed>, me: &Text) -> Self {
        let listing = Listing::new(&assessed.assessment, &assessed.plan);
        let mine = mine(&assessed.plan, me);
        let counts = Counts::new(&listing, &mine, assessed.assessment.as_of);
        Self {
            assessed: Rc::clone(assessed),
            listing,
            mine,
            counts,
        }
    }

    /// The line at that place, and its entry.
    pub(super) fn placed(&self, at: usize) -> Option<(&Line, Placed<'_>)> {
        let line = self.listing.lines.get(at)?;
        Some((line, line.placed(&self.assessed.assessment)?))
    }

    /// The name of the owner of a line.
    pub(super) fn owner(&self, line: &Line) -> Option<AttrValue> {
        let owner = self.listing.owners.get(line.owner?)?;
        Some(AttrValue::from(owner.name.clone()))
    }

    /// The name of the object of a line.
    pub(super) fn object(&self, line: &Line) -> AttrValue {
        let object = self.listing.objects.get(line.object);
        object.map_or(AttrValue::Static(""), |object| {
            AttrValue::from(object.name.clone())
        })
    }

    /// Where an object is described.
    pub(super) fn href(&self, kind: Kind, key: Key) -> Option<AttrValue> {
        let page = Page::of_object(kind, key)?;
        let route = Route::Plan(self.assessed.plan.id(), page);
        Some(AttrValue::from(route.print()))
    }

    /// What the page was made from, and when.
    pub(super) fn as_of_line(&self) -> AttrValue {
        let catalogue = self.assessed.knowledge.catalogues.first();
        let of = catalogue.map_or_else(String::new, |catalogue| {
            format!("Checked against the catalogue of {}, ", catalogue.date)
        });
        AttrValue::from(format!("{of}on {}", self.assessed.assessment.as_of))
    }
}

/// The assessment, listed; `None` until there is one.
#[hook]
pub(super) fn use_prepared() -> Option<Shared> {
    let assessed = use_assessed().map(ByPtr);
    let me = use_selector((), |state, ()| state.settings.me.clone());
    let prepared = use_memo((assessed, me), |(assessed, me)| {
        assessed
            .as_ref()
            .map(|assessed| ByPtr::from(Prepared::new(&assessed.0, me)))
    });
    (*prepared).clone()
}
