//! A button that opens a list of actions.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::dom;
use crate::ui::components::button::{ButtonKind, truth};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::id::use_id;

const ITEMS: &str = "[role=menuitem]";

/// One action of a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuItem {
    /// Reported when the action is chosen.
    pub id: AttrValue,
    /// The words.
    pub label: AttrValue,
    /// Icon before the words.
    pub icon: Option<IconName>,
    /// A quiet word at the end, such as a key or a format.
    pub hint: Option<AttrValue>,
    /// Takes something away.
    pub danger: bool,
    /// A line above it.
    pub gap: bool,
    /// Cannot be chosen now.
    pub disabled: bool,
}

impl MenuItem {
    /// An action with words only.
    pub fn new(id: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        let (id, label) = (id.into(), label.into());
        Self {
            id,
            label,
            icon: None,
            hint: None,
            danger: false,
            gap: false,
            disabled: false,
        }
    }

    /// The same with an icon.
    #[must_use]
    pub fn with_icon(mut self, icon: IconName) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The same with a quiet word at the end.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<AttrValue>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same, coloured as one that takes something away and set apart by a line.
    #[must_use]
    pub fn as_danger(mut self) -> Self {
        self.danger = true;
        self.gap = true;
        self
    }
}

/// Properties of [`MenuButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct MenuButtonProps {
    /// The words on the button, or its accessible name with `only_icon`.
    pub label: AttrValue,
    /// The actions.
    pub items: Rc<[MenuItem]>,
    /// The id of the chosen action.
    pub onselect: Callback<AttrValue>,
    /// Icon on the button.
    #[prop_or_default]
    pub icon: Option<IconName>,
    /// Shows the icon only.
    #[prop_or_default]
    pub only_icon: bool,
    /// Weight of the button.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// Smaller, for rows.
    #[prop_or_default]
    pub small: bool,
    /// The list hangs from the button's end, for buttons at the right edge.
    #[prop_or_default]
    pub end: bool,
}

/// A menu button after the ARIA pattern: arrows, Home, End, first letters, Escape; the keyboard
/// returns to the button.
#[component]
pub fn MenuButton(props: &MenuButtonProps) -> Html {
    let open = use_state_eq(|| None::<usize>);
    let root = use_node_ref();
    let list_id = use_id("menu");
    {
        let root = root.clone();
        use_effect_with(*open, move |open| {
            if let (Some(index), Some(node)) = (open, root.get()) {
                dom::focus_nth(&node, ITEMS, *index);
            }
        });
    }
    let onkeydown = {
        let (open, root, items) = (open.clone(), root.clone(), props.items.clone());
        Callback::from(move |event: KeyboardEvent| on_key(&event, &open, &root, &items))
    };
    let onfocusout = {
        let (open, root) = (open.clone(), root.clone());
        Callback::from(move |event: FocusEvent| {
            if !root
                .get()
                .is_some_and(|node| dom::focus_stays_inside(&event, &node))
            {
                open.set(None);
            }
        })
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(if open.is_some() { None } else { Some(0) }))
    };
    html! {
        <div class={classes!("menu", props.end.then_some("end"))} ref={root.clone()} {onkeydown} {onfocusout}>
            { trigger(props, open.is_some(), &list_id, toggle) }
            if open.is_some() {
                <ul class="menu-list" role="menu" id={list_id} aria-label={props.label.clone()}>
                    for item in props.items.iter() { { entry(item, props, &open, &root) } }
                </ul>
            }
        </div>
    }
}

fn trigger(
    props: &MenuButtonProps,
    open: bool,
    list: &AttrValue,
    onclick: Callback<MouseEvent>,
) -> Html {
    let class = classes!(
        props.kind.class(),
        props.only_icon.then_some("only-icon"),
        props.small.then_some("small")
    );
    html! {
        <button type="button" {class} {onclick} aria-haspopup="menu" aria-expanded={truth(open)}
            aria-controls={open.then(|| list.clone())} title={props.only_icon.then(|| props.label.clone())}>
            if let Some(name) = props.icon { <Icon {name} /> }
            <span class={props.only_icon.then_some("sr")}>{ &props.label }</span>
            if !props.only_icon { <Icon name={IconName::ChevronDown} /> }
        </button>
    }
}

