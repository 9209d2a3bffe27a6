//! Row by row what an import would change, with a choice for each and the one
//! button that changes the plan.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::task;
use crate::import::preview::{Choice, State};
use crate::model::milestone::Occasion;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::card::{Card, Disclosure, EmptyState};
use crate::ui::components::field::search::SearchField;
use crate::ui::components::icon::IconName;
use crate::ui::components::table::DataTable;
use crate::ui::components::table::model::{Column, MinWidth, Row, RowContext, RowId};
use crate::ui::components::tag::FilterChip;
use crate::ui::gradual::edit_in_slices;
use crate::ui::insight::{Insight, use_insight};
use crate::ui::milestones::{Taking, prepare};
use crate::ui::store::{Store, use_store};

use super::detail::Detail;
use super::review::{Choices, Review, STATES};
use super::row_cells::cells;
use super::words;

/// How many remarks are shown.
const LISTED: usize = 50;

/// So few are shown at once.
const OPEN: usize = 2;

/// Properties of [`Rows`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct RowsProps {
    pub(super) review: ByPtr<Review>,
}

/// What an import would change, and the button that does it.
#[component]
pub(super) fn Rows(props: &RowsProps) -> Html {
    let (store, insight) = (use_store(), use_insight());
    let busy = use_state_eq(|| false);
    let review = props.review.clone();
    let onimport = {
        let busy = busy.clone();
        Callback::from(move |choices: ByPtr<Choices>| {
            let (store, insight) = (store.clone(), insight.clone());
            let (review, busy) = (review.clone(), busy.clone());
            busy.set(true);
            task::spawn(async move {
                import(&store, &insight, &review, &choices).await;
                busy.set(false);
            });
        })
    };
    html! { <PreviewCard review={props.review.clone()} {onimport} busy={*busy} /> }
}

/// Changes the plan as decided, and keeps it as it was before, in one step;
/// `None` where no plan is open any more.
async fn import(
    store: &Store,
    insight: &Insight,
    review: &Review,
    choices: &Choices,
) -> Option<()> {
    let (before, told) = match review.count(choices) {
        // Nothing to take back: the day is no edit.
        0 => (
            None,
            format!("Noted {} as seen today", objects(review.seen_again())),
        ),
        count => {
            let taking = Taking::automatic(Occasion::BeforeImport, review.sources());
            let kept = prepare(store, insight, taking).await?;
            (kept.edit, format!("Imported {}", changes(count)))
        }
    };
    let plan = Rc::clone(&review.plan);
    let edits = review.preview.edits(&review.plan, |place| {
        let row = review.preview.rows.get(place);
        row.map_or(Choice::Skip, |row| {
            review.choice(row, review.id(place), choices)
        })
    });
    let edits = before.into_iter().chain(edits);
    edit_in_slices(store, plan, edits, told.into()).await;
    Some(())
}

/// Properties of [`PreviewCard`].
#[derive(Clone, PartialEq, Properties)]
pub struct PreviewCardProps {
    /// What would change.
    pub review: ByPtr<Review>,
    /// Called with what was decided when the button is pressed.
    pub onimport: Callback<ByPtr<Choices>>,
    /// Whether the plan is just being kept as it was before.
    #[prop_or_default]
    pub busy: bool,
}

