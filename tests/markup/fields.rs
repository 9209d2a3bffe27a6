//! Labels, help, errors and "not known".

use std::rc::Rc;

use muster::ui::components::field::chips::{ChipsField, ChipsFieldProps};
use muster::ui::components::field::number::{
    DurationField, DurationFieldProps, NumberField, NumberFieldProps,
};
use muster::ui::components::field::passphrase::{PassphraseField, PassphraseFieldProps};
use muster::ui::components::field::select::{SelectField, SelectFieldProps};
use muster::ui::components::field::text::{TextField, TextFieldProps};
use muster::ui::components::field::tri_state::{Tri, TriStateField, TriStateFieldProps};
use muster::ui::components::segmented::Choice;
use yew::prelude::*;

use crate::{attribute, markup, tag_with, text_of};

#[tokio::test]
async fn label_help_and_error_belong_to_the_control() {
    let html = markup::<TextField>(yew::props!(TextFieldProps {
        label: "Owner",
        value: "Plat",
        oninput: Callback::noop(),
        help: Some(AttrValue::from("Person or team")),
        error: Some(AttrValue::from("Nobody of this name")),
    }))
    .await;
    let input = tag_with(&html, "<input");
    assert_eq!(
        attribute(tag_with(&html, "<label"), "for"),
        attribute(input, "id")
    );
    assert_eq!(attribute(input, "aria-invalid"), "true");
    let described: Vec<&str> = attribute(input, "aria-describedby")
        .split(' ')
        .map(|id| text_of(&html, id))
        .collect();
    assert_eq!(described, ["Nobody of this name", "Person or team"]);
}

#[tokio::test]
async fn a_field_without_remarks_has_no_dangling_references() {
    let html = markup::<TextField>(yew::props!(TextFieldProps {
        label: "Name",
        value: "",
        oninput: Callback::noop()
    }))
    .await;
    assert!(
        !html.contains("aria-describedby") && !html.contains("aria-invalid"),
        "{html}"
    );
}

#[tokio::test]
async fn a_field_in_a_cell_is_named_by_its_label() {
    let html = markup::<TextField>(yew::props!(TextFieldProps {
        label: "Name of row 3",
        value: "erp-db",
        oninput: Callback::noop(),
        in_cell: true,
    }))
    .await;
    assert_eq!(
        attribute(tag_with(&html, "<input"), "aria-label"),
        "Name of row 3"
    );
    assert!(!html.contains("<label"));
}

#[tokio::test]
async fn a_duration_is_shown_as_people_write_it() {
    let html = markup::<DurationField>(yew::props!(DurationFieldProps {
        label: "RTO target",
        value: Some(1_800),
        onchange: Callback::noop(),
    }))
    .await;
    assert_eq!(attribute(tag_with(&html, "<input"), "value"), "1 d 6 h");
}

#[tokio::test]
async fn an_empty_number_is_drawn_as_not_known() {
    let html = markup::<NumberField>(yew::props!(NumberFieldProps {
        label: "Size",
        value: None,
        onchange: Callback::noop(),
        unit: Some(AttrValue::from("GiB")),
    }))
    .await;
    let input = tag_with(&html, "<input");
    assert_eq!(attribute(input, "placeholder"), "Unknown");
    assert!(html.contains("field unknown"), "{html}");
    assert_eq!(text_of(&html, attribute(input, "aria-describedby")), "GiB");
}

#[tokio::test]
async fn a_question_offers_yes_no_and_unknown() {
    let html = markup::<TriStateField>(yew::props!(TriStateFieldProps {
        label: "Is deletion protection on?",
        value: Tri::Unknown,
        onchange: Callback::noop(),
    }))
    .await;
    assert_eq!(html.matches("type=\"radio\"").count(), 3);
    assert!(tag_with(&html, "value=\"Unknown\"").contains("checked"));
    let group = attribute(tag_with(&html, "radiogroup"), "aria-labelledby");
    assert_eq!(text_of(&html, group), "Is deletion protection on?");
}

#[tokio::test]
async fn a_select_starts_with_the_line_for_nothing() {
    let html = markup::<SelectField>(yew::props!(SelectFieldProps {
        label: "Recovery target",
        value: "b",
        choices: Rc::from([
            Choice::new("a", "Same zone"),
            Choice::new("b", "Other zone")
        ]),
        onchange: Callback::noop(),
        empty: Some(AttrValue::from("Unknown")),
    }))
    .await;
    assert!(html.find(">Unknown<") < html.find(">Same zone<"));
    assert!(
        tag_with(&html, "value=\"b\"").contains("selected"),
        "{html}"
    );
    assert!(
        !tag_with(&html, "value=\"a\"").contains("selected"),
        "{html}"
    );
}

#[tokio::test]
async fn chosen_chips_are_checked_boxes() {
    let html = markup::<ChipsField>(yew::props!(ChipsFieldProps {
        label: "Zones",
        choices: Rc::from([Choice::new("1", "eu-de-1"), Choice::new("2", "eu-de-2")]),
        selected: Rc::from([AttrValue::from("2")]),
        onchange: Callback::noop(),
    }))
    .await;
    assert_eq!(html.matches("type=\"checkbox\"").count(), 2);
    assert_eq!(html.matches(" checked").count(), 1);
    assert_eq!(
        attribute(tag_with(&html, "role=\"group\""), "aria-labelledby"),
        attribute(tag_with(&html, "field-label"), "id")
    );
}

#[tokio::test]
async fn a_passphrase_is_hidden_and_its_remarks_belong_to_it() {
    let html = markup::<PassphraseField>(yew::props!(PassphraseFieldProps {
        label: "Passphrase",
        value: "kelp orbit",
        oninput: Callback::noop(),
        error: Some(AttrValue::from("This does not open it")),
    }))
    .await;
    let input = tag_with(&html, "<input");
    assert_eq!(attribute(input, "type"), "password");
    assert_eq!(attribute(input, "autocomplete"), "current-password");
    assert_eq!(
        attribute(tag_with(&html, "<label"), "for"),
        attribute(input, "id")
    );
    let error = text_of(&html, attribute(input, "aria-describedby"));
    assert_eq!(error, "This does not open it");
    let show = tag_with(&html, "<button");
    assert_eq!(attribute(show, "aria-pressed"), "false");
    assert_eq!(attribute(show, "title"), "Show what was typed: passphrase");
}
