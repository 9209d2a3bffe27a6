//! Marks: party, severity and standing, each by word, by letter or shape, and by colour.

use yew::prelude::*;

use crate::ui::components::tone::{Party, Severity, Standing};

/// Properties of [`PartyMark`].
#[derive(Clone, PartialEq, Properties)]
pub struct PartyMarkProps {
    /// Whose half.
    pub party: Party,
    /// Only the letter; the word stays for ears and on hover.
    #[prop_or_default]
    pub compact: bool,
}

/// A party by letter, word, hue and pattern.
#[component]
pub fn PartyMark(props: &PartyMarkProps) -> Html {
    let party = props.party;
    html! {
        <span class={classes!("tag", party.tone().class())} title={props.compact.then(|| party.word())}>
            <b aria-hidden="true">{ party.letter() }</b>
            <span class={props.compact.then_some("sr")}>{ party.word() }</span>
        </span>
    }
}

/// Properties of [`SeverityMark`].
#[derive(Clone, PartialEq, Properties)]
pub struct SeverityMarkProps {
    /// How bad.
    pub severity: Severity,
    /// Other words than the severity's own, such as `misses RTO`.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Only the shape; the word stays for ears and on hover.
    #[prop_or_default]
    pub compact: bool,
}

/// A severity by shape, word and hue.
#[component]
pub fn SeverityMark(props: &SeverityMarkProps) -> Html {
    let severity = props.severity;
    let label = props
        .label
        .clone()
        .unwrap_or(AttrValue::Static(severity.word()));
    html! {
        <span class={classes!("tag", severity.tone().class(), props.compact.then_some("compact"))}
            title={props.compact.then(|| label.clone())}>
            <svg class="shape" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" focusable="false">
                <path d={shape(severity)} fill="currentColor" />
            </svg>
            <span class={props.compact.then_some("sr")}>{ label }</span>
        </span>
    }
}

/// Properties of [`StandingMark`].
#[derive(Clone, PartialEq, Properties)]
pub struct StandingMarkProps {
    /// How it stands.
    pub standing: Standing,
    /// Other words than the standing's own, such as `3 open`.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Only the sign; the word stays for ears and on hover.
    #[prop_or_default]
    pub compact: bool,
}

/// How a check stands, by sign, word and hue.
#[component]
pub fn StandingMark(props: &StandingMarkProps) -> Html {
    let standing = props.standing;
    let label = props
        .label
        .clone()
        .unwrap_or(AttrValue::Static(standing.word()));
    html! {
        <span class={classes!("tag", standing.tone().class(), props.compact.then_some("compact"))}
            title={props.compact.then(|| label.clone())}>
            <svg class="shape" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" focusable="false">
                <path d={sign(standing)} fill="none" stroke="currentColor" stroke-width="1.7"
                    stroke-linecap="round" stroke-linejoin="round" />
            </svg>
            <span class={props.compact.then_some("sr")}>{ label }</span>
        </span>
    }
}

/// Octagon, triangle, square, dot: told apart without colour and when small.
const fn shape(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "M3 0h4l3 3v4l-3 3H3L0 7V3z",
        Severity::High => "M5 .5l5 9H0z",
        Severity::Medium => "M1 1h8v8H1z",
        Severity::Low => "M5 2a3 3 0 1 0 0 6a3 3 0 1 0 0-6",
    }
}

const fn sign(standing: Standing) -> &'static str {
    match standing {
        Standing::Open => "M5 1.2a3.8 3.8 0 1 0 0 7.6a3.8 3.8 0 1 0 0-7.6",
        Standing::Unknown => "M3 3.2a2 2 0 1 1 3 1.7c-.7.4-1 .8-1 1.4M5 8.8v.1",
        Standing::VerifyAgain => "M8.6 4.2a3.8 3.8 0 1 0-.5 3M8.8 1.4v2.8H6",
        Standing::InProgress => "M5 1.2a3.8 3.8 0 1 0 0 7.6a3.8 3.8 0 1 0 0-7.6M5 3.2V5l1.3 1",
        Standing::Done => "M1.5 5.4l2.4 2.4l4.6-5.4",
        Standing::Verified => "M.6 5.6l2 2l3.6-4.4M5 7.2l.6.5l3.8-4.6",
        Standing::AcceptedRisk => "M2 9V1.2h6L6.6 3.4L8 5.6H2",
        Standing::NotApplicable => "M1.5 5h7",
    }
}