fn entry(
    item: &MenuItem,
    props: &MenuButtonProps,
    open: &UseStateHandle<Option<usize>>,
    root: &NodeRef,
) -> Html {
    let onclick = {
        let (open, root, onselect) = (open.clone(), root.clone(), props.onselect.clone());
        let (id, disabled) = (item.id.clone(), item.disabled);
        Callback::from(move |_: MouseEvent| {
            if !disabled {
                close(&open, &root);
                onselect.emit(id.clone());
            }
        })
    };
    html! {
        <li key={item.id.as_str()} role="none">
            if item.gap { <div class="menu-gap"></div> }
            <button type="button" role="menuitem" tabindex="-1" {onclick}
                class={classes!("menu-item", item.danger.then_some("danger"))}
                aria-disabled={item.disabled.then_some("true")}>
                if let Some(name) = item.icon { <Icon {name} /> }
                <span>{ &item.label }</span>
                if let Some(hint) = &item.hint { <span class="hint">{ hint }</span> }
            </button>
        </li>
    }
}

fn close(open: &UseStateHandle<Option<usize>>, root: &NodeRef) {
    open.set(None);
    if let Some(node) = root.get() {
        dom::focus_nth(&node, "button", 0);
    }
}

fn on_key(
    event: &KeyboardEvent,
    open: &UseStateHandle<Option<usize>>,
    root: &NodeRef,
    items: &[MenuItem],
) {
    let (Some(node), Some(last)) = (root.get(), items.len().checked_sub(1)) else {
        return;
    };
    let key = event.key();
    if open.is_none() {
        match key.as_str() {
            "ArrowDown" => open.set(Some(0)),
            "ArrowUp" => open.set(Some(last)),
            _ => return,
        }
        event.prevent_default();
        return;
    }
    if key == "Tab" {
        open.set(None);
        return;
    }
    if key == "Escape" {
        event.prevent_default();
        event.stop_propagation();
        close(open, root);
        return;
    }
    let now = dom::focused_index(&node, ITEMS);
    if let Some(next) = next_item(&key, now, items) {
        event.prevent_default();
        dom::focus_nth(&node, ITEMS, next);
    }
}

/// Where a key leads inside an open menu.
fn next_item(key: &str, now: Option<usize>, items: &[MenuItem]) -> Option<usize> {
    let count = items.len();
    let last = count.checked_sub(1)?;
    match key {
        "ArrowDown" => Some(now.map_or(0, |index| if index >= last { 0 } else { index + 1 })),
        "ArrowUp" => Some(now.map_or(last, |index| if index == 0 { last } else { index - 1 })),
        "Home" => Some(0),
        "End" => Some(last),
        _ => {
            let letter = key.chars().next().filter(|_| key.chars().count() == 1)?;
            let start = now.map_or(0, |index| index + 1);
            (start..start + count)
                .map(|index| index % count)
                .find(|index| {
                    items
                        .get(*index)
                        .is_some_and(|item| starts_with(&item.label, letter))
                })
        }
    }
}

fn starts_with(label: &str, letter: char) -> bool {
    label
        .chars()
        .next()
        .is_some_and(|first| first.eq_ignore_ascii_case(&letter))
}

#[cfg(test)]
mod tests {
    use super::{MenuItem, next_item};

    #[test]
    fn keys_lead_through_a_menu() {
        let items = [
            MenuItem::new("a", "Copy"),
            MenuItem::new("b", "Delete"),
            MenuItem::new("c", "Duplicate"),
        ];
        for (key, now, expected) in [
            ("ArrowDown", Some(0), Some(1)),
            ("ArrowDown", Some(2), Some(0)),
            ("ArrowUp", Some(0), Some(2)),
            ("ArrowUp", None, Some(2)),
            ("Home", Some(2), Some(0)),
            ("End", Some(0), Some(2)),
            ("d", Some(0), Some(1)),
            ("D", Some(1), Some(2)),
            ("d", Some(2), Some(1)),
            ("x", Some(0), None),
            ("Shift", Some(0), None),
        ] {
            assert_eq!(next_item(key, now, &items), expected, "{key} at {now:?}");
        }
        assert_eq!(next_item("ArrowDown", None, &[]), None);
    }
}
