//! Where the reader is: the only place that knows addresses.
//!
//! Addresses live behind the `#`, so that the page works from any folder of
//! any static host and the server never learns them.

mod print;

use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::model::text::Text;
use crate::query::checklist;

use super::between::Between;
use super::hosted;
use super::people::People;
use super::section::Section;
use super::showing::{Showing, Word};

/// A place in the application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The start page: examples, files, recent plans.
    Start,
    /// All plans of this device, side by side.
    Portfolio,
    /// A plan that came as a link, before it is kept.
    Open(Text),
    /// A plan that is published beside the page, by its path.
    Hosted(Text),
    /// A page of a plan.
    Plan(Key, Page),
    /// An address that leads nowhere.
    Lost(Text),
}

/// A page of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Readiness, the split of ownership and what to do next.
    Overview,
    /// The deployment, one section at a time, with the object that is open.
    Deployment(Section, Option<Key>),
    /// The duties, with the one that is open (see
    /// [`crate::query::checklist::key_of`]).
    Responsibilities(Option<Key>),
    /// The services whose catalogues the plan uses, with the one that is open.
    Catalogues(Option<Key>),
    /// The checklist, with the entry or item that is open (see
    /// [`crate::query::checklist::key_of`]).
    Readiness(Option<Key>),
    /// Every scenario, with what it means for the workloads, and which of
    /// the plan's own is being edited.
    Scenarios(Option<Key>),
    /// One scenario: what it does, and who then does what.
    Scenario(Showing),
    /// The steps of a scenario, to be ticked off on the day.
    Run(Showing),
    /// The log of rehearsals, with the one that is open.
    Drills(Option<Key>),
    /// Who is there, and who has what.
    People(People),
    /// Milestones and recent changes, with the milestone that is open.
    History(Option<Key>),
    /// What lies between two states of the plan.
    Changes(Between),
    /// Ways to take the plan away.
    Export,
    /// Everything on paper.
    Print,
    /// Inventories of other programs, before they change the deployment.
    Import,
    /// A colleague's copy beside this one, and what both say differently.
    Merge,
}

impl Page {
    /// Where a plan opens.
    pub const HOME: Self = Self::Overview;

