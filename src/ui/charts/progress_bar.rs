//! How much of something is done.

use yew::prelude::*;

use crate::ui::charts::geometry::{percent, share};
use crate::ui::components::tone::Tone;

/// Properties of [`ProgressBar`].
#[derive(Clone, PartialEq, Properties)]
pub struct ProgressBarProps {
    /// What is counted.
    pub label: AttrValue,
    /// How much is done.
    pub value: u32,
    /// How much there is.
    pub max: u32,
    /// Words for the amount, such as `41 of 64`; made from the numbers when absent.
    #[prop_or_default]
    pub text: Option<AttrValue>,
    /// Colour of the done part.
    #[prop_or(Tone::Accent)]
    pub tone: Tone,
    /// Only the bar; the words stay for ears.
    #[prop_or_default]
    pub bare: bool,
}

/// A bar with its words above.
#[component]
pub fn ProgressBar(props: &ProgressBarProps) -> Html {
    let text = props
        .text
        .clone()
        .unwrap_or_else(|| AttrValue::from(format!("{} of {}", props.value, props.max)));
    html! {
        <div class={classes!("progress", props.tone.class())}>
            if !props.bare {
                <div class="progress-words" aria-hidden="true"><span>{ &props.label }</span><span class="muted">{ &text }</span></div>
            }
            <div role="progressbar" aria-label={props.label.clone()} aria-valuemin="0" aria-valuemax={props.max.to_string()}
                aria-valuenow={props.value.min(props.max).to_string()} aria-valuetext={text}>
                <svg class="progress-bar" width="100%" height="6" aria-hidden="true" focusable="false">
                    <rect class="track" width="100%" height="6" rx="3" />
                    <rect class="fill" width={percent(share(props.value, props.max))} height="6" rx="3" />
                </svg>
            </div>
        </div>
    }
}
