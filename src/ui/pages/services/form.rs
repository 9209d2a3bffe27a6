//! One duty of an added service: its wording, its party, what it concerns;
//! or a new one. Each change is one step of undo.

use std::rc::Rc;

use yew::prelude::*;

use crate::catalogue::duty::Catalogue;
use crate::catalogue::revise::{Revision, Saying};
use crate::model::assignment::Party;
use crate::model::choice::Choices;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::drawer::Drawer;
use crate::ui::components::field::chips::TokensField;
use crate::ui::components::field::select::SelectField;
use crate::ui::components::field::text::TextField;
use crate::ui::components::icon::IconName;
use crate::ui::components::segmented::Choice;
use crate::ui::store::{Store, use_store};

use super::check_form::{example, mistake};
use super::revising::revise;

/// The kinds of object that a duty can concern, besides the whole deployment.
const CONCERNS: [Kind; 8] = [
    Kind::PlanFacts,
    Kind::Region,
    Kind::Instance,
    Kind::Connection,
    Kind::Connector,
    Kind::Policy,
    Kind::Workload,
    Kind::Application,
];

/// Properties of [`DutyForm`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct DutyFormProps {
    /// Where the plan keeps the catalogue.
    pub(super) pin: Key,
    /// The catalogue as it is.
    pub(super) catalogue: ByPtr<Catalogue>,
    /// The duty's id; none for a new one.
    pub(super) duty: Option<String>,
    /// The checklist items that can show how a duty stands.
    pub(super) items: Rc<[Choice]>,
    /// Called when there is nothing more to do.
    pub(super) onclose: Callback<()>,
}

/// What was typed and is not saved yet.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Draft {
    area: String,
    task: String,
    saying: Saying,
}

impl Draft {
    fn new(catalogue: &Catalogue, duty: Option<&String>) -> Self {
        let mut duties = catalogue.duties.iter();
        let duty = duty.and_then(|id| duties.find(|duty| duty.id == *id));
        let task = duty.and_then(|duty| catalogue.task(&duty.task));
        let nothing = || Saying {
            party: Party::Customer,
            title: String::new(),
            text: String::new(),
            attaches: Kind::PlanFacts,
            when: String::new(),
            checks: Vec::new(),
        };
        Self {
            area: task.map_or_else(String::new, |task| {
                catalogue.area_title(&task.area).to_owned()
            }),
            task: task.map_or_else(String::new, |task| task.title.clone()),
            saying: duty.map_or_else(nothing, |duty| Saying::of(duty)),
        }
    }
}

/// The form of one duty.
#[component]
pub(super) fn DutyForm(props: &DutyFormProps) -> Html {
    let store = use_store();
    let draft = use_state_eq(|| Draft::new(&props.catalogue, props.duty.as_ref()));
    let set = |change: fn(&mut Draft, &str)| {
        let draft = draft.clone();
        Callback::from(move |text: AttrValue| {
            let mut next = (*draft).clone();
            change(&mut next, &text);
            draft.set(next);
        })
    };
    let saying = &draft.saying;
    let text = |field: &str| AttrValue::from(field.to_owned());
    let is_new = props.duty.is_none();
    let title = if is_new { "New duty" } else { "Edit the duty" };
    let subject = props.duty.clone().unwrap_or_else(|| "new".to_owned());
    let sub = (!is_new).then(|| AttrValue::from(format!("{}, {}", draft.task, draft.area)));
    html! {
        <Drawer {title} {subject} onclose={props.onclose.clone()} {sub}
            footer={Some(buttons(props, &store, &draft))}>
            <div class="stack">
                if is_new {
                    <TextField label="Area" value={text(&draft.area)} suggestions={areas(&props.catalogue)}
                        oninput={set(|draft, text| text.clone_into(&mut draft.area))} />
                    <TextField label="Task" value={text(&draft.task)} suggestions={tasks(&props.catalogue)}
                        oninput={set(|draft, text| text.clone_into(&mut draft.task))} />
                }
                <TextField label="Title" value={text(&saying.title)}
                    oninput={set(|draft, text| text.clone_into(&mut draft.saying.title))} />
                <TextField label="What it means" value={text(&saying.text)} multiline={true}
                    oninput={set(|draft, text| text.clone_into(&mut draft.saying.text))} />
                <SelectField label="Party" value={saying.party.key()} choices={parties()}
                    onchange={set(|draft, key| draft.saying.party = Party::from_key(key).unwrap_or(Party::Unknown))} />
                <SelectField label="Concerns" value={saying.attaches.key()} choices={kinds(saying.attaches)}
                    onchange={set(|draft, key| draft.saying.attaches = Kind::from_key(key).unwrap_or(Kind::PlanFacts))}
                    help="One duty for each object of that kind" />
                <TextField label="Only where" value={text(&saying.when)} multiline={true}
                    error={mistake(&saying.when, saying.attaches)} placeholder={example(saying.attaches)}
                    oninput={set(|draft, text| text.clone_into(&mut draft.saying.when))}
                    help="A condition; empty for all of them" />
                <TokensField label="Checks" tokens={saying.checks.iter().map(|id| text(id)).collect::<Rc<[_]>>()}
                    suggestions={props.items.clone()} by_label={true} onchange={set_checks(&draft)}
                    error={unknown(&saying.checks, &props.items)}
                    help="The checklist items that show how the duty stands" />
            </div>
        </Drawer>
    }
}

