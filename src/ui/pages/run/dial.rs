//! The clock of a run: how long it has been going on, against the tightest
//! objective, how much is done and what is next.

use yew::prelude::*;

use crate::query::run::clock::{Pace, digits, of_target};
use crate::query::run::course::Standing;
use crate::ui::charts::progress_bar::ProgressBar;
use crate::ui::components::icon::IconName;
use crate::ui::components::tag::Tag;
use crate::ui::components::tone::Tone;

/// Properties of [`Dial`].
#[derive(Clone, PartialEq, Properties)]
pub struct DialProps {
    /// Seconds since the start.
    pub seconds: u64,
    /// The tightest recovery time objective in minutes, and whose it is.
    pub target: Option<(u32, AttrValue)>,
    /// How many steps are done, and how many there are.
    pub progress: (usize, usize),
    /// The next step and how it stands; none once all are done.
    pub next: Option<(AttrValue, Standing)>,
}

/// The clock of a run. It is no live region: nobody wants a second read out.
#[component]
pub fn Dial(props: &DialProps) -> Html {
    let (done, all) = props.progress;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    html! {
        <section class="run-dial" aria-label="Clock">
            <div class="run-face run-time">
                <span class="run-label">{ "Since the start" }</span>
                <span class="run-digits" role="timer" aria-live="off">{ digits(props.seconds) }</span>
            </div>
            { objective(props) }
            <div class="run-face">
                <span class="run-label">{ "Steps done" }</span>
                <span class="run-figure">{ format!("{done} of {all}") }</span>
                <ProgressBar label="Steps done" value={count(done)} max={count(all)} tone={Tone::Good} bare={true} />
            </div>
            <div class="run-face run-next">
                <span class="run-label">{ "Next step" }</span>
                if let Some((text, standing)) = &props.next {
                    <span class="run-figure-text">{ text }</span>
                    { tag(*standing) }
                } else {
                    <span class="run-figure-text">{ "All steps are done" }</span>
                }
            </div>
        </section>
    }
}

fn objective(props: &DialProps) -> Html {
    let Some((minutes, whose)) = &props.target else {
        return html! {
            <div class="run-face">
                <span class="run-label">{ "Recovery time objective" }</span>
                <span class="run-figure-text">{ "None stated" }</span>
            </div>
        };
    };
    let pace = Pace::of(props.seconds, *minutes);
    let (tone, icon) = match pace {
        Pace::InTime(_) => (Tone::Good, IconName::Check),
        Pace::Short(_) => (Tone::High, IconName::Warning),
        Pace::Late(_) => (Tone::Critical, IconName::Error),
    };
    html! {
        <div class={classes!("run-face", "run-rto", tone.class())}>
            <span class="run-label">{ format!("Tightest RTO: {whose}") }</span>
            <span class="run-figure">{ of_target(props.seconds, *minutes) }</span>
            <Tag label={pace.words()} {tone} icon={Some(icon)} />
        </div>
    }
}

/// How a step stands, with a colour and a word.
pub(super) fn tag(standing: Standing) -> Html {
    let (tone, icon) = match standing {
        Standing::Done(_) => (Tone::Good, Some(IconName::Check)),
        Standing::Late(_) => (Tone::Critical, Some(IconName::Warning)),
        Standing::Due(_) => (Tone::Accent, None),
        Standing::Ahead(_) => (Tone::Neutral, None),
        Standing::Unplanned => (Tone::Unknown, None),
    };
    html! { <Tag label={standing.words()} {tone} {icon} /> }
}
