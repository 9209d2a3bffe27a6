//! What of the checklist is shown.

use std::rc::Rc;

use yew::prelude::*;

use crate::query::arrange::{Grouping, areas};
use crate::query::filter::{Filter, Owner};
use crate::readiness::rule::{Family, Severity};
use crate::readiness::standing::State;
use crate::ui::components::card::Disclosure;
use crate::ui::components::field::search::SearchField;
use crate::ui::components::field::select::SelectField;
use crate::ui::components::icon::IconName;
use crate::ui::components::menu::{MenuButton, MenuItem};
use crate::ui::components::segmented::Choice;
use crate::ui::components::tag::{Chip, FilterChip};
use crate::ui::hooks::view::use_view;

use super::prepared::Shared;

/// Properties of [`Filters`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct FiltersProps {
    pub(super) prepared: Shared,
}

/// Search, quick filters, what else to show, and the rest on demand.
#[component]
pub(super) fn Filters(props: &FiltersProps) -> Html {
    let (text, set) = use_view("readiness/filter");
    let filter = Filter::parse(&text);
    let set = set.reform(|filter: Filter| AttrValue::from(filter.print()));
    let oninput = {
        let filter = filter.clone();
        set.reform(move |words: AttrValue| Filter {
            words: words.to_string(),
            ..filter.clone()
        })
    };
    let chosen = more_chosen(&filter);
    html! {
        <div class="stack-tight">
            <div class="filters" role="group" aria-label="Filters">
                <SearchField label="Search the checklist" value={filter.words.clone()} {oninput} />
                { quick(&props.prepared, &filter, &set) }
                { narrowed(&props.prepared, &filter, &set) }
                <GroupMenu />
            </div>
            <Disclosure summary="More filters" note={(chosen > 0).then(|| AttrValue::from(format!("{chosen} set")))}>
                <div class="form-grid">{ selects(&props.prepared, &filter, &set) }</div>
            </Disclosure>
        </div>
    }
}

type Turn = fn(&mut Filter);

fn quick(prepared: &Shared, filter: &Filter, set: &Callback<Filter>) -> Html {
    let counts = &prepared.counts;
    let chip = |label: &'static str, pressed: bool, count: usize, turn: Turn| {
        let turned = changed(filter, turn);
        let onclick = set.reform(move |_: MouseEvent| turned.clone());
        html! { <FilterChip key={label} {label} {pressed} {count} {onclick} /> }
    };
    let critical = filter.severity == Some(Severity::Critical);
    let unknown = filter.state == Some(State::Unknown);
    html! {
        <>
            { chip("Critical", critical, counts.critical, |filter| {
                let on = filter.severity == Some(Severity::Critical);
                filter.severity = (!on).then_some(Severity::Critical);
            }) }
            { chip("Unknown", unknown, counts.of(State::Unknown), |filter| {
                let on = filter.state == Some(State::Unknown);
                filter.state = (!on).then_some(State::Unknown);
            }) }
            { chip("Mine", filter.mine, counts.mine, |filter| filter.mine = !filter.mine) }
            { chip("Overdue", filter.overdue, counts.overdue, |filter| filter.overdue = !filter.overdue) }
            { chip("Also what is done", filter.done, counts.of(State::Done) + counts.of(State::Verified),
                |filter| filter.done = !filter.done) }
            { chip("Also accepted risks", filter.accepted, counts.of(State::AcceptedRisk),
                |filter| filter.accepted = !filter.accepted) }
            { chip("Also not applicable", filter.excused, counts.of(State::NotApplicable),
                |filter| filter.excused = !filter.excused) }
        </>
    }
}

/// What was chosen elsewhere: one object, or one item.
fn narrowed(prepared: &Shared, filter: &Filter, set: &Callback<Filter>) -> Html {
    let chip = |label: String, turn: Turn| {
        let turned = changed(filter, turn);
        html! { <Chip {label} onremove={set.reform(move |_: MouseEvent| turned.clone())} /> }
    };
    let listing = &prepared.listing;
    let object = filter.object.map(|key| {
        let known = listing.objects.iter().find(|object| object.key == key);
        known.map_or_else(|| "Removed object".to_owned(), |object| object.name.clone())
    });
    let item = (!filter.item.is_empty()).then(|| {
        let items = prepared.assessed.assessment.items.iter();
        let known = items.into_iter().find(|item| item.id() == filter.item);
        known.map_or_else(|| filter.item.clone(), |item| item.title().to_owned())
    });
    html! {
        <>
            if let Some(object) = object { { chip(object, |filter| filter.object = None) } }
            if let Some(item) = item { { chip(item, |filter| filter.item.clear()) } }
        </>
    }
}

