//! The details of one duty: what it is, whose, why, and who has it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::model::Json;
use crate::model::assignment::{Assignment, Party};
use crate::model::choice::Choices;
use crate::model::id::Key;
use crate::model::reference::OwnerRef;
use crate::ownership::holding::Applies;
use crate::query::assigning::{Target, with_person};
use crate::query::comments::Topic;
use crate::query::duties::DutyRow;
use crate::ui::comments::Comments;
use crate::ui::components::card::Disclosure;
use crate::ui::components::drawer::Drawer;
use crate::ui::components::field::date::DateField;
use crate::ui::components::field::text::TextField;
use crate::ui::components::mark::PartyMark;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::segmented::{Choice, Segmented};
use crate::ui::effects::fresh;
use crate::ui::marks;
use crate::ui::store::{Store, use_store};

use super::checks::checks;
use super::override_party::OverrideParty;
use super::owner_field::{Chosen, OwnerField};
use super::support::ask;
use super::use_assignment::{Fields, Scope, text, use_assignment, use_state_fields};
use super::why::{how, sources, why};
use super::{Seen, use_show};

/// Properties of [`DutyDrawer`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct DutyDrawerProps {
    /// The plan.
    pub(super) seen: Seen,
    /// The duty.
    pub(super) id: Key,
}

/// The details of one duty.
#[component]
pub(super) fn DutyDrawer(props: &DutyDrawerProps) -> Html {
    let show = use_show();
    let onclose = use_callback(show, |(), show| show.emit(None));
    let (seen, board) = (&props.seen, &props.seen.board);
    let Some(row) = board.find(props.id) else {
        return Html::default();
    };
    let holding = &row.holding;
    let duty = &holding.duty;
    let place = board.task_place(row);
    let task = board.task(place).map_or("", |task| &task.title);
    let (kind, name) = (holding.kind.label(), board.object_name(row));
    let object = if kind == name {
        kind.to_owned()
    } else {
        format!("{kind} {name}")
    };
    let sub = format!("{object} · {task}, {}", board.area_title(place));
    html! {
        <Drawer title={duty.title.clone()} subject={props.id.to_string()} {onclose} {sub}
            mark={html! { <PartyMark party={marks::party(row.party)} /> }}>
            <div class="stack">
                <p>{ duty.text.clone() }</p>
                if matches!(holding.applies, Applies::Perhaps) {
                    <Notice kind={NoticeKind::Info} title="The plan does not say yet whether this applies" />
                }
                { why(seen, holding) }
                { how(&duty.how) }
                <Assign key={props.id.to_string()} seen={seen.clone()} id={props.id} />
                { checks(seen, holding) }
                if row.party == Party::Unknown { { ask(seen, holding) } }
                <Comments about={Topic::duty(&duty.id, holding.kind, holding.object)} />
                { sources(holding, &seen.assessed.knowledge) }
            </div>
        </Drawer>
    }
}

