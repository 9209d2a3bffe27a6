//! What the team states of an entry: status with what it takes to count,
//! owner, due date, words, evidence.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::model::Json;
use crate::model::attestation::{Attestation, Status};
use crate::model::choice::Choices;
use crate::model::plan::{Kind, Plan};
use crate::model::text::Text;
use crate::query::statement::{AS_IT_IS, Subject, lacks};
use crate::readiness::assess::Placed;
use crate::readiness::item::Item;
use crate::readiness::standing::State;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::field::date::DateField;
use crate::ui::components::field::select::SelectField;
use crate::ui::components::field::text::TextField;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::segmented::Choice;
use crate::ui::store::{use_dispatch, use_selector, use_store};

use super::evidence::EvidenceRows;
use super::prepared::Shared;
use super::use_statement::{Fields, text, use_statement};

/// Properties of [`StatementForm`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct StatementFormProps {
    pub(super) prepared: Shared,
    pub(super) at: usize,
    pub(super) subject: Subject,
}

/// What the team states of an entry.
#[component]
pub(super) fn StatementForm(props: &StatementFormProps) -> Html {
    let store = use_store();
    let (row, state) = use_statement(&props.subject);
    let Some((_, placed)) = props.prepared.placed(props.at) else {
        return Html::default();
    };
    let row = row.as_deref().cloned().unwrap_or_default();
    let as_of = props.prepared.assessed.assessment.as_of;
    let stamp = {
        let state = state.clone();
        Callback::from(move |status: Option<Status>| {
            let now = store.get();
            state.emit(stamped(status, &now.settings.me, now.today.to_string()));
        })
    };
    let onagain = stamp.reform(|_: MouseEvent| Some(Status::Done));
    let onstatus = stamp.reform(|key: AttrValue| Status::from_key(&key));
    let lacking = lacks(&row, as_of);
    html! {
        <>
            { ruled(&placed, &row) }
            if placed.entry.state == State::VerifyAgain {
                { again(&placed, row.status.is(&Status::Done).then_some(onagain)) }
            }
            <div class="form-grid">
                <SelectField label="Status" value={row.status.value().map_or("", Status::key)}
                    choices={statuses(&placed, &row)} onchange={onstatus} empty="Nothing stated" />
                { extras(&row, &state) }
            </div>
            if !lacking.is_empty() {
                <Notice kind={NoticeKind::Warning} title={format!("This does not count yet: it lacks {}", listed(&lacking))} />
            }
            <div class="form-grid">
                <SelectField label="Owner" value={row.owner.0.map(|key| key.to_string()).unwrap_or_default()}
                    choices={owners(&props.prepared.assessed.plan)} onchange={field(&state, "owner")}
                    empty="As the duty says" />
                <DateField label="Due" value={day(row.due_on.value())} onchange={field(&state, "due_on")} />
                <TextField label="In words" value={row.statement.to_string()} oninput={field(&state, "statement")}
                    multiline={true} wide={true} help="What holds, or what is being done about it" />
            </div>
            <EvidenceRows subject={props.subject.clone()} holds={holds(&placed)} onhold={stamp.reform(|()| Some(Status::Done))} />
            <StatedBy by={row.stated_by.clone()} on={day(row.stated_on.value())} />
        </>
    }
}

/// The fields of a status as of now: who says so, when, and for something
/// done the deployment as it is.
fn stamped(status: Option<Status>, me: &Text, today: String) -> Fields {
    let stated = |value: Json| status.map_or(Json::Null, |_| value);
    let covered = match status {
        Some(Status::Done) => AS_IT_IS,
        _ => (AS_IT_IS.0, Json::Null),
    };
    vec![
        (
            "status",
            status.map_or(Json::Null, |status| Json::from(status.key())),
        ),
        ("stated_by", stated(text(me))),
        ("stated_on", stated(Json::from(today))),
        covered,
    ]
}

/// Whether evidence would back up something that holds already.
fn holds(placed: &Placed) -> bool {
    matches!(placed.entry.state, State::Done | State::Verified)
        && matches!(placed.item, Item::Rule(_))
}

