//! Several of a few (chips to press), and several of many (words to add).

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::dom;
use crate::ui::components::field::frame::Frame;
use crate::ui::components::field::text::datalist;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::id::use_id;
use crate::ui::components::segmented::Choice;
use crate::ui::components::tag::Chip;

/// Properties of [`ChipsField`].
#[derive(Clone, PartialEq, Properties)]
pub struct ChipsFieldProps {
    /// The label.
    pub label: AttrValue,
    /// The choices, up to a dozen.
    pub choices: Rc<[Choice]>,
    /// Values of the chosen ones.
    pub selected: Rc<[AttrValue]>,
    /// Reports the values of all chosen ones, in the order of the choices.
    pub onchange: Callback<Rc<[AttrValue]>>,
    /// What to choose and why it matters.
    #[prop_or_default]
    pub help: Option<AttrValue>,
    /// What is wrong with the choice.
    #[prop_or_default]
    pub error: Option<AttrValue>,
}

/// Several of a few: every choice is a chip that is on or off.
#[component]
pub fn ChipsField(props: &ChipsFieldProps) -> Html {
    let frame = Frame {
        id: use_id("field"),
        label: props.label.clone(),
        help: props.help.clone(),
        error: props.error.clone(),
        unknown: false,
        wide: true,
    };
    frame.around_group(html! {
        <div class="chips" role="group" aria-labelledby={frame.label_id()} aria-describedby={frame.describedby()}>
            for choice in props.choices.iter() { { chip(props, choice) } }
        </div>
    })
}

fn chip(props: &ChipsFieldProps, choice: &Choice) -> Html {
    let on = props.selected.contains(&choice.value);
    let (choices, selected, value) = (
        props.choices.clone(),
        props.selected.clone(),
        choice.value.clone(),
    );
    let onchange = props
        .onchange
        .reform(move |_: Event| turned(&choices, &selected, &value));
    html! {
        <label key={choice.value.as_str()} class={classes!("chip", on.then_some("on"))} title={choice.hint.clone()}>
            <input type="checkbox" checked={on} {onchange} />
            if on { <Icon name={IconName::Check} /> }
            { &choice.label }
        </label>
    }
}

/// The chosen values after one of them was turned on or off.
fn turned(choices: &[Choice], selected: &[AttrValue], value: &AttrValue) -> Rc<[AttrValue]> {
    choices
        .iter()
        .map(|choice| &choice.value)
        .filter(|candidate| selected.contains(candidate) != (*candidate == value))
        .cloned()
        .collect()
}

/// Properties of [`TokensField`].
#[derive(Clone, PartialEq, Properties)]
pub struct TokensFieldProps {
    /// The label.
    pub label: AttrValue,
    /// The words chosen so far.
    pub tokens: Rc<[AttrValue]>,
    /// Reports all words after one was added or removed.
    pub onchange: Callback<Rc<[AttrValue]>>,
    /// Words offered while typing.
    #[prop_or_default]
    pub suggestions: Rc<[Choice]>,
    /// Whether the words are ids, which are chosen and shown by the labels of
    /// the suggestions.
    #[prop_or_default]
    pub by_label: bool,
    /// What to add and why it matters.
    #[prop_or_default]
    pub help: Option<AttrValue>,
    /// What is wrong with the words.
    #[prop_or_default]
    pub error: Option<AttrValue>,
}

