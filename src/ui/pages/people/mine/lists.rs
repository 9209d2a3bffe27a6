//! Lists of duties and checklist entries, the first of many at once.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::model::id::Key;
use crate::query::people::mine::{DutyLine, EntryLine};
use crate::ui::components::button::Button;
use crate::ui::components::card::Card;
use crate::ui::components::mark::{SeverityMark, StandingMark};
use crate::ui::hooks::turn::use_growth;
use crate::ui::marks;

/// How many lines are shown until more are asked for, and how many more come
/// with every task then.
const PART: usize = 40;

/// Properties of [`DutyList`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct DutyListProps {
    pub(super) title: &'static str,
    pub(super) plan: Key,
    pub(super) lines: Rc<[DutyLine]>,
}

/// Duties; nothing where there are none.
#[component]
pub(super) fn DutyList(props: &DutyListProps) -> Html {
    let lines = &props.lines;
    let (shown, more) = use_part(lines.len());
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <Card title={props.title} sub={lines.len().to_string()} flush={true}>
            <table class="table stacked">
                <thead><tr>
                    <th scope="col">{ "Duty" }</th>
                    <th scope="col">{ "Why here" }</th>
                    <th scope="col">{ "Checks" }</th>
                    <th scope="col">{ "Due" }</th>
                </tr></thead>
                <tbody>
                    for line in lines.iter().take(shown) { { duty(props.plan, line) } }
                </tbody>
            </table>
            { more }
        </Card>
    }
}

fn duty(plan: Key, line: &DutyLine) -> Html {
    let href = Route::Plan(plan, Page::Responsibilities(Some(line.id))).print();
    html! {
        <tr key={line.id.to_string()}>
            <td><a {href}>{ &line.title }</a><div class="sub">{ &line.object }</div></td>
            <td data-label="Why here">{ line.part.text() }</td>
            <td data-label="Checks">
                if let (Some(state), Some(label)) = (line.checks.worst(), line.checks.label()) {
                    <StandingMark standing={marks::standing(state)} label={AttrValue::from(label)} />
                } else {
                    <span class="muted small">{ "Nothing checked" }</span>
                }
            </td>
            <td data-label="Due">{ day(line.due.map(|day| day.to_string()), line.is_late) }</td>
        </tr>
    }
}

fn day(day: Option<String>, is_late: bool) -> Html {
    let Some(day) = day else {
        return html! { <span class="muted">{ "No day" }</span> };
    };
    html! {
        <span class={is_late.then_some("none")}>{ day }if is_late { { ", overdue" } }</span>
    }
}

/// Properties of [`EntryList`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct EntryListProps {
    pub(super) title: &'static str,
    /// What the day says.
    pub(super) day: &'static str,
    pub(super) plan: Key,
    pub(super) lines: Rc<[EntryLine]>,
}

/// Checklist entries; nothing where there are none.
#[component]
pub(super) fn EntryList(props: &EntryListProps) -> Html {
    let lines = &props.lines;
    let (shown, more) = use_part(lines.len());
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <Card title={props.title} sub={lines.len().to_string()} flush={true}>
            <table class="table stacked">
                <thead><tr>
                    <th scope="col">{ "Entry" }</th>
                    <th scope="col">{ "Severity" }</th>
                    <th scope="col">{ "State" }</th>
                    <th scope="col">{ props.day }</th>
                </tr></thead>
                <tbody>
                    for line in lines.iter().take(shown) { { entry(props, line) } }
                </tbody>
            </table>
            { more }
        </Card>
    }
}

fn entry(props: &EntryListProps, line: &EntryLine) -> Html {
    let href = Route::Plan(props.plan, Page::Readiness(Some(line.id))).print();
    html! {
        <tr key={line.id.to_string()}>
            <td><a {href}>{ &line.text }</a><div class="sub">{ &line.object }</div></td>
            <td data-label="Severity"><SeverityMark severity={marks::severity(line.severity)} /></td>
            <td data-label="State"><StandingMark standing={marks::standing(line.state)} /></td>
            <td data-label={props.day}>{ day(line.day.map(|day| day.to_string()), false) }</td>
        </tr>
    }
}

/// How many of so many lines are shown, and a way to see all of them.
#[hook]
fn use_part(count: usize) -> (usize, Html) {
    let whole = use_state_eq(|| false);
    let wanted = if *whole { count } else { count.min(PART) };
    let shown = use_growth(wanted, PART);
    let left = count.saturating_sub(wanted);
    let onclick = {
        let whole = whole.clone();
        Callback::from(move |_: MouseEvent| whole.set(true))
    };
    let more = html! {
        if left > 0 {
            <div class="pad"><Button label={format!("Show {left} more")} small={true} {onclick} /></div>
        }
    };
    (shown, more)
}
