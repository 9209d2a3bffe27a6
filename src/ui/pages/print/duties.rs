//! The duties on paper: by area and task, provider beside customer, with
//! their owners.

use std::rc::Rc;

use yew::prelude::*;

use crate::export::input::Input;
use crate::model::assignment::Party;
use crate::model::choice::Choices;
use crate::ownership::holding::Holding;

/// Every duty; those of the provider only where wanted.
pub(super) fn duties(input: &Input, provider: bool) -> Html {
    let holdings = input.matrix.in_catalogue_order(input.knowledge);
    let wanted: Vec<&Rc<Holding>> = holdings
        .iter()
        .filter(|holding| provider || holding.party() != Party::Provider)
        .collect();
    html! {
        <section class="card">
            <h2 id="print-duties">{ format!("Responsibilities, {} duties", wanted.len()) }</h2>
            <div class="table-wide" tabindex="0" role="region" aria-label="Whose the duties are">
                { split(input, &holdings) }
            </div>
            <div class="table-wide" tabindex="0" role="region" aria-label="Responsibilities">
                <table class="table">
                    <thead><tr>
                        <th scope="col">{ "Duty" }</th><th scope="col">{ "Object" }</th><th scope="col">{ "Party" }</th>
                        <th scope="col">{ "Owner" }</th><th scope="col">{ "Deputy" }</th><th scope="col">{ "Source" }</th>
                    </tr></thead>
                    <tbody>{ rows(input, &wanted) }</tbody>
                </table>
            </div>
        </section>
    }
}

/// The parties in the order of their columns.
const PARTIES: [Party; 4] = [
    Party::Provider,
    Party::Customer,
    Party::ThirdParty,
    Party::Unknown,
];

/// How many duties of each area are whose.
fn split(input: &Input, holdings: &[Rc<Holding>]) -> Html {
    let areas = crate::query::arrange::areas(input.knowledge);
    let of = |area: &str| -> [usize; 4] {
        let in_area = holdings.iter().filter(|holding| {
            let task = input.task_of(holding);
            task.is_some_and(|(_, task)| task.area == area)
        });
        let parties: Vec<Party> = in_area.map(|holding| holding.party()).collect();
        PARTIES.map(|party| parties.iter().filter(|one| **one == party).count())
    };
    html! {
        <table class="table">
            <caption class="sr">{ "Whose the duties are, by area" }</caption>
            <thead><tr>
                <th scope="col">{ "Area" }</th>
                for party in PARTIES.iter() { <th key={party.key()} scope="col" class="num">{ party.label() }</th> }
            </tr></thead>
            <tbody>
                for (id, title) in areas {
                    <tr key={id}>
                        <th scope="row">{ title }</th>
                        for (at, count) in of(id).iter().enumerate() { <td key={at} class="num">{ *count }</td> }
                    </tr>
                }
            </tbody>
        </table>
    }
}

/// Rows under a heading for every task.
fn rows(input: &Input, holdings: &[&Rc<Holding>]) -> Html {
    let mut open: Option<&str> = None;
    let mut rows = Vec::with_capacity(holdings.len());
    for holding in holdings {
        if open != Some(&*holding.duty.task) {
            open = Some(&*holding.duty.task);
            rows.push(heading(input, holding));
        }
        rows.push(row(input, holding));
    }
    html! { for row in rows { { row } } }
}

fn heading(input: &Input, holding: &Holding) -> Html {
    let title = input
        .task_of(holding)
        .map(|(catalogue, task)| format!("{}: {}", catalogue.area_title(&task.area), task.title));
    html! { <tr class="group"><th colspan="6" scope="colgroup">{ title }</th></tr> }
}

fn row(input: &Input, holding: &Holding) -> Html {
    let name = |key| input.owner_name(key).to_owned();
    let owner = holding.owner().map(name);
    let deputy = holding.deputy(input.plan).map(name);
    let missing = owner.is_none() && holding.needs_owner();
    let nobody = || if missing { "Nobody" } else { "" }.to_owned();
    let source = input.source(holding.duty.sources.iter().map(String::as_str));
    html! {
        <tr>
            <td>{ &holding.duty.title }</td>
            <td>{ input.name(holding.kind, holding.object) }</td>
            <td class="nowrap">{ holding.party().label() }</td>
            <td class={missing.then_some("none")}>{ owner.unwrap_or_else(nobody) }</td>
            <td>{ deputy }</td>
            <td class="small">{ source.map(|source| format!("{}, {}", source.title, source.date)) }</td>
        </tr>
    }
}