/// Several of many: words added with Enter or a comma, each with a cross.
#[component]
pub fn TokensField(props: &TokensFieldProps) -> Html {
    let id = use_id("field");
    let input = use_node_ref();
    let list = AttrValue::from(format!("{id}-list"));
    let frame = Frame {
        id: id.clone(),
        label: props.label.clone(),
        help: props.help.clone(),
        error: props.error.clone(),
        unknown: false,
        wide: true,
    };
    let take = {
        let (input, props) = (input.clone(), props.clone());
        move |text: &str| {
            if let Some(all) = with_added(&props.tokens, props.meant(text)) {
                props.onchange.emit(all);
            }
            if let Some(node) = input.get() {
                dom::set_value(&node, "");
            }
        }
    };
    // A label is a sentence, in which a comma may stand.
    let keys: &[&str] = if props.by_label {
        &["Enter"]
    } else {
        &["Enter", ","]
    };
    let onkeydown = {
        let take = take.clone();
        Callback::from(move |event: KeyboardEvent| {
            let text = dom::value_of(&event);
            if keys.contains(&event.key().as_str()) && !text.trim().is_empty() {
                event.prevent_default();
                take(&text);
            }
        })
    };
    let onchange = Callback::from(move |event: Event| take(&dom::value_of(&event)));
    frame.around(html! {
        <div class="chips">
            for (index, token) in props.tokens.iter().enumerate() {
                { chosen(props, token, index) }
            }
            <input class="input short" {id} type="text" ref={input} list={list.clone()} autocomplete="off" {onkeydown} {onchange}
                aria-invalid={frame.invalid()} aria-describedby={frame.describedby()} />
            { datalist(&list, &props.offered()) }
        </div>
    })
}

impl TokensFieldProps {
    fn label_of(&self, token: &AttrValue) -> Option<AttrValue> {
        let mut known = self.suggestions.iter().filter(|_| self.by_label);
        let found = known.find(|choice| choice.value == *token);
        found.map(|choice| choice.label.clone())
    }

    /// The word that a label stands for.
    fn meant<'a>(&'a self, text: &'a str) -> &'a str {
        let mut known = self.suggestions.iter().filter(|_| self.by_label);
        let found = known.find(|choice| choice.label == text.trim());
        found.map_or(text, |choice| &choice.value)
    }

    /// What is offered while typing: browsers put the value into the field.
    fn offered(&self) -> Rc<[Choice]> {
        if !self.by_label {
            return Rc::clone(&self.suggestions);
        }
        let turned = |choice: &Choice| Choice::new(choice.label.clone(), choice.value.clone());
        self.suggestions.iter().map(turned).collect()
    }
}

fn chosen(props: &TokensFieldProps, token: &AttrValue, index: usize) -> Html {
    let label = props.label_of(token);
    let hint = label.as_ref().map(|_| token.clone());
    html! {
        <Chip key={index} label={label.unwrap_or_else(|| token.clone())} {hint}
            onremove={remove(props, index)} />
    }
}

fn remove(props: &TokensFieldProps, index: usize) -> Callback<MouseEvent> {
    let tokens = props.tokens.clone();
    props.onchange.reform(move |_| {
        let rest = tokens
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index);
        rest.map(|(_, token)| token.clone()).collect()
    })
}

/// The words with those of `text` added; `None` if that changes nothing.
fn with_added(tokens: &[AttrValue], text: &str) -> Option<Rc<[AttrValue]>> {
    let mut all = tokens.to_vec();
    for word in text
        .split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
    {
        if !all.iter().any(|token| token == word) {
            all.push(AttrValue::from(word.to_owned()));
        }
    }
    (all.len() > tokens.len()).then(|| all.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(list: &[&'static str]) -> Vec<AttrValue> {
        list.iter().map(|word| AttrValue::Static(word)).collect()
    }

    #[test]
    fn a_chip_turns_on_and_off_and_keeps_the_order_of_the_choices() {
        let choices = ["a", "b", "c"].map(|value| Choice::new(value, value));
        assert_eq!(
            *turned(&choices, &words(&["c"]), &"a".into()),
            *words(&["a", "c"])
        );
        assert_eq!(
            *turned(&choices, &words(&["a", "c"]), &"a".into()),
            *words(&["c"])
        );
    }

    #[test]
    fn words_are_added_once() {
        let added = with_added(&words(&["a"]), " b, a ,, c ");
        assert_eq!(added.as_deref(), Some(&*words(&["a", "b", "c"])));
        assert_eq!(with_added(&words(&["a"]), "a, "), None);
    }
}
