//! One duty of an added service: its wording, its party, what it concerns;
//! or a new one. Each change is one step of undo.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::notice::Notice as Said;
use crate::catalogue::duty::Catalogue;
use crate::catalogue::kept;
use crate::catalogue::revise::{Revision, Saying};
use crate::model::assignment::Party;
use crate::model::catalogue_pin::CataloguePin;
use crate::model::choice::Choices;
use crate::model::edit::Edit;
use crate::model::id::{Id, Key};
use crate::model::plan::Kind;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::drawer::Drawer;
use crate::ui::components::field::select::SelectField;
use crate::ui::components::field::text::TextField;
use crate::ui::components::icon::IconName;
use crate::ui::components::segmented::Choice;
use crate::ui::store::{Store, use_store};

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

/// What is being edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Editing {
    /// The duty with that id.
    Duty(String),
    /// A duty that is to be added.
    New,
}

impl Editing {
    /// Tells one from the other.
    pub(super) fn key(&self) -> String {
        match self {
            Self::Duty(id) => id.clone(),
            Self::New => "new".to_owned(),
        }
    }
}

/// Properties of [`DutyForm`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct DutyFormProps {
    /// Where the plan keeps the catalogue.
    pub(super) pin: Key,
    /// The catalogue as it is.
    pub(super) catalogue: ByPtr<Catalogue>,
    /// What is being edited.
    pub(super) editing: Editing,
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
    fn new(catalogue: &Catalogue, editing: &Editing) -> Self {
        let mut duties = catalogue.duties.iter();
        let duty = duties.find(|duty| *editing == Editing::Duty(duty.id.clone()));
        let task = duty.and_then(|duty| catalogue.task(&duty.task));
        let nothing = || Saying {
            party: Party::Customer,
            title: String::new(),
            text: String::new(),
            attaches: Kind::PlanFacts,
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
    let draft = use_state_eq(|| Draft::new(&props.catalogue, &props.editing));
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
    let is_new = props.editing == Editing::New;
    let title = if is_new { "New duty" } else { "Edit the duty" };
    let sub = (!is_new).then(|| AttrValue::from(format!("{}, {}", draft.task, draft.area)));
    html! {
        <Drawer {title} subject={props.editing.key()} onclose={props.onclose.clone()} {sub}
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
            </div>
        </Drawer>
    }
}

fn buttons(props: &DutyFormProps, store: &Store, draft: &Draft) -> Html {
    let saying = draft.saying.clone();
    let save = match &props.editing {
        Editing::New => Revision::Add {
            area: draft.area.trim().to_owned(),
            task: draft.task.trim().to_owned(),
            saying,
        },
        Editing::Duty(duty) => Revision::State {
            duty: duty.clone(),
            saying,
        },
    };
    let Editing::Duty(duty) = &props.editing else {
        return html! {
            <Button label="Add duty" kind={ButtonKind::Primary} onclick={revise(props, store, save, "Added a duty", true)} />
        };
    };
    let split = Revision::Split {
        duty: duty.clone(),
        saying: draft.saying.clone(),
    };
    let retire = Revision::Retire { duty: duty.clone() };
    html! { <>
        <Button label="Save" kind={ButtonKind::Primary} onclick={revise(props, store, save, "Changed the duty", false)} />
        <Button label="Add as a second duty" onclick={revise(props, store, split, "Split the duty", false)}
            title="The duty stays as it was; what stands here becomes another one of the same task" />
        <Button label="Retire" icon={IconName::Trash} kind={ButtonKind::Danger}
            onclick={revise(props, store, retire, "Retired the duty", true)} />
    </> }
}

/// Changes the catalogue as the plan keeps it at that moment.
fn revise(
    props: &DutyFormProps,
    store: &Store,
    revision: Revision,
    done: &'static str,
    close: bool,
) -> Callback<MouseEvent> {
    let (store, pin, onclose) = (store.clone(), props.pin, props.onclose.clone());
    Callback::from(move |_: MouseEvent| {
        let app = store.get();
        let kept = app
            .plan()
            .and_then(|plan| plan.catalogues.get(Id::new(pin)));
        let edit = kept
            .ok_or_else(|| "that service is no longer in the plan".to_owned())
            .and_then(|kept| edit(kept, &revision));
        match edit {
            Ok(edit) => {
                store.dispatch(Action::EditAndTell(edit, done.into()));
                if close {
                    onclose.emit(());
                }
            }
            Err(why) => store.dispatch(Action::Tell(Said::problem(why))),
        }
    })
}

fn edit(pin: &CataloguePin, revision: &Revision) -> Result<Edit, String> {
    let content = pin.content.0.as_deref();
    let content = content.ok_or("the plan does not keep this catalogue itself")?;
    let revised = kept::read(content)?.revised(revision)?;
    Ok(kept::rewrite(&revised, pin))
}

fn areas(catalogue: &Catalogue) -> Rc<[Choice]> {
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
fn kinds(chosen: Kind) -> Rc<[Choice]> {
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
