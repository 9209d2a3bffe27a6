//! Who is there, who has what, and what goes to whom when somebody leaves.

mod bars;
mod cells;
mod directory;
mod handover;
mod mine;
mod raci;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::people::People;
use crate::app::route::{Page, Route};
use crate::model::id::Key;
use crate::query::people::Directory;
use crate::query::people::load::Loads;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::LinkButton;
use crate::ui::components::icon::IconName;
use crate::ui::components::tabs::{Tab, Tabs};
use crate::ui::hooks::board::{Seen, use_board};
use crate::ui::shell::page::PageHead;
use crate::ui::store::{Store, use_store};

use bars::Bars;
use directory::DirectoryTable;
use handover::HandOverForm;
use mine::MinePage;
use raci::RaciMatrix;

/// The plan with everybody who is in it.
#[derive(Debug)]
struct Everybody {
    seen: Seen,
    loads: Loads,
    directory: Directory,
}

/// [`Everybody`] as a property.
type Shared = ByPtr<Everybody>;

impl Everybody {
    fn new(seen: &Seen) -> Self {
        let assessed = &seen.assessed;
        let (plan, assessment) = (&*assessed.plan, &assessed.assessment);
        let loads = Loads::new(plan, &assessed.matrix, &seen.board, assessment);
        Self {
            directory: Directory::new(plan, &loads, assessment.as_of),
            loads,
            seen: seen.clone(),
        }
    }
}

/// Properties of [`PeoplePage`].
#[derive(Clone, PartialEq, Properties)]
pub struct PeoplePageProps {
    /// What is shown of them.
    pub view: People,
}

/// Who is there, and who has what.
#[component]
pub fn PeoplePage(props: &PeoplePageProps) -> Html {
    let seen = use_board();
    let everybody = use_memo(seen, |seen| {
        seen.as_ref().map(|seen| ByPtr::from(Everybody::new(seen)))
    });
    let view = props.view;
    let Some(everybody) = (*everybody).clone() else {
        return html! { <div class="page"><PageHead title={view.title()} /></div> };
    };
    match view {
        People::Mine => html! { <MinePage {everybody} whom={None::<Key>} /> },
        People::Of(whom) => {
            html! { <MinePage key={whom.to_string()} {everybody} whom={Some(whom)} /> }
        }
        view => html! { <Views {everybody} {view} /> },
    }
}

/// Properties of [`Views`].
#[derive(Clone, PartialEq, Properties)]
struct ViewsProps {
    everybody: Shared,
    view: People,
}

/// The views of everybody together, one behind each tab.
#[component]
fn Views(props: &ViewsProps) -> Html {
    let ViewsProps { everybody, view } = props.clone();
    let store = use_store();
    let onselect = use_callback(store, |id: AttrValue, store| {
        if let Some(view) = TABS.iter().find(|view| tab_id(**view) == id.as_str()) {
            go(store, *view);
        }
    });
    let plan = everybody.seen.assessed.plan.id();
    let tabs = use_memo(everybody.clone(), |everybody| tabs(everybody));
    let panel = match view {
        People::Load => html! { <Bars everybody={everybody.clone()} /> },
        People::Raci => html! { <RaciMatrix everybody={everybody.clone()} /> },
        People::HandOver(whom) => html! { <HandOverForm everybody={everybody.clone()} {whom} /> },
        _ => html! { <DirectoryTable everybody={everybody.clone()} /> },
    };
    html! {
        <div class="page">
            <PageHead title="People" sub={sub(&everybody)}>
                <LinkButton label="My duties" icon={IconName::Person} href={href(plan, People::Mine)} />
            </PageHead>
            <Tabs label="Views of the people" tabs={(*tabs).clone()} selected={tab_id(view)} {onselect}>{ panel }</Tabs>
        </div>
    }
}

const TABS: [People; 4] = [
    People::Directory,
    People::Load,
    People::Raci,
    People::HandOver(None),
];

const fn tab_id(view: People) -> &'static str {
    match view {
        People::Load => "load",
        People::Raci => "raci",
        People::HandOver(_) => "hand-over",
        People::Directory | People::Mine | People::Of(_) => "directory",
    }
}

fn tabs(everybody: &Everybody) -> Rc<[Tab]> {
    let tab = |view: People| {
        let label = match view {
            People::Directory => "Directory",
            view => view.title(),
        };
        let count = matches!(view, People::Directory).then_some(everybody.directory.entries.len());
        Tab {
            id: tab_id(view).into(),
            label: label.into(),
            count,
        }
    };
    TABS.into_iter().map(tab).collect()
}

fn sub(everybody: &Everybody) -> AttrValue {
    let plan = &everybody.seen.assessed.plan;
    let counted = |count: usize, one: &str, several: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {several}"),
    };
    let (people, teams) = (plan.people.len(), plan.teams.len());
    format!(
        "{}, {}",
        counted(people, "person", "people"),
        counted(teams, "team", "teams")
    )
    .into()
}

/// Goes to another view.
fn go(store: &Store, view: People) {
    if let Route::Plan(plan, _) = *store.get().route {
        store.dispatch(Action::Go {
            route: Route::Plan(plan, Page::People(view)),
            replace: false,
        });
    }
}

/// The address of a view.
fn href(plan: Key, view: People) -> String {
    Route::Plan(plan, Page::People(view)).print()
}
