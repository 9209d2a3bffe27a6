//! Tags, chips and the little figure of a person.

use yew::prelude::*;

use crate::ui::components::button::truth;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::tone::Tone;

/// Properties of [`Tag`].
#[derive(Clone, PartialEq, Properties)]
pub struct TagProps {
    /// The words.
    pub label: AttrValue,
    /// The colour with a meaning.
    #[prop_or_default]
    pub tone: Tone,
    /// Icon before the words.
    #[prop_or_default]
    pub icon: Option<IconName>,
    /// More, on hover.
    #[prop_or_default]
    pub title: Option<AttrValue>,
}

/// A short fact.
#[component]
pub fn Tag(props: &TagProps) -> Html {
    html! {
        <span class={classes!("tag", props.tone.class())} title={props.title.clone()}>
            if let Some(name) = props.icon { <Icon {name} /> }
            { &props.label }
        </span>
    }
}

/// Properties of [`Chip`].
#[derive(Clone, PartialEq, Properties)]
pub struct ChipProps {
    /// The words.
    pub label: AttrValue,
    /// A word more, in small type.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Called when the cross is pressed.
    pub onremove: Callback<MouseEvent>,
}

/// A chosen thing that can be taken away again.
#[component]
pub fn Chip(props: &ChipProps) -> Html {
    let name = AttrValue::from(format!("Remove {}", props.label));
    html! {
        <span class="chip on removable">
            <span class="clip" title={props.label.clone()}>{ &props.label }</span>
            if let Some(hint) = &props.hint { <span class="sub small clip">{ hint }</span> }
            <button type="button" aria-label={name.clone()} title={name} onclick={&props.onremove}>
                <Icon name={IconName::Close} />
            </button>
        </span>
    }
}

/// Properties of [`FilterChip`].
#[derive(Clone, PartialEq, Properties)]
pub struct FilterChipProps {
    /// The words.
    pub label: AttrValue,
    /// Whether the filter is on.
    pub pressed: bool,
    /// Called on a press; the caller turns the filter.
    pub onclick: Callback<MouseEvent>,
    /// How many rows the filter leaves.
    #[prop_or_default]
    pub count: Option<usize>,
}

/// A filter that is on or off.
#[component]
pub fn FilterChip(props: &FilterChipProps) -> Html {
    html! {
        <button type="button" class={classes!("chip", props.pressed.then_some("on"))}
            aria-pressed={truth(props.pressed)} onclick={&props.onclick}>
            { &props.label }
            if let Some(count) = props.count { <span class="count">{ count }</span> }
        </button>
    }
}

/// Properties of [`Who`].
#[derive(Clone, PartialEq, Properties)]
pub struct WhoProps {
    /// The person or team; `None` where there is nobody.
    pub name: Option<AttrValue>,
    /// What to say when there is nobody.
    #[prop_or(AttrValue::Static("Nobody"))]
    pub missing: AttrValue,
}

/// A person or team with initials, or "Nobody" in plain sight.
#[component]
pub fn Who(props: &WhoProps) -> Html {
    match &props.name {
        Some(name) => html! {
            <span class="who" title={name.clone()}>
                <span class="avatar" aria-hidden="true">{ initials(name) }</span>
                <span class="clip">{ name }</span>
            </span>
        },
        None => html! { <span class="none">{ &props.missing }</span> },
    }
}

/// At most two letters that stand for a name: `Database team` gives `DT`, `Kim` gives `KI`.
pub fn initials(name: &str) -> String {
    let mut words = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let letters: Vec<char> = match (words.next(), words.next_back()) {
        (Some(first), Some(last)) => vec![first, last],
        _ => name
            .chars()
            .filter(|c| c.is_alphanumeric())
            .take(2)
            .collect(),
    };
    letters
        .iter()
        .flat_map(|letter| letter.to_uppercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_two_letters_at_most() {
        for (name, expected) in [
            ("Database team", "DT"),
            ("Kim", "KI"),
            ("Ana Maria Lopez", "AL"),
            ("", ""),
            ("(on call) b", "OB"),
        ] {
            assert_eq!(initials(name), expected, "{name}");
        }
    }
}
