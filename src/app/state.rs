//! The state of the application. Every part is behind a pointer, so that a
//! copy costs a few counts and an unchanged part is recognised at once.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::model::edit::Stamp;
use crate::model::id::Key;
use crate::model::plan::Plan;
use crate::model::text::Text;
use crate::model::units::{Date, Moment};

use super::document::Document;
use super::history::Millis;
use super::library::Library;
use super::notice::Notice;
use super::other_copy::OtherCopy;
use super::route::Route;
use super::settings::Settings;

/// The state of the application.
#[derive(Clone, Debug, PartialEq)]
pub struct AppState {
    /// Where the reader is.
    pub route: Rc<Route>,
    /// The plans that are kept on this device.
    pub library: Rc<Library>,
    /// The plan that is open.
    pub document: Option<Rc<Document>>,
    /// Plans that are not open but not safely stored either.
    pub parked: Rc<Vec<Rc<Document>>>,
    /// A copy of a plan from elsewhere, to be compared with the one here.
    pub beside: Option<Rc<OtherCopy>>,
    /// Why the plan of the address is not open, if it could not be.
    pub not_opened: Option<Text>,
    /// How pages are being looked at.
    pub view: Rc<View>,
    /// What is kept on this device for every plan.
    pub settings: Rc<Settings>,
    /// What the reader is told.
    pub notices: Rc<[Notice]>,
    /// The day at the reader's place.
    pub today: Date,
    /// Whether the page is to be opened anew once everything is saved.
    pub renewing: bool,
    /// What tells this tab from others that have the same plan open.
    pub tab: Key,
    /// The ticket of the last write (see [`super::journal::Write::ticket`]).
    pub tickets: u64,
}

impl AppState {
    /// The state of that tab at the start.
    pub fn new(route: Route, settings: Settings, today: Date, tab: Key) -> Self {
        Self {
            route: Rc::new(route),
            library: Rc::default(),
            document: None,
            parked: Rc::default(),
            beside: None,
            not_opened: None,
            view: Rc::default(),
            settings: Rc::new(settings),
            notices: Rc::from([]),
            today,
            renewing: false,
            tab,
            tickets: 0,
        }
    }

    /// Whether every part is the very same.
    pub fn is_same(&self, other: &Self) -> bool {
        let documents = match (&self.document, &other.document) {
            (Some(one), Some(two)) => Rc::ptr_eq(one, two),
            (None, None) => true,
            _ => false,
        };
        let beside = match (&self.beside, &other.beside) {
            (Some(one), Some(two)) => Rc::ptr_eq(one, two),
            (None, None) => true,
            _ => false,
        };
        documents
            && beside
            && Rc::ptr_eq(&self.route, &other.route)
            && Rc::ptr_eq(&self.library, &other.library)
            && Rc::ptr_eq(&self.parked, &other.parked)
            && self.not_opened == other.not_opened
            && Rc::ptr_eq(&self.view, &other.view)
            && Rc::ptr_eq(&self.settings, &other.settings)
            && Rc::ptr_eq(&self.notices, &other.notices)
            && self.today == other.today
            && self.renewing == other.renewing
            && self.tickets == other.tickets
    }

    /// The plan that is open.
    pub fn plan(&self) -> Option<&Rc<Plan>> {
        self.document.as_deref().map(Document::plan)
    }

    /// Who changes something now.
    pub fn stamp(&self, now: Millis) -> Stamp {
        Stamp {
            by: self.settings.me.clone(),
            at: i64::try_from(now.0 / 1_000).ok().map(Moment),
        }
    }
}

/// How pages are being looked at: filters, sorting, grouping. Not part of
/// any plan, not undoable, and kept while the page is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    texts: BTreeMap<Text, Text>,
}

impl View {
    /// What was chosen under that key, such as `workloads/filter`; empty
    /// where nothing was.
    pub fn get(&self, key: &str) -> Text {
        self.texts
            .iter()
            .find(|(known, _)| &***known == key)
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    }

    /// Notes what was chosen; empty text forgets it.
    pub fn set(&mut self, key: Text, value: Text) {
        if value.is_empty() {
            self.texts.remove(&key);
        } else {
            self.texts.insert(key, value);
        }
    }
}
