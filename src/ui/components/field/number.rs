//! Whole numbers with a unit, and durations.

use yew::prelude::*;

use crate::ui::components::field::draft::use_draft;
use crate::ui::components::field::frame::Frame;
use crate::ui::components::field::parse;
use crate::ui::components::id::use_id;

/// Properties of [`NumberField`].
#[derive(Clone, PartialEq, Properties)]
pub struct NumberFieldProps {
    /// The label; with `in_cell` the accessible name.
    pub label: AttrValue,
    /// The caller's value; `None` is not known.
    pub value: Option<u64>,
    /// Reports the number when the text is one; `None` for an empty field.
    pub onchange: Callback<Option<u64>>,
    /// Unit shown behind the field.
    #[prop_or_default]
    pub unit: Option<AttrValue>,
    /// Smallest number allowed.
    #[prop_or_default]
    pub min: u64,
    /// Largest number allowed.
    #[prop_or(u64::MAX)]
    pub max: u64,
    /// What to fill in and why it matters.
    #[prop_or_default]
    pub help: Option<AttrValue>,
    /// What is wrong with the value.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Shown while the field is empty.
    #[prop_or(AttrValue::Static("Unknown"))]
    pub placeholder: AttrValue,
    /// Without label and unit, for a table's cell.
    #[prop_or_default]
    pub in_cell: bool,
}

/// A whole number. An empty field is drawn as "not known".
#[component]
pub fn NumberField(props: &NumberFieldProps) -> Html {
    let value = AttrValue::from(
        props
            .value
            .map(|number| number.to_string())
            .unwrap_or_default(),
    );
    let (min, max) = (props.min, props.max);
    let report = {
        let onchange = props.onchange.clone();
        Callback::from(move |text: AttrValue| {
            if let Ok(number) = within(parse::number(&text), min, max) {
                onchange.emit(number);
            }
        })
    };
    let draft = use_draft(&value, canonical_number, report);
    let problem = draft
        .editing
        .then(|| within(parse::number(&draft.text), min, max).err())
        .flatten();
    let id = use_id("field");
    let words = Words {
        label: &props.label,
        help: props.help.as_ref(),
        error: problem.or_else(|| props.error.clone()),
        unit: props.unit.clone(),
        placeholder: &props.placeholder,
        in_cell: props.in_cell,
    };
    view(id, draft, words, "numeric")
}

/// Properties of [`DurationField`].
#[derive(Clone, PartialEq, Properties)]
pub struct DurationFieldProps {
    /// The label; with `in_cell` the accessible name.
    pub label: AttrValue,
    /// The caller's value in minutes; `None` is not known.
    pub value: Option<u32>,
    /// Reports the minutes when the text is a duration; `None` for an empty field.
    pub onchange: Callback<Option<u32>>,
    /// What to fill in and why it matters.
    #[prop_or_default]
    pub help: Option<AttrValue>,
    /// What is wrong with the value.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Shown while the field is empty.
    #[prop_or(AttrValue::Static("Unknown"))]
    pub placeholder: AttrValue,
    /// Without label and echo, for a table's cell.
    #[prop_or_default]
    pub in_cell: bool,
}

/// A duration as people write it; what was understood is shown beside it.
#[component]
pub fn DurationField(props: &DurationFieldProps) -> Html {
    let value = AttrValue::from(props.value.map(parse::format_duration).unwrap_or_default());
    let report = {
        let onchange = props.onchange.clone();
        Callback::from(move |text: AttrValue| {
            if let Ok(minutes) = parse::duration(&text) {
                onchange.emit(minutes);
            }
        })
    };
    let draft = use_draft(&value, canonical_duration, report);
    let parsed = parse::duration(&draft.text);
    let echo = match parsed {
        Ok(Some(minutes)) if draft.editing => Some(AttrValue::from(format!(
            "= {}",
            parse::format_duration(minutes)
        ))),
        _ => None,
    };
    let problem = parsed
        .err()
        .filter(|_| draft.editing)
        .map(AttrValue::Static);
    let id = use_id("field");
    let words = Words {
        label: &props.label,
        help: props.help.as_ref(),
        error: problem.or_else(|| props.error.clone()),
        unit: echo,
        placeholder: &props.placeholder,
        in_cell: props.in_cell,
    };
    view(id, draft, words, "text")
}

struct Words<'a> {
    label: &'a AttrValue,
    help: Option<&'a AttrValue>,
    error: Option<AttrValue>,
    unit: Option<AttrValue>,
    placeholder: &'a AttrValue,
    in_cell: bool,
}

fn view(
    id: AttrValue,
    draft: crate::ui::components::field::draft::Draft,
    words: Words<'_>,
    mode: &'static str,
) -> Html {
    let unknown = draft.text.is_empty();
    let unit_id = AttrValue::from(format!("{id}-unit"));
    let frame = Frame {
        id: id.clone(),
        label: words.label.clone(),
        help: words.help.cloned(),
        error: words.error,
        unknown,
        wide: false,
    };
    let describedby = match (&words.unit, frame.describedby()) {
        (Some(_), Some(rest)) if !words.in_cell => {
            Some(AttrValue::from(format!("{unit_id} {rest}")))
        }
        (Some(_), None) if !words.in_cell => Some(unit_id.clone()),
        (_, rest) => rest,
    };
    let title = words.in_cell.then(|| frame.error.clone()).flatten();
    let control = html! {
        <input class={if words.in_cell { "cell-input num" } else { "input short" }} {id} type="text" inputmode={mode}
            autocomplete="off" value={draft.text} oninput={draft.oninput} onblur={draft.onblur}
            onkeydown={draft.onkeydown} placeholder={words.placeholder.clone()} {title}
            aria-label={words.in_cell.then(|| words.label.clone())}
            aria-invalid={frame.invalid()} aria-describedby={describedby.filter(|_| !words.in_cell)} />
    };
    if words.in_cell {
        return control;
    }
    frame.around(html! {
        <div class="control">
            { control }
            if let Some(unit) = words.unit { <span class="unit" id={unit_id}>{ unit }</span> }
        </div>
    })
}

fn within(
    parsed: Result<Option<u64>, parse::Problem>,
    min: u64,
    max: u64,
) -> Result<Option<u64>, AttrValue> {
    match parsed {
        Err(problem) => Err(AttrValue::Static(problem)),
        Ok(Some(number)) if number < min => Err(AttrValue::from(format!("At least {min}"))),
        Ok(Some(number)) if number > max => Err(AttrValue::from(format!("At most {max}"))),
        Ok(number) => Ok(number),
    }
}

fn canonical_number(text: &str) -> Option<AttrValue> {
    parse::number(text)
        .ok()
        .map(|number| AttrValue::from(number.map(|n| n.to_string()).unwrap_or_default()))
}

fn canonical_duration(text: &str) -> Option<AttrValue> {
    parse::duration(text)
        .ok()
        .map(|minutes| AttrValue::from(minutes.map(parse::format_duration).unwrap_or_default()))
}
