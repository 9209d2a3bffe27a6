//! The team's word against the catalogue's.

use std::rc::Rc;

use yew::prelude::*;

use crate::model::assignment::{Assignment, Party};
use crate::model::choice::Choices;
use crate::ui::components::card::Disclosure;
use crate::ui::components::field::select::SelectField;
use crate::ui::components::field::text::TextField;
use crate::ui::components::segmented::Choice;

use super::use_assignment::{Fields, text};

/// Properties of [`OverrideParty`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct OverridePartyProps {
    /// What the plan states now.
    pub(super) assignment: Option<Rc<Assignment>>,
    /// States fields.
    pub(super) onstate: Callback<Fields>,
}

/// Another party than the catalogue says, with a reason.
#[component]
pub(super) fn OverrideParty(props: &OverridePartyProps) -> Html {
    let assignment = props.assignment.as_deref();
    let party = assignment.and_then(|row| row.party.value());
    let reason = assignment.map_or("", |row| &*row.party_reason).to_owned();
    let missing = party.is_some() && reason.trim().is_empty();
    let choices: Rc<[Choice]> = Party::ALL
        .iter()
        .map(|choice| Choice::new(choice.key, choice.label))
        .collect();
    let onparty = props
        .onstate
        .reform(|key: AttrValue| vec![("party", text(&key))]);
    let onreason = props
        .onstate
        .reform(|words: AttrValue| vec![("party_reason", text(&words))]);
    let note = party.map(|party| AttrValue::Static(party.label()));
    let error = missing.then_some(AttrValue::Static("It takes effect with a reason only"));
    html! {
        <Disclosure summary="Override the party…" {note} open={party.is_some()}>
            <SelectField label="Party" value={party.map_or("", Choices::key)} {choices} onchange={onparty}
                empty="As the catalogue says" />
            <TextField label="Reason" value={reason} oninput={onreason} multiline={true} {error}
                help="Who agreed to it, and where that is written" />
        </Disclosure>
    }
}
