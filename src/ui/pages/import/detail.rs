//! Everything about one row of the preview.

use yew::prelude::*;

use crate::ui::by_ptr::ByPtr;
use crate::ui::components::card::{KeyValue, KeyValues};
use crate::ui::components::drawer::Drawer;
use crate::ui::components::table::model::RowId;
use crate::ui::components::tag::Tag;
use crate::ui::components::tone::Tone;

use super::review::Review;
use super::row_cells::name;
use super::words;

/// Properties of [`Detail`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct DetailProps {
    pub(super) review: ByPtr<Review>,
    pub(super) id: RowId,
    pub(super) onclose: Callback<()>,
}

/// Everything about one row.
#[component]
pub(super) fn Detail(props: &DetailProps) -> Html {
    let review = &props.review;
    let Some(row) = review.row(props.id) else {
        return Html::default();
    };
    let mark = html! {
        <>
            <Tag label={words::state(row.state)} tone={words::tone(row.state)} />
            if row.planned { <Tag label="Planned, not deployed" tone={Tone::Medium} /> }
        </>
    };
    html! {
        <Drawer title={name(row)} subject={props.id.0.to_string()} onclose={props.onclose.clone()} {mark}
            sub={row.kind.map(|kind| AttrValue::Static(kind.label()))}>
            <div class="stack">
                <p>{ &row.reason }</p>
                <KeyValues>
                    <KeyValue term="File">{ &*row.source }</KeyValue>
                    if !row.address.is_empty() { <KeyValue term="Address"><code>{ &*row.address }</code></KeyValue> }
                </KeyValues>
                if !row.changes.is_empty() {
                    <ul class="plain-list stack-tight change-list" aria-label="What changes">
                        for change in &row.changes {
                            <li key={change.field.key}>
                                <b>{ change.field.label }</b>
                                <div>
                                    if change.before.is_some() { <del>{ words::before(review, change) }</del>{ " → " } }
                                    <ins>{ words::after(review, change) }</ins>
                                </div>
                                if change.overwrites {
                                    <div class="sub small">{ format!("You entered {}", words::before(review, change)) }</div>
                                }
                            </li>
                        }
                    </ul>
                }
            </div>
        </Drawer>
    }
}
