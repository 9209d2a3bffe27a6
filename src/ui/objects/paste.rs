//! Rows from a spreadsheet, shown as they were understood before they are
//! added as one step.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::paste::Pasted;
use crate::model::field::Field;
use crate::model::plan::Kind;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::card::Card;
use crate::ui::components::field::text::TextField;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::effects::fresh;
use crate::ui::objects::columns::column_fields;
use crate::ui::objects::edits::counted;
use crate::ui::store::use_store;

/// How many rows are shown before they are added.
const SHOWN: usize = 20;

/// Properties of [`PastePanel`].
#[derive(Clone, PartialEq, Properties)]
pub struct PastePanelProps {
    /// The kind that is added.
    pub kind: Kind,
    /// What was pasted already.
    pub text: AttrValue,
    /// Called when there is nothing more to do.
    pub onclose: Callback<()>,
}

/// Rows from a spreadsheet, before they are added.
#[component]
pub fn PastePanel(props: &PastePanelProps) -> Html {
    let kind = props.kind;
    let store = use_store();
    let text = use_state_eq(|| props.text.clone());
    {
        let text = text.clone();
        use_effect_with(props.text.clone(), move |pasted| text.set(pasted.clone()));
    }
    let pasted = {
        let store = store.clone();
        use_memo((kind, (*text).clone()), move |(kind, text)| {
            let shown: Vec<&'static Field> = column_fields(*kind, false).collect();
            let state = store.get();
            state
                .plan()
                .map(|plan| Pasted::read(text, *kind, &shown, plan))
        })
    };
    let oninput = {
        let text = text.clone();
        Callback::from(move |typed: AttrValue| text.set(typed))
    };
    let add = {
        let (pasted, onclose) = (Rc::clone(&pasted), props.onclose.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(pasted) = &*pasted {
                let text = format!("Added {}", counted(kind, pasted.rows.len()));
                store.dispatch(Action::EditAndTell(pasted.edit(kind, fresh), text.into()));
            }
            onclose.emit(());
        })
    };
    let count = pasted
        .as_ref()
        .as_ref()
        .map_or(0, |pasted| pasted.rows.len());
    html! {
        <Card title={format!("Paste {}", kind.plural().to_lowercase())}
            sub="Copied from a spreadsheet, or as CSV; a first row with headings is recognised">
            <div class="stack">
                <TextField label="Rows" value={(*text).clone()} {oninput} multiline={true} wide={true}
                    placeholder={example(kind)} />
                if let Some(pasted) = (*pasted).as_ref().filter(|pasted| !pasted.rows.is_empty()) {
                    { remarks(kind, pasted) }
                    { preview(pasted) }
                }
                <div class="actions">
                    <Button label={format!("Add {}", counted(kind, count))} kind={ButtonKind::Primary} onclick={add}
                        disabled={(count == 0).then_some(AttrValue::Static("There are no rows yet"))} />
                    <Button label="Cancel" onclick={props.onclose.reform(|_: MouseEvent| ())} />
                </div>
            </div>
        </Card>
    }
}

fn remarks(kind: Kind, pasted: &Pasted) -> Html {
    let problems = pasted.problems();
    let left_out = pasted
        .columns
        .iter()
        .filter(|field| field.is_none())
        .count();
    html! {
        <>
            if !pasted.has_header {
                <p class="sub">{ "No headings were found, so the columns are taken in the order of the table." }</p>
            }
            if problems > 0 {
                <Notice kind={NoticeKind::Warning}
                    title={format!("{} left unknown, because what they say cannot be meant", number(problems, "cell is", "cells are"))} />
            }
            if left_out > 0 {
                <p class="sub">{ format!("{} left out; no field of {} is called so", number(left_out, "column is", "columns are"), kind.plural().to_lowercase()) }</p>
            }
            if pasted.left_out > 0 {
                <Notice kind={NoticeKind::Warning} title={format!("{} left out, because so many cannot be added at once", number(pasted.left_out, "row is", "rows are"))} />
            }
        </>
    }
}

fn number(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

fn preview(pasted: &Pasted) -> Html {
    let more = pasted.rows.len().saturating_sub(SHOWN);
    html! {
        <div class="table-wide">
            <table class="table">
                <thead><tr>
                    for (at, field) in pasted.columns.iter().enumerate() {
                        <th key={at} scope="col">{ field.map_or("left out", |field| field.label) }</th>
                    }
                </tr></thead>
                <tbody>
                    for (at, row) in pasted.rows.iter().take(SHOWN).enumerate() {
                        <tr key={at}>
                            for (at, cell) in row.iter().enumerate() {
                                <td key={at}>
                                    { &cell.text }
                                    if let Err(why) = &cell.value { <div class="cell-error small">{ why }</div> }
                                </td>
                            }
                        </tr>
                    }
                </tbody>
            </table>
            if more > 0 { <p class="sub small">{ format!("and {more} more") }</p> }
        </div>
    }
}

fn example(kind: Kind) -> String {
    let labels: Vec<&str> = column_fields(kind, false)
        .map(|field| field.label)
        .collect();
    labels.join("\t")
}