fn changed(filter: &Filter, turn: Turn) -> Filter {
    let mut filter = filter.clone();
    turn(&mut filter);
    filter
}

/// The heading to gather by.
#[component]
fn GroupMenu() -> Html {
    let (grouping, onselect) = use_view("readiness/group");
    let now = Grouping::from_key(&grouping);
    let items: Rc<[MenuItem]> = Grouping::ALL
        .iter()
        .map(|(one, key, label)| {
            let item = MenuItem::new(*key, *label);
            if *one == now {
                item.with_icon(IconName::Check)
            } else {
                item
            }
        })
        .collect();
    let label = Grouping::ALL
        .iter()
        .find(|(one, ..)| *one == now)
        .map_or("", |(.., label)| label);
    html! {
        <MenuButton label={format!("Grouped by {}", label.to_lowercase())} {items} {onselect}
            small={true} />
    }
}

fn more_chosen(filter: &Filter) -> usize {
    [
        filter.severity.is_some(),
        filter.state.is_some(),
        filter.family.is_some(),
        !filter.area.is_empty(),
        filter.owner.is_some(),
        filter.kind.is_some(),
    ]
    .iter()
    .filter(|set| **set)
    .count()
}

type Take = fn(&mut Filter, &str);

fn selects(prepared: &Shared, filter: &Filter, set: &Callback<Filter>) -> Html {
    let select = |label: &'static str, choices: Rc<[Choice]>, value: String, take: Take| {
        let filter = filter.clone();
        let onchange = set.reform(move |value: AttrValue| {
            let mut filter = filter.clone();
            take(&mut filter, &value);
            filter
        });
        html! { <SelectField key={label} {label} {choices} {value} {onchange} empty="Any" /> }
    };
    let key = |value: Option<&'static str>| value.unwrap_or_default().to_owned();
    let severities = Severity::ALL.iter().map(|one| (one.key(), one.label()));
    let states = State::ALL.iter().map(|one| (one.key(), one.label()));
    let families = Family::ALL.iter().map(|one| (one.key(), one.label()));
    html! {
        <>
            { select("Severity", choices(severities), key(filter.severity.map(Severity::key)),
                |filter, value| filter.severity = Severity::from_key(value)) }
            { select("State", choices(states), key(filter.state.map(State::key)), |filter, value| {
                filter.state = State::ALL.iter().copied().find(|one| one.key() == value);
            }) }
            { select("Area", choices(areas(&prepared.assessed.knowledge)), filter.area.clone(),
                |filter, value| value.clone_into(&mut filter.area)) }
            { select("Family", choices(families), key(filter.family.map(Family::key)),
                |filter, value| filter.family = Family::from_key(value)) }
            { select("Owner", owners(prepared), filter.owner.map(Owner::print).unwrap_or_default(),
                |filter, value| filter.owner = Owner::parse(value)) }
            { select("Kind of object", kinds(prepared), key(filter.kind.map(crate::model::plan::Kind::key)),
                |filter, value| filter.kind = crate::model::plan::Kind::from_key(value)) }
        </>
    }
}

fn choices<'a>(all: impl Iterator<Item = (&'a str, &'a str)>) -> Rc<[Choice]> {
    all.map(|(key, label)| Choice::new(key.to_owned(), label.to_owned()))
        .collect()
}

fn owners(prepared: &Shared) -> Rc<[Choice]> {
    let mut owners: Vec<_> = prepared.listing.owners.iter().collect();
    owners.sort_by_key(|owner| owner.rank);
    let named = owners
        .into_iter()
        .map(|owner| Choice::new(owner.key.to_string(), owner.name.clone()));
    std::iter::once(Choice::new("nobody", "Nobody"))
        .chain(named)
        .collect()
}

fn kinds(prepared: &Shared) -> Rc<[Choice]> {
    let mut kinds: Vec<_> = prepared
        .listing
        .objects
        .iter()
        .filter_map(|object| object.kind)
        .collect();
    kinds.dedup();
    choices(kinds.iter().map(|kind| (kind.key(), kind.label())))
}
