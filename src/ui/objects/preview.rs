//! A plan from outside, looked at before it is kept.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
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
        let plan = Rc::clone(plan);
        Callback::from(move |_: MouseEvent| {
            store.dispatch(Action::Keep(Rc::clone(&plan), fresh()));
        })
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
                    <Notice title={format!("{known} on this device is the same plan; this one is kept as a copy beside it")} />
                }
                <KeyValues>
                    <KeyValue term="Revision">{ plan.revision() }</KeyValue>
                    <KeyValue term="Holds">{ contents(plan) }</KeyValue>
                </KeyValues>
                { warnings(&props.arrived.warnings) }
                <div class="actions">
                    <Button label="Keep as a new plan" kind={ButtonKind::Primary} onclick={keep} />
                    <Button label="Discard" onclick={props.ondiscard.reform(|_: MouseEvent| ())} />
                </div>
            </div>
        </Card>
    }
}

fn contents(plan: &Plan) -> String {
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

fn warnings(warnings: &[Warning]) -> Html {
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