    /// Every page once, for the navigation and for tests.
    pub const ALL: &'static [Self] = &[
        Self::Overview,
        Self::Deployment(Section::Basics, None),
        Self::Responsibilities(None),
        Self::Catalogues(None),
        Self::Readiness(None),
        Self::Scenarios(None),
        Self::Scenario(Showing::worst(Word::ZONE_LOST)),
        Self::Run(Showing::worst(Word::ZONE_LOST)),
        Self::Drills(None),
        Self::People(People::Directory),
        Self::People(People::Load),
        Self::People(People::Raci),
        Self::People(People::HandOver(None)),
        Self::People(People::Mine),
        Self::History(None),
        Self::Changes(Between::since(Key(0))),
        Self::Export,
        Self::Print,
        Self::Import,
        Self::Merge,
    ];

    /// Whether the navigation leads there; the others are reached from a page.
    pub const fn is_in_navigation(self) -> bool {
        match self {
            Self::Catalogues(_)
            | Self::Scenario(_)
            | Self::Run(_)
            | Self::Changes(_)
            | Self::Print
            | Self::Import
            | Self::Merge => false,
            Self::People(view) => matches!(view, People::Directory),
            _ => true,
        }
    }

    /// The page's heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Overview => "Overview",
            Self::Deployment(..) => "Deployment",
            Self::Responsibilities(_) => "Responsibilities",
            Self::Catalogues(_) => "Services",
            Self::Readiness(_) => "Readiness",
            Self::Scenarios(_) => "Scenarios",
            Self::Scenario(_) => "Scenario",
            Self::Run(_) => "Runbook",
            Self::Drills(_) => "Drills",
            Self::People(view) => view.title(),
            Self::History(_) => "History",
            Self::Changes(_) => "What changed",
            Self::Export => "Export and share",
            Self::Print => "Print",
            Self::Import => "Import",
            Self::Merge => "Merge",
        }
    }

    /// Whether the other is the same page, whatever section or object is open.
    pub fn is_same_page(self, other: Self) -> bool {
        match (self, other) {
            (Self::Scenario(here), Self::Scenario(there)) | (Self::Run(here), Self::Run(there)) => {
                here.scenario == there.scenario
            }
            (Self::People(here), Self::People(there)) => here.is_same_page(there),
            _ => std::mem::discriminant(&self) == std::mem::discriminant(&other),
        }
    }

    /// The entry of the navigation that leads towards it.
    #[must_use]
    pub const fn in_navigation(self) -> Self {
        match self {
            Self::Scenario(_) | Self::Run(_) => Self::Scenarios(None),
            Self::Catalogues(_) => Self::Responsibilities(None),
            Self::Changes(_) => Self::History(None),
            Self::Import => Self::Deployment(Section::Basics, None),
            Self::People(_) => Self::People(People::Directory),
            Self::Merge => Self::Export,
            page => page,
        }
    }

    /// The same page with that object open, or none.
    #[must_use]
    pub const fn with_object(self, object: Option<Key>) -> Self {
        match self {
            Self::Deployment(section, _) => Self::Deployment(section, object),
            Self::Responsibilities(_) => Self::Responsibilities(object),
            Self::Catalogues(_) => Self::Catalogues(object),
            Self::Readiness(_) => Self::Readiness(object),
            Self::Scenarios(_) => Self::Scenarios(object),
            Self::Drills(_) => Self::Drills(object),
            Self::History(_) => Self::History(object),
            Self::Overview
            | Self::Scenario(_)
            | Self::Run(_)
            | Self::People(_)
            | Self::Changes(_)
            | Self::Export
            | Self::Print
            | Self::Import
            | Self::Merge => self,
        }
    }

    /// Where an object is described.
    pub fn of_object(kind: Kind, id: Key) -> Option<Self> {
        match kind {
            Kind::CustomScenario => Some(Self::Scenarios(Some(id))),
            Kind::Drill => Some(Self::Drills(Some(id))),
            Kind::Milestone => Some(Self::History(Some(id))),
            Kind::CataloguePin => Some(Self::Catalogues(Some(id))),
            _ => Section::of(kind)
                .map(|section| Self::Deployment(section, (!kind.is_single()).then_some(id))),
        }
    }

    fn parse(words: &[&str]) -> Option<Self> {
        let key = |word: Option<&&str>| word.and_then(|word| word.parse().ok());
        match words {
            [] => Some(Self::HOME),
            ["deployment"] => Some(Self::Deployment(Section::Basics, None)),
            ["deployment", section, rest @ ..] => Section::from_key(section)
                .map(|section| Self::Deployment(section, key(rest.first()))),
            ["overview"] => Some(Self::Overview),
            ["responsibilities", rest @ ..] => Some(Self::Responsibilities(key(rest.first()))),
            ["services", rest @ ..] => Some(Self::Catalogues(key(rest.first()))),
            ["readiness", rest @ ..] => Some(Self::Readiness(rest.first().map(|word| {
                let by_name = || checklist::key_of_id(word);
                word.parse().unwrap_or_else(|_| by_name())
            }))),
            ["scenarios"] => Some(Self::Scenarios(None)),
            ["scenarios", "own", rest @ ..] => Some(Self::Scenarios(key(rest.first()))),
            ["scenarios", scenario, rest @ ..] => {
                let showing = |target: Option<&&str>| Showing {
                    scenario: Word::of(scenario),
                    target: target.map(|target| Word::of(target)),
                };
                match rest {
                    ["run"] => Some(Self::Run(showing(None))),
                    [target, "run"] => Some(Self::Run(showing(Some(target)))),
                    _ => Some(Self::Scenario(showing(rest.first()))),
                }
            }
            ["drills", rest @ ..] => Some(Self::Drills(key(rest.first()))),
            ["history", from, to] => Between::parse(from, to).map(Self::Changes),
            ["history", rest @ ..] => Some(Self::History(key(rest.first()))),
            ["export"] => Some(Self::Export),
            ["print"] => Some(Self::Print),
            ["import"] => Some(Self::Import),
            ["merge"] => Some(Self::Merge),
            words => People::parse(words).map(Self::People),
        }
    }
}

