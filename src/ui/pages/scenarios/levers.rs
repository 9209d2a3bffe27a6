//! Which single changes of the deployment would turn most verdicts.

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::model::id::Key;
use crate::scenario::gain::Gain;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::Button;
use crate::ui::components::card::Card;
use crate::ui::rehearsal::levers::{Levers, use_levers};
use crate::ui::rehearsal::summaries::Summaries;

/// How many changes are shown.
const SHOWN: usize = 8;

/// Properties of [`LeversCard`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct LeversCardProps {
    pub(super) summaries: ByPtr<Summaries>,
}

/// What would turn most, worked out once somebody asks.
#[component]
pub(super) fn LeversCard(props: &LeversCardProps) -> Html {
    let wanted = use_state_eq(|| false);
    let found = use_levers(props.summaries.clone(), *wanted);
    let plan = props.summaries.assessed.plan.id();
    let onclick = {
        let wanted = wanted.clone();
        Callback::from(move |_: MouseEvent| wanted.set(true))
    };
    html! {
        <Card title="What would turn most" sub="single changes of the deployment, each tried against all scenarios">
            { match found {
                Some(found) => html! { <Changes found={found} {plan} /> },
                None => html! {
                    <div>
                        <Button label="Work it out" {onclick} busy={*wanted} />
                    </div>
                },
            } }
        </Card>
    }
}

/// Properties of [`Changes`].
#[derive(Clone, PartialEq, Properties)]
struct ChangesProps {
    found: ByPtr<Levers>,
    plan: Key,
}

/// The changes that bring most for their effort.
#[component]
fn Changes(props: &ChangesProps) -> Html {
    let found = &props.found;
    html! {
        <>
            <p class="sub" role="status">{ said(found) }</p>
            <ol class="steps">
                for gain in found.gains.iter().take(SHOWN) { <Change gain={gain.clone()} plan={props.plan} /> }
            </ol>
        </>
    }
}

fn said(found: &Levers) -> String {
    let (tried, chosen, there) = (found.tried, found.chosen, found.there);
    if !found.is_complete() {
        return format!("Trying changes: {tried} of {chosen}");
    }
    let better = found.gains.len();
    if chosen < there {
        return format!(
            "{better} of the {chosen} changes that concern most workloads would make something better; {} more were not tried",
            there - chosen
        );
    }
    format!(
        "{better} of {chosen} changes would make something better; the best for their effort come first"
    )
}

/// Properties of [`Change`].
#[derive(Clone, PartialEq, Properties)]
pub struct ChangeProps {
    /// What it would bring.
    pub gain: Gain,
    /// The plan.
    pub plan: Key,
}

/// A change, with what it would bring and where to begin.
#[component]
pub fn Change(props: &ChangeProps) -> Html {
    let gain = &props.gain;
    let (kind, key) = gain.lever.object;
    let page = Page::of_object(kind, key);
    let href = page.map(|page| Route::Plan(props.plan, page).print());
    let text = &gain.lever.text;
    let concerns = match gain.lever.concerns {
        1 => "1 workload".to_owned(),
        count => format!("{count} workloads"),
    };
    html! {
        <li>
            <span class="gain" title="Objectives that would no longer be missed, over all scenarios">
                { gain.misses }<span class="sr">{ " fewer misses" }</span>
            </span>
            <div>
                if let Some(href) = href { <a {href}>{ text }</a> } else { { text } }
                <div class="sub">{ format!("{} · {concerns} · {}", brings(gain), gain.lever.effort.label()) }</div>
            </div>
        </li>
    }
}

/// What it would bring, in words.
fn brings(gain: &Gain) -> String {
    let scenarios = match gain.scenarios {
        1 => "in 1 scenario".to_owned(),
        count => format!("in {count} scenarios"),
    };
    match (gain.misses, gain.meets) {
        (0, meets) => format!("{meets} more met for certain"),
        (1, meets) => format!("1 objective missed no longer, {scenarios}; {meets} more met"),
        (misses, meets) => {
            format!("{misses} objectives missed no longer, {scenarios}; {meets} more met")
        }
    }
}
