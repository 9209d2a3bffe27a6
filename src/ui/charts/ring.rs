//! The readiness ring: a score, and the gates it has to pass.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::tone::Tone;

/// A score from which a gate can open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// Where it stands, 0 to 100.
    pub at: u32,
    /// Its name, such as `Basic`.
    pub label: AttrValue,
}

/// Properties of [`ReadinessRing`].
#[derive(Clone, PartialEq, Properties)]
pub struct ReadinessRingProps {
    /// The score, 0 to 100.
    pub score: u32,
    /// The level in words.
    pub level: AttrValue,
    /// Marks on the ring.
    pub gates: Rc<[Gate]>,
    /// Colour of the score.
    #[prop_or(Tone::Accent)]
    pub tone: Tone,
    /// Width and height in CSS pixels.
    #[prop_or(140)]
    pub size: u32,
}

/// The score as an arc with a tick for every gate, and the number in the middle.
#[component]
pub fn ReadinessRing(props: &ReadinessRingProps) -> Html {
    let score = props.score.min(100);
    let words = describe(props, score);
    let size = props.size.to_string();
    html! {
        <svg class={classes!("ring", props.tone.class())} width={size.clone()} height={size} viewBox="0 0 140 140" role="img"
            aria-label={words.clone()} focusable="false">
            <title>{ words }</title>
            <circle class="track" cx="70" cy="70" r="54" />
            if score > 0 {
                // pathLength makes the circle 100 long, so the score is the length of the dash
                <circle class="fill" cx="70" cy="70" r="54" pathLength="100" stroke-dasharray={format!("{score} 100")}
                    transform="rotate(-90 70 70)" />
            }
            for (at, gate) in props.gates.iter().enumerate() {
                <line key={at} class={if score >= gate.at { "tick passed" } else { "tick" }} x1="70" y1="6" x2="70" y2="26"
                    transform={format!("rotate({} 70 70)", turn(gate.at))} />
            }
            <text class="ring-number" x="70" y="76" text-anchor="middle" aria-hidden="true">{ score }</text>
            <text class="ring-unit" x="70" y="94" text-anchor="middle" aria-hidden="true">{ "of 100" }</text>
        </svg>
    }
}

/// Degrees clockwise from the top, with one decimal: a hundredth of the ring is 3.6 degrees.
fn turn(at: u32) -> String {
    let tenths = at.min(100) * 36;
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn describe(props: &ReadinessRingProps, score: u32) -> AttrValue {
    let mut words = format!("{}, score {score} of 100", props.level);
    for gate in props.gates.iter() {
        words.push_str("; ");
        words.push_str(&gate.label);
        words.push_str(" from ");
        words.push_str(&gate.at.to_string());
    }
    AttrValue::from(words)
}

#[cfg(test)]
mod tests {
    use super::turn;

    #[test]
    fn a_full_ring_is_a_full_turn() {
        for (at, degrees) in [
            (0, "0.0"),
            (25, "90.0"),
            (58, "208.8"),
            (100, "360.0"),
            (200, "360.0"),
        ] {
            assert_eq!(turn(at), degrees);
        }
    }
}
