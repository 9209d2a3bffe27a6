//! One value, edited as its shape asks. It knows no plan: the value comes in,
//! and another goes out.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::entry;
use crate::model::Json;
use crate::model::field::{Field, Shape, Unit};
use crate::model::plan::{Kind, Plan};
use crate::ui::components::field::chips::{ChipsField, TokensField};
use crate::ui::components::field::date::DateField;
use crate::ui::components::field::number::{DurationField, NumberField};
use crate::ui::components::field::select::SelectField;
use crate::ui::components::field::text::TextField;
use crate::ui::components::field::tri_state::{Tri, TriStateField};
use crate::ui::components::segmented::Choice;
use crate::ui::objects::choices::{answers, use_objects, use_suggestions};
use crate::ui::objects::records::RecordsField;
use crate::ui::store::use_store;

/// Properties of [`ValueField`].
#[derive(Clone, PartialEq, Properties)]
pub struct ValueFieldProps {
    /// What the field is.
    pub field: &'static Field,
    /// What it states; `Null` for nothing.
    pub value: Json,
    /// Reports what it states now.
    pub onchange: Callback<Json>,
    /// Without label and help, for a table's cell.
    #[prop_or_default]
    pub in_cell: bool,
}

/// A value of any shape.
#[component]
pub fn ValueField(props: &ValueFieldProps) -> Html {
    let field = props.field;
    match field.shape {
        Shape::Text | Shape::Lines | Shape::Link => text(props),
        Shape::Flag if props.in_cell => flag_in_cell(props),
        Shape::Flag => flag(props),
        Shape::Amount(Unit::Minutes) => duration(props),
        Shape::Amount(unit) => number(props, unit),
        Shape::Date => date(props),
        Shape::Choice(choices) => select(props, answers(choices), "Unknown"),
        Shape::Choices(choices) => chips(props, answers(choices)),
        Shape::ClockTime => html! { <ParsedField ..props.clone() /> },
        Shape::Region | Shape::Zone => html! { <PlaceField ..props.clone() /> },
        Shape::Texts | Shape::Zones if props.in_cell => html! { <ParsedField ..props.clone() /> },
        Shape::Texts | Shape::Zones => html! { <WordsField ..props.clone() /> },
        Shape::Ref(_) | Shape::Owner => html! { <RefField ..props.clone() /> },
        Shape::Refs(_) if props.in_cell => html! { <ParsedField ..props.clone() /> },
        Shape::Refs(_) => html! { <RefsField ..props.clone() /> },
        Shape::Records(fields) => html! {
            <RecordsField field={props.field} {fields} value={props.value.clone()} onchange={&props.onchange} />
        },
        Shape::Moment | Shape::AnyRef | Shape::Json => Html::default(),
    }
}

/// What a text field reports, as a value.
pub fn from_text(text: &str) -> Json {
    if text.is_empty() {
        Json::Null
    } else {
        text.into()
    }
}

/// The value as plain text.
pub fn plain(value: &Json) -> AttrValue {
    value.as_str().map_or(AttrValue::Static(""), |text| {
        AttrValue::from(text.to_owned())
    })
}

fn help(props: &ValueFieldProps) -> Option<AttrValue> {
    (!props.in_cell).then(|| AttrValue::Static(props.field.help()))
}

fn text(props: &ValueFieldProps) -> Html {
    let oninput = props.onchange.reform(|text: AttrValue| from_text(&text));
    let lines = props.field.shape == Shape::Lines;
    html! {
        <TextField label={props.field.label} value={plain(&props.value)} {oninput} help={help(props)}
            multiline={lines} wide={lines} in_cell={props.in_cell} />
    }
}

fn flag(props: &ValueFieldProps) -> Html {
    let onchange = props
        .onchange
        .reform(|tri: Tri| tri.to_option().map_or(Json::Null, Json::from));
    html! {
        <TriStateField label={props.field.label} value={Tri::from_option(props.value.as_bool())} {onchange}
            help={help(props)} />
    }
}

