//! Both copies side by side: what each changed, what is to be decided, and the
//! one button that makes them one.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::other_copy::{Base, OtherCopy};
use crate::compare::author::Author;
use crate::compare::clash::Side;
use crate::compare::merge::NoMerge;
use crate::compare::question::Question;
use crate::compare::review::{Choices, Review, review};
use crate::model::id::Key;
use crate::model::plan::Plan;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::card::{Card, Disclosure, EmptyState};
use crate::ui::components::icon::IconName;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::insight::use_insight;
use crate::ui::store::use_store;
use crate::ui::together::authors::{Authors, count};
use crate::ui::together::counted;

use super::beginning::Beginning;
use super::carry_out::{Way, carry_out};
use super::questions::Questions;

/// Properties of [`ReviewCard`].
#[derive(Clone, PartialEq, Properties)]
pub struct ReviewCardProps {
    /// The open plan.
    pub plan: ByPtr<Plan>,
    /// The other copy of it.
    pub copy: ByPtr<OtherCopy>,
}

/// Both copies side by side.
#[component]
pub fn ReviewCard(props: &ReviewCardProps) -> Html {
    let store = use_store();
    let based = use_memo((props.plan.clone(), props.copy.clone()), |(plan, copy)| {
        let base = copy.base.clone();
        ByPtr::from(OtherCopy {
            base: base.or_else(|| Base::in_common(plan, &copy.plan)),
            ..OtherCopy::clone(copy)
        })
    });
    let copy = ByPtr::clone(&based);
    let found = use_memo((props.plan.clone(), copy.clone()), |(plan, copy)| {
        let base = copy.base.as_ref().map(|base| &*base.plan);
        review(base, plan, &copy.plan)
    });
    let close = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Action::Beside(None)))
    };
    let title = AttrValue::from(props.copy.from.to_string());
    let sub = format!(
        "revision {}, beside yours, revision {}",
        props.copy.plan.revision(),
        props.plan.revision()
    );
    match &*found {
        Err(why) => html! {
            <Card {title}>
                <Notice kind={NoticeKind::Error} title={why.to_string()}
                    actions={html! { <Button label="Close this copy" onclick={close} /> }} />
            </Card>
        },
        Ok(found) if found.brings_nothing => html! {
            <Card {title} {sub}>
                <EmptyState icon={IconName::Check} title="This copy says nothing that yours does not"
                    text="There is nothing to merge.">
                    <Button label="Close this copy" onclick={close} />
                </EmptyState>
            </Card>
        },
        Ok(_) => html! {
            <Card {title} {sub} actions={html! { <Button label="Not now" small={true} onclick={close} /> }}>
                <Both {copy} found={ByPtr(Rc::clone(&found))} />
            </Card>
        },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct BothProps {
    copy: ByPtr<OtherCopy>,
    found: ByPtr<Result<Review, NoMerge>>,
}

#[component]
fn Both(props: &BothProps) -> Html {
    let (store, insight) = (use_store(), use_insight());
    let said = use_state_eq(Choices::new);
    let Ok(found) = &*props.found else {
        return Html::default();
    };
    let onmerge = {
        let (store, insight) = (store.clone(), insight.clone());
        let (copy, said) = (props.copy.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            carry_out(&store, &insight, &copy, Way::Decided((*said).clone()));
        })
    };
    let onuntouched = {
        let copy = props.copy.clone();
        Callback::from(move |_: MouseEvent| carry_out(&store, &insight, &copy, Way::Untouched))
    };
    let undecided = found.undecided(&said);
    let label = match undecided {
        0 => "Merge".to_owned(),
        some => format!("Merge, and decide {some} later"),
    };
    html! {
        <div class="stack">
            <Beginning copy={props.copy.clone()} />
            { changed(found) }
            if !found.questions.is_empty() { <Decide found={props.found.clone()} {said} /> }
            <div class="actions">
                <Button {label} kind={ButtonKind::Primary} onclick={onmerge} />
                if found.has_base {
                    <Button label="Take theirs where you changed nothing" onclick={onuntouched}
                        title="Every object that you changed stays as you have it, whole; the others become as theirs" />
                }
            </div>
        </div>
    }
}

/// What each side changed.
fn changed(found: &Review) -> Html {
    let list = |summary: &'static str, authors: &Vec<Author>, open: bool| {
        html! {
            <Disclosure {summary} note={counted(count(authors), "change")} {open}>
                <Authors authors={ByPtr::from(authors.clone())} />
            </Disclosure>
        }
    };
    if !found.has_base {
        return list("In what they differ", &found.theirs, false);
    }
    html! { <>
        { list("What they changed", &found.theirs, found.questions.is_empty()) }
        { list("What you changed", &found.mine, false) }
    </> }
}

#[derive(Clone, PartialEq, Properties)]
struct DecideProps {
    found: ByPtr<Result<Review, NoMerge>>,
    said: UseStateHandle<Choices>,
}

/// What both changed to different things, row by row and in bulk.
#[component]
fn Decide(props: &DecideProps) -> Html {
    let Ok(found) = &*props.found else {
        return Html::default();
    };
    let said = &props.said;
    let questions = use_memo(props.found.clone(), |found| {
        let found = found.0.as_ref().as_ref();
        ByPtr::from(found.map_or_else(|_| Vec::new(), |found| found.questions.clone()))
    });
    let onchoose = {
        let said = said.clone();
        Callback::from(move |(id, side): (Key, Option<Side>)| {
            let mut next = (*said).clone();
            next.insert(id, side);
            said.set(next);
        })
    };
    let all = |label: &'static str, side: fn(&Question) -> Option<Side>| {
        let (said, questions) = (said.clone(), ByPtr::clone(&questions));
        let onclick = Callback::from(move |_: MouseEvent| {
            said.set(questions.iter().map(|one| (one.id, side(one))).collect());
        });
        html! { <Button {label} small={true} {onclick} /> }
    };
    let chosen: Vec<Option<Side>> = found
        .questions
        .iter()
        .map(|question| found.choice(question, said))
        .collect();
    let heading = if found.has_base {
        "Changed by both, to different things"
    } else {
        "Different in the two copies"
    };
    html! {
        <section class="stack-tight" aria-label="To decide">
            <div class="bar questions-head">
                <h3>{ heading } { " " }<span class="sub">{ counted(found.questions.len(), "question") }</span></h3>
                <div class="actions" role="group" aria-label="For all of them">
                    { all("Yours for all", |_| Some(Side::Mine)) }
                    { all("Theirs for all", |one| one.theirs.can_be_taken.then_some(Side::Theirs)) }
                    { all("The later change", |one| one.later) }
                    { all("Decide later", |_| None) }
                </div>
            </div>
            <Questions questions={ByPtr::clone(&questions)} chosen={Rc::from(chosen)} {onchoose} />
            <p class="sub">{ "What is decided later stays as yours says, and is listed on this page until somebody decides." }</p>
        </section>
    }
}
