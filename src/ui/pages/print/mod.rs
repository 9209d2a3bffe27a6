//! The report on paper: one page that scrolls, as its sheets will be.

pub mod paper;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::app::route::{Page, Route};
use crate::browser::{dom, task};
use crate::export::ended::Ended;
use crate::export::report::value::Document;
use crate::export::report::{Part, document};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind, LinkButton};
use crate::ui::components::field::chips::ChipsField;
use crate::ui::components::icon::IconName;
use crate::ui::components::segmented::Choice;
use crate::ui::hooks::assessed::use_assessed;
use crate::ui::hooks::view::use_view;
use crate::ui::pace::{Pace, Stop};
use crate::ui::reduced::{input_of, use_reduced};
use crate::ui::shell::page::PageHead;

use paper::Paper;

/// The plan as it is printed.
#[component]
pub fn PrintPage() -> Html {
    let assessed = use_assessed().map(ByPtr);
    let (redactions, reduced) = use_reduced(assessed.as_ref());
    let (text, choose) = use_view("print/without");
    let report = use_report(reduced, text.clone());
    let Some(assessed) = assessed else {
        return html! {
            <div class="page">
                <PageHead title="Print" />
                <p class="sub" role="status">{ "Looking at the plan…" }</p>
            </div>
        };
    };
    let back = Route::Plan(assessed.plan.id(), Page::Export).print();
    let onprint = Callback::from(|_: MouseEvent| dom::print());
    let waiting = report.is_none().then_some("The report is not laid out yet");
    html! {
        <div class="page sheets print-links">
            <PageHead title={title(report.as_ref())} sub={report.as_ref().map(|report| AttrValue::from(report.edition.clone()))}>
                <LinkButton href={back} label="Back to export" />
                <Button label="Print…" icon={IconName::Print} kind={ButtonKind::Primary} onclick={onprint}
                    disabled={waiting.map(AttrValue::Static)} />
            </PageHead>
            { redactions }
            <div class="filters no-print">{ parts(&text, &choose) }</div>
            { match report {
                Some(report) => html! { <Paper {report} /> },
                None => html! { <p class="sub" role="status">{ "Laying out the report…" }</p> },
            } }
        </div>
    }
}

fn title(report: Option<&ByPtr<Document>>) -> AttrValue {
    report.map_or(AttrValue::Static("Print"), |report| {
        AttrValue::from(report.title.clone())
    })
}

/// What to leave off the paper.
fn parts(text: &AttrValue, choose: &Callback<AttrValue>) -> Html {
    let choices: Rc<[Choice]> = Part::ALL
        .iter()
        .map(|part| Choice::new(part.key(), part.label()))
        .collect();
    let selected: Rc<[AttrValue]> = chosen(text)
        .map(|part| AttrValue::Static(part.key()))
        .collect();
    let onchange = choose.reform(|keys: Rc<[AttrValue]>| {
        let keys: Vec<&str> = keys.iter().map(AttrValue::as_str).collect();
        AttrValue::from(keys.join(","))
    });
    html! { <ChipsField label="Not on paper" {choices} {selected} {onchange} /> }
}

fn chosen(text: &str) -> impl Iterator<Item = Part> + '_ {
    text.split(',').filter_map(Part::from_key)
}

type Asked = (Option<ByPtr<Assessed>>, AttrValue);

/// The report of a plan without what was chosen, once it is laid out. How the
/// scenarios end is kept, so that another choice does not play them again.
#[hook]
fn use_report(assessed: Option<ByPtr<Assessed>>, text: AttrValue) -> Option<ByPtr<Document>> {
    let asked = (assessed, text);
    let shown = use_state(|| None::<(Asked, ByPtr<Document>)>);
    let played = use_mut_ref(|| None::<(ByPtr<Assessed>, Rc<Ended>)>);
    {
        let shown = shown.clone();
        use_effect_with(asked.clone(), move |asked| {
            let stop = Stop::default();
            let (asked, mut pace) = (asked.clone(), Pace::new(&stop));
            task::spawn(async move {
                let Some(assessed) = asked.0.clone() else {
                    return;
                };
                let known = played.borrow().clone().filter(|(of, _)| *of == assessed);
                let Some((report, ended)) = laid_out(&assessed, &asked.1, known, &mut pace).await
                else {
                    return;
                };
                *played.borrow_mut() = ended.map(|ended| (assessed, ended));
                shown.set(Some((asked, ByPtr::from(report))));
            });
            move || stop.now()
        });
    }
    let ready = (*shown).as_ref().filter(|(of, _)| *of == asked);
    ready.map(|(_, report)| report.clone())
}

/// `None` where it is no longer wanted.
async fn laid_out(
    assessed: &Assessed,
    text: &str,
    known: Option<(ByPtr<Assessed>, Rc<Ended>)>,
    pace: &mut Pace,
) -> Option<(Document, Option<Rc<Ended>>)> {
    pace.pause().await?;
    let input = input_of(assessed).with_played(known.map(|(_, ended)| ended));
    let without: Vec<Part> = chosen(text).collect();
    let report = document(&input, &without, pace).await?;
    Some((report, input.played()))
}