fn flag_in_cell(props: &ValueFieldProps) -> Html {
    let value = match props.value.as_bool() {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    let onchange = props.onchange.reform(|text: AttrValue| match &*text {
        "yes" => Json::Bool(true),
        "no" => Json::Bool(false),
        _ => Json::Null,
    });
    let choices: Rc<[Choice]> = Rc::new([Choice::new("yes", "Yes"), Choice::new("no", "No")]);
    html! { <SelectField label={props.field.label} {value} {choices} {onchange} empty="Unknown" in_cell={true} /> }
}

fn duration(props: &ValueFieldProps) -> Html {
    let value = props
        .value
        .as_u64()
        .and_then(|value| u32::try_from(value).ok());
    let onchange = props
        .onchange
        .reform(|value: Option<u32>| value.map_or(Json::Null, Json::from));
    html! { <DurationField label={props.field.label} {value} {onchange} help={help(props)} in_cell={props.in_cell} /> }
}

fn number(props: &ValueFieldProps, unit: Unit) -> Html {
    let onchange = props
        .onchange
        .reform(|value: Option<u64>| value.map_or(Json::Null, Json::from));
    let unit = match unit {
        Unit::Days => Some("days"),
        Unit::Gigabytes => Some("GB"),
        Unit::MegabytesPerSecond => Some("MB/s"),
        Unit::Percent => Some("%"),
        Unit::Minutes | Unit::Count => None,
    };
    let most = u64::from(u32::MAX);
    html! {
        <NumberField label={props.field.label} value={props.value.as_u64()} {onchange} unit={unit.map(AttrValue::Static)}
            max={most} help={help(props)} in_cell={props.in_cell} />
    }
}

fn date(props: &ValueFieldProps) -> Html {
    let onchange = props.onchange.reform(|text: AttrValue| from_text(&text));
    html! {
        <DateField label={props.field.label} value={plain(&props.value)} {onchange} help={help(props)}
            unknown={props.value.is_null()} in_cell={props.in_cell} />
    }
}

fn select(props: &ValueFieldProps, choices: Rc<[Choice]>, empty: &'static str) -> Html {
    let onchange = props.onchange.reform(|text: AttrValue| from_text(&text));
    html! {
        <SelectField label={props.field.label} value={plain(&props.value)} {choices} {onchange} help={help(props)}
            empty={Some(AttrValue::Static(empty))} unknown={props.value.is_null()} in_cell={props.in_cell} />
    }
}

fn chips(props: &ValueFieldProps, choices: Rc<[Choice]>) -> Html {
    let onchange = props.onchange.reform(|words: Rc<[AttrValue]>| list(&words));
    html! {
        <ChipsField label={props.field.label} {choices} selected={words(&props.value)} {onchange} help={help(props)} />
    }
}

/// A region or a zone: those of the plan and of the service are offered.
#[component]
fn PlaceField(props: &ValueFieldProps) -> Html {
    let suggestions = use_suggestions(props.field.shape);
    let oninput = props
        .onchange
        .reform(|text: AttrValue| from_text(&text.trim().to_lowercase()));
    html! {
        <TextField label={props.field.label} value={plain(&props.value)} {oninput} help={help(props)}
            {suggestions} in_cell={props.in_cell} />
    }
}

/// Several words, such as zones.
#[component]
fn WordsField(props: &ValueFieldProps) -> Html {
    let suggestions = use_suggestions(props.field.shape);
    let onchange = props.onchange.reform(|words: Rc<[AttrValue]>| list(&words));
    html! {
        <TokensField label={props.field.label} tokens={words(&props.value)} {suggestions} {onchange} help={help(props)} />
    }
}

/// One object of the plan.
#[component]
fn RefField(props: &ValueFieldProps) -> Html {
    let choices = use_objects(kinds(props.field.shape));
    select(
        props,
        choices,
        if props.field.shape == Shape::Owner {
            "Nobody yet"
        } else {
            "None"
        },
    )
}

/// Several objects of the plan, by name.
#[component]
fn RefsField(props: &ValueFieldProps) -> Html {
    let store = use_store();
    let problem = use_state_eq(|| None::<AttrValue>);
    let objects = use_objects(kinds(props.field.shape));
    let suggestions: Rc<[Choice]> = objects
        .iter()
        .map(|choice| Choice::new(choice.label.clone(), choice.label.clone()))
        .collect();
    let state = store.get();
    let tokens: Rc<[AttrValue]> = state.plan().map_or_else(
        || Rc::from([]),
        |plan| names(props.field.shape, &props.value, plan),
    );
    let onchange = {
        let (problem, onchange, before) =
            (problem.clone(), props.onchange.clone(), props.value.clone());
        let (shape, shown) = (props.field.shape, Rc::clone(&tokens));
        Callback::from(move |words: Rc<[AttrValue]>| {
            let state = store.get();
            let Some(plan) = state.plan() else { return };
            match resolved(shape, &words, &shown, &before, plan) {
                Ok(value) => {
                    problem.set(None);
                    onchange.emit(value);
                }
                Err(why) => problem.set(Some(why.into())),
            }
        })
    };
    html! {
        <TokensField label={props.field.label} {tokens} {suggestions} {onchange} help={help(props)}
            error={(*problem).clone()} />
    }
}

/// A value that is typed as text and taken when it can be read.
#[component]
fn ParsedField(props: &ValueFieldProps) -> Html {
    let store = use_store();
    let problem = use_state_eq(|| None::<AttrValue>);
    let state = store.get();
    let shape = props.field.shape;
    let value = match (&props.value, state.plan()) {
        (Json::Null, _) | (_, None) => String::new(),
        (value, Some(plan)) => shape.show(value, plan),
    };
    let oninput = {
        let (problem, onchange) = (problem.clone(), props.onchange.clone());
        Callback::from(move |text: AttrValue| {
            let state = store.get();
            let Some(plan) = state.plan() else { return };
            match entry::read(shape, &text, plan) {
                Ok(value) => {
                    problem.set(None);
                    onchange.emit(value);
                }
                Err(why) => problem.set(Some(why.into())),
            }
        })
    };
    html! {
        <TextField label={props.field.label} {value} {oninput} help={help(props)} error={(*problem).clone()}
            in_cell={props.in_cell} />
    }
}

const fn kinds(shape: Shape) -> &'static [Kind] {
    match shape {
        Shape::Owner => &[Kind::Person, Kind::Team],
        Shape::Ref(kind) | Shape::Refs(kind) => alone(kind),
        _ => &[],
    }
}