/// Row by row what an import would change.
#[component]
pub fn PreviewCard(props: &PreviewCardProps) -> Html {
    let review = &props.review;
    let choices = use_state(|| ByPtr::from(Choices::new()));
    let only = use_state_eq(|| None::<State>);
    let search = use_state_eq(|| AttrValue::Static(""));
    let open = use_state_eq(|| None::<RowId>);
    let rows = use_memo(
        (review.clone(), *only, (*search).clone()),
        |(review, only, search)| lines(review, *only, search),
    );
    let count = use_memo((review.clone(), (*choices).clone()), |(review, choices)| {
        review.count(choices)
    });
    let again = use_memo(review.clone(), |review| review.seen_again());
    let choose = {
        let choices = choices.clone();
        Callback::from(move |(id, choice): (RowId, Choice)| {
            let mut next = Choices::clone(&choices);
            next.insert(id, choice);
            choices.set(ByPtr::from(next));
        })
    };
    let make = use_callback(
        (review.clone(), (*choices).clone(), open.is_some()),
        move |row: RowContext, (review, choices, brief)| {
            cells(review, row, *brief, choices, &choose)
        },
    );
    let group = Callback::from({
        let (review, choices) = (review.clone(), choices.clone());
        move |id: RowId| heading(&review, id, &choices)
    });
    let onopen = {
        let open = open.clone();
        Callback::from(move |row: RowId| open.set(Some(row)))
    };
    let onclose = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    let opened = open.and_then(|id| Some((id, review.row(id)?)));
    html! {
        <Card title="What would change" sub="Nothing changes before you import" actions={button(*count, *again, props, &choices)}>
            <div class="stack">
                <p class="sub" role="status">{ said(review, *count) }</p>
                { remarks(review) }
                { bar(review, &only, &search) }
                <div class="with-drawer">
                    <DataTable label="What would change" columns={columns(opened.is_some())} rows={(*rows).clone()} cells={make}
                        group={Some(group)} open={*open} onopen={Some(onopen)} two_lines={true} min_width={MinWidth::Medium}
                        empty={html! { <EmptyState icon={IconName::Search} title="No rows match" /> }} />
                    if let Some((id, _)) = opened { <Detail review={review.clone()} {id} {onclose} /> }
                </div>
            </div>
        </Card>
    }
}

fn button(
    count: usize,
    again: usize,
    props: &PreviewCardProps,
    choices: &UseStateHandle<ByPtr<Choices>>,
) -> Html {
    let onclick = {
        let choices = (**choices).clone();
        props.onimport.reform(move |_: MouseEvent| choices.clone())
    };
    let disabled = (count + again == 0).then_some(AttrValue::Static("Nothing would change"));
    let label = match (count, again) {
        (0, 1..) => format!("Note {} as seen today", objects(again)),
        _ => format!("Import {}", changes(count)),
    };
    html! {
        <Button {label} kind={ButtonKind::Primary} icon={IconName::Check} busy={props.busy}
            {onclick} {disabled} />
    }
}

fn objects(count: usize) -> String {
    if count == 1 {
        "1 object".to_owned()
    } else {
        format!("{count} objects")
    }
}

fn changes(count: usize) -> String {
    if count == 1 {
        "1 change".to_owned()
    } else {
        format!("{count} changes")
    }
}

/// What the files hold, and whether anything would come of it.
fn said(review: &Review, count: usize) -> String {
    let counts = review.preview.counts;
    let parts = [
        (counts.servers, "server", "servers"),
        (counts.clusters, "cluster", "clusters"),
        (counts.connections, "connection", "connections"),
        (counts.policies, "policy", "policies"),
        (counts.groups, "group", "groups"),
        (
            counts.protected,
            "workload protected",
            "workloads protected",
        ),
        (
            counts.unprotected,
            "workload without protection",
            "workloads without protection",
        ),
        (
            counts.planned,
            "thing planned, not deployed",
            "things planned, not deployed",
        ),
    ];
    let held = parts.iter().filter(|(count, ..)| *count > 0);
    let held: Vec<String> = held
        .map(|(count, one, more)| format!("{count} {}", if *count == 1 { one } else { more }))
        .collect();
    let nothing = if count == 0 {
        "Nothing would change. "
    } else {
        ""
    };
    if held.is_empty() {
        return format!("{nothing}The files hold no servers, groups or policies");
    }
    format!("{nothing}The files hold {}", held.join(", "))
}

