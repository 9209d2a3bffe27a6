//! Inventories of other programs on their way into the open plan: files are
//! read one after the other and joined, what they would change is shown, and
//! nothing changes before the one button is pressed.

mod detail;
pub mod intake;
pub mod lines;
mod paste;
pub mod review;
mod row_cells;
pub mod rows;
mod words;

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::files::HandedIn;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::card::Card;
use crate::ui::components::files::{DropPage, FileButton};
use crate::ui::shell::page::PageHead;
use crate::ui::store::use_selector;

use intake::{Handed, use_intake};
use lines::Lines;
use paste::PasteSource;
use review::use_review;
use rows::Rows;

/// Bring your own deployment.
#[component]
pub fn ImportPage() -> Html {
    let intake = use_intake();
    let plan = use_selector((), |state, ()| {
        let document = state.document.as_ref();
        document.map(|document| crate::ui::by_ptr::ByPtr(Rc::clone(document.plan())))
    });
    let review = use_review(intake.inventory.clone(), plan);
    let onfiles = intake
        .take
        .reform(|files: Vec<HandedIn>| files.into_iter().map(Handed::File).collect());
    let onpaste = intake.take.reform(|text: String| vec![Handed::Text(text)]);
    let actions = html! {
        if intake.is_reading {
            <Button label="Cancel" small={true} onclick={intake.cancel.reform(|_: MouseEvent| ())} />
        } else if !intake.lines.is_empty() {
            <Button label="Start over" small={true} kind={ButtonKind::Quiet}
                onclick={intake.clear.reform(|_: MouseEvent| ())} />
        }
    };
    html! {
        <DropPage onfiles={onfiles.clone()}>
            <PageHead title="Import" sub="Your own inventory, read in this browser; nothing is sent anywhere" />
            <Card title="Files" sub="Several are joined, whether they come together or one after the other" {actions}>
                <div class="stack">
                    <div class="bar">
                        <FileButton label="Choose files…" multiple={true} {onfiles} />
                        <span class="sub small">{ "Or drop them anywhere on this page" }</span>
                    </div>
                    <PasteSource ontext={onpaste} />
                    <Lines lines={Rc::clone(&intake.lines)} />
                </div>
            </Card>
            if let Some(review) = review {
                <Rows {review} />
            } else if intake.inventory.is_some() {
                <p class="sub" role="status">{ "Comparing with the plan…" }</p>
            }
        </DropPage>
    }
}
