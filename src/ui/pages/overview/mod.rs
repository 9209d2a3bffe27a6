//! How ready the plan is, who owns what, and what to do next.

mod first;
mod holes;
mod link;
mod readiness;
mod split;
mod steps;
mod sums;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::app::route::{Page, Route};
use crate::catalogue::duty::Catalogue;
use crate::model::plan::Plan;
use crate::model::units::Date;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::LinkButton;
use crate::ui::components::card::Card;
use crate::ui::components::mark::SeverityMark;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::hooks::assessed::use_assessed;
use crate::ui::marks;
use crate::ui::shell::page::PageHead;
use crate::ui::store::use_selector;
use crate::ui::trend::{ReadinessTrend, scored};

use first::FirstSteps;
use holes::{Nobody, Overload, Unknown};
use readiness::ReadinessCard;
use split::SplitCard;
use steps::StepsCard;

/// A plan that was looked at; equal if it is the very same.
#[derive(Clone, Properties)]
struct AssessedProps {
    assessed: Rc<Assessed>,
}

impl PartialEq for AssessedProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.assessed, &other.assessed)
    }
}

/// How ready the plan is, who owns what, and what to do next.
#[component]
pub fn OverviewPage() -> Html {
    let today = use_selector((), |state, ()| state.today);
    let Some(assessed) = use_assessed() else {
        return html! { <div class="page"><PageHead title="Overview" /></div> };
    };
    let plan = &assessed.plan;
    let is_empty =
        plan.instances.is_empty() && plan.connections.is_empty() && plan.workloads.is_empty();
    html! {
        <div class="page">
            <PageHead title="Overview" sub={checked(&assessed)} />
            for catalogue in assessed.knowledge.old_catalogues(today) { { old(catalogue, today) } }
            if !plan.conflicts.is_empty() { { undecided(plan) } }
            if is_empty {
                <FirstSteps plan={plan.id()} />
            } else {
                <div class="grid grid-3 stretch">
                    <ReadinessCard assessed={assessed.clone()} />
                    <SplitCard assessed={assessed.clone()} />
                    <StepsCard assessed={assessed.clone()} />
                </div>
                <Overload assessed={assessed.clone()} />
                if scored(plan) > 1 {
                    <Card title="Readiness over time" sub="as noted at each milestone">
                        <ReadinessTrend assessed={ByPtr(assessed.clone())} />
                    </Card>
                }
                <div class="grid grid-3 stretch">
                    <Nobody assessed={assessed.clone()} />
                    <Unknown assessed={assessed.clone()} />
                    <CountsCard {assessed} />
                </div>
            }
        </div>
    }
}

fn checked(assessed: &Assessed) -> Option<AttrValue> {
    let dates = assessed
        .knowledge
        .catalogues
        .iter()
        .map(|catalogue| catalogue.date);
    let oldest = dates.min()?;
    let day = assessed.assessment.as_of;
    Some(format!("Checked against the catalogue of {oldest}, on {day}").into())
}

/// What merges left to decide.
fn undecided(plan: &Plan) -> Html {
    let count = plan.conflicts.len();
    let things = if count == 1 { "thing" } else { "things" };
    let href = Route::Plan(plan.id(), Page::Merge).print();
    html! {
        <Notice kind={NoticeKind::Warning}
            title={format!("Two copies of this plan said {count} {things} differently, and nobody has decided yet")}
            actions={html! { <LinkButton {href} label="Decide…" /> }} />
    }
}

fn old(catalogue: &Catalogue, today: Date) -> Html {
    let days = today.days_since(catalogue.date);
    html! {
        <Notice key={catalogue.id.as_str()} kind={NoticeKind::Warning}
            title={format!("What is known of {} was checked {days} days ago", catalogue.service)}>
            <p>{ format!("That was on {}. Look at the sources before you rely on it.", catalogue.date) }</p>
        </Notice>
    }
}

/// How much is left to do, by severity.
#[component]
fn CountsCard(props: &AssessedProps) -> Html {
    let counts = &props.assessed.assessment.score.counts;
    html! {
        <Card title="Left to do" sub="findings by severity" flush={true}>
            <table class="table">
                <thead><tr>
                    <th scope="col">{ "Severity" }</th>
                    <th scope="col" class="num">{ "Open" }</th>
                    <th scope="col" class="num">{ "Unknown" }</th>
                </tr></thead>
                <tbody>
                    for (severity, count) in counts.iter() {
                        <tr key={severity.key()}>
                            <td><SeverityMark severity={marks::severity(*severity)} /></td>
                            <td class="num">{ count.open }</td>
                            <td class="num">{ count.unknown }</td>
                        </tr>
                    }
                </tbody>
            </table>
        </Card>
    }
}