/// The kinds that fields point to, each as a list of one.
const fn alone(kind: Kind) -> &'static [Kind] {
    match kind {
        Kind::Application => &[Kind::Application],
        Kind::Instance => &[Kind::Instance],
        Kind::Connection => &[Kind::Connection],
        Kind::Policy => &[Kind::Policy],
        Kind::Group => &[Kind::Group],
        Kind::Workload => &[Kind::Workload],
        Kind::Person => &[Kind::Person],
        Kind::Team => &[Kind::Team],
        _ => &[],
    }
}

fn words(value: &Json) -> Rc<[AttrValue]> {
    let items = value.as_array().map_or(&[][..], Vec::as_slice);
    items
        .iter()
        .map(|item| match item {
            Json::String(text) => AttrValue::from(text.clone()),
            other => AttrValue::from(other.to_string()),
        })
        .collect()
}

fn list(words: &[AttrValue]) -> Json {
    if words.is_empty() {
        return Json::Null;
    }
    words.iter().map(|word| Json::from(&**word)).collect()
}

fn names(shape: Shape, value: &Json, plan: &Plan) -> Rc<[AttrValue]> {
    let items = value.as_array().map_or(&[][..], Vec::as_slice);
    items
        .iter()
        .map(|item| AttrValue::from(shape.item().show(item, plan)))
        .collect()
}

/// The ids behind names. A name that was there before keeps its id, so that
/// objects of the same name are not mixed up.
fn resolved(
    shape: Shape,
    words: &[AttrValue],
    shown: &[AttrValue],
    before: &Json,
    plan: &Plan,
) -> Result<Json, String> {
    let mut ids = Vec::new();
    for word in words {
        let known = shown
            .iter()
            .position(|name| name == word)
            .and_then(|at| before.get(at));
        ids.push(match known {
            Some(id) => id.clone(),
            None => entry::read(shape.item(), word, plan)?,
        });
    }
    Ok(if ids.is_empty() {
        Json::Null
    } else {
        Json::Array(ids)
    })
}