fn remarks(review: &Review) -> Html {
    let warnings = &review.preview.warnings;
    if warnings.is_empty() {
        return Html::default();
    }
    let summary = match warnings.len() {
        1 => "1 remark on how the files were read".to_owned(),
        more => format!("{more} remarks on how the files were read"),
    };
    let more = warnings.len().saturating_sub(LISTED);
    html! {
        <Disclosure {summary} open={warnings.len() <= OPEN}>
            <ul class="small">
                for (at, warning) in warnings.iter().take(LISTED).enumerate() {
                    <li key={at}>{ format!("{}: {}", warning.source, warning.text) }</li>
                }
            </ul>
            if more > 0 { <p>{ format!("and {more} more") }</p> }
        </Disclosure>
    }
}

fn bar(
    review: &Review,
    only: &UseStateHandle<Option<State>>,
    search: &UseStateHandle<AttrValue>,
) -> Html {
    let chip = |state: State| {
        let count = review.preview.count(state);
        let only = only.clone();
        let pressed = *only == Some(state);
        let onclick = Callback::from(move |_: MouseEvent| only.set((!pressed).then_some(state)));
        (count > 0).then(|| {
            html! { <FilterChip key={words::state(state)} label={words::state(state)} {pressed} {onclick} count={Some(count)} /> }
        })
    };
    let oninput = {
        let search = search.clone();
        Callback::from(move |text: AttrValue| search.set(text))
    };
    html! {
        <div class="bar">
            <div class="chips" role="group" aria-label="Show only">
                for state in STATES { { chip(state) } }
            </div>
            <SearchField label="Search in the rows" value={(**search).clone()} {oninput} />
        </div>
    }
}

/// The rows in their groups; a group is known by its place among the states.
fn lines(review: &Review, only: Option<State>, search: &str) -> Rc<[Row]> {
    let wanted = search.trim().to_lowercase();
    let mut lines = Vec::with_capacity(review.preview.rows.len() + STATES.len());
    for (group, state) in (0..).zip(STATES) {
        if only.is_some_and(|only| only != state) {
            continue;
        }
        let heading = lines.len();
        for (place, row) in review.preview.rows.iter().enumerate() {
            let texts = [&*row.name, &*row.address, &*row.source];
            let found = || {
                texts
                    .iter()
                    .any(|text| text.to_lowercase().contains(&wanted))
            };
            if row.state == state && (wanted.is_empty() || found()) {
                lines.push(Row::Item(review.id(place)));
            }
        }
        if lines.len() > heading {
            lines.insert(heading, Row::Group(RowId(group)));
        }
    }
    Rc::from(lines)
}

fn heading(review: &ByPtr<Review>, id: RowId, choices: &UseStateHandle<ByPtr<Choices>>) -> Html {
    let place = usize::try_from(id.0).unwrap_or(usize::MAX);
    let Some(&state) = STATES.get(place) else {
        return Html::default();
    };
    let all = |(choice, label): (Choice, &'static str)| {
        let (review, choices) = (review.clone(), choices.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let mut next = Choices::clone(&choices);
            let rows = review.preview.rows.iter().enumerate();
            let rows = rows.filter(|(_, row)| row.state == state);
            next.extend(rows.map(|(place, _)| (review.id(place), choice)));
            choices.set(ByPtr::from(next));
        });
        html! { <Button key={label} {label} small={true} {onclick} /> }
    };
    html! {
        <div class="group-line">
            <span>{ words::state(state) }{ " " }<span class="count">{ review.preview.count(state) }</span>
                { " " }<span class="sub">{ words::meaning(state) }</span></span>
            <span class="actions">for &one in words::all(state) { { all(one) } }</span>
        </div>
    }
}

fn columns(brief: bool) -> Rc<[Column]> {
    let name = Column::new("name", "Object");
    let choice = Column::new("choice", "Choice").px(148);
    if brief {
        return Rc::from([name, choice]);
    }
    Rc::from([
        name,
        Column::new("changes", "What changes").percent(36),
        Column::new("source", "Where it is from").percent(22),
        choice,
    ])
}
