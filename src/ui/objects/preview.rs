//! A plan from outside, looked at before it is kept.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::other_copy::OtherCopy;
use crate::file::warning::Warning;
use crate::model::plan::{Kind, Plan};
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::card::{Card, KeyValue, KeyValues};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::effects::fresh;
use crate::ui::objects::edits::counted;
use crate::ui::store::{use_selector, use_store};

/// The kinds whose numbers say what a plan is about.
const COUNTED: &[Kind] = &[
    Kind::Application,
    Kind::Region,
    Kind::Instance,
    Kind::Connection,
    Kind::Policy,
    Kind::Workload,
    Kind::Person,
    Kind::Drill,
];

/// The most remarks that are listed.
const LISTED: usize = 50;

/// A plan from outside, and what was odd about it.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// The plan.
    pub plan: Rc<Plan>,
    /// Where it came from: the name of a file, say.
    pub from: AttrValue,
    /// What was odd.
    pub warnings: Rc<[Warning]>,
    /// How much of a plan it is, if not all, in a sentence.
    pub note: Option<AttrValue>,
}

impl PartialEq for Arrived {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.plan, &other.plan)
    }
}

/// Properties of [`Preview`].
#[derive(Clone, PartialEq, Properties)]
pub struct PreviewProps {
    /// The plan.
    pub arrived: Arrived,
    /// Called when it is not to be kept.
    pub ondiscard: Callback<()>,
}

/// What a plan from outside holds, and the choice to keep it.
#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let store = use_store();
    let plan = &props.arrived.plan;
    let known = use_selector(plan.id(), |state, id| {
        let entry = state.library.get(*id)?;
        entry.deleted_at.is_none().then(|| entry.name.clone())
    });
    let keep = {
        let (store, plan) = (store.clone(), Rc::clone(plan));
        Callback::from(move |_: MouseEvent| {
            store.dispatch(Action::Keep(Rc::clone(&plan), fresh()));
        })
    };
    // What was left out of it would look as if somebody had taken it out.
    let can_be_merged = known.is_some() && props.arrived.note.is_none();
    let merge = {
        let arrived = props.arrived.clone();
        Callback::from(move |_: MouseEvent| {
            store.dispatch(Action::Beside(Some(Rc::new(OtherCopy {
                plan: Rc::clone(&arrived.plan),
                from: (&*arrived.from).into(),
                base: None,
                published_at: None,
            }))));
        })
    };
    let keep_kind = if can_be_merged {
        ButtonKind::Default
    } else {
        ButtonKind::Primary
    };
    let name = if plan.name().is_empty() {
        "Unnamed plan"
    } else {
        plan.name()
    };
    html! {
        <Card title={name.to_owned()}>
            <div class="stack">
                if let Some(note) = &props.arrived.note { <Notice title={note} /> }
                if let Some(known) = known {
                    <Notice title={format!("{known} on this device is the same plan; it is not overwritten")} />
                }
                <KeyValues>
                    <KeyValue term="Revision">{ plan.revision() }</KeyValue>
                    <KeyValue term="Holds">{ contents(plan) }</KeyValue>
                </KeyValues>
                { warnings(&props.arrived.warnings) }
                <div class="actions">
                    if can_be_merged {
                        <Button label="Compare and merge…" kind={ButtonKind::Primary} onclick={merge} />
                    }
                    <Button label="Keep as a new plan" kind={keep_kind} onclick={keep} />
                    <Button label="Discard" onclick={props.ondiscard.reform(|_: MouseEvent| ())} />
                </div>
            </div>
        </Card>
    }
}

/// How much of what a plan holds.
pub fn contents(plan: &Plan) -> String {
    let parts: Vec<String> = COUNTED
        .iter()
        .map(|&kind| (kind, plan.table(kind).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| counted(kind, count))
        .collect();
    if parts.is_empty() {
        "nothing yet".to_owned()
    } else {
        parts.join(", ")
    }
}

/// What was odd about the file of a plan.
pub fn warnings(warnings: &[Warning]) -> Html {
    if warnings.is_empty() {
        return Html::default();
    }
    let more = warnings.len().saturating_sub(LISTED);
    html! {
        <Notice kind={NoticeKind::Warning} title={format!("{} remarks; nothing was lost", warnings.len())}>
            <ul>
                for (at, warning) in warnings.iter().take(LISTED).enumerate() {
                    <li key={at}>{ warning.to_string() }</li>
                }
            </ul>
            if more > 0 { <p>{ format!("and {more} more") }</p> }
        </Notice>
    }
}
