//! A run under way: the clock, and the steps to be ticked.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::route::Page;
use crate::app::showing::Showing;
use crate::app::state::AppState;
use crate::browser::{dom, wake};
use crate::model::drill::Drill;
use crate::model::edit::Edit;
use crate::model::id::{Id, Key};
use crate::model::plan::Kind;
use crate::model::units::Moment;
use crate::query::run::clock::{elapsed, minutes, tightest};
use crate::query::run::course::{Standing, lanes, next, note, progress, standing, tick};
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::icon::IconName;
use crate::ui::components::segmented::{Choice, Segmented};
use crate::ui::hooks::view::use_view;
use crate::ui::shell::page::PageHead;
use crate::ui::store::{Store, use_selector, use_store};

use super::BackTo;
use super::details::Detail;
use super::dial::Dial;
use super::end::End;
use super::now::{moment, time_of_day, use_moment};
use super::step::RunStep;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct CourseProps {
    pub(super) showing: Showing,
    pub(super) drill: Key,
    pub(super) details: Rc<[Detail]>,
}

/// A run under way.
#[component]
pub(super) fn Course(props: &CourseProps) -> Html {
    let drill = use_selector(props.drill, drill_of);
    let ending = use_state_eq(|| false);
    use_effect_with((), |()| {
        let awake = wake::stay_awake();
        move || drop(awake)
    });
    let Some(drill) = drill else {
        return Html::default();
    };
    let onend = {
        let ending = ending.setter();
        Callback::from(move |_: MouseEvent| ending.set(true))
    };
    let all_done = next(&drill.steps).is_none();
    html! {
        <div class="page run">
            <PageHead title={AttrValue::from(drill.name.to_string())} sub={began(&drill)}>
                <BackTo page={Page::Scenario(props.showing)} label="Back to the scenario" />
                <Button label="Print…" icon={IconName::Print} onclick={|_| dom::print()} />
                <Button label="End the run…" onclick={onend.clone()} />
            </PageHead>
            <Clock drill={Rc::clone(&drill)} />
            <Steps drill={Rc::clone(&drill)} details={props.details.clone()} />
            if *ending || all_done {
                <End drill={Rc::clone(&drill)} showing={props.showing} asked={*ending} />
            } else {
                <div class="actions no-print">
                    <Button label="End the run…" kind={ButtonKind::Primary} onclick={onend} />
                </div>
            }
        </div>
    }
}

fn drill_of(state: &AppState, key: &Key) -> Option<Rc<Drill>> {
    state.plan()?.drills.get(Id::new(*key)).cloned()
}

fn began(drill: &Drill) -> Option<AttrValue> {
    let started = time_of_day(drill.started_at.value()?);
    Some(AttrValue::from(format!("Running since {started}")))
}

#[derive(Clone, PartialEq, Properties)]
struct ClockProps {
    drill: Rc<Drill>,
}

/// The clock alone renders every second.
#[component]
fn Clock(props: &ClockProps) -> Html {
    let drill = &props.drill;
    let started = drill.started_at.value().unwrap_or_default();
    let now = use_moment(started, 1);
    let target = use_selector(Rc::clone(drill), |state, drill| {
        let plan = state.plan()?;
        let (minutes, key) = tightest(plan, drill)?;
        Some((
            minutes,
            AttrValue::from(plan.object_name(Kind::Workload, key)),
        ))
    });
    let seconds = elapsed(drill, now).unwrap_or(0);
    let next = next(&drill.steps).and_then(|place| {
        let step = drill.steps.get(place)?;
        let stands = standing(step, started, minutes(seconds));
        Some((AttrValue::from(step.text.to_string()), stands))
    });
    html! { <Dial {seconds} {target} progress={progress(&drill.steps)} {next} /> }
}

#[derive(Clone, PartialEq, Properties)]
struct StepsProps {
    drill: Rc<Drill>,
    details: Rc<[Detail]>,
}

