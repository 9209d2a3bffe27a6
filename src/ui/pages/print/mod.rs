//! Everything on paper: one page that scrolls, with every row in it.

mod checklist;
mod cover;
mod duties;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::app::route::{Page, Route};
use crate::browser::dom;
use crate::export::input::Input;
use crate::readiness::standing::State;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind, ExternalLink, LinkButton};
use crate::ui::components::card::EmptyState;
use crate::ui::components::field::check::CheckField;
use crate::ui::components::icon::IconName;
use crate::ui::hooks::assessed::use_assessed;
use crate::ui::hooks::view::use_view;
use crate::ui::shell::page::PageHead;

/// The plan as it is printed.
#[component]
pub fn PrintPage() -> Html {
    match use_assessed() {
        Some(assessed) => html! { <Sheets assessed={ByPtr(assessed)} /> },
        None => html! {
            <div class="page">
                <PageHead title="Print" />
                <p class="sub" role="status">{ "Looking at the plan…" }</p>
            </div>
        },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SheetsProps {
    assessed: ByPtr<Assessed>,
}

/// From so many rows on they are laid out on demand only.
const LARGE: usize = 5_000;

/// How many rows there are for paper.
fn rows(assessed: &Assessed) -> usize {
    assessed.assessment.entries().count() + assessed.matrix.holdings().count()
}

/// What can be left off the paper.
const PARTS: [(&str, &str); 3] = [
    ("held", "Leave out what holds"),
    ("provider", "Leave out what the provider sees to"),
    ("duties", "Leave out all duties"),
];

#[component]
fn Sheets(props: &SheetsProps) -> Html {
    let (chosen, set) = use_view("print/without");
    let large = rows(&props.assessed) > LARGE;
    let laid_out = use_state_eq(|| false);
    let left_out = if chosen.is_empty() && large {
        AttrValue::Static("held,provider")
    } else {
        chosen
    };
    let without = |part: &str| left_out.split(',').any(|one| one == part);
    let assessed = &props.assessed;
    let back = Route::Plan(assessed.plan.id(), Page::Export).print();
    let onprint = Callback::from(|_: MouseEvent| dom::print());
    let ready = !large || *laid_out;
    let paper = use_memo(
        (assessed.clone(), left_out.clone(), ready),
        |(assessed, _, ready)| ready.then(|| paper(assessed, without)),
    );
    let onready = Callback::from(move |_: MouseEvent| laid_out.set(true));
    html! {
        <div class="page sheets print-links">
            <PageHead title={title(assessed)}>
                <LinkButton href={back} label="Back to export" />
                <Button label="Print…" icon={IconName::Print} kind={ButtonKind::Primary} onclick={onprint} />
            </PageHead>
            <div class="filters no-print">
                for (key, label) in PARTS.iter() {
                    <CheckField key={*key} label={*label} checked={without(key)} onchange={turn(key, &left_out, &set)} />
                }
            </div>
            { match &*paper {
                Some(paper) => paper.clone(),
                None => html! {
                    <EmptyState icon={IconName::Print} title="This is a large plan"
                        text="Choose what to leave out, then lay out the rest; with thousands of rows that takes a while.">
                        <Button label="Lay out the sheets" kind={ButtonKind::Primary} onclick={onready} />
                    </EmptyState>
                },
            } }
        </div>
    }
}

fn title(assessed: &Assessed) -> AttrValue {
    match assessed.plan.name() {
        "" => AttrValue::Static("Unnamed plan"),
        name => AttrValue::from(name.to_owned()),
    }
}

fn turn(key: &'static str, now: &AttrValue, set: &Callback<AttrValue>) -> Callback<bool> {
    let kept: Vec<String> = now
        .split(',')
        .filter(|one| !one.is_empty() && *one != key)
        .map(str::to_owned)
        .collect();
    set.reform(move |on: bool| {
        let mut parts = kept.clone();
        if on {
            parts.push(key.to_owned());
        }
        // Nothing left out is a choice as well.
        if parts.is_empty() {
            parts.push("nothing".to_owned());
        }
        AttrValue::from(parts.join(","))
    })
}

fn paper(assessed: &Assessed, without: impl Fn(&str) -> bool) -> Html {
    let input = Input::new(
        &assessed.plan,
        &assessed.knowledge,
        &assessed.matrix,
        &assessed.assessment,
    );
    let holds = |state: State| matches!(state, State::Done | State::Verified);
    let held = !without("held");
    html! {
        <>
            { cover::cover(&input) }
            { checklist::checklist(&input, |state| held || !holds(state)) }
            if !without("duties") { { duties::duties(&input, !without("provider")) } }
            { sources(&input) }
        </>
    }
}

/// Every page that anything on the sheets rests on, with its date.
fn sources(input: &Input) -> Html {
    html! {
        <section class="card">
            <h2 id="print-sources">{ "Sources" }</h2>
            <ul>
                for source in input.knowledge.sources.iter() {
                    <li key={source.id.clone()}>
                        <ExternalLink href={source.url.clone()} label={source.title.clone()} />
                        <span class="sub">{ format!(" {}, {}", source.publisher, source.date) }</span>
                    </li>
                }
            </ul>
        </section>
    }
}
