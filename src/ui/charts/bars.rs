//! Bars beside each other's numbers, the longest the widest: who has how much.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::charts::geometry::{percent, share};
use crate::ui::components::tone::Tone;

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Identifies it.
    pub id: AttrValue,
    /// Whose it is.
    pub label: AttrValue,
    /// Where more is said about it.
    pub href: Option<AttrValue>,
    /// How much.
    pub value: u32,
    /// Its colour.
    pub tone: Tone,
}

/// Properties of [`BarRows`].
#[derive(Clone, PartialEq, Properties)]
pub struct BarRowsProps {
    /// What is counted.
    pub label: AttrValue,
    /// The bars, in the order drawn.
    pub bars: Rc<[Bar]>,
}

/// A table of names, bars and numbers; the bar itself says nothing that the
/// number does not.
#[component]
pub fn BarRows(props: &BarRowsProps) -> Html {
    let longest = props.bars.iter().map(|bar| bar.value).max();
    let longest = longest.unwrap_or_default();
    html! {
        <table class="bar-rows">
            <caption class="sr">{ &props.label }</caption>
            <tbody>
                for bar in props.bars.iter() { { row(bar, longest) } }
            </tbody>
        </table>
    }
}

fn row(bar: &Bar, longest: u32) -> Html {
    html! {
        <tr key={bar.id.as_str()}>
            <th scope="row">
                if let Some(href) = &bar.href { <a {href}>{ &bar.label }</a> } else { { &bar.label } }
            </th>
            <td class={classes!("bar-cell", bar.tone.class())}>
                <svg width="100%" height="10" aria-hidden="true" focusable="false">
                    <rect class="track" width="100%" height="10" rx="2" />
                    <rect class="fill" width={percent(share(bar.value, longest))} height="10" rx="2" />
                </svg>
            </td>
            <td class="num">{ bar.value }</td>
        </tr>
    }
}
