//! One milestone: its name and note, what it noted, and what can be done with it.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::between::{Between, Version};
use crate::app::route::{Page, Route};
use crate::milestone::newest_first;
use crate::model::Json;
use crate::model::choice::Choices;
use crate::model::edit::Edit;
use crate::model::id::{Id, Key};
use crate::model::milestone::Milestone;
use crate::model::plan::{Kind, Plan};
use crate::query::sign_off::besides;
use crate::ui::components::button::{Button, ButtonKind, LinkButton};
use crate::ui::components::card::{KeyValue, KeyValues};
use crate::ui::components::drawer::Drawer;
use crate::ui::components::field::text::TextField;
use crate::ui::components::icon::IconName;
use crate::ui::store::{use_selector, use_store};
use crate::ui::trend::{level, made_at, title};

/// Properties of [`MilestoneDrawer`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct MilestoneDrawerProps {
    /// The milestone.
    pub(super) id: Key,
}

/// The details of a milestone; nothing once it is deleted.
#[component]
pub(super) fn MilestoneDrawer(props: &MilestoneDrawerProps) -> Html {
    let id = props.id;
    let store = use_store();
    let found = use_selector(id, |state, id| {
        let plan = state.plan()?;
        let milestone = plan.milestones.get(Id::new(*id))?;
        Some((plan.id(), milestone.clone(), earlier(plan, *id)))
    });
    let onclose = use_callback(store.clone(), |(), store| {
        if let Some(plan) = store.get().route.plan() {
            let route = Route::Plan(plan, Page::History(None));
            store.dispatch(Action::Go {
                route,
                replace: false,
            });
        }
    });
    let Some((plan, milestone, earlier)) = found else {
        return Html::default();
    };
    let state = |field: &'static str| {
        let store = store.clone();
        Callback::from(move |value: AttrValue| {
            let value = if value.is_empty() {
                Json::Null
            } else {
                Json::from(&*value)
            };
            if let Some(plan) = store.get().plan() {
                let edit = Edit::set(Kind::Milestone, id, field, value);
                store.dispatch(Action::Edit(besides(plan, edit)));
            }
        })
    };
    let ondelete = {
        let (store, told) = (store.clone(), format!("Deleted “{}”", title(&milestone)));
        Callback::from(move |_: MouseEvent| {
            if let Some(plan) = store.get().plan() {
                let kind = Kind::Milestone;
                let edit = besides(plan, Edit::Remove { kind, id });
                store.dispatch(Action::EditAndTell(edit, told.as_str().into()));
            }
        })
    };
    let compare =
        |from: Version, to: Version| Route::Plan(plan, Page::Changes(Between { from, to })).print();
    let holds = milestone.packed().is_some();
    let footer = html! { <>
        if holds {
            <LinkButton href={compare(Version::At(id), Version::Now)} label="Compare with now, restore…" small={true} kind={ButtonKind::Primary} />
        }
        if let Some(earlier) = earlier.filter(|_| holds) {
            <LinkButton href={compare(Version::At(earlier), Version::At(id))} label="Compare with the one before" small={true} />
        }
        <Button label="Delete" icon={IconName::Trash} small={true} kind={ButtonKind::Danger} onclick={ondelete} />
    </> };
    html! {
        <Drawer title={title(&milestone)} subject={id.to_string()} {onclose} sub="Milestone" footer={Some(footer)}>
            <div class="form-grid">
                <TextField label="Name" value={milestone.name.to_string()} oninput={state("name")}
                    help="One without a name is dropped when ten others have followed it" />
                <TextField label="Note" value={milestone.note.to_string()} oninput={state("note")} multiline={true} wide={true} />
            </div>
            { facts(&milestone) }
            if !holds { <p class="sub">{ "It came without the plan of its day: links leave it out, so there is nothing to compare or restore" }</p> }
        </Drawer>
    }
}

/// The newest milestone before that one that can be compared.
fn earlier(plan: &Plan, id: Key) -> Option<Key> {
    let all = newest_first(plan).into_iter();
    let mut before = all.skip_while(|one| one.meta.id != id).skip(1);
    let found = before.find(|one| one.packed().is_some())?;
    Some(found.meta.id)
}

fn facts(milestone: &Milestone) -> Html {
    let number = |count: Option<u32>| count.map(|count| count.to_string());
    let count = |count: &crate::model::known::Known<crate::model::units::Count>| {
        number(count.value().map(|count| count.0))
    };
    let occasion = milestone.occasion.value().map(Choices::label);
    let terms = [
        ("Made", occasion.map(str::to_owned)),
        ("When", Some(made_at(milestone))),
        ("By", Some(milestone.by.to_string())),
        ("Level", Some(level(milestone).to_owned())),
        (
            "Score",
            number(milestone.score.value().map(|score| score.0)),
        ),
        ("Critical findings", count(&milestone.critical_open)),
        ("Findings", count(&milestone.findings_open)),
        (
            "Duties without owner",
            count(&milestone.duties_without_owner),
        ),
        ("Workloads", count(&milestone.workloads)),
        ("Revision", count(&milestone.plan_revision)),
    ];
    let stated = terms
        .into_iter()
        .filter_map(|(term, words)| Some((term, words.filter(|words| !words.is_empty())?)));
    html! {
        <KeyValues>
            for (term, words) in stated { <KeyValue key={term} {term}>{ words }</KeyValue> }
        </KeyValues>
    }
}