impl Route {
    /// The place of an address: what stands behind its `#`, else the plan that
    /// it asks for in front of that.
    pub fn at(search: &str, hash: &str) -> Self {
        match hosted::asked(search) {
            Some(path) if hash.trim_start_matches('#').is_empty() => Self::Hosted(path),
            _ => Self::parse(hash),
        }
    }

    /// The place that a hash such as `#/plan/…/deployment/basics` leads to.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        if let Some(link) = path.strip_prefix("open/") {
            return Self::Open(link.into());
        }
        if let Some(path) = path.strip_prefix("hosted/") {
            return Self::Hosted(hosted::decode(path).as_str().into());
        }
        let words: Vec<&str> = path.split('/').filter(|word| !word.is_empty()).collect();
        let found = match words.as_slice() {
            [] => Some(Self::Start),
            ["portfolio"] => Some(Self::Portfolio),
            ["plan", id, rest @ ..] => id
                .parse()
                .ok()
                .and_then(|id| Page::parse(rest).map(|page| Self::Plan(id, page))),
            _ => None,
        };
        found.unwrap_or_else(|| Self::Lost(path.into()))
    }

    /// The hash of this place, with its `#`.
    pub fn print(&self) -> String {
        match self {
            Self::Start => "#/".to_owned(),
            Self::Portfolio => "#/portfolio".to_owned(),
            Self::Open(link) => format!("#/open/{link}"),
            Self::Hosted(path) => format!("#/hosted/{}", hosted::encode(path)),
            Self::Plan(id, page) => {
                let mut out = format!("#/plan/{id}/");
                page.print(&mut out);
                out
            }
            Self::Lost(path) => format!("#/{path}"),
        }
    }

    /// The page of a plan, if this is one.
    pub const fn page(&self) -> Option<Page> {
        match self {
            Self::Plan(_, page) => Some(*page),
            _ => None,
        }
    }

    /// The plan whose page this is.
    pub const fn plan(&self) -> Option<Key> {
        match self {
            Self::Plan(id, _) => Some(*id),
            _ => None,
        }
    }

    /// What the page is called.
    pub fn title(&self) -> &'static str {
        match self {
            Self::Start => "Start",
            Self::Portfolio => "Portfolio",
            Self::Open(_) => "Open a plan",
            Self::Hosted(_) => "Published plan",
            Self::Plan(_, Page::Deployment(section, _)) => section.label(),
            Self::Plan(_, page) => page.title(),
            Self::Lost(_) => "Not found",
        }
    }

    /// The title of the browser's tab: page, plan, application.
    pub fn document_title(&self, plan: &str) -> String {
        match self {
            Self::Start => "Muster".to_owned(),
            Self::Plan(..) if !plan.is_empty() => format!("{} · {plan} · Muster", self.title()),
            _ => format!("{} · Muster", self.title()),
        }
    }

    /// Whether going from the other to this leaves the page, so that the
    /// reader starts at its heading again.
    pub fn is_same_page(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Plan(one, Page::Deployment(here, _)),
                Self::Plan(two, Page::Deployment(there, _)),
            ) => one == two && here == there,
            (Self::Plan(one, here), Self::Plan(two, there)) => {
                one == two && here.is_same_page(*there)
            }
            _ => self == other,
        }
    }

    /// One address of every kind for a plan, for tests that visit all.
    pub fn all(plan: Key) -> Vec<Self> {
        let sections = Section::ALL
            .iter()
            .map(|&section| Page::Deployment(section, None));
        let others = Page::ALL
            .iter()
            .copied()
            .filter(|page| !matches!(page, Page::Deployment(..)));
        [Self::Start, Self::Portfolio]
            .into_iter()
            .chain(sections.chain(others).map(|page| Self::Plan(plan, page)))
            .collect()
    }
}
