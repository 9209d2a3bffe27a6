//! Ids that tie labels, help texts and panels to their elements.

use std::cell::Cell;

use yew::prelude::*;

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(1) };
}

/// An id for the document that stays the same for the life of the component, such as `field-12`.
#[hook]
pub fn use_id(prefix: &'static str) -> AttrValue {
    (*use_memo((), |()| fresh(prefix))).clone()
}

fn fresh(prefix: &str) -> AttrValue {
    let number = NEXT.get();
    NEXT.set(number.wrapping_add(1));
    AttrValue::from(format!("{prefix}-{number}"))
}
