//! The end of a run: what came of it, and how long it took.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::route::{Page, Route};
use crate::app::showing::Showing;
use crate::browser::dom;
use crate::model::Json;
use crate::model::choice::Choices;
use crate::model::drill::Drill;
use crate::model::edit::Edit;
use crate::model::plan::Kind;
use crate::model::workload::Outcome;
use crate::query::run::end::{achieved, finish};
use crate::scenario::step::Steps;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::card::Card;
use crate::ui::components::field::number::DurationField;
use crate::ui::components::field::text::TextField;
use crate::ui::components::icon::IconName;
use crate::ui::components::segmented::{Choice, Segmented};
use crate::ui::objects::edits::delete;
use crate::ui::store::{use_dispatch, use_store};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct EndProps {
    pub(super) drill: Rc<Drill>,
    pub(super) showing: Showing,
    /// Whether somebody asked for it, and wants to go on here.
    pub(super) asked: bool,
}

/// The end of a run.
#[component]
pub(super) fn End(props: &EndProps) -> Html {
    let store = use_store();
    let dispatch = use_dispatch();
    let drill = &props.drill;
    let key = drill.meta.id;
    let outcome = use_state_eq(AttrValue::default);
    let steps = use_memo((), |()| Steps::built_in().ok());
    use_effect_with(props.asked, |asked| {
        if *asked {
            dom::focus_first("#run-end input");
        }
    });
    let measured = steps
        .as_ref()
        .as_ref()
        .and_then(|steps| achieved(drill, steps));
    let stated = drill.achieved_time_minutes.value().map(|minutes| minutes.0);
    let set = move |field: &'static str| {
        let dispatch = dispatch.clone();
        move |value: Json| dispatch.emit(Action::Edit(Edit::set(Kind::Drill, key, field, value)))
    };
    let duration = |field| {
        let set = set(field);
        Callback::from(move |minutes: Option<u32>| set(minutes.map_or(Json::Null, Json::from)))
    };
    let onfindings = {
        let set = set("findings");
        Callback::from(move |text: AttrValue| {
            set(if text.is_empty() {
                Json::Null
            } else {
                Json::from(&*text)
            });
        })
    };
    let chosen = Outcome::from_key(&outcome);
    let save = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            let state = store.get();
            let drill = state
                .plan()
                .and_then(|plan| Some((plan, plan.drills.get(crate::model::id::Id::new(key))?)));
            if let (Some(outcome), Some((plan, drill)), Some(steps)) = (chosen, drill, &*steps) {
                let edit = finish(plan, drill, outcome, steps);
                let told = "The run is kept as a drill record";
                let route = Route::Plan(plan.id(), Page::Drills(Some(key)));
                store.dispatch(Action::EditAndTell(edit, told.into()));
                store.dispatch(Action::Flush);
                store.dispatch(Action::Go {
                    route,
                    replace: false,
                });
            }
        })
    };
    let onoutcome = {
        let outcome = outcome.setter();
        Callback::from(move |value: AttrValue| outcome.set(value))
    };
    let showing = props.showing;
    let discard = Callback::from(move |_: MouseEvent| {
        let state = store.get();
        if let Some(plan) = state.plan() {
            let route = Route::Plan(plan.id(), Page::Scenario(showing));
            store.dispatch(delete(plan, Kind::Drill, &[key]));
            store.dispatch(Action::Go {
                route,
                replace: false,
            });
        }
    });
    let help = match measured {
        Some(_) => {
            "Measured from the start until the last check; change it where the watch said something else"
        }
        None => "Nothing was checked yet that brings a workload back",
    };
    let disabled = chosen.is_none().then_some("Say first how it ended");
    html! {
        <Card title="End the run" sub="The record goes to the drills" id="run-end" class={classes!("no-print")}>
            <div class="stack">
                <Segmented label="Outcome" choices={outcomes()} value={(*outcome).clone()} onchange={onoutcome} />
                <div class="form-grid">
                    <DurationField label="Achieved time (RTA)" value={stated.or(measured)} onchange={duration("achieved_time_minutes")} {help} />
                    <DurationField label="Achieved point (RPA)" value={drill.achieved_point_minutes.value().map(|minutes| minutes.0)}
                        onchange={duration("achieved_point_minutes")} help="How much work was lost: from the restored point to the failure" />
                </div>
                <TextField label="Findings" value={AttrValue::from(drill.findings.to_string())} oninput={onfindings} multiline={true} wide={true}
                    help="What was found, and what is to be changed" />
                <div class="actions">
                    <Button label="Save the record" kind={ButtonKind::Primary} icon={IconName::Check} onclick={save} {disabled} />
                    <Button label="Discard this run" kind={ButtonKind::Danger} icon={IconName::Trash} onclick={discard} />
                </div>
            </div>
        </Card>
    }
}

fn outcomes() -> Rc<[Choice]> {
    let all = Outcome::ALL.iter();
    all.map(|outcome| Choice::new(outcome.key, outcome.label))
        .collect()
}
