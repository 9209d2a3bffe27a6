//! Tabs with one panel, and the list of a long form's sections.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::dom;
use crate::ui::components::button::truth;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::id::use_id;

/// One tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// Reported when it is chosen.
    pub id: AttrValue,
    /// The words.
    pub label: AttrValue,
    /// How many things are behind it.
    pub count: Option<usize>,
}

/// Properties of [`Tabs`].
#[derive(Clone, PartialEq, Properties)]
pub struct TabsProps {
    /// Accessible name of the row of tabs.
    pub label: AttrValue,
    /// The tabs.
    pub tabs: Rc<[Tab]>,
    /// Id of the chosen one.
    pub selected: AttrValue,
    /// Reports the id of the newly chosen one.
    pub onselect: Callback<AttrValue>,
    /// The panel of the chosen tab.
    pub children: Html,
}

/// Tabs; the arrows choose, Tab goes into the panel.
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    let base = use_id("tabs");
    let row = use_node_ref();
    let now = props
        .tabs
        .iter()
        .position(|tab| tab.id == props.selected)
        .unwrap_or(0);
    let onkeydown = {
        let (row, tabs, onselect) = (row.clone(), props.tabs.clone(), props.onselect.clone());
        Callback::from(move |event: KeyboardEvent| {
            let target = next_tab(&event.key(), now, tabs.len());
            if let Some((next, tab)) = target.and_then(|next| Some((next, tabs.get(next)?))) {
                event.prevent_default();
                onselect.emit(tab.id.clone());
                if let Some(node) = row.get() {
                    dom::focus_nth(&node, "[role=tab]", next);
                }
            }
        })
    };
    let panel = AttrValue::from(format!("{base}-panel"));
    html! {
        <>
            <div class="tabs" role="tablist" aria-label={props.label.clone()} ref={row} {onkeydown}>
                for (index, tab) in props.tabs.iter().enumerate() {
                    { tab_button(tab, index == now, &format!("{base}-{index}"), &panel, &props.onselect) }
                }
            </div>
            <div role="tabpanel" id={panel.clone()} class="stack" aria-labelledby={format!("{base}-{now}")}>
                { props.children.clone() }
            </div>
        </>
    }
}

fn tab_button(
    tab: &Tab,
    on: bool,
    id: &str,
    panel: &AttrValue,
    onselect: &Callback<AttrValue>,
) -> Html {
    let name = tab.id.clone();
    html! {
        <button key={tab.id.as_str()} type="button" role="tab" class="tab" id={id.to_owned()}
            aria-selected={truth(on)} aria-controls={on.then(|| panel.clone())} tabindex={if on { "0" } else { "-1" }}
            onclick={onselect.reform(move |_: MouseEvent| name.clone())}>
            { &tab.label }
            if let Some(count) = tab.count { <span class="count">{ count }</span> }
        </button>
    }
}

fn next_tab(key: &str, now: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowRight" => Some(if now >= last { 0 } else { now + 1 }),
        "ArrowLeft" => Some(if now == 0 { last } else { now - 1 }),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

/// How far a section of a form is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// Nothing filled in.
    #[default]
    Empty,
    /// Some filled in.
    Partial,
    /// All filled in.
    Complete,
    /// Something in it cannot be right.
    Problem,
}

impl Progress {
    const fn word(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Partial => "partly filled in",
            Self::Complete => "complete",
            Self::Problem => "has a problem",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Empty | Self::Partial => "dot",
            Self::Complete => "dot complete",
            Self::Problem => "dot problem",
        }
    }
}

/// One section of a long form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Identifies it; compared with the current one.
    pub id: AttrValue,
    /// The words.
    pub label: AttrValue,
    /// Where it is.
    pub href: AttrValue,
    /// How far it is.
    pub progress: Progress,
    /// A quiet word at the end, such as a count.
    pub note: Option<AttrValue>,
}

/// Properties of [`SectionNav`].
#[derive(Clone, PartialEq, Properties)]
pub struct SectionNavProps {
    /// Accessible name of the list.
    pub label: AttrValue,
    /// The sections, in order.
    pub sections: Rc<[Section]>,
    /// Id of the one on screen.
    pub current: AttrValue,
}

/// The sections of a long form, each with how far it is; any can be visited at any time.
#[component]
pub fn SectionNav(props: &SectionNavProps) -> Html {
    html! {
        <nav class="section-nav" aria-label={props.label.clone()}>
            <ol>
                for section in props.sections.iter() {
                    <li key={section.id.as_str()}>
                        <a href={section.href.clone()} aria-current={(section.id == props.current).then_some("step")}>
                            { dot(section.progress) }
                            <span>{ &section.label }<span class="sr">{ ", " }{ section.progress.word() }</span></span>
                            if let Some(note) = &section.note { <span class="note">{ note }</span> }
                        </a>
                    </li>
                }
            </ol>
        </nav>
    }
}

fn dot(progress: Progress) -> Html {
    if progress == Progress::Problem {
        return html! { <span class="dot problem"><Icon name={IconName::Warning} /></span> };
    }
    let filled = match progress {
        Progress::Partial => "M6 1.5a4.5 4.5 0 0 0 0 9z",
        Progress::Complete => "M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9",
        Progress::Empty | Progress::Problem => "",
    };
    html! {
        <svg class={progress.class()} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
            <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="1.5" />
            <path d={filled} fill="currentColor" />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::next_tab;

    #[test]
    fn arrows_go_round_the_tabs() {
        assert_eq!(next_tab("ArrowRight", 2, 3), Some(0));
        assert_eq!(next_tab("ArrowLeft", 0, 3), Some(2));
        assert_eq!(next_tab("End", 0, 3), Some(2));
        assert_eq!(next_tab("a", 0, 3), None);
        assert_eq!(next_tab("Home", 0, 0), None);
    }
}
