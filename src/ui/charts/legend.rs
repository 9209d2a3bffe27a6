//! The key of a picture.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::tone::Tone;

/// One line of a legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendItem {
    /// The words.
    pub label: AttrValue,
    /// The colour and pattern they stand for.
    pub tone: Tone,
    /// How many.
    pub value: Option<AttrValue>,
}

/// Properties of [`Legend`].
#[derive(Clone, PartialEq, Properties)]
pub struct LegendProps {
    /// The lines.
    pub items: Rc<[LegendItem]>,
}

/// What the colours and patterns of a picture stand for.
#[component]
pub fn Legend(props: &LegendProps) -> Html {
    html! {
        <ul class="legend">
            for item in props.items.iter() {
                <li key={item.label.as_str()}>
                    <span class={classes!("swatch", item.tone.class())} aria-hidden="true"></span>
                    { &item.label }
                    if let Some(value) = &item.value { <span class="muted">{ value }</span> }
                </li>
            }
        </ul>
    }
}
