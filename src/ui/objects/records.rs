//! A list of small records: a card of fields for each, added and taken away.

use yew::prelude::*;

use crate::model::Json;
use crate::model::field::Field;
use crate::model::record::Map;
use crate::ui::components::button::{Button, IconButton};
use crate::ui::components::icon::IconName;
use crate::ui::objects::value::ValueField;

/// Properties of [`RecordsField`].
#[derive(Clone, PartialEq, Properties)]
pub struct RecordsFieldProps {
    /// The list's own field.
    pub field: &'static Field,
    /// The fields of a record.
    pub fields: &'static [Field],
    /// The list; `Null` for an empty one.
    pub value: Json,
    /// Reports the list as it is now.
    pub onchange: Callback<Json>,
}

/// What the program notes for itself: the step of a runbook that the step of a
/// drill was copied from.
const OWN: &str = "step";

/// A list of small records.
#[component]
pub fn RecordsField(props: &RecordsFieldProps) -> Html {
    let records = props.value.as_array().cloned().unwrap_or_default();
    let add = {
        let (records, onchange) = (records.clone(), props.onchange.clone());
        Callback::from(move |_: MouseEvent| {
            let mut records = records.clone();
            records.push(Json::Object(Map::new()));
            onchange.emit(Json::Array(records));
        })
    };
    html! {
        <fieldset class="records wide">
            <legend>{ props.field.label }</legend>
            <p class="sub small">{ props.field.help() }</p>
            for index in 0..records.len() {
                <div class="record" key={index}>{ record(props, &records, index) }</div>
            }
            <Button label={format!("Add to {}", props.field.in_sentence())} icon={IconName::Plus} small={true} onclick={add} />
        </fieldset>
    }
}

fn record(props: &RecordsFieldProps, records: &[Json], index: usize) -> Html {
    let remove = {
        let (records, onchange) = (records.to_vec(), props.onchange.clone());
        Callback::from(move |_: MouseEvent| {
            let rest = records.iter().enumerate().filter(|(at, _)| *at != index);
            onchange.emit(Json::Array(
                rest.map(|(_, record)| record.clone()).collect(),
            ));
        })
    };
    let shown = props.fields.iter().filter(|field| field.key != OWN);
    let fields = shown.map(|field| {
        let value = records.get(index).and_then(|record| record.get(field.key));
        let value = value.cloned().unwrap_or_default();
        let onchange = change(records, index, field.key, &props.onchange);
        html! { <ValueField key={field.key} {field} {value} {onchange} /> }
    });
    html! {
        <>
            <div class="form-grid">for field in fields { { field } }</div>
            <IconButton icon={IconName::Trash} label={format!("Remove number {}", index + 1)} small={true} onclick={remove} />
        </>
    }
}

fn change(
    records: &[Json],
    index: usize,
    key: &'static str,
    onchange: &Callback<Json>,
) -> Callback<Json> {
    let (records, onchange) = (records.to_vec(), onchange.clone());
    Callback::from(move |value: Json| {
        let mut records = records.clone();
        if let Some(Json::Object(record)) = records.get_mut(index) {
            if value.is_null() {
                record.remove(key);
            } else {
                record.insert(key.to_owned(), value);
            }
        }
        onchange.emit(Json::Array(records));
    })
}
