//! The approval of the plan: by whom, when, as of which revision.

use yew::prelude::*;

use crate::app::action::Action;
use crate::browser::task;
use crate::model::milestone::Occasion;
use crate::model::text::Text;
use crate::query::sign_off::{self, SignOff, review_overdue};
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::card::{Card, KeyValue, KeyValues};
use crate::ui::components::field::date::DateField;
use crate::ui::components::field::text::TextField;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::insight::{Insight, use_insight};
use crate::ui::milestones::{Taking, prepare};
use crate::ui::store::{Store, use_selector, use_store};

use super::statement::day;
use super::use_statement::text;

/// The sign-off.
#[component]
pub(super) fn SignOffCard() -> Html {
    let (store, insight) = (use_store(), use_insight());
    let plan = use_selector((), |state, ()| state.plan().cloned());
    let (me, today) = use_selector((), |state, ()| (state.settings.me.clone(), state.today));
    let Some(plan) = plan else {
        return Html::default();
    };
    let facts = plan.facts.first().map(|facts| (**facts).clone());
    let facts = facts.unwrap_or_default();
    let approver = if facts.approver.trim().is_empty() {
        me.to_string()
    } else {
        facts.approver.to_string()
    };
    let state = |name: &'static str| {
        let store = store.clone();
        Callback::from(move |value: AttrValue| {
            if let Some(plan) = store.get().plan() {
                let edit = sign_off::state(plan, name, text(&value));
                store.dispatch(Action::Edit(edit));
            }
        })
    };
    let onapprove = {
        let (store, approver) = (store.clone(), approver.clone());
        Callback::from(move |_: MouseEvent| approve(&store, &insight, &approver))
    };
    let disabled = approver
        .trim()
        .is_empty()
        .then_some(AttrValue::Static("say first who approves it"));
    let revision = facts
        .approved_revision
        .value()
        .map(|count| count.0.to_string());
    html! {
        <Card title="Sign-off" sub="As stated; verified by nobody">
            { standing(&sign_off::sign_off(&plan)) }
            if let Some(day) = review_overdue(&plan, today) {
                <Notice kind={NoticeKind::Warning} title={format!("The next review was due on {day}")} />
            }
            <div class="form-grid">
                <TextField label="Approved by" value={facts.approver.to_string()} oninput={state("approver")}
                    placeholder={me.to_string()} help="Who answers for the plan" />
                <DateField label="Next review" value={day(facts.next_review_on.value())} onchange={state("next_review_on")} />
                <TextField label="Note" value={facts.approval_note.to_string()} oninput={state("approval_note")}
                    multiline={true} wide={true} help="Conditions or remarks" />
            </div>
            <KeyValues>
                <KeyValue term="Approved on">{ or_never(day(facts.approved_on.value())) }</KeyValue>
                <KeyValue term="Revision">{ revision.unwrap_or_else(|| "none".to_owned()) }</KeyValue>
                <KeyValue term="Now at">{ plan.revision() }</KeyValue>
            </KeyValues>
            <div class="actions">
                <Button label="Approve the plan as it is now" kind={ButtonKind::Primary} onclick={onapprove} {disabled} />
            </div>
        </Card>
    }
}

/// Approves the plan as it is now, and keeps just that state as a milestone.
fn approve(store: &Store, insight: &Insight, approver: &str) {
    let now = store.get();
    let Some(plan) = now.plan() else { return };
    let edit = sign_off::approve(plan, approver, now.today);
    let told = Text::from("Approved as it is now");
    store.dispatch(Action::EditAndTell(edit, told));
    let taking = Taking {
        occasion: Occasion::Approved,
        name: Text::from(format!("Approved on {}", now.today)),
        note: Text::from(format!("By {}, as stated", approver.trim())),
    };
    let (store, insight) = (store.clone(), insight.clone());
    task::spawn(async move {
        let prepared = prepare(&store, &insight, taking).await;
        if let Some(edit) = prepared.and_then(|prepared| prepared.edit) {
            store.dispatch(Action::Mark(edit));
        }
    });
}

fn or_never(day: String) -> String {
    if day.is_empty() {
        "never".to_owned()
    } else {
        day
    }
}

fn standing(sign_off: &SignOff) -> Html {
    let (kind, title) = match sign_off {
        SignOff::Missing => (
            NoticeKind::Info,
            "Nobody has approved this plan yet".to_owned(),
        ),
        SignOff::Current => (
            NoticeKind::Good,
            "The plan is as it was approved".to_owned(),
        ),
        SignOff::Changed(1) => (
            NoticeKind::Warning,
            "The plan has changed since it was approved, by one revision".to_owned(),
        ),
        SignOff::Changed(by) => (
            NoticeKind::Warning,
            format!("The plan has changed since it was approved, by {by} revisions"),
        ),
        SignOff::Unclear => (
            NoticeKind::Warning,
            "It is not written down which revision was approved".to_owned(),
        ),
    };
    html! { <Notice {kind} {title} /> }
}
