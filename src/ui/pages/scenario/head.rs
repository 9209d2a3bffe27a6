//! What the scenario is called, what it is aimed at, and what to take away.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::route::{Page, Route};
use crate::app::showing::{Showing, Word};
use crate::browser::dom;
use crate::export::scenario::heading;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind, LinkButton};
use crate::ui::components::field::select::SelectField;
use crate::ui::components::icon::IconName;
use crate::ui::components::segmented::Choice;
use crate::ui::rehearsal::marks;
use crate::ui::rehearsal::played::Played;
use crate::ui::shell::page::PageHead;
use crate::ui::store::use_dispatch;

use super::files::Files;

/// Properties of [`Head`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct HeadProps {
    pub(super) played: ByPtr<Played>,
}

/// The head of the page.
#[component]
pub(super) fn Head(props: &HeadProps) -> Html {
    let played = &props.played;
    let (plan, showing) = (played.assessed.plan.id(), played.showing);
    let report = &played.report;
    let scenario = &report.scenario;
    let run = Route::Plan(plan, Page::Run(showing)).print();
    let all = Route::Plan(plan, Page::Scenarios(None)).print();
    let own = scenario
        .own()
        .map(|key| Route::Plan(plan, Page::Scenarios(Some(key))).print());
    let onprint = Callback::from(|_: MouseEvent| dom::print());
    html! {
        <>
            <PageHead title={heading(&scenario.title, report.target.as_ref())}>
                if let Some(href) = own { <LinkButton {href} label="Edit" /> }
                <Button label="Print" icon={IconName::Print} onclick={onprint} />
                <Files played={played.clone()} />
                <LinkButton href={run} label="Start runbook" kind={ButtonKind::Primary} icon={IconName::Drills} />
            </PageHead>
            <div class="bar">
                <a class="no-print" href={all}>{ "All scenarios" }</a>
                { marks::tags(report.counts()) }
                <span class="sub">{ format!("as of {}", played.assessed.assessment.as_of) }</span>
                if played.targets.len() > 1 {
                    <div class="actions no-print"><TargetSelect played={played.clone()} /></div>
                }
            </div>
            <p class="measure">{ &scenario.summary }</p>
        </>
    }
}

/// What the scenario is aimed at.
#[component]
fn TargetSelect(props: &HeadProps) -> Html {
    let played = &props.played;
    let dispatch = use_dispatch();
    let (plan, scenario) = (played.assessed.plan.id(), played.showing.scenario);
    let choices: Rc<[Choice]> = played
        .targets
        .iter()
        .map(|target| Choice::new(target.id.clone(), target.name.clone()))
        .collect();
    let now = played.report.target.as_ref();
    let value = now.map_or(AttrValue::Static(""), |target| {
        AttrValue::from(target.id.clone())
    });
    let onchange = dispatch.reform(move |id: AttrValue| Action::Go {
        route: Route::Plan(
            plan,
            Page::Scenario(Showing {
                scenario,
                target: Some(Word::of(&id)),
            }),
        ),
        replace: false,
    });
    let aim = played.report.scenario.target;
    let label = aim.map_or("Target", crate::scenario::definition::Aim::label);
    html! { <div class="aim"><SelectField {label} {value} {choices} {onchange} /></div> }
}
