//! RPO and RTO of one workload: target against worst case, every part of the
//! sum, where it comes from, and what is still to be found out.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::app::route::{Page, Route};
use crate::app::section::Section;
use crate::model::id::Key;
use crate::model::links::Links;
use crate::model::plan::Kind;
use crate::model::units::show_minutes;
use crate::model::workload::Workload;
use crate::objectives::Objectives;
use crate::objectives::rpo::{Copy, Rpo};
use crate::objectives::rto::{Circumstances, Rto};
use crate::objectives::term::{Missing, Origin, Place, Term};
use crate::objectives::verdict::Verdict;
use crate::ui::by_ptr::ByPtr;
use crate::ui::charts::target_bars::{TargetBar, TargetBars};
use crate::ui::components::button::ExternalLink;
use crate::ui::components::card::Disclosure;
use crate::ui::hooks::assessed::use_assessed;

/// Properties of [`WorkloadObjectives`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct WorkloadObjectivesProps {
    /// The workload.
    pub(super) id: Key,
}

/// RPO and RTO of a workload of the open plan.
#[component]
pub(super) fn WorkloadObjectives(props: &WorkloadObjectivesProps) -> Html {
    let assessed = use_assessed();
    html! {
        if let Some(assessed) = assessed { <Sums assessed={ByPtr(assessed)} id={props.id} /> }
    }
}

/// Properties of [`Sums`].
#[derive(Clone, PartialEq, Properties)]
pub struct SumsProps {
    /// The plan and what follows from it.
    pub assessed: ByPtr<Assessed>,
    /// The workload.
    pub id: Key,
}

/// RPO and RTO of a workload, each with its sum.
#[component]
pub fn Sums(props: &SumsProps) -> Html {
    let both = use_memo(props.clone(), |of| work_out(&of.assessed, of.id));
    let assessed = &*props.assessed;
    let Some((rpo, rto)) = &*both else {
        return Html::default();
    };
    let bars: Rc<[TargetBar]> = Rc::new([rpo_bar(rpo), rto_bar(rto)]);
    html! {
        <section class="stack" aria-labelledby="workload-objectives">
            <h3 id="workload-objectives">{ "RPO and RTO" }</h3>
            <TargetBars label="Worst case against target" {bars} />
            <Disclosure summary="RPO, part by part" note={words(rpo.verdict)}>
                <p>{ rpo.formula() }</p>
                { sum(rpo.terms.iter().map(|term| part(assessed, term, minutes(term.minutes)))) }
                if let Some(at) = &rpo.at {
                    <p class="sub">{ format!("A disaster costs most at {at}") }</p>
                }
                { assumed(&rpo.assumptions) }
                { to_find_out(assessed, &rpo.unknown) }
            </Disclosure>
            <Disclosure summary="RTO, part by part" note={words(rto.verdict)}>
                <p>{ rto.formula() }</p>
                { sum(rto.terms.iter().map(|term| part(assessed, term, term.minutes.text()))) }
                { to_find_out(assessed, &rto.unknown) }
            </Disclosure>
        </section>
    }
}

fn work_out(assessed: &Assessed, id: Key) -> Option<(Rpo, Rto)> {
    let plan = &assessed.plan;
    let links = Links::new(plan);
    let workload: &Workload = links.workload(id)?;
    let objectives = Objectives::new(plan, assessed.assessment.as_of);
    Some((
        objectives.rpo(&links, workload, Copy::OfService),
        objectives.rto(&links, workload, &Circumstances::default()),
    ))
}

fn rpo_bar(rpo: &Rpo) -> TargetBar {
    TargetBar {
        label: "RPO".into(),
        target: rpo.target,
        worst: rpo.worst_case_minutes.map(|worst| (worst, worst)),
        at_least: at_least(rpo.verdict, rpo.known_minutes),
    }
}

fn rto_bar(rto: &Rto) -> TargetBar {
    TargetBar {
        label: "RTO".into(),
        target: rto.target,
        worst: rto.total.low.zip(rto.total.high),
        at_least: at_least(rto.verdict, rto.known_minutes),
    }
}

/// What is certain, where that alone misses the target.
const fn at_least(verdict: Verdict, known: u32) -> Option<u32> {
    match verdict {
        Verdict::Misses { at_least: true, .. } => Some(known),
        _ => None,
    }
}

fn words(verdict: Verdict) -> AttrValue {
    verdict.text().into()
}

fn minutes(minutes: Option<u32>) -> String {
    minutes.map_or_else(|| "unknown".to_owned(), show_minutes)
}

fn sum(parts: impl Iterator<Item = Html>) -> Html {
    html! {
        <table class="table objective-terms">
            <thead><tr>
                <th scope="col">{ "Part" }</th>
                <th scope="col" class="num">{ "Time" }</th>
            </tr></thead>
            <tbody>{ for parts }</tbody>
        </table>
    }
}

fn part<T>(assessed: &Assessed, term: &Term<T>, minutes: String) -> Html {
    html! {
        <tr key={term.key}>
            <th scope="row">
                { term.label }
                <p class="sub">{ &term.how }</p>
                if !term.origins.is_empty() {
                    <ul class="origins">
                        for (index, origin) in term.origins.iter().enumerate() {
                            <li key={index}>{ origin_link(assessed, *origin) }</li>
                        }
                    </ul>
                }
            </th>
            <td class="num">{ minutes }</td>
        </tr>
    }
}

fn origin_link(assessed: &Assessed, origin: Origin) -> Html {
    match origin {
        Origin::Field(place) => place_link(assessed, place),
        Origin::Source(id) => {
            let source = assessed.knowledge.sources.get(id);
            source.map_or_else(Html::default, |source| {
                html! {
                    <>
                        <ExternalLink href={source.url.clone()} label={source.title.clone()} />
                        <span class="sub">{ format!(" {}", source.date) }</span>
                    </>
                }
            })
        }
    }
}

/// `Longest run of erp-hana`, with the way there.
fn place_link(assessed: &Assessed, place: Place) -> Html {
    let plan = &assessed.plan;
    let name = match plan.object_name(place.kind, place.object) {
        name if name.is_empty() || place.kind.is_single() => place.kind.label().to_lowercase(),
        name => name,
    };
    let text = format!("{} of {name}", place.label());
    let object = (!place.kind.is_single()).then_some(place.object);
    match Section::of(place.kind) {
        // The workload itself is open already.
        Some(section) if place.kind != Kind::Workload => {
            let page = Page::Deployment(section, object);
            html! { <a href={Route::Plan(plan.id(), page).print()}>{ text }</a> }
        }
        _ => html! { { text } },
    }
}

fn assumed(assumptions: &[String]) -> Html {
    if assumptions.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h4>{ "Assumed" }</h4>
            <ul>
                for assumption in assumptions { <li key={assumption.as_str()}>{ assumption }</li> }
            </ul>
        </>
    }
}

fn to_find_out(assessed: &Assessed, unknown: &[Missing]) -> Html {
    if unknown.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h4>{ "Unknown, measure this" }</h4>
            <ul>
                for (index, missing) in unknown.iter().enumerate() {
                    <li key={index}>
                        { missing.measure }{ ": " }{ place_link(assessed, missing.place) }
                    </li>
                }
            </ul>
        </>
    }
}
