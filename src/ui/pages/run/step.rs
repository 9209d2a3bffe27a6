//! One step of a run: a tick that a thumb finds, what is done, who does it
//! and how to reach them, what is missing, and a note.

use yew::prelude::*;

use crate::browser::dom;
use crate::model::drill::DrillStep;
use crate::query::run::contact::link;
use crate::query::run::course::Standing;
use crate::ui::components::button::{Button, ButtonKind, truth};
use crate::ui::components::field::text::TextField;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::pages::run::dial::tag;

use super::details::Detail;

/// Properties of [`RunStep`].
#[derive(Clone, PartialEq, Properties)]
pub struct RunStepProps {
    /// Its place in the run.
    pub place: usize,
    /// The step.
    pub step: DrillStep,
    /// How it stands.
    pub standing: Standing,
    /// What the plan knows about it.
    #[prop_or_default]
    pub detail: Detail,
    /// The time of day at which it was done.
    #[prop_or_default]
    pub at: AttrValue,
    /// Whether it is the first that is not done.
    #[prop_or_default]
    pub next: bool,
    /// Whether its lane is named: not where steps stand under their lane.
    #[prop_or(true)]
    pub names_lane: bool,
    /// Ticks the step at that place, or takes the tick back.
    pub ontick: Callback<(usize, bool)>,
    /// Notes something at the step at that place.
    pub onnote: Callback<(usize, AttrValue)>,
}

/// One step of a run.
#[component]
pub fn RunStep(props: &RunStepProps) -> Html {
    let done = matches!(props.standing, Standing::Done(_));
    let late = matches!(props.standing, Standing::Late(_));
    let place = props.place;
    let ontick = props.ontick.reform(move |_: MouseEvent| (place, !done));
    let class = classes!(
        "run-step",
        done.then_some("done"),
        late.then_some("late"),
        props.next.then_some("next")
    );
    html! {
        <li {class} aria-current={props.next.then_some("step")}>
            <button type="button" class="run-tick" aria-pressed={truth(done)} onclick={ontick}
                aria-label={format!("Step {}, done: {}", place + 1, &*props.step.text)}>
                if done { <Icon name={IconName::Check} /> } else { <span>{ place + 1 }</span> }
            </button>
            <div class="run-what">
                <p class="run-text">{ &*props.step.text }</p>
                { who(props) }
                if props.standing != Standing::Unplanned {
                    <p class="run-when">
                        { tag(props.standing) }
                        if done { <span>{ format!("at {}", props.at) }</span> }
                    </p>
                }
                if let Some(missing) = props.detail.missing.as_ref().filter(|_| !done) {
                    <p class="run-missing"><Icon name={IconName::Warning} />{ format!("Missing: {missing}") }</p>
                }
                if let Some(duty) = &props.detail.duty { <p class="sub">{ format!("Duty: {duty}") }</p> }
                <Note {place} text={AttrValue::from(props.step.note.to_string())} onnote={props.onnote.clone()} />
            </div>
        </li>
    }
}

/// Who does it, how to reach them, and who stands in.
fn who(props: &RunStepProps) -> Html {
    let detail = &props.detail;
    let reach = detail.contact.as_ref();
    let deputy = reach.and_then(|reach| reach.deputy.as_ref());
    let lane = match &*props.step.lane {
        "" => "Nobody",
        lane => lane,
    };
    html! {
        <p class="run-who">
            if props.names_lane { <strong class={(lane == "Nobody").then_some("none")}>{ lane }</strong> }
            if let Some(reach) = reach {
                if reach.contact.is_empty() {
                    <span class="muted">{ "no contact stated" }</span>
                } else {
                    { way(&reach.contact) }
                }
            }
            if let Some((name, contact)) = deputy {
                <span class="muted">{ format!("stands in: {name}") }</span>
                if !contact.is_empty() { { way(contact) } }
            }
        </p>
    }
}

/// A way to reach somebody: a link where a telephone can follow it.
pub(super) fn way(text: &str) -> Html {
    match link(text) {
        Some(href) => html! { <a {href}>{ text }</a> },
        None => html! { <span>{ text }</span> },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct NoteProps {
    place: usize,
    text: AttrValue,
    onnote: Callback<(usize, AttrValue)>,
}

/// A note, or the button that opens one.
#[component]
fn Note(props: &NoteProps) -> Html {
    let opened = use_state_eq(|| false);
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(*opened, move |opened| {
            if let Some(node) = node.get().filter(|_| *opened) {
                dom::focus_nth(&node, "textarea", 0);
            }
        });
    }
    let number = props.place + 1;
    if props.text.is_empty() && !*opened {
        let open = {
            let opened = opened.setter();
            Callback::from(move |_: MouseEvent| opened.set(true))
        };
        let label = "Add a note…";
        return html! {
            <div class="run-note no-print">
                <Button {label} kind={ButtonKind::Quiet} icon={IconName::Edit} onclick={open} title={format!("Add a note to step {number}")} />
            </div>
        };
    }
    let place = props.place;
    let oninput = props.onnote.reform(move |text: AttrValue| (place, text));
    html! {
        <div class="run-note" ref={node}>
            <TextField label={format!("Note on step {number}")} value={props.text.clone()} {oninput} multiline={true} wide={true} />
        </div>
    }
}
