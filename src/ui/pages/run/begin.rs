//! The beginning of a run: how real it is, who is in the room, and go; below
//! it the steps to come, which are also the runbook on paper.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::route::Page;
use crate::app::showing::Showing;
use crate::browser::dom;
use crate::export::scenario::{heading, when};
use crate::model::choice::Choices;
use crate::model::drill::DrillKind;
use crate::model::plan::Plan;
use crate::query::run::begin::{Start, begin};
use crate::scenario::runbook::Played as PlayedStep;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::card::Card;
use crate::ui::components::field::chips::ChipsField;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::segmented::{Choice, Segmented};
use crate::ui::effects::fresh;
use crate::ui::objects::running::RunningRuns;
use crate::ui::rehearsal::played::Played;
use crate::ui::shell::page::PageHead;
use crate::ui::store::use_store;

use super::BackTo;
use super::details::detail;
use super::now::moment;

use super::step::way;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct BeginProps {
    pub(super) showing: Showing,
    pub(super) played: ByPtr<Played>,
}

/// The beginning of a run.
#[component]
pub(super) fn Begin(props: &BeginProps) -> Html {
    let store = use_store();
    let kind = use_state_eq(AttrValue::default);
    let room = use_state_eq(|| Rc::<[AttrValue]>::from([]));
    let report = &props.played.report;
    let title = heading(&report.scenario.title, report.target.as_ref());
    let onkind = {
        let kind = kind.setter();
        Callback::from(move |value: AttrValue| kind.set(value))
    };
    let onroom = {
        let room = room.setter();
        Callback::from(move |all: Rc<[AttrValue]>| room.set(all))
    };
    let chosen = DrillKind::from_key(&kind);
    let go = {
        let (played, room) = (props.played.clone(), Rc::clone(&room));
        Callback::from(move |_: MouseEvent| {
            let Some(kind) = chosen else { return };
            let start = Start {
                id: fresh(),
                kind,
                people: room.iter().filter_map(|id| id.parse().ok()).collect(),
                at: moment(),
                today: store.get().today,
            };
            store.dispatch(Action::Edit(begin(&played.report, &start)));
            store.dispatch(Action::Flush);
        })
    };
    let people = people(&props.played.assessed.plan);
    let disabled = chosen.is_none().then_some("Say first how real it is");
    html! {
        <div class="page run print-links">
            <PageHead title={format!("Runbook: {title}")}>
                <BackTo page={Page::Scenario(props.showing)} label="Back to the scenario" />
                <Button label="Print the runbook…" icon={IconName::Print} onclick={|_| dom::print()} />
            </PageHead>
            <div class="no-print"><RunningRuns scenario={AttrValue::from(report.scenario.id.clone())} /></div>
            <Card title="Begin" sub="The clock starts, and every tick and note is kept as a drill record" class={classes!("run-begin", "no-print")}>
                <div class="stack">
                    <Segmented label="How real it is" choices={kinds()} value={(*kind).clone()} onchange={onkind} />
                    if !people.is_empty() {
                        <ChipsField label="Who is in the room" choices={people} selected={(*room).clone()} onchange={onroom} />
                    }
                    <div class="actions">
                        <Button label="Begin now" kind={ButtonKind::Primary} icon={IconName::Drills} onclick={go} {disabled} />
                    </div>
                </div>
            </Card>
            <Card title="Steps" sub={summary(&props.played)}>
                <ol class="run-list">
                    for (place, step) in report.runbook.steps.iter().enumerate() {
                        { preview(&props.played, place, step) }
                    }
                </ol>
            </Card>
        </div>
    }
}

/// The real thing first: there it has to be quick.
fn kinds() -> Rc<[Choice]> {
    let all = DrillKind::ALL.iter();
    all.map(|kind| Choice::new(kind.key, kind.label)).collect()
}

fn people(plan: &Plan) -> Rc<[Choice]> {
    let named = plan.people.iter().filter(|row| !row.name.is_empty());
    named
        .map(|row| Choice::new(row.meta.id.to_string(), row.name.to_string()))
        .collect()
}

fn summary(played: &Played) -> AttrValue {
    let runbook = &played.report.runbook;
    let count = runbook.steps.len();
    match runbook.unowned() {
        0 => AttrValue::from(format!("{count}, each with an owner")),
        unowned => AttrValue::from(format!("{count}, of which {unowned} have no owner")),
    }
}

fn preview(played: &Played, place: usize, step: &PlayedStep) -> Html {
    let detail = detail(played, step);
    let reach = detail
        .contact
        .as_ref()
        .filter(|reach| !reach.contact.is_empty());
    html! {
        <li class="run-step" key={place}>
            <span class="run-tick run-box" aria-hidden="true"><span class="no-print">{ place + 1 }</span></span>
            <div class="run-what">
                <p class="run-text">{ &step.text }</p>
                <p class="run-who">
                    <strong class={step.doer.is_nobody().then_some("none")}>{ &step.doer.name }</strong>
                    if let Some(reach) = reach { { way(&reach.contact) } }
                    <span class="muted">{ when(step) }</span>
                </p>
                if let Some(missing) = &detail.missing {
                    <p class="run-missing"><Icon name={IconName::Warning} />{ format!("Missing: {missing}") }</p>
                }
            </div>
        </li>
    }
}