/// The steps, by time or by lane. Arrows move from tick to tick, and space
/// or Enter ticks.
#[component]
fn Steps(props: &StepsProps) -> Html {
    let store = use_store();
    let (order, choose) = use_view("run/order");
    let list = use_node_ref();
    let started = props.drill.started_at.value().unwrap_or_default();
    let now = use_moment(started, 60);
    let onkeydown = {
        let list = list.clone();
        Callback::from(move |event: KeyboardEvent| move_on(&event, &list))
    };
    let key = props.drill.meta.id;
    let ontick = use_callback((store.clone(), key), |(place, done), (store, key)| {
        let at = |done: bool| done.then(moment);
        change(store, *key, |drill| tick(drill, place, at(done)));
        // A tick is worth more than the disk's rest.
        store.dispatch(Action::Flush);
    });
    let onnote = use_callback(
        (store, key),
        |(place, text): (usize, AttrValue), (store, key)| {
            change(store, *key, |drill| note(drill, place, &text));
        },
    );
    let row = Row {
        drill: &props.drill,
        details: &props.details,
        started,
        now,
        ontick,
        onnote,
    };
    let by_lane = &*order == "lane";
    html! {
        <>
            <div class="bar no-print">
                <Segmented label="Order of the steps" choices={orders()}
                    value={if by_lane { "lane" } else { "time" }} onchange={choose} />
                <span class="sub hide-narrow">{ "Space or Enter ticks, arrows move" }</span>
            </div>
            <div class="stack-wide" ref={list} {onkeydown}>
                if by_lane {
                    for (lane, places) in lanes(&props.drill.steps) {
                        <section class="run-lane" key={lane.to_string()}>
                            <h2>{ &*lane }</h2>
                            <ol class="run-list">for place in places { { row.show(place, false) } }</ol>
                        </section>
                    }
                } else {
                    <ol class="run-list">for place in 0..props.drill.steps.len() { { row.show(place, true) } }</ol>
                }
            </div>
        </>
    }
}

struct Row<'a> {
    drill: &'a Drill,
    details: &'a [Detail],
    started: Moment,
    now: Moment,
    ontick: Callback<(usize, bool)>,
    onnote: Callback<(usize, AttrValue)>,
}

impl Row<'_> {
    fn show(&self, place: usize, names_lane: bool) -> Html {
        let Some(step) = self.drill.steps.get(place) else {
            return Html::default();
        };
        let passed = elapsed(self.drill, self.now).map_or(0, minutes);
        let stands: Standing = standing(step, self.started, passed);
        let at = step.done_at.value().map(time_of_day).unwrap_or_default();
        let detail = self.details.get(place).cloned().unwrap_or_default();
        html! {
            <RunStep key={place} {place} step={step.clone()} standing={stands} {detail} {at} {names_lane}
                next={next(&self.drill.steps) == Some(place)}
                ontick={self.ontick.clone()} onnote={self.onnote.clone()} />
        }
    }
}

fn orders() -> Rc<[Choice]> {
    [
        Choice::new("time", "By time"),
        Choice::new("lane", "By person"),
    ]
    .into()
}

/// Changes the run as it is at that moment, so that quick presses add up.
fn change(store: &Store, key: Key, edit: impl FnOnce(&Drill) -> Edit) {
    let drill = drill_of(&store.get(), &key);
    if let Some(drill) = drill {
        store.dispatch(Action::Edit(edit(&drill)));
    }
}

/// From tick to tick, unless somebody types.
fn move_on(event: &KeyboardEvent, list: &NodeRef) {
    const TICKS: &str = ".run-tick";
    let Some(list) = list.get() else { return };
    let Some(here) = dom::focused_index(&list, TICKS) else {
        return;
    };
    let end = dom::count(&list, TICKS).saturating_sub(1);
    let to = match event.key().as_str() {
        "ArrowDown" => here.saturating_add(1).min(end),
        "ArrowUp" => here.saturating_sub(1),
        "Home" => 0,
        "End" => end,
        _ => return,
    };
    event.prevent_default();
    dom::focus_nth(&list, TICKS, to);
}