fn set_checks(draft: &UseStateHandle<Draft>) -> Callback<Rc<[AttrValue]>> {
    let draft = draft.clone();
    Callback::from(move |ids: Rc<[AttrValue]>| {
        let mut next = (*draft).clone();
        next.saying.checks = ids.iter().map(AttrValue::to_string).collect();
        draft.set(next);
    })
}

/// Which of the items there is not.
fn unknown(ids: &[String], items: &[Choice]) -> Option<AttrValue> {
    let known = |id: &String| items.iter().any(|item| item.value == *id);
    let id = ids.iter().find(|id| !known(id))?;
    Some(format!("No checklist item is called {id}").into())
}

fn buttons(props: &DutyFormProps, store: &Store, draft: &Draft) -> Html {
    let saying = draft.saying.clone();
    let Some(duty) = &props.duty else {
        let add = Revision::Add {
            area: draft.area.trim().to_owned(),
            task: draft.task.trim().to_owned(),
            saying,
        };
        return html! {
            <Button label="Add duty" kind={ButtonKind::Primary}
                onclick={revise(store, props.pin, add, "Added a duty", props.onclose.clone())} />
        };
    };
    let save = Revision::State {
        duty: duty.clone(),
        saying,
    };
    let split = Revision::Split {
        duty: duty.clone(),
        saying: draft.saying.clone(),
    };
    let retire = Revision::Retire { duty: duty.clone() };
    html! { <>
        <Button label="Save" kind={ButtonKind::Primary} onclick={revise(store, props.pin, save, "Changed the duty", Callback::noop())} />
        <Button label="Add as a second duty" onclick={revise(store, props.pin, split, "Split the duty", Callback::noop())}
            title="The duty stays as it was; what stands here becomes another one of the same task" />
        <Button label="Retire" icon={IconName::Trash} kind={ButtonKind::Danger}
            onclick={revise(store, props.pin, retire, "Retired the duty", props.onclose.clone())} />
    </> }
}

/// The areas to choose from.
pub(super) fn areas(catalogue: &Catalogue) -> Rc<[Choice]> {
    let areas = catalogue.areas.iter();
    areas
        .map(|area| Choice::new(area.title.clone(), ""))
        .collect()
}

fn tasks(catalogue: &Catalogue) -> Rc<[Choice]> {
    /// More than anybody reads in a list of suggestions.
    const MOST: usize = 300;
    let tasks = catalogue.tasks.iter().take(MOST);
    tasks
        .map(|task| {
            Choice::new(
                task.title.clone(),
                catalogue.area_title(&task.area).to_owned(),
            )
        })
        .collect()
}

fn parties() -> Rc<[Choice]> {
    Party::ALL
        .iter()
        .map(|choice| Choice::new(choice.key, choice.label))
        .collect()
}

/// The kinds to choose from; the one that is chosen is always among them.
pub(super) fn kinds(chosen: Kind) -> Rc<[Choice]> {
    let other = (!CONCERNS.contains(&chosen)).then_some(chosen);
    CONCERNS
        .into_iter()
        .chain(other)
        .map(|kind| match kind {
            Kind::PlanFacts => Choice::new(kind.key(), "The whole deployment"),
            kind => Choice::new(kind.key(), kind.label()),
        })
        .collect()
}
