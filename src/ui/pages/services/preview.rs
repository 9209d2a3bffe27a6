//! A catalogue before the plan takes it: as a new service, or in the place of
//! an older version of one that is there.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::assessed::Assessed;
use crate::catalogue::duty::Catalogue;
use crate::catalogue::kept::keep;
use crate::model::assignment::Party;
use crate::model::choice::Choices;
use crate::model::id::Key;
use crate::model::plan::Plan;
use crate::ownership::upgrade::with_id;
use crate::query::services::{free_id, same_service};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::card::{Card, Figure};
use crate::ui::components::field::select::SelectField;
use crate::ui::components::field::text::TextField;
use crate::ui::components::segmented::Choice;
use crate::ui::effects::fresh;
use crate::ui::store::use_store;

use super::candidate::{Candidate, Glance};
use super::checks_read::ChecksRead;
use super::counted;
use super::said::Said;
use super::unread::Unread;
use super::upgrade::UpgradeCard;

/// Properties of [`Preview`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct PreviewProps {
    /// The plan.
    pub(super) assessed: ByPtr<Assessed>,
    /// The catalogue.
    pub(super) candidate: Candidate,
    /// Called when it was taken, or is not to be.
    pub(super) onclose: Callback<()>,
}

/// A catalogue before the plan takes it.
#[component]
pub(super) fn Preview(props: &PreviewProps) -> Html {
    let plan = &props.assessed.plan;
    let given = &props.candidate.catalogue;
    let name = use_state_eq(|| AttrValue::from(given.service.clone()));
    let provider = use_state_eq(|| AttrValue::from(given.provider.clone()));
    let place = use_state_eq(|| same_service(plan, given));
    let onname = use_callback(name.setter(), |text: AttrValue, name| name.set(text));
    let onprovider = use_callback(provider.setter(), |text: AttrValue, one| one.set(text));
    let onplace = use_callback(place.setter(), |key: AttrValue, place| {
        place.set(key.parse().ok());
    });
    let named = Named {
        catalogue: ByPtr(Rc::clone(given)),
        name: (*name).clone(),
        provider: (*provider).clone(),
    };
    let kept: Rc<[Choice]> = plan
        .catalogues
        .iter()
        .filter(|pin| pin.content.0.is_some())
        .map(|pin| {
            Choice::new(
                pin.meta.id.to_string(),
                format!("In the place of {}", &*pin.name),
            )
        })
        .collect();
    let has_kept = !kept.is_empty();
    let value = place.map_or_else(String::new, |key| key.to_string());
    html! { <>
        <Card title={given.service.clone()} sub={props.candidate.from.clone()}>
            <div class="stack">
                { figures(given, &props.candidate.glance) }
                <div class="form-grid">
                    <TextField label="Service" value={(*name).clone()} oninput={onname} />
                    <TextField label="Provider" value={(*provider).clone()} oninput={onprovider} />
                    if has_kept {
                        <SelectField label="Take it" {value} choices={kept} empty="As one more service" onchange={onplace} />
                    }
                </div>
                if place.is_none() {
                    <AddButtons assessed={props.assessed.clone()} named={named.clone()} onclose={props.onclose.clone()} />
                }
            </div>
        </Card>
        <ChecksRead catalogue={ByPtr(Rc::clone(given))} />
        if let Some(pin) = *place {
            <Newer key={pin.to_string()} assessed={props.assessed.clone()} {pin} {named} onclose={props.onclose.clone()} />
        }
        if let Some(report) = &props.candidate.report { <Unread page={ByPtr(Rc::clone(report))} /> }
        <Said tasks={given.tasks.len()} glance={ByPtr(Rc::clone(&props.candidate.glance))} />
    </> }
}

/// The catalogue under the names that were typed.
#[derive(Clone, PartialEq)]
struct Named {
    catalogue: ByPtr<Catalogue>,
    name: AttrValue,
    provider: AttrValue,
}

impl Named {
    fn service(&self) -> &str {
        match self.name.trim() {
            "" => &self.catalogue.service,
            name => name,
        }
    }

    /// A copy under those names: not for every letter that is typed, large
    /// ones take their time.
    fn copy(&self) -> Catalogue {
        let mut named = Catalogue::clone(&self.catalogue);
        self.service().clone_into(&mut named.service);
        let provider = self.provider.trim();
        if !provider.is_empty() {
            provider.clone_into(&mut named.provider);
        }
        named
    }
}

#[derive(Clone, PartialEq, Properties)]
struct NewerProps {
    assessed: ByPtr<Assessed>,
    pin: Key,
    named: Named,
    onclose: Callback<()>,
}

/// The catalogue in the place of an older one.
#[component]
fn Newer(props: &NewerProps) -> Html {
    let newer = use_memo(props.named.clone(), Named::copy);
    html! {
        <UpgradeCard assessed={props.assessed.clone()} pin={props.pin} newer={ByPtr(newer)}
            onclose={props.onclose.clone()} />
    }
}

fn figures(catalogue: &Catalogue, glance: &Glance) -> Html {
    let of = |party: Party| {
        let count = glance.parties.get(party.index());
        count.copied().unwrap_or_default().to_string()
    };
    html! {
        <div class="figures">
            <Figure value={catalogue.areas.len().to_string()} label="areas" />
            <Figure value={catalogue.tasks.len().to_string()} label="tasks" />
            <Figure value={of(Party::Provider)} label="duties of the provider" />
            <Figure value={of(Party::Customer)} label="duties of the customer" />
            <Figure value={of(Party::ThirdParty)} label="duties of third parties" />
            <Figure value={of(Party::Unknown)} label="duties of unknown party" />
            <Figure value={catalogue.checks.len().to_string()} label="checks" />
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct AddButtonsProps {
    assessed: ByPtr<Assessed>,
    named: Named,
    onclose: Callback<()>,
}

/// Takes the catalogue as one more service, as one step of undo.
#[component]
fn AddButtons(props: &AddButtonsProps) -> Html {
    let store = use_store();
    let (duties, checks) = (
        props.named.catalogue.duties.len(),
        props.named.catalogue.checks.len(),
    );
    let (none, duties) = match duties {
        0 => (checks == 0, counted(checks, "check", "checks")),
        duties => (false, counted(duties, "duty", "duties")),
    };
    let onclick = {
        let (props, store) = (props.clone(), store.clone());
        let text = format!("Added {duties} of {}", props.named.service());
        Callback::from(move |_: MouseEvent| {
            let named = props.named.copy();
            let id = free(&props.assessed, &props.assessed.plan, &named.id);
            let edit = keep(&with_id(&named, &id), fresh());
            store.dispatch(Action::EditAndTell(edit, text.as_str().into()));
            props.onclose.emit(());
        })
    };
    let disabled = none.then_some(AttrValue::Static("No duty or check could be read"));
    html! {
        <div class="actions">
            <Button label={format!("Add {duties}")} kind={ButtonKind::Primary} {onclick} {disabled} />
            <Button label="Cancel" onclick={props.onclose.reform(|_: MouseEvent| ())} />
        </div>
    }
}

fn free(assessed: &Assessed, plan: &Plan, wanted: &str) -> String {
    free_id(&assessed.knowledge, plan, wanted)
}
