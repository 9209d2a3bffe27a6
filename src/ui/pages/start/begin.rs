//! Ways to get a plan: an example, an empty one, a file, a link.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::notice::Notice;
use crate::app::route::Route;
use crate::browser::files::HandedIn;
use crate::example::Shape;
use crate::model::plan::Plan;
use crate::share::PREFIX;
use crate::ui::chunk::PlanCode;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::card::Card;
use crate::ui::components::field::text::TextField;
use crate::ui::components::files::FileButton;
use crate::ui::components::icon::IconName;
use crate::ui::effects::fresh;
use crate::ui::insight::use_insight;
use crate::ui::store::{Store, use_store};

/// The examples, the usual one first.
const EXAMPLES: [(Shape, &str); 4] = [
    (
        Shape::Production,
        "Three zones, two instances, servers, databases and an OpenShift cluster",
    ),
    (Shape::TwoRegions, "The same with a second region to go to"),
    (Shape::Kubernetes, "Two clusters and nothing else"),
    (Shape::Small, "Two servers behind one connector"),
];

/// Examples of invented companies, one click away.
#[component]
pub(super) fn Examples() -> Html {
    let (store, insight) = (use_store(), use_insight());
    let entry = |index: usize, shape: Shape, text: &'static str| {
        let (store, insight) = (store.clone(), insight.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let store = store.clone();
            insight.load_then(move |code| keep_example(&store, code, shape));
        });
        let kind = if index == 0 {
            ButtonKind::Primary
        } else {
            ButtonKind::Default
        };
        html! {
            <li key={shape.key()} class="stack-tight">
                <Button label={shape.label()} {kind} {onclick} />
                <span class="sub small">{ text }</span>
            </li>
        }
    };
    html! {
        <Card title="Look at an example" sub="An invented company, with gaps left on purpose">
            <ul class="plain-list examples stack">
                for (index, (shape, text)) in EXAMPLES.iter().enumerate() { { entry(index, *shape, text) } }
            </ul>
        </Card>
    }
}

fn keep_example(store: &Store, code: Option<PlanCode>, shape: Shape) {
    let seed = u64::try_from(fresh().0 >> 64).unwrap_or_default();
    let today = store.get().today;
    keep(store, code, |code| (code.example)(shape, None, seed, today));
}

/// Keeps what the code makes, or says that it could not be loaded.
fn keep(store: &Store, code: Option<PlanCode>, make: impl FnOnce(&PlanCode) -> Plan) {
    store.dispatch(match &code {
        Some(code) => Action::Keep(Rc::new(make(code)), fresh()),
        None => Action::Tell(Notice::problem(
            "A part of this page could not be loaded. Check the connection and try again",
        )),
    });
}

/// Properties of [`Begin`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct BeginProps {
    /// Called with the file that was chosen.
    pub(super) onfiles: Callback<Vec<HandedIn>>,
}

/// An empty plan, a file or a link.
#[component]
pub(super) fn Begin(props: &BeginProps) -> Html {
    html! {
        <Card title="Start with your own">
            <div class="stack">
                <EmptyPlan />
                <div class="bar">
                    <FileButton label="Open a file…" accept=".json,application/json,.muster-sealed" onfiles={props.onfiles.clone()} />
                    <span class="sub small">{ "A plan file (.muster.json, or .muster-sealed with a passphrase); or drop it anywhere on this page" }</span>
                </div>
                <LinkEntry />
            </div>
        </Card>
    }
}

#[component]
fn EmptyPlan() -> Html {
    let (store, insight) = (use_store(), use_insight());
    let name = use_state_eq(|| AttrValue::Static(""));
    let oninput = {
        let name = name.clone();
        Callback::from(move |text: AttrValue| name.set(text))
    };
    let start = {
        let name = name.clone();
        Callback::from(move |()| {
            let name = match name.trim() {
                "" => "My plan".to_owned(),
                name => name.to_owned(),
            };
            let store = store.clone();
            insight.load_then(move |code| {
                keep(&store, code, |code| (code.empty)(fresh(), &name));
            });
        })
    };
    html! {
        <form class="bar" onsubmit={on_submit(&start)}>
            <TextField label="Name of the plan" value={(*name).clone()} {oninput} placeholder="ERP production, eu-de" />
            <Button label="Start empty" icon={IconName::Plus} onclick={start.reform(|_: MouseEvent| ())} />
        </form>
    }
}

#[component]
fn LinkEntry() -> Html {
    let store = use_store();
    let link = use_state_eq(|| AttrValue::Static(""));
    let problem = use_state_eq(|| None::<AttrValue>);
    let oninput = {
        let link = link.clone();
        Callback::from(move |text: AttrValue| link.set(text))
    };
    let open = {
        let (link, problem) = (link.clone(), problem.clone());
        Callback::from(move |()| match link.trim().split_once(PREFIX) {
            Some((_, content)) => store.dispatch(Action::Go {
                route: Route::Open(content.into()),
                replace: false,
            }),
            None => problem.set(Some(
                "A link to a plan has #/open/ in it; copy all of it".into(),
            )),
        })
    };
    html! {
        <form class="bar" onsubmit={on_submit(&open)}>
            <TextField label="Link to a plan" value={(*link).clone()} {oninput} error={(*problem).clone()} />
            <Button label="Open link" icon={IconName::Link} onclick={open.reform(|_: MouseEvent| ())} />
        </form>
    }
}

/// Enter in the field is as good as the button.
fn on_submit(run: &Callback<()>) -> Callback<SubmitEvent> {
    let run = run.clone();
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        run.emit(());
    })
}
