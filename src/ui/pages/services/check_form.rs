//! One check of an added service: what it asks for, of which objects, and by
//! which condition it judges itself; or a new one.

use std::rc::Rc;

use yew::prelude::*;

use crate::catalogue::condition::Condition;
use crate::catalogue::duty::Catalogue;
use crate::catalogue::revise::{Asking, Revision, is_link};
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::readiness::rule::Severity;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::drawer::Drawer;
use crate::ui::components::field::number::NumberField;
use crate::ui::components::field::select::SelectField;
use crate::ui::components::field::text::TextField;
use crate::ui::components::icon::IconName;
use crate::ui::components::segmented::Choice;
use crate::ui::store::{Store, use_store};

use super::form::{areas, kinds};
use super::revising::revise;

/// Properties of [`CheckForm`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct CheckFormProps {
    /// Where the plan keeps the catalogue.
    pub(super) pin: Key,
    /// The catalogue as it is.
    pub(super) catalogue: ByPtr<Catalogue>,
    /// The check's id; none for a new one.
    pub(super) check: Option<String>,
    /// Called when there is nothing more to do.
    pub(super) onclose: Callback<()>,
}

/// The form of one check.
#[component]
pub(super) fn CheckForm(props: &CheckFormProps) -> Html {
    let store = use_store();
    let draft = use_state_eq(|| asked(props));
    let set = |change: fn(&mut Asking, &str)| {
        let draft = draft.clone();
        Callback::from(move |text: AttrValue| {
            let mut next = (*draft).clone();
            change(&mut next, &text);
            draft.set(next);
        })
    };
    let days = {
        let draft = draft.clone();
        Callback::from(move |days: Option<u64>| {
            let mut next = (*draft).clone();
            next.cadence_days = days
                .and_then(|days| u32::try_from(days).ok())
                .unwrap_or(365);
            draft.set(next);
        })
    };
    let text = |field: &str| AttrValue::from(field.to_owned());
    let link_error =
        (!is_link(&draft.link)).then(|| AttrValue::from("A link begins with https://"));
    let is_new = props.check.is_none();
    let title = if is_new {
        "New check"
    } else {
        "Edit the check"
    };
    let subject = props
        .check
        .clone()
        .unwrap_or_else(|| "new check".to_owned());
    html! {
        <Drawer {title} {subject} onclose={props.onclose.clone()} footer={Some(buttons(props, &store, &draft))}>
            <div class="stack">
                <TextField label="Title" value={text(&draft.title)}
                    oninput={set(|draft, text| text.clone_into(&mut draft.title))} />
                <TextField label="What is to be stated" value={text(&draft.text)} multiline={true}
                    oninput={set(|draft, text| text.clone_into(&mut draft.text))} />
                <SelectField label="Severity" value={text(&draft.severity)} choices={severities()}
                    onchange={set(|draft, key| key.clone_into(&mut draft.severity))} />
                <TextField label="Area" value={text(&draft.area)} suggestions={areas(&props.catalogue)}
                    oninput={set(|draft, text| text.clone_into(&mut draft.area))} />
                <TextField label="Evidence wanted" value={text(&draft.evidence)}
                    oninput={set(|draft, text| text.clone_into(&mut draft.evidence))} />
                <NumberField label="Counts for" unit="days" value={Some(u64::from(draft.cadence_days))} min={1} max={36_500}
                    onchange={days} help="Then it has to be stated again" />
                <TextField label="Link" value={text(&draft.link)} error={link_error}
                    oninput={set(|draft, text| text.clone_into(&mut draft.link))} />
                <SelectField label="Concerns" value={draft.applies_to.key()} choices={kinds(draft.applies_to)}
                    onchange={set(|draft, key| draft.applies_to = Kind::from_key(key).unwrap_or(Kind::PlanFacts))} />
                <TextField label="Only where" value={text(&draft.when)} multiline={true}
                    error={mistake(&draft.when, draft.applies_to)} placeholder={example(draft.applies_to)}
                    oninput={set(|draft, text| text.clone_into(&mut draft.when))}
                    help="A condition; empty for all of them" />
                <TextField label="Holds where" value={text(&draft.holds)} multiline={true}
                    error={mistake(&draft.holds, draft.applies_to)} placeholder={example(draft.applies_to)}
                    oninput={set(|draft, text| text.clone_into(&mut draft.holds))}
                    help="A condition by which it judges itself; a person states it where the plan does not say" />
            </div>
        </Drawer>
    }
}

fn asked(props: &CheckFormProps) -> Asking {
    let check = props.check.as_ref();
    let mut checks = props.catalogue.checks.iter();
    let item = check.and_then(|id| checks.find(|item| item.id == *id));
    item.map_or_else(Asking::new, |item| Asking::of(&props.catalogue, item))
}

/// What is wrong with a condition as it is typed so far.
pub(super) fn mistake(text: &str, kind: Kind) -> Option<AttrValue> {
    let mistake = Condition::typed(text, kind).err()?;
    let mut text = mistake.text;
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    Some(format!("{text} (character {})", mistake.column).into())
}

/// What a condition on such objects looks like.
pub(super) fn example(kind: Kind) -> AttrValue {
    match kind {
        Kind::Workload => "workload.platform in [\"vmware\", \"other\"]".into(),
        Kind::Connection => "connection.platform == \"vmware\"".into(),
        Kind::Instance => "instance.encryption == \"key_protect\"".into(),
        Kind::Policy => "has(policy.datalock_mode)".into(),
        Kind::PlanFacts => "size(regions) > 1".into(),
        kind => format!("has({}.name)", kind.key()).into(),
    }
}

fn severities() -> Rc<[Choice]> {
    let all = Severity::ALL.iter();
    all.map(|severity| Choice::new(severity.key(), severity.label()))
        .collect()
}

fn buttons(props: &CheckFormProps, store: &Store, draft: &Asking) -> Html {
    let save = Revision::StateCheck {
        check: props.check.clone(),
        asking: draft.clone(),
    };
    let Some(check) = props.check.clone() else {
        return html! {
            <Button label="Add check" kind={ButtonKind::Primary}
                onclick={revise(store, props.pin, save, "Added a check", props.onclose.clone())} />
        };
    };
    let retire = Revision::RetireCheck { check };
    html! { <>
        <Button label="Save" kind={ButtonKind::Primary}
            onclick={revise(store, props.pin, save, "Changed the check", Callback::noop())} />
        <Button label="Retire" icon={IconName::Trash} kind={ButtonKind::Danger}
            onclick={revise(store, props.pin, retire, "Retired the check", props.onclose.clone())} />
    </> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_a_condition() {
        for choice in kinds(Kind::PlanFacts).iter() {
            let kind = Kind::from_key(&choice.value).unwrap();
            assert_eq!(mistake(&example(kind), kind), None);
        }
    }

    #[test]
    fn a_mistake_is_said_with_its_place() {
        let said = mistake("workload.kid == 'db2'", Kind::Workload).unwrap();
        assert_eq!(
            said,
            "A workload has no field kid; did you mean kind (character 10)"
        );
    }
}
