//! Worst cases against their targets, as horizontal bars on one axis of time.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::charts::geometry::{WHOLE, axis, percent, share};
use crate::ui::components::field::parse::format_duration;
use crate::ui::components::tone::Tone;

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetBar {
    /// Whose bar it is.
    pub label: AttrValue,
    /// The target in minutes, when there is one.
    pub target: Option<u32>,
    /// Worst case in minutes, from best to worst estimate; `None` is not known.
    pub worst: Option<(u32, u32)>,
    /// What is known of the worst case, where that alone exceeds the target.
    pub at_least: Option<u32>,
}

impl TargetBar {
    /// Met, missed, or not known.
    pub const fn tone(&self) -> Tone {
        match (self.target, self.worst) {
            (Some(target), Some((low, high))) => {
                if high <= target {
                    Tone::Good
                } else if low <= target {
                    Tone::High
                } else {
                    Tone::Critical
                }
            }
            (None, Some(_)) => Tone::Low,
            (_, None) if self.at_least.is_some() => Tone::Critical,
            (_, None) => Tone::Unknown,
        }
    }

    /// The bar in words, such as `4 h 22 min, target 1 h`.
    pub fn words(&self) -> String {
        let worst = match self.worst {
            Some((low, high)) if low == high => format_duration(high),
            Some((low, high)) => format!("{} to {}", format_duration(low), format_duration(high)),
            None => match self.at_least {
                Some(0) | None => "unknown".to_owned(),
                Some(known) => format!("at least {}", format_duration(known)),
            },
        };
        match self.target {
            Some(target) => format!("{worst}, target {}", format_duration(target)),
            None => format!("{worst}, no target"),
        }
    }
}

/// Properties of [`TargetBars`].
#[derive(Clone, PartialEq, Properties)]
pub struct TargetBarsProps {
    /// What is compared, such as `Worst-case RPO against target`.
    pub label: AttrValue,
    /// The bars, each with a label of its own.
    pub bars: Rc<[TargetBar]>,
}

/// A table whose middle column is drawn; the words beside each bar are the numbers.
#[component]
pub fn TargetBars(props: &TargetBarsProps) -> Html {
    let longest = |bar: &TargetBar| {
        bar.worst
            .map_or(bar.at_least.unwrap_or(0), |worst| worst.1)
            .max(bar.target.unwrap_or(0))
    };
    let (end, step) = axis(props.bars.iter().map(longest).max().unwrap_or(0));
    html! {
        <table class="target-bars">
            <caption class="sr">{ &props.label }</caption>
            <tbody>
                for bar in props.bars.iter() {
                    <tr key={bar.label.as_str()}>
                        <th scope="row">{ &bar.label }</th>
                        <td class="target-bar" aria-hidden="true">{ drawing(bar, end, step) }</td>
                        <td class={classes!("target-words", bar.tone().class())}>{ bar.words() }</td>
                    </tr>
                }
                <tr key="" class="axis" aria-hidden="true"><th></th><td class="target-bar">{ marks(end, step) }</td><td></td></tr>
            </tbody>
        </table>
    }
}

fn drawing(bar: &TargetBar, end: u32, step: u32) -> Html {
    html! {
        <svg class={bar.tone().class()} width="100%" height="20" focusable="false">
            for mark in (0..=end / step).map(|count| share(count * step, end)) {
                <line key={mark} class="grid-line" x1={percent(mark)} x2={percent(mark)} y1="0" y2="20" />
            }
            if let Some((low, high)) = bar.worst {
                <rect class="fill" y="5" width={percent(share(low.min(high), end))} height="10" />
                if high > low {
                    <rect class="fill doubtful" x={percent(share(low, end))} y="5" width={percent(share(high, end) - share(low, end))} height="10" />
                }
            } else if let Some(known) = bar.at_least.filter(|known| *known > 0) {
                <rect class="fill" y="5" width={percent(share(known, end))} height="10" />
                <rect class="fill doubtful" x={percent(share(known, end))} y="5" width={percent(WHOLE - share(known, end))} height="10" />
            } else {
                <rect class="not-known" y="5" width="100%" height="10" />
            }
            if let Some(target) = bar.target {
                <line class="target" x1={percent(share(target, end))} x2={percent(share(target, end))} y1="1" y2="19" />
            }
        </svg>
    }
}

fn marks(end: u32, step: u32) -> Html {
    let every = if end / step > 4 { 2 } else { 1 };
    html! {
        <svg width="100%" height="16" focusable="false">
            for count in (0..=end / step).step_by(every) {
                { mark(count * step, end) }
            }
        </svg>
    }
}

fn mark(at: u32, end: u32) -> Html {
    let x = share(at, end);
    let anchor = match x {
        0 => "start",
        WHOLE => "end",
        _ => "middle",
    };
    let words = if at == 0 {
        "0".to_owned()
    } else {
        format_duration(at)
    };
    html! { <text key={at} class="axis-label" x={percent(x)} y="12" text-anchor={anchor}>{ words }</text> }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(target: Option<u32>, worst: Option<(u32, u32)>, tone: Tone, words: &str) {
        let bar = TargetBar {
            label: "x".into(),
            target,
            worst,
            at_least: None,
        };
        assert_eq!(bar.tone(), tone, "{words}");
        assert_eq!(bar.words(), words);
    }

    #[test]
    fn a_bar_is_met_missed_or_not_known() {
        check(
            Some(60),
            Some((262, 262)),
            Tone::Critical,
            "4 h 22 min, target 1 h",
        );
        check(
            Some(480),
            Some((120, 180)),
            Tone::Good,
            "2 h to 3 h, target 8 h",
        );
        check(
            Some(150),
            Some((120, 180)),
            Tone::High,
            "2 h to 3 h, target 2 h 30 min",
        );
        check(Some(60), None, Tone::Unknown, "unknown, target 1 h");
        check(None, Some((5, 5)), Tone::Low, "5 min, no target");
    }

    #[test]
    fn what_is_known_and_too_long_is_missed() {
        let bar = TargetBar {
            label: "x".into(),
            target: Some(60),
            worst: None,
            at_least: Some(240),
        };
        assert_eq!(bar.tone(), Tone::Critical);
        assert_eq!(bar.words(), "at least 4 h, target 1 h");
    }
}
