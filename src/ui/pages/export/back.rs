//! The checklist on its way back: what somebody changed in a task list or
//! workbook is shown, and nothing changes before the one button is pressed.

use std::collections::BTreeSet;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::assessed::Assessed;
use crate::app::notice::Notice as Message;
use crate::browser::task;
use crate::export::tasks::{ReadBack, read_back_in_slices, read_workbook_back_in_slices};
use crate::model::edit::Edit;
use crate::model::milestone::Occasion;
use crate::model::plan::Plan;
use crate::model::text::Text;
use crate::query::statement::state_each;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::card::Card;
use crate::ui::components::files::{FileButton, PasteText};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::insight::{Insight, use_insight};
use crate::ui::milestones::{Taking, prepare};
use crate::ui::pace::{Pace, Stop};
use crate::ui::reduced::input_of;
use crate::ui::store::{Store, use_store};

use super::back_rows::{Changes, Conflicts};
use super::returned::{Return, Returned, State};

/// Properties of [`BringBack`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct BringBackProps {
    pub(super) assessed: ByPtr<Assessed>,
    pub(super) back: Return,
}

/// A list or workbook, read back into the plan.
#[component]
pub(super) fn BringBack(props: &BringBackProps) -> Html {
    let back = &props.back;
    let words = match &*back.state {
        State::Nothing => Html::default(),
        State::Reading(name) => {
            html! {
                <div class="bar">
                    <p class="sub" role="status">{ format!("Reading {name}…") }</p>
                    <Button label="Cancel" small={true} onclick={back.oncancel.reform(|_: MouseEvent| ())} />
                </div>
            }
        }
        State::Refused(why) => html! {
            <Notice kind={NoticeKind::Error} title="It cannot be read back"><p>{ why }</p></Notice>
        },
        State::There(name, returned) => html! {
            <Review assessed={props.assessed.clone()} name={name.clone()} returned={returned.clone()} />
        },
    };
    html! {
        <Card title="Bring it back" sub="A Markdown task list or an Excel workbook that was written from this plan and edited elsewhere">
            <div class="stack">
                <div class="bar">
                    <FileButton label="Choose a list or workbook…" accept=".md,.txt,.xlsx" onfiles={back.onfiles.clone()} />
                    <span class="sub small">{ "Or drop it anywhere on this page" }</span>
                </div>
                <PasteText ontext={back.ontext.clone()} help="The task list, with the comments at the ends of its lines" />
                { words }
            </div>
        </Card>
    }
}

/// Properties of [`Review`].
#[derive(Clone, PartialEq, Properties)]
struct ReviewProps {
    assessed: ByPtr<Assessed>,
    name: AttrValue,
    returned: ByPtr<Returned>,
}

/// What would change, and the button that changes it.
#[component]
fn Review(props: &ReviewProps) -> Html {
    let (store, insight) = (use_store(), use_insight());
    let left_out = use_state_eq(BTreeSet::new);
    let asked = (props.assessed.clone(), props.returned.clone());
    let compared = use_compared(asked.clone());
    let Some((of, compared)) = compared else {
        return html! { <p class="sub" role="status">{ "Comparing it with the plan…" }</p> };
    };
    let read = match &*compared {
        Ok(read) => read,
        Err(why) => {
            return html! {
                <Notice kind={NoticeKind::Error} title="It cannot be read back"><p>{ why }</p></Notice>
            };
        }
    };
    let is_old = of != asked;
    let wanted = read.changes.len()
        - left_out
            .iter()
            .filter(|at| **at < read.changes.len())
            .count();
    let ontake = {
        let (assessed, read, left_out) = (props.assessed.clone(), read.clone(), left_out.clone());
        let name = props.name.clone();
        Callback::from(move |_: MouseEvent| {
            match chosen(&assessed.plan, &read, &left_out) {
                Ok(edit) => take_over(&store, &insight, edit, &name, wanted),
                Err(why) => store.dispatch(Action::Tell(Message::problem(Text::from(why)))),
            }
            left_out.set(BTreeSet::new());
        })
    };
    let onchange = {
        let left_out = left_out.clone();
        Callback::from(move |(at, take): (usize, bool)| {
            let mut next = (*left_out).clone();
            if take {
                next.remove(&at);
            } else {
                next.insert(at);
            }
            left_out.set(next);
        })
    };
    html! {
        <>
            <p role="status">{ summary(&props.name, read) }</p>
            if !read.changes.is_empty() {
                <Changes plan={ByPtr(props.assessed.plan.clone())} changes={read.changes.clone()} left_out={(*left_out).clone()} {onchange} />
                <div class="actions">
                    <Button label={format!("Take over {}", counted(wanted, "change"))} kind={ButtonKind::Primary} onclick={ontake}
                        disabled={refusal(is_old, wanted)} />
                </div>
            }
            if !read.conflicts.is_empty() { <Conflicts conflicts={read.conflicts.clone()} /> }
        </>
    }
}

