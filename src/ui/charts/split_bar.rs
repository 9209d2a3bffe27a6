//! A bar divided among parties or outcomes.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::charts::geometry::{Span, percent, split};
use crate::ui::components::id::use_id;
use crate::ui::components::tone::Tone;

/// One part of a bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it counts.
    pub label: AttrValue,
    /// How many.
    pub value: u32,
    /// Its colour and pattern.
    pub tone: Tone,
    /// A letter drawn inside when there is room.
    pub letter: &'static str,
}

/// Properties of [`SplitBar`].
#[derive(Clone, PartialEq, Properties)]
pub struct SplitBarProps {
    /// What is divided.
    pub label: AttrValue,
    /// The parts, in the order drawn.
    pub parts: Rc<[Part]>,
}

/// A bar divided by number; read aloud as its label and every part that is not nothing.
#[component]
pub fn SplitBar(props: &SplitBarProps) -> Html {
    let id = use_id("bar");
    let values: Vec<u32> = props.parts.iter().map(|part| part.value).collect();
    let spans = split(&values, 250);
    let words = describe(&props.label, &props.parts);
    html! {
        <svg class="split-bar" width="100%" height="16" role="img" aria-label={words.clone()} focusable="false">
            <title>{ words }</title>
            { patterns(&id) }
            <rect class="track" width="100%" height="16" />
            for (part, span) in props.parts.iter().zip(spans).filter(|(part, _)| part.value > 0) {
                { segment(part, span, &id) }
            }
        </svg>
    }
}

fn segment(part: &Part, span: Span, id: &AttrValue) -> Html {
    let (x, width) = (percent(span.start), percent(span.length));
    let pattern = match part.tone {
        Tone::Unknown => Some(format!("url(#{id}-stripes)")),
        Tone::ThirdParty => Some(format!("url(#{id}-dots)")),
        Tone::Shared => Some(format!("url(#{id}-lines)")),
        _ => None,
    };
    let room = span.length >= 900 && !part.letter.is_empty() && part.tone != Tone::Unknown;
    html! {
        <g key={part.label.as_str()} class={part.tone.class()}>
            <rect class="fill" x={x.clone()} width={width.clone()} height="16" />
            if let Some(fill) = pattern { <rect {fill} x={x.clone()} width={width} height="16" /> }
            if span.start > 0 { <rect class="gap" {x} width="2" height="16" /> }
            if room {
                <text class="letter" x={percent(span.start + span.length / 2)} y="12" text-anchor="middle" aria-hidden="true">
                    { part.letter }
                </text>
            }
        </g>
    }
}

/// Patterns tell the parts apart without colour; the ids are the bar's own.
fn patterns(id: &AttrValue) -> Html {
    html! {
        <defs>
            <pattern id={format!("{id}-stripes")} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect class="pattern-light" width="4" height="8" />
            </pattern>
            <pattern id={format!("{id}-dots")} width="6" height="6" patternUnits="userSpaceOnUse">
                <circle class="pattern-light" cx="3" cy="3" r="1" />
            </pattern>
            <pattern id={format!("{id}-lines")} width="8" height="5" patternUnits="userSpaceOnUse">
                <rect class="pattern-light" y="4" width="8" height="1" />
            </pattern>
        </defs>
    }
}

fn describe(label: &str, parts: &[Part]) -> AttrValue {
    let mut words = label.to_owned();
    let mut separator = ": ";
    for part in parts.iter().filter(|part| part.value > 0) {
        words.push_str(separator);
        words.push_str(&part.label);
        words.push(' ');
        words.push_str(&part.value.to_string());
        separator = ", ";
    }
    if separator == ": " {
        words.push_str(": none");
    }
    AttrValue::from(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_says_its_parts() {
        let part = |label, value| Part {
            label: AttrValue::Static(label),
            value,
            tone: Tone::Neutral,
            letter: "",
        };
        let parts = [part("Provider", 3), part("Shared", 0), part("Customer", 4)];
        assert_eq!(describe("Change", &parts), "Change: Provider 3, Customer 4");
        assert_eq!(describe("Change", &[]), "Change: none");
    }
}
