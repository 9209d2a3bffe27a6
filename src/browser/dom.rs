//! Small, typed access to the document: focus, scroll position, input values, media queries.
//!
//! Components hand in the opaque node of a `NodeRef` or an event; no type of `web_sys` has to be
//! named outside this folder. Everything here is for effects and event handlers, which never run
//! when markup is rendered natively.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, Node,
};

/// What can hold the keyboard: the usual selector for the first stop inside a region.
pub const FOCUSABLE: &str = "a[href], button:not([disabled]), input:not([disabled]), \
     select:not([disabled]), textarea:not([disabled]), [tabindex]:not([tabindex='-1'])";

/// A subscription that ends when it is dropped.
pub struct Listener(#[expect(dead_code, reason = "held for its drop")] pub(super) EventListener);

/// The element that had the keyboard at some moment, to give it back later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Focused(Option<HtmlElement>);

impl Focused {
    /// Remembers the element that has the keyboard now.
    pub fn now() -> Self {
        Self(active_element().and_then(|element| element.dyn_into().ok()))
    }

    /// Gives the keyboard back if the element is still in the document.
    pub fn restore(&self) {
        if let Some(element) = self.0.as_ref().filter(|element| element.is_connected()) {
            focus(element);
        }
    }
}

/// Moves the keyboard to this node without scrolling more than needed.
pub fn focus(node: &Node) {
    if let Some(element) = node.dyn_ref::<HtmlElement>() {
        // A node that cannot take the focus is no error for the reader.
        let _ = element.focus();
    }
}

/// Moves the keyboard to the `index`-th match of `selector` inside the node; false if there is none.
pub fn focus_nth(node: &Node, selector: &str, index: usize) -> bool {
    match nth(node, selector, index) {
        Some(element) => {
            focus(&element);
            true
        }
        None => false,
    }
}

/// Moves the keyboard to the first match of `selector` in the document.
pub fn focus_first(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found {
        focus(&element);
    }
}

/// How many elements inside the node match the selector.
pub fn count(node: &Node, selector: &str) -> usize {
    let list = node
        .dyn_ref::<Element>()
        .and_then(|element| element.query_selector_all(selector).ok());
    list.map_or(0, |list| list.length() as usize)
}

/// Which of the matches of `selector` inside the node has the keyboard.
pub fn focused_index(node: &Node, selector: &str) -> Option<usize> {
    let active = active_element()?;
    (0..count(node, selector))
        .find(|index| nth(node, selector, *index).is_some_and(|found| found == active))
}

/// Whether the keyboard is on this node or inside it.
pub fn has_focus(node: &Node) -> bool {
    active_element().is_some_and(|active| node.contains(Some(&active)))
}

/// Whether nothing in particular has the keyboard (the focused element was removed).
pub fn focus_is_lost() -> bool {
    active_element().is_none_or(|active| active.tag_name().eq_ignore_ascii_case("body"))
}

/// Whether the event's target is this very node.
pub fn is_target(event: &Event, node: &Node) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Node>().ok())
        .is_some_and(|target| &target == node)
}

/// Whether the event comes from a control that uses keys and clicks itself
/// (a field, a button, a link), up to but not including `boundary`.
pub fn from_control(event: &Event, boundary: &Node) -> bool {
    let Some(target) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    else {
        return false;
    };
    let control = "a[href], button, input, select, textarea, label, summary, [contenteditable]";
    target
        .closest(control)
        .ok()
        .flatten()
        .is_some_and(|found| &*found != boundary && boundary.contains(Some(&found)))
}

/// Whether the event comes from inside an element that matches the selector.
pub fn is_inside(event: &Event, selector: &str) -> bool {
    closest(event, selector).is_some()
}

/// The number in `data-row` of the table row the event comes from.
pub fn row_of(event: &Event) -> Option<usize> {
    closest(event, "tr[data-row]")?
        .get_attribute("data-row")?
        .parse()
        .ok()
}

/// Moves the keyboard from the cell the event comes from to the field of the same column in
/// another row, selecting its text.
pub fn focus_same_cell(event: &Event, table: &Node, row: usize) {
    let Some(cell) = closest(event, "td") else {
        return;
    };
    let mut column = 1;
    let mut before = cell.previous_element_sibling();
    while let Some(sibling) = before {
        column += 1;
        before = sibling.previous_element_sibling();
    }
    let selector =
        format!("tr[data-row='{row}'] > td:nth-child({column}) :is(.cell-input, .cell-pick)");
    if let Some(field) = nth(table, &selector, 0) {
        focus(&field);
        if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
            input.select();
        }
    }
}

/// Whether the focus that leaves with this event goes to somewhere inside the node.
pub fn focus_stays_inside(event: &web_sys::FocusEvent, node: &Node) -> bool {
    event
        .related_target()
        .and_then(|target| target.dyn_into::<Node>().ok())
        .is_some_and(|target| node.contains(Some(&target)))
}

