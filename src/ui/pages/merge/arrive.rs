//! A copy on its way in: a file that is chosen or dropped, or a link.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::other_copy::OtherCopy;
use crate::browser::files::HandedIn;
use crate::browser::task;
use crate::file::read;
use crate::model::plan::Plan;
use crate::share::decode::{Carried, Opened, carried};
use crate::share::packed::unpack;
use crate::share::sealed::from_file;
use crate::share::{MAX_UNPACKED, PREFIX, What};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::Button;
use crate::ui::components::card::Card;
use crate::ui::components::field::text::TextField;
use crate::ui::components::files::FileButton;
use crate::ui::components::icon::IconName;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::objects::unseal::{Unseal, most_in_a_file, why_not};
use crate::ui::store::{Store, use_store};

/// What came in so far, and the ways in.
#[derive(Clone, PartialEq)]
pub(super) struct Arrival {
    problem: UseStateHandle<Option<AttrValue>>,
    sealed: UseStateHandle<Option<Sealed>>,
    /// Takes a file; only the first counts.
    pub(super) onfiles: Callback<Vec<HandedIn>>,
    onlink: Callback<AttrValue>,
}

/// A copy behind a passphrase.
#[derive(Clone, PartialEq)]
struct Sealed {
    content: ByPtr<Vec<u8>>,
    from: AttrValue,
    /// The most bytes that the plan may have.
    limit: usize,
}

/// What a file or link holds.
enum Held {
    Plan(Rc<Plan>),
    Sealed(Vec<u8>, usize),
}

/// The ways in for a copy, as long as the page is shown.
#[hook]
pub(super) fn use_arrival() -> Arrival {
    let store = use_store();
    let problem = use_state_eq(|| None::<AttrValue>);
    let sealed = use_state_eq(|| None::<Sealed>);
    let take = {
        let (problem, sealed) = (problem.clone(), sealed.clone());
        Callback::from(move |(held, from): (Result<Held, String>, String)| {
            let (plan, asks) = match held {
                Ok(Held::Plan(plan)) => (Some(Ok(plan)), None),
                Ok(Held::Sealed(content, limit)) => (None, Some((content, limit))),
                Err(why) => (Some(Err(why)), None),
            };
            problem.set(plan.and_then(|plan| put_beside(&store, plan, &from).err()));
            sealed.set(asks.map(|(content, limit)| Sealed {
                content: ByPtr::from(content),
                from: from.into(),
                limit,
            }));
        })
    };
    let onfiles = {
        let take = take.clone();
        Callback::from(move |files: Vec<HandedIn>| {
            let Some(file) = files.into_iter().next() else {
                return;
            };
            let take = take.clone();
            task::spawn(async move {
                let held = held_by_file(&file).await;
                take.emit((held, file.name()));
            });
        })
    };
    let onlink = take.reform(|link: AttrValue| (held_by_link(&link), "the link".to_owned()));
    Arrival {
        problem,
        sealed,
        onfiles,
        onlink,
    }
}

/// The plan of a file.
pub(super) async fn plan_in(file: &HandedIn) -> Result<Plan, String> {
    plan_of(&file.text().await?)
}

fn plan_of(text: &str) -> Result<Plan, String> {
    let (plan, _) = read(text).map_err(|why| why.to_string())?;
    Ok(plan)
}

async fn held_by_file(file: &HandedIn) -> Result<Held, String> {
    let text = file.text().await?;
    match from_file(&text) {
        None => plan_of(&text).map(|plan| Held::Plan(Rc::new(plan))),
        Some(Ok(content)) => Ok(Held::Sealed(content, most_in_a_file())),
        Some(Err(why)) => Err(why_not(&why).to_string()),
    }
}

fn held_by_link(link: &str) -> Result<Held, String> {
    if !link.contains(PREFIX) {
        return Err(format!(
            "a link to a plan has {PREFIX} in it; copy all of it"
        ));
    }
    match carried(link.trim()).map_err(|why| why.to_string())? {
        Carried::Sealed(content) => Ok(Held::Sealed(content, MAX_UNPACKED)),
        Carried::Packed(packed) => {
            let opened = unpack(&packed, MAX_UNPACKED).map_err(|why| why.to_string())?;
            whole(opened).map(|plan| Held::Plan(Rc::new(plan)))
        }
    }
}

/// The plan, if all of it is there.
fn whole(opened: Opened) -> Result<Plan, String> {
    if opened.what == What::Status {
        return Err(
            "it shows how things stand, and much was left out of it; ask for the whole plan"
                .to_owned(),
        );
    }
    Ok(opened.plan)
}

fn put_beside(store: &Store, plan: Result<Rc<Plan>, String>, from: &str) -> Result<(), AttrValue> {
    let told = |why: &str| AttrValue::from(format!("{from} was not opened: {why}"));
    let plan = plan.map_err(|why| told(&why))?;
    let state = store.get();
    if state.plan().map(|open| open.id()) != Some(plan.id()) {
        return Err(told(
            "it is another plan, not a copy of this one. Open it on the start page",
        ));
    }
    store.dispatch(Action::Beside(Some(Rc::new(OtherCopy {
        plan,
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
    if let Some(sealed) = &*arrival.sealed {
        return html! { <Ask arrival={arrival.clone()} sealed={sealed.clone()} /> };
    }
    html! {
        <Card title="A colleague's copy" sub="The same plan, changed elsewhere">
            <div class="stack">
                if let Some(problem) = &*arrival.problem {
                    <Notice kind={NoticeKind::Error} live={true} title={problem} />
                }
                <div class="bar">
                    <FileButton label="Open a copy…" accept=".json,.muster-sealed,application/json" onfiles={arrival.onfiles.clone()} />
                    <span class="sub small">{ "A plan file (.muster.json), sealed or not; or drop it anywhere on this page" }</span>
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

/// Properties of [`Ask`].
#[derive(Clone, PartialEq, Properties)]
struct AskProps {
    arrival: Arrival,
    sealed: Sealed,
}

/// Asks for the passphrase of a sealed copy.
#[component]
fn Ask(props: &AskProps) -> Html {
    let store = use_store();
    let (problem, asked) = (&props.arrival.problem, &props.arrival.sealed);
    let onopen = {
        let (problem, asked, from) = (problem.clone(), asked.clone(), props.sealed.from.clone());
        Callback::from(move |opened: Opened| {
            problem.set(put_beside(&store, whole(opened).map(Rc::new), &from).err());
            asked.set(None);
        })
    };
    let ondiscard = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(None))
    };
    let Sealed { content, limit, .. } = &props.sealed;
    html! { <Unseal sealed={content.clone()} limit={*limit} {onopen} {ondiscard} /> }
}
