//! Ways to take the plan away: files, text, a link, paper.

mod back;
mod back_rows;
mod copy;
mod files;
mod fits;
mod link;
mod one_file;
mod returned;
mod sealing;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::app::route::{Page, Route};
use crate::browser::one_file::is_one_file;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{ButtonKind, LinkButton};
use crate::ui::components::card::Card;
use crate::ui::components::files::DropPage;
use crate::ui::components::icon::IconName;
use crate::ui::hooks::assessed::use_assessed;
use crate::ui::reduced::use_reduced;
use crate::ui::shell::page::PageHead;

use back::BringBack;
use copy::CopyCard;
use files::Files;
use link::LinkCard;
use one_file::OneFileCard;
use returned::{Return, use_return};

/// The page from which a plan leaves.
#[component]
pub fn ExportPage() -> Html {
    let assessed = use_assessed().map(ByPtr);
    let (redactions, reduced) = use_reduced(assessed.as_ref());
    let back = use_return();
    let Some(assessed) = assessed else {
        return html! {
            <div class="page">
                <PageHead title="Export and share" />
                <p class="sub" role="status">{ "Looking at the plan…" }</p>
            </div>
        };
    };
    let print = AttrValue::from(Route::Plan(assessed.plan.id(), Page::Print).print());
    html! {
        <DropPage onfiles={back.onfiles.clone()}>
            <PageHead title="Export and share" sub="Everything is made here, in your browser; nothing is uploaded">
                <LinkButton href={print.clone()} label="Print view" icon={IconName::Print} kind={ButtonKind::Primary} />
            </PageHead>
            { redactions }
            { reduced.map_or_else(leaving_out, |reduced| ways(&assessed, reduced, back, print)) }
        </DropPage>
    }
}

fn leaving_out() -> Html {
    html! { <p class="sub" role="status">{ "Leaving out what was chosen…" }</p> }
}

/// All ways out.
fn ways(
    assessed: &ByPtr<Assessed>,
    reduced: ByPtr<Assessed>,
    back: Return,
    print: AttrValue,
) -> Html {
    let merge = Route::Plan(assessed.plan.id(), Page::Merge).print();
    html! {
        <>
            <Files assessed={reduced.clone()} />
            <BringBack assessed={assessed.clone()} {back} />
            <div class="grid grid-2">
                <LinkCard assessed={reduced.clone()} />
                <div class="stack">
                    <CopyCard assessed={reduced.clone()} />
                    <OneFileCard assessed={reduced} />
                    <Card title="A colleague's copy" sub="The same plan, changed elsewhere">
                        <p>{ "See what differs, by whom, and make both one; nothing of either is lost." }</p>
                        <div class="actions"><LinkButton href={merge} label="Compare and merge…" /></div>
                    </Card>
                    <Card title="On paper" sub="Or as PDF, by the browser's own print dialogue">
                        <p>{ "The report, from cover to sources: level and gates, duties with owners, findings, scenarios, runbooks, drills." }</p>
                        <div class="actions"><LinkButton href={print} label="Open the print view" icon={IconName::Print} /></div>
                    </Card>
                    if !is_one_file() {
                        <Card title="For programs">
                            <p>{ "The plan file is JSON with a published schema, and the same core checks it on the command line." }</p>
                            <div class="actions">
                                <LinkButton href="static/plan.schema.json" label="JSON Schema of the plan file" icon={IconName::File} />
                            </div>
                        </Card>
                    }
                </div>
            </div>
        </>
    }
}