/// The text of the field an event comes from; empty for anything else.
pub fn value_of(event: &Event) -> String {
    let Some(target) = event.target() else {
        return String::new();
    };
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        input.value()
    } else if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        area.value()
    } else if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
        select.value()
    } else {
        String::new()
    }
}

/// Whether the field an event comes from holds a text that is no value yet (half a date).
pub fn half_typed(event: &Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        .is_some_and(|input| input.validity().bad_input())
}

/// Whether the checkbox or radio an event comes from is on.
pub fn checked_of(event: &Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        .is_some_and(|input| input.checked())
}

/// Shows the given choice in a `<select>`, whatever the reader picked before.
pub fn set_choice(node: &Node, value: &str) {
    if let Some(select) = node
        .dyn_ref::<HtmlSelectElement>()
        .filter(|found| found.value() != value)
    {
        select.set_value(value);
    }
}

/// Puts a text into an input or text area (used to empty it after its content was taken).
pub fn set_value(node: &Node, value: &str) {
    if let Some(input) = node.dyn_ref::<HtmlInputElement>() {
        input.set_value(value);
    } else if let Some(area) = node.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(value);
    }
}

/// Sets the state of a checkbox: checked, and the third state "some of them".
pub fn set_checked(node: &Node, checked: bool, some: bool) {
    if let Some(input) = node.dyn_ref::<HtmlInputElement>() {
        input.set_checked(checked);
        input.set_indeterminate(some);
    }
}

/// Vertical scroll position and height of the visible part, in CSS pixels.
pub fn scroll_state(node: &Node) -> (u32, u32) {
    let Some(element) = node.dyn_ref::<Element>() else {
        return (0, 0);
    };
    let natural = |pixels: i32| u32::try_from(pixels).unwrap_or(0);
    (
        natural(element.scroll_top()),
        natural(element.client_height()),
    )
}

/// Height of the first match of `selector` inside the node, in CSS pixels.
pub fn height_of(node: &Node, selector: &str) -> u32 {
    nth(node, selector, 0).map_or(0, |element| {
        u32::try_from(element.client_height()).unwrap_or(0)
    })
}

/// Whether the node starts in the right half of the page.
pub fn is_in_right_half(node: &Node) -> bool {
    let mut left = 0;
    let mut next = node.dyn_ref::<HtmlElement>().cloned();
    while let Some(element) = next {
        left += element.offset_left();
        next = element
            .offset_parent()
            .and_then(|parent| parent.dyn_into().ok());
    }
    let root = document().and_then(|document| document.document_element());
    root.is_some_and(|root| left > root.client_width() / 2)
}

/// Scrolls the nearest surrounding match of `scroller` sideways until the node stands in its middle.
pub fn center_sideways(node: &Node, scroller: &str) {
    let Some(element) = node.dyn_ref::<HtmlElement>() else {
        return;
    };
    if let Ok(Some(around)) = element.closest(scroller) {
        let middle = element.offset_left() + element.offset_width() / 2;
        around.set_scroll_left(middle - around.client_width() / 2);
    }
}

/// Scrolls the node's content to this vertical position, in CSS pixels.
pub fn scroll_to(node: &Node, top: u32) {
    if let Some(element) = node.dyn_ref::<Element>() {
        element.set_scroll_top(i32::try_from(top).unwrap_or(i32::MAX));
    }
}

/// Sets a CSS property through the object model, which a strict content policy allows.
pub fn set_property(node: &Node, name: &str, value: &str) {
    if let Some(element) = node.dyn_ref::<HtmlElement>() {
        // Fails only for a malformed name, which is a constant at every call.
        let _ = element.style().set_property(name, value);
    }
}

/// Sets or removes an attribute of the document's root element (the theme, for instance).
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// Sets the title of the window or tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Whether a media query holds now.
pub fn matches_media(query: &str) -> bool {
    window()
        .and_then(|window| window.match_media(query).ok().flatten())
        .is_some_and(|list| list.matches())
}

/// Calls back whenever the window changes its size.
pub fn on_resize(run: impl Fn() + 'static) -> Option<Listener> {
    let options = EventListenerOptions::run_in_capture_phase();
    window().map(|window| {
        Listener(EventListener::new_with_options(
            &window,
            "resize",
            options,
            move |_| run(),
        ))
    })
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = window() {
        // Refused only inside a sandboxed frame; there the menu of the browser still works.
        let _ = window.print();
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the door the rule points to"
)]
pub(super) fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

pub(super) fn document() -> Option<web_sys::Document> {
    window()?.document()
}

fn active_element() -> Option<Element> {
    document()?.active_element()
}

fn closest(event: &Event, selector: &str) -> Option<Element> {
    event
        .target()?
        .dyn_into::<Element>()
        .ok()?
        .closest(selector)
        .ok()?
}

fn nth(node: &Node, selector: &str, index: usize) -> Option<Element> {
    let list = node
        .dyn_ref::<Element>()?
        .query_selector_all(selector)
        .ok()?;
    list.get(u32::try_from(index).ok()?)?.dyn_into().ok()
}
