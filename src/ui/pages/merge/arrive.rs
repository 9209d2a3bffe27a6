//! A copy on its way in: a file that is chosen or dropped, or a link.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::other_copy::OtherCopy;
use crate::browser::files::HandedIn;
use crate::browser::task;
use crate::file::read;
use crate::model::plan::Plan;
use crate::share::decode::open;
use crate::share::{PREFIX, What};
use crate::ui::components::button::Button;
use crate::ui::components::card::Card;
use crate::ui::components::field::text::TextField;
use crate::ui::components::files::FileButton;
use crate::ui::components::icon::IconName;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::store::{Store, use_store};

/// What came in so far, and the ways in.
#[derive(Clone, PartialEq)]
pub(super) struct Arrival {
    problem: UseStateHandle<Option<AttrValue>>,
    /// Takes a file; only the first counts.
    pub(super) onfiles: Callback<Vec<HandedIn>>,
    onlink: Callback<AttrValue>,
}

/// The ways in for a copy, as long as the page is shown.
#[hook]
pub(super) fn use_arrival() -> Arrival {
    let store = use_store();
    let problem = use_state_eq(|| None::<AttrValue>);
    let onfiles = {
        let (store, problem) = (store.clone(), problem.clone());
        Callback::from(move |files: Vec<HandedIn>| {
            let Some(file) = files.into_iter().next() else {
                return;
            };
            let (store, problem) = (store.clone(), problem.clone());
            task::spawn(async move {
                let plan = plan_in(&file).await;
                problem.set(put_beside(&store, plan, &file.name()).err());
            });
        })
    };
    let onlink = {
        let problem = problem.clone();
        Callback::from(move |link: AttrValue| {
            problem.set(put_beside(&store, of_link(&link), "the link").err());
        })
    };
    Arrival {
        problem,
        onfiles,
        onlink,
    }
}

/// The plan of a file.
pub(super) async fn plan_in(file: &HandedIn) -> Result<Plan, String> {
    let text = file.text().await?;
    let (plan, _) = read(&text).map_err(|why| why.to_string())?;
    Ok(plan)
}

fn of_link(link: &str) -> Result<Plan, String> {
    let found = link.split_once(PREFIX).map(|(_, content)| content.trim());
    let content = found.ok_or("a link to a plan has #/open/1. in it; copy all of it")?;
    let opened = open(&format!("{PREFIX}{content}")).map_err(|why| why.to_string())?;
    if opened.what == What::Status {
        return Err(
            "it shows how things stand, and much was left out of it; ask for a link to the whole plan"
                .to_owned(),
        );
    }
    Ok(opened.plan)
}

fn put_beside(store: &Store, plan: Result<Plan, String>, from: &str) -> Result<(), AttrValue> {
    let told = |why: &str| AttrValue::from(format!("{from} was not opened: {why}"));
    let plan = plan.map_err(|why| told(&why))?;
    let state = store.get();
    if state.plan().map(|open| open.id()) != Some(plan.id()) {
        return Err(told(
            "it is another plan, not a copy of this one. Open it on the start page",
        ));
    }
    store.dispatch(Action::Beside(Some(Rc::new(OtherCopy {
        plan: Rc::new(plan),
        from: from.into(),
        base: None,
        published_at: None,
    }))));
    Ok(())
}

/// Properties of [`Arrive`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ArriveProps {
    pub(super) arrival: Arrival,
}

/// Asks for a copy.
#[component]
pub(super) fn Arrive(props: &ArriveProps) -> Html {
    let arrival = &props.arrival;
    let link = use_state_eq(|| AttrValue::Static(""));
    let oninput = {
        let link = link.clone();
        Callback::from(move |text: AttrValue| link.set(text))
    };
    let open = {
        let (link, onlink) = (link.clone(), arrival.onlink.clone());
        Callback::from(move |()| onlink.emit((*link).clone()))
    };
    let onsubmit = open.reform(|event: SubmitEvent| event.prevent_default());
    html! {
        <Card title="A colleague's copy" sub="The same plan, changed elsewhere">
            <div class="stack">
                if let Some(problem) = &*arrival.problem {
                    <Notice kind={NoticeKind::Error} live={true} title={problem} />
                }
                <div class="bar">
                    <FileButton label="Open a copy…" accept=".json,application/json" onfiles={arrival.onfiles.clone()} />
                    <span class="sub small">{ "A plan file (.muster.json); or drop it anywhere on this page" }</span>
                </div>
                <form class="bar" {onsubmit}>
                    <TextField label="Link to a copy" value={(*link).clone()} {oninput} />
                    <Button label="Open link" icon={IconName::Link} onclick={open.reform(|_: MouseEvent| ())} />
                </form>
                <p class="sub measure">{ "You see what differs before anything changes. Changes of each side are taken; where both changed the same to different things, you choose, now or later." }</p>
            </div>
        </Card>
    }
}
