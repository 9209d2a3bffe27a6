//! What people remark on an object, a duty or a checklist item: threads with
//! answers, and a place to add one.

mod compose;
mod said;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::state::AppState;
use crate::query::comments::{Thread, Topic, count, counted, threads};
use crate::ui::store::{use_selector, use_store};

use compose::Compose;
use said::ThreadItem;

/// Properties of [`Comments`].
#[derive(Clone, PartialEq, Properties)]
pub struct CommentsProps {
    /// What they are about.
    pub about: Topic,
    /// Whether to say as whom a comment will be made; not where the same
    /// place says it already.
    #[prop_or(true)]
    pub says_who: bool,
}

/// Properties of [`CommentCount`].
#[derive(Clone, PartialEq, Properties)]
pub struct CommentCountProps {
    /// What they are about.
    pub about: Topic,
}

/// The threads on something, with a place to add one.
#[component]
pub fn Comments(props: &CommentsProps) -> Html {
    let threads = use_threads(&props.about);
    let all: usize = threads.iter().map(|thread| 1 + thread.answers.len()).sum();
    let title = match all {
        0 => "Comments".to_owned(),
        count => format!("Comments ({count})"),
    };
    html! {
        <section class="stack comments">
            <h3>{ title }</h3>
            if !threads.is_empty() {
                <ul class="threads">
                    for thread in threads.iter() {
                        <ThreadItem key={thread.first.meta.id.to_string()} thread={thread.clone()} />
                    }
                </ul>
            }
            <Compose about={props.about.clone()} says_who={props.says_who} />
        </section>
    }
}

/// How many comments there are on something, for a row of a table; nothing
/// where there is none.
#[component]
pub fn CommentCount(props: &CommentCountProps) -> Html {
    let count = use_selector(props.about.clone(), |state, about| {
        state.plan().map_or(0, |plan| count(plan, about))
    });
    if count == 0 {
        return Html::default();
    }
    html! { <span class="comment-count">{ " · " }{ counted(count) }</span> }
}

/// The threads on something, put together again where a comment has changed.
#[hook]
fn use_threads(about: &Topic) -> Rc<[Thread]> {
    let version = use_selector((), version);
    let store = use_store();
    let threads = use_memo((about.clone(), version), |(about, _)| {
        let state = store.get();
        let plan = state.plan();
        plan.map_or_else(Vec::new, |plan| threads(plan, about))
    });
    use_memo(threads, |threads| Rc::<[Thread]>::from(threads.as_slice()))
        .as_ref()
        .clone()
}

/// The address of the comments: it changes with them.
fn version(state: &AppState, (): &()) -> usize {
    let plan = state.plan();
    plan.map_or(0, |plan| Rc::as_ptr(plan.comments.rows()) as usize)
}
