//! What is to be rehearsed how often, by tier, and what is due next.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::catalogue::Knowledge;
use crate::model::choice::Choices;
use crate::model::plan::Kind;
use crate::model::units::Date;
use crate::readiness::agenda::{DueRow, DueSum, agenda};
use crate::ui::components::card::Card;
use crate::ui::components::tag::Tag;
use crate::ui::components::tone::Tone;

use super::AssessedProps;

/// How many workloads are named.
const NAMED: usize = 10;

/// What is to be rehearsed how often, and what is due next.
#[component]
pub(super) fn DueCards(props: &AssessedProps) -> Html {
    let found = use_memo(props.clone(), |props| {
        let seen = &props.assessed;
        let as_of = seen.assessment.as_of;
        agenda(&seen.plan, &seen.matrix, &seen.knowledge, as_of)
    });
    if found.rows.is_empty() {
        return Html::default();
    }
    let as_of = props.assessed.assessment.as_of;
    let late = found
        .rows
        .iter()
        .filter(|row| is_late(row.next, as_of))
        .count();
    html! {
        <div class="grid grid-2 stretch">
            <Card title="How often" sub="by tier" flush={true}>
                <div class="table-scroll">{ sums(&found.sums, &props.assessed.knowledge) }</div>
            </Card>
            <Card title="Due next" sub={format!("{late} of {} are late or were never held", found.rows.len())} flush={true}>
                <div class="table-scroll">{ rows(props, &found.rows, as_of) }</div>
            </Card>
        </div>
    }
}

fn is_late(next: Option<Date>, as_of: Date) -> bool {
    next.is_none_or(|next| next < as_of)
}

fn sums(sums: &[DueSum], knowledge: &Rc<Knowledge>) -> Html {
    html! {
        <table class="table">
            <thead><tr>
                <th scope="col">{ "Rehearsal" }</th>
                <th scope="col" class="num">{ "Every" }</th>
                <th scope="col" class="num">{ "Never" }</th>
                <th scope="col" class="num">{ "Late" }</th>
                <th scope="col">{ "Next" }</th>
            </tr></thead>
            <tbody>
                for (place, sum) in sums.iter().enumerate() {
                    <tr key={place}>
                        <th scope="row">
                            { format!("{}, {}", tier(sum.tier), sum.what.to_lowercase()) }
                            <div class="sub">{ advice(sum, knowledge) }</div>
                        </th>
                        <td class="num">{ format!("{} d", sum.every_days) }</td>
                        <td class="num">{ format!("{} of {}", sum.never, sum.workloads) }</td>
                        <td class="num">{ sum.overdue }</td>
                        <td>{ sum.next.map_or_else(|| "-".to_owned(), |day| day.to_string()) }</td>
                    </tr>
                }
            </tbody>
        </table>
    }
}

/// Whose advice it is, and the page that it rests on.
fn advice(sum: &DueSum, knowledge: &Rc<Knowledge>) -> Html {
    let source = sum.sources.iter().find_map(|id| knowledge.sources.get(id));
    let words = if sum.own_advice {
        "Advice of Muster's own; the page says yearly at least: "
    } else {
        "Source: "
    };
    let Some(source) = source else {
        return Html::default();
    };
    html! {
        <>{ words }<a href={source.url.clone()} target="_blank" rel="noopener noreferrer">{ &source.title }</a>{ format!(", {}", source.date) }</>
    }
}

fn rows(props: &AssessedProps, rows: &[DueRow], as_of: Date) -> Html {
    let plan = props.assessed.plan.id();
    let more = rows.len().saturating_sub(NAMED);
    html! {
        <table class="table">
            <thead><tr>
                <th scope="col">{ "Workload" }</th>
                <th scope="col">{ "Rehearsal" }</th>
                <th scope="col">{ "Last" }</th>
                <th scope="col">{ "Due" }</th>
            </tr></thead>
            <tbody>
                for row in rows.iter().take(NAMED) {
                    <tr key={format!("{}{}", row.workload, row.what)}>
                        <th scope="row">
                            if let Some(page) = Page::of_object(Kind::Workload, row.workload) {
                                <a href={Route::Plan(plan, page).print()}>{ name(row) }</a>
                            }
                            <div class="sub">{ tier(row.tier) }</div>
                        </th>
                        <td>{ &row.what }</td>
                        <td>{ row.last.map_or_else(|| "never".to_owned(), |day| day.to_string()) }</td>
                        <td>{ due(row.next, as_of) }</td>
                    </tr>
                }
                if more > 0 {
                    <tr key="more"><td colspan="4" class="sub">{ format!("and {more} more") }</td></tr>
                }
            </tbody>
        </table>
    }
}

fn due(next: Option<Date>, as_of: Date) -> Html {
    match next {
        None => html! { <Tag label="now" tone={Tone::High} /> },
        Some(day) if day < as_of => {
            html! { <Tag label={format!("late since {day}")} tone={Tone::High} /> }
        }
        Some(day) => html! { { day.to_string() } },
    }
}

fn name(row: &DueRow) -> &str {
    match row.name.as_str() {
        "" => "Unnamed workload",
        name => name,
    }
}

fn tier(tier: Option<crate::model::application::Tier>) -> &'static str {
    tier.map_or("No tier", Choices::label)
}