/// A rule that speaks up cannot be talked away.
fn ruled(placed: &Placed, row: &Attestation) -> Html {
    let speaks = matches!(
        placed.entry.state,
        State::Open | State::Unknown | State::InProgress
    );
    if !speaks || !matches!(placed.item, Item::Rule(_)) {
        return Html::default();
    }
    let title = if row.status.is(&Status::Done) {
        "Stated as done, but the plan says otherwise"
    } else {
        "The plan decides this one"
    };
    html! {
        <Notice kind={NoticeKind::Info} {title}>
            <p>{ "It is computed from the deployment. Change the facts above and it closes by itself; no statement can. You can take it in hand, accept the risk, or say why it does not apply." }</p>
        </Notice>
    }
}

fn statuses(placed: &Placed, row: &Attestation) -> Rc<[Choice]> {
    let ruled = matches!(placed.item, Item::Rule(_)) && placed.entry.state.is_finding();
    let again = placed.entry.state == State::VerifyAgain;
    Status::ALL
        .iter()
        .filter(|choice| {
            let done = choice.key == Status::Done.key();
            !done || !ruled || again || row.status.is(&Status::Done)
        })
        .map(|choice| Choice::new(choice.key, choice.label))
        .collect()
}

/// What a status asks for besides.
fn extras(row: &Attestation, state: &Callback<Fields>) -> Html {
    let reason = html! {
        <TextField label="Reason" value={row.reason.to_string()} oninput={field(state, "reason")}
            multiline={true} wide={true} />
    };
    match row.status.value() {
        Some(Status::AcceptedRisk) => html! {
            <>
                <TextField label="Accepted by" value={row.accepted_by.to_string()}
                    oninput={field(state, "accepted_by")} help="Somebody with the authority, by name" />
                <DateField label="Accepted until" value={day(row.accepted_until.value())}
                    onchange={field(state, "accepted_until")} />
                { reason }
            </>
        },
        Some(Status::NotApplicable) => html! {
            <>
                <TextField label="Second name" value={row.second_name.to_string()}
                    oninput={field(state, "second_name")} help="Who agrees, other than the one who says so" />
                { reason }
            </>
        },
        _ => Html::default(),
    }
}

fn field(state: &Callback<Fields>, name: &'static str) -> Callback<AttrValue> {
    state.reform(move |value: AttrValue| vec![(name, text(&value))])
}

pub(super) fn day(date: Option<crate::model::units::Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// People and teams, as choices.
pub(super) fn owners(plan: &Plan) -> Rc<[Choice]> {
    let mut choices = Vec::new();
    for (kind, hint) in [(Kind::Person, ""), (Kind::Team, " (team)")] {
        let table = plan.table(kind);
        for row in (0..table.count()).filter_map(|index| table.row(index)) {
            let name = crate::query::checklist::object_label(plan, kind, row.meta().id);
            choices.push(Choice::new(
                row.meta().id.to_string(),
                format!("{name}{hint}"),
            ));
        }
    }
    choices.into()
}

/// `a`, `a and b`, `a, b and c`.
fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// Why it has to be verified again.
fn again(placed: &Placed, onagain: Option<Callback<MouseEvent>>) -> Html {
    let actions = onagain.map(|onclick| {
        html! { <Button label="It still holds today" kind={ButtonKind::Primary} small={true} {onclick} /> }
    });
    let drill = matches!(placed.item, Item::Rule(_)) && actions.is_none();
    html! {
        <Notice kind={NoticeKind::Warning} title="To be verified again" actions={actions.unwrap_or_default()}>
            <p>{ placed.text().to_owned() }</p>
            if drill { <p>{ "Rehearse it again and log the drill, or look at the change and say on the drill that it still holds." }</p> }
        </Notice>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct StatedByProps {
    by: Text,
    on: String,
}

/// Who said so; and who will be said to say so from now on.
#[component]
fn StatedBy(props: &StatedByProps) -> Html {
    let dispatch = use_dispatch();
    let me = use_selector((), |state, ()| state.settings.me.clone());
    let oninput = dispatch.reform(|name: AttrValue| Action::Me(Text::from(&*name)));
    let by = if props.by.is_empty() {
        "somebody without a name"
    } else {
        &*props.by
    };
    html! {
        <>
            if !props.on.is_empty() {
                <p class="sub">{ format!("Stated by {by} on {}; not verified", props.on) }</p>
            }
            <TextField label="I am" value={me.to_string()} {oninput} autocomplete="name"
                help="Stamps what you state. Kept on this device, verified by nobody" />
        </>
    }
}