/// Changes the plan, and keeps it as it was before, in one step.
fn take_over(store: &Store, insight: &Insight, edit: Edit, name: &str, changes: usize) {
    let taking = Taking::automatic(Occasion::BeforeImport, format!("Of {name}"));
    let told = format!("{} taken over from {name}", counted(changes, "change"));
    let (store, insight) = (store.clone(), insight.clone());
    task::spawn(async move {
        if let Some(kept) = prepare(&store, &insight, taking).await {
            store.dispatch(Action::EditAndTell(kept.and(edit), Text::from(told)));
        }
    });
}

/// Why nothing can be taken over just now.
fn refusal(is_old: bool, wanted: usize) -> Option<AttrValue> {
    if is_old {
        return Some(AttrValue::Static("It is being compared with the plan"));
    }
    (wanted == 0).then_some(AttrValue::Static("No change is chosen"))
}

type Asked = (ByPtr<Assessed>, ByPtr<Returned>);

type Compared = ByPtr<Result<ReadBack, String>>;

/// What came back against the plan, and which plan that was: after an edit, the
/// comparison of before, until the next is there.
#[hook]
fn use_compared(asked: Asked) -> Option<(Asked, Compared)> {
    let shown = use_state(|| None::<(Asked, Compared)>);
    {
        let shown = shown.clone();
        use_effect_with(asked, move |asked| {
            let stop = Stop::default();
            let (asked, mut pace) = (asked.clone(), Pace::new(&stop));
            task::spawn(async move {
                if let Some(read) = compare(&asked, &mut pace).await {
                    shown.set(Some((asked, ByPtr::from(read))));
                }
            });
            move || stop.now()
        });
    }
    (*shown).clone()
}

async fn compare(
    (assessed, returned): &Asked,
    pace: &mut Pace,
) -> Option<Result<ReadBack, String>> {
    pace.pause().await?;
    let input = input_of(assessed);
    match &**returned {
        Returned::List(text) => read_back_in_slices(&input, text, pace).await.map(Ok),
        Returned::Workbook(tables) => read_workbook_back_in_slices(&input, tables, pace).await,
    }
}

/// The edit that takes over what was not left out.
fn chosen(plan: &Plan, read: &ReadBack, left_out: &BTreeSet<usize>) -> Result<Edit, String> {
    let changes = read.changes.iter().enumerate();
    let wanted = changes.filter(|(at, _)| !left_out.contains(at));
    state_each(plan, wanted.map(|(_, change)| change.statement()))
        .map_err(|refused| refused.to_string())
}

fn summary(name: &str, read: &ReadBack) -> String {
    if read.changes.is_empty() && read.conflicts.is_empty() && read.unchanged == 0 {
        return format!("{name} holds no line of this checklist");
    }
    format!(
        "{name}: {}, {} not taken over, {} unchanged",
        counted(read.changes.len(), "change"),
        read.conflicts.len(),
        read.unchanged
    )
}

fn counted(count: usize, what: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {what}{ending}")
}
