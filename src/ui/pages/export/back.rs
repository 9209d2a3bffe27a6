//! The checklist on its way back: what somebody changed in a task list or
//! workbook is shown, and nothing changes before the one button is pressed.

use std::collections::BTreeSet;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::assessed::Assessed;
use crate::app::notice::Notice as Message;
use crate::browser::files::HandedIn;
use crate::browser::task;
use crate::export::tasks::{ReadBack, read_back, read_workbook_back};
use crate::export::xlsx::unpack::{MAX_BYTES, Table, is_workbook};
use crate::model::edit::Edit;
use crate::model::plan::Plan;
use crate::model::text::Text;
use crate::query::statement::state_each;
use crate::ui::by_ptr::ByPtr;
use crate::ui::chunk::load_workbook;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::card::Card;
use crate::ui::components::files::{FileButton, PasteText};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::reduced::input_of;
use crate::ui::store::use_store;

use super::back_rows::{Changes, Conflicts};

/// What came back, as far as it is known without a plan.
#[derive(Debug, PartialEq)]
pub(super) enum Returned {
    /// A task list.
    List(String),
    /// The sheets of a workbook.
    Workbook(Vec<Table>),
}

/// What is being brought back, and how to bring it.
#[derive(Clone)]
pub(super) struct Return {
    state: UseStateHandle<State>,
    /// Takes a file; only the first counts.
    pub(super) onfiles: Callback<Vec<HandedIn>>,
    ontext: Callback<String>,
}

#[derive(Clone, Default, PartialEq)]
enum State {
    #[default]
    Nothing,
    Reading(AttrValue),
    Refused(AttrValue),
    There(AttrValue, ByPtr<Returned>),
}

/// A list or workbook on its way back, as long as the page is shown.
#[hook]
pub(super) fn use_return() -> Return {
    let state = use_state_eq(State::default);
    let onfiles = {
        let state = state.clone();
        Callback::from(move |files: Vec<HandedIn>| {
            let Some(file) = files.into_iter().next() else {
                return;
            };
            let name = AttrValue::from(file.name());
            let state = state.clone();
            state.set(State::Reading(name.clone()));
            task::spawn(async move {
                state.set(match returned(&file).await {
                    Ok(returned) => State::There(name, ByPtr::from(returned)),
                    Err(why) => State::Refused(AttrValue::from(format!("{name}: {why}"))),
                });
            });
        })
    };
    let ontext = {
        let state = state.clone();
        Callback::from(move |text: String| {
            let returned = ByPtr::from(Returned::List(text));
            state.set(State::There(AttrValue::Static("pasted text"), returned));
        })
    };
    Return {
        state,
        onfiles,
        ontext,
    }
}

/// What a file holds; what reads workbooks is loaded where it is one.
async fn returned(file: &HandedIn) -> Result<Returned, String> {
    let largest = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    if file.size() > largest {
        return Err("it is larger than 64 MB".to_owned());
    }
    let bytes = file.piece(0, file.size()).await;
    let bytes = bytes.map_err(|_| "the browser cannot read the file".to_owned())?;
    if !is_workbook(&bytes) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        return Ok(Returned::List(text));
    }
    let code = load_workbook()
        .await
        .map_err(|problem| problem.to_string())?;
    (code.unpack)(&bytes).map(Returned::Workbook)
}

/// Properties of [`BringBack`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct BringBackProps {
    pub(super) assessed: ByPtr<Assessed>,
    pub(super) back: Return,
}

impl PartialEq for Return {
    fn eq(&self, other: &Self) -> bool {
        self.state == other.state
    }
}

/// A list or workbook, read back into the plan.
#[component]
pub(super) fn BringBack(props: &BringBackProps) -> Html {
    let back = &props.back;
    let words = match &*back.state {
        State::Nothing => Html::default(),
        State::Reading(name) => {
            html! { <p class="sub" role="status">{ format!("Reading {name}…") }</p> }
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
    let store = use_store();
    let left_out = use_state_eq(BTreeSet::new);
    let read = use_memo(
        (props.assessed.clone(), props.returned.clone()),
        |(assessed, returned)| compared(assessed, returned),
    );
    let read = match &*read {
        Ok(read) => read,
        Err(why) => {
            return html! {
                <Notice kind={NoticeKind::Error} title="It cannot be read back"><p>{ why }</p></Notice>
            };
        }
    };
    let wanted = read.changes.len()
        - left_out
            .iter()
            .filter(|at| **at < read.changes.len())
            .count();
    let ontake = {
        let (assessed, read, left_out) = (props.assessed.clone(), read.clone(), left_out.clone());
        let name = props.name.clone();
        Callback::from(move |_: MouseEvent| {
            let edit = chosen(&assessed.plan, &read, &left_out);
            store.dispatch(match edit {
                Ok(edit) => {
                    let words = format!("{} taken over from {name}", counted(wanted, "change"));
                    Action::EditAndTell(edit, Text::from(words))
                }
                Err(why) => Action::Tell(Message::problem(Text::from(why))),
            });
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
                        disabled={(wanted == 0).then_some(AttrValue::Static("No change is chosen"))} />
                </div>
            }
            if !read.conflicts.is_empty() { <Conflicts conflicts={read.conflicts.clone()} /> }
        </>
    }
}

fn compared(assessed: &Assessed, returned: &Returned) -> Result<ReadBack, String> {
    let input = input_of(assessed);
    match returned {
        Returned::List(text) => Ok(read_back(&input, text)),
        Returned::Workbook(tables) => read_workbook_back(&input, tables),
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
