//! What is heavy to put on screen gets tasks of its own, so that none is felt.

use yew::prelude::*;

use crate::browser::clock;

/// Whether a task has passed since `what` changed: what the page showed before
/// is taken away first, and what it shows next is made after that.
#[hook]
pub fn use_turn<T: Clone + PartialEq + 'static>(what: T) -> bool {
    let due = use_state_eq(|| None::<T>);
    let is_due = due.as_ref() == Some(&what);
    use_effect_with(what, move |what| {
        let what = what.clone();
        let timer = clock::after(0, move || due.set(Some(what)));
        move || drop(timer)
    });
    is_due
}

/// How many of `count` things are shown: at first `step`, and with every
/// task so many more.
#[hook]
pub fn use_growth(count: usize, step: usize) -> usize {
    let shown = use_state_eq(|| step);
    let now = *shown;
    use_effect_with((now, count), move |&(now, count)| {
        let timer = (now < count).then(|| clock::after(0, move || shown.set(now + step)));
        move || drop(timer)
    });
    now.min(count)
}