/// Who has the duty, and what else the team says of it.
#[component]
fn Assign(props: &DutyDrawerProps) -> Html {
    let board = &props.seen.board;
    let row = board.find(props.id);
    let target = row.map_or_else(no_target, target);
    let assignment = use_assignment(&target);
    let general = assignment
        .as_ref()
        .is_some_and(|row| row.object.0.is_none());
    let all = use_state_eq(|| general);
    let scope = Scope { target, all: *all };
    let onstate = use_state_fields(&scope);
    let store = use_store();
    let Some(row) = row else {
        return Html::default();
    };
    let onchoose = |field: &'static str| choose(&store, &scope, field);
    let onall = Callback::from({
        let all = all.clone();
        move |value: AttrValue| all.set(&*value == "all")
    });
    let others = board.count_of(row);
    let this = assignment.as_deref();
    let due = this.and_then(|row| row.due_on.value());
    let ondue = onstate.reform(|day: AttrValue| vec![("due_on", text(&day))]);
    let onnote = onstate.reform(|words: AttrValue| vec![("note", text(&words))]);
    html! {
        <section class="stack">
            <h3>{ "Who has it" }</h3>
            if others > 1 {
                <Segmented label="Changes hold for" choices={scopes(others)} value={if *all { "all" } else { "one" }} onchange={onall} />
            }
            { owner(props, row, this, &onchoose("owner")) }
            <OwnerField label="Deputy" value={of(this, |row| row.deputy)} empty="As the owner's own" onchoose={onchoose("deputy")} />
            <DateField label="Due" value={due.map(|day| day.to_string()).unwrap_or_default()} onchange={ondue} />
            <TextField label="Note" value={this.map(|row| row.note.to_string()).unwrap_or_default()} oninput={onnote} multiline={true} />
            <Disclosure summary="Responsible, consulted, informed" note={raci(this)}>
                <OwnerField label="Responsible (does it)" value={of(this, |row| row.responsible)} empty="The owner" onchoose={onchoose("responsible")} />
                <OwnerField label="Consulted" value={of(this, |row| row.consulted)} onchoose={onchoose("consulted")} />
                <OwnerField label="Informed" value={of(this, |row| row.informed)} onchoose={onchoose("informed")} />
            </Disclosure>
            <OverrideParty {assignment} {onstate} />
        </section>
    }
}

fn owner(
    props: &DutyDrawerProps,
    row: &DutyRow,
    this: Option<&Assignment>,
    onchoose: &Callback<Chosen>,
) -> Html {
    let help = match (row.party, row.holding.duty.suggested) {
        (Party::Provider, _) => {
            let provider = props.seen.board.catalogue_of(row);
            provider.map(|one| {
                format!(
                    "{} does this; name somebody who follows it up",
                    one.provider
                )
            })
        }
        (Party::Unknown, Some(party)) => Some(format!(
            "Suggested until the provider answers: {}",
            party.label().to_lowercase()
        )),
        _ => None,
    };
    html! {
        <OwnerField label="Owner" value={of(this, |row| row.owner)} help={help.map(AttrValue::from)}
            onchoose={onchoose.clone()} />
    }
}

/// A callback that puts somebody into a field, as one step of undo.
fn choose(store: &Store, scope: &Scope, field: &'static str) -> Callback<Chosen> {
    let (store, scope) = (store.clone(), scope.clone());
    Callback::from(move |chosen: Chosen| {
        let app = store.get();
        let Some(plan) = app.plan() else { return };
        let state = |value: Json| {
            let fields: Fields = vec![(field, value)];
            scope.edit(plan, &fields)
        };
        let edit = match chosen {
            Chosen::Nobody => state(Json::Null),
            Chosen::Is(key) => state(Json::from(key.to_string())),
            Chosen::New(name) => {
                let key = fresh();
                with_person(&name, key, state(Json::from(key.to_string())))
            }
        };
        store.dispatch(Action::Edit(edit));
    })
}

fn target(row: &DutyRow) -> Target {
    Target {
        duty: row.holding.duty.id.clone(),
        object: Some((row.holding.kind, row.holding.object)),
    }
}

fn no_target() -> Target {
    Target {
        duty: String::new(),
        object: None,
    }
}

fn of(assignment: Option<&Assignment>, field: fn(&Assignment) -> OwnerRef) -> Option<Key> {
    field(assignment?).0
}

fn raci(assignment: Option<&Assignment>) -> Option<AttrValue> {
    let row = assignment?;
    let named = [row.responsible, row.consulted, row.informed];
    let count = named.iter().filter(|one| one.0.is_some()).count();
    (count > 0).then(|| format!("{count} named").into())
}

fn scopes(others: usize) -> Rc<[Choice]> {
    Rc::from([
        Choice::new("one", "This object"),
        Choice::new("all", format!("All {others} objects")),
    ])
}
