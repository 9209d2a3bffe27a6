//! What two copies say differently, as a table: what it was, what each says,
//! and whose word is taken.

use std::rc::Rc;

use yew::prelude::*;

use crate::compare::clash::Side;
use crate::compare::question::{Answer, Question};
use crate::model::id::Key;
use crate::model::units::Moment;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::segmented::{Choice, Segmented};

/// Rows that are shown; what is chosen for all holds for the others, too.
const SHOWN: usize = 200;

/// The choice to decide later.
const LATER: &str = "later";

/// Properties of [`Questions`].
#[derive(Clone, PartialEq, Properties)]
pub struct QuestionsProps {
    /// The questions.
    pub questions: ByPtr<Vec<Question>>,
    /// What is chosen for each; nothing where it is decided later.
    pub chosen: Rc<[Option<Side>]>,
    /// Called with a conflict and what is chosen for it.
    pub onchoose: Callback<(Key, Option<Side>)>,
}

/// The questions, one row each.
#[component]
pub fn Questions(props: &QuestionsProps) -> Html {
    let questions = &props.questions;
    let more = questions.len().saturating_sub(SHOWN);
    let rows = questions.iter().zip(props.chosen.iter()).take(SHOWN);
    html! {
        <>
            <div class="table-wide"><table class="table stacked questions">
                <thead><tr>
                    <th scope="col">{ "What" }</th>
                    <th scope="col">{ "Before" }</th>
                    <th scope="col">{ "Yours" }</th>
                    <th scope="col">{ "Theirs" }</th>
                    <th scope="col">{ "Take" }</th>
                </tr></thead>
                <tbody>
                    for (question, chosen) in rows {
                        <QuestionRow key={question.id.to_string()} question={question.clone()} chosen={*chosen}
                            onchoose={props.onchoose.clone()} />
                    }
                </tbody>
            </table></div>
            if more > 0 { <p class="sub">{ format!("{more} more are not shown; what is chosen for all holds for them, too") }</p> }
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct QuestionRowProps {
    question: Question,
    chosen: Option<Side>,
    onchoose: Callback<(Key, Option<Side>)>,
}

#[component]
fn QuestionRow(props: &QuestionRowProps) -> Html {
    let question = &props.question;
    let id = question.id;
    let onchange = props
        .onchoose
        .reform(move |choice: AttrValue| (id, Side::from_key(&choice)));
    let value = props.chosen.map_or(LATER, Side::key);
    let mark = |side: Side| (props.chosen == Some(side)).then_some("chosen");
    html! {
        <tr>
            <th scope="row"><div class="cell-main">{ &question.title }</div><div class="cell-sub">{ question.kind }</div></th>
            <td data-label="Before" class="as-written">{ question.base.as_deref().unwrap_or("nothing known") }</td>
            <td data-label="Yours" class={classes!("as-written", mark(Side::Mine))}>{ answer(&question.mine) }</td>
            <td data-label="Theirs" class={classes!("as-written", mark(Side::Theirs))}>{ answer(&question.theirs) }</td>
            <td data-label="Take"><div class="stack-tight">
                <Segmented label={format!("What is taken for {}", question.title)} choices={choices(question)} {value} {onchange} />
                if let Some(both) = &question.both { <span class="cell-sub">{ format!("Both: {both}") }</span> }
                if !question.theirs.can_be_taken {
                    <span class="cell-sub">{ "Theirs was written by a newer version, which can settle it" }</span>
                }
            </div></td>
        </tr>
    }
}

/// What a copy says, and who changed that object last there.
fn answer(answer: &Answer) -> Html {
    let day = answer.at.and_then(Moment::day);
    let who = match (answer.by.as_str(), day) {
        ("", None) => String::new(),
        ("", Some(day)) => format!("{day}"),
        (by, None) => by.to_owned(),
        (by, Some(day)) => format!("{by}, {day}"),
    };
    html! { <div class="stack-tight">
        <span>{ &answer.text }</span>
        if !who.is_empty() { <span class="cell-sub">{ who }</span> }
    </div> }
}

fn choices(question: &Question) -> Rc<[Choice]> {
    let mut choices = vec![Choice::new(Side::Mine.key(), "Yours")];
    if question.theirs.can_be_taken {
        choices.push(Choice::new(Side::Theirs.key(), "Theirs"));
    }
    if question.both.is_some() {
        choices.push(Choice::new(Side::Both.key(), "Both"));
    }
    choices.push(Choice::new(LATER, "Later"));
    choices.into()
}
