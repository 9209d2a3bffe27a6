//! Ways in for files: a button, a field for text, and a page on which they are dropped.

use yew::prelude::*;

use super::button::Button;
use super::card::Disclosure;
use super::field::text::TextField;
use super::icon::{Icon, IconName};
use crate::browser::files::{HandedIn, chosen, dropped};

/// Properties of [`FileButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct FileButtonProps {
    /// What it says.
    pub label: AttrValue,
    /// What the browser offers, as in HTML; everything where nothing is said.
    #[prop_or_default]
    pub accept: Option<AttrValue>,
    /// Whether several can be chosen at once.
    #[prop_or_default]
    pub multiple: bool,
    /// Called with what was chosen.
    pub onfiles: Callback<Vec<HandedIn>>,
}

/// A button that asks for files.
#[component]
pub fn FileButton(props: &FileButtonProps) -> Html {
    let onchange = props.onfiles.reform(|event: Event| chosen(&event));
    html! {
        <label class="btn file-button">
            <Icon name={IconName::Upload} /><span>{ &props.label }</span>
            <input type="file" class="sr" accept={props.accept.clone()} multiple={props.multiple} {onchange} />
        </label>
    }
}

/// Properties of [`PasteText`].
#[derive(Clone, PartialEq, Properties)]
pub struct PasteTextProps {
    /// What can be pasted.
    pub help: AttrValue,
    /// Called with the text.
    pub ontext: Callback<String>,
}

/// Text instead of a file.
#[component]
pub fn PasteText(props: &PasteTextProps) -> Html {
    let text = use_state_eq(|| AttrValue::Static(""));
    let oninput = {
        let text = text.clone();
        Callback::from(move |typed: AttrValue| text.set(typed))
    };
    let read = {
        let (text, ontext) = (text.clone(), props.ontext.clone());
        Callback::from(move |_: MouseEvent| {
            ontext.emit(text.to_string());
            text.set(AttrValue::Static(""));
        })
    };
    let disabled = text
        .trim()
        .is_empty()
        .then_some(AttrValue::Static("There is no text yet"));
    html! {
        <Disclosure summary="Paste text">
            <div class="stack">
                <TextField label="Text" value={(*text).clone()} {oninput} multiline={true} wide={true}
                    help={props.help.clone()} />
                <div class="actions"><Button label="Read the text" onclick={read} {disabled} /></div>
            </div>
        </Disclosure>
    }
}

/// Properties of [`DropPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct DropPageProps {
    /// Called with what was dropped.
    pub onfiles: Callback<Vec<HandedIn>>,
    /// What is on the page.
    pub children: Html,
}

/// A page on which files can be dropped anywhere.
#[component]
pub fn DropPage(props: &DropPageProps) -> Html {
    let dragging = use_state_eq(|| false);
    let drag = |on: bool| {
        let dragging = dragging.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            dragging.set(on);
        })
    };
    let ondrop = {
        let end = drag(false);
        props.onfiles.reform(move |event: DragEvent| {
            let files = dropped(&event);
            end.emit(event);
            files
        })
    };
    html! {
        <div class={classes!("page", dragging.then_some("dropping"))} ondragover={drag(true)}
            ondragleave={drag(false)} {ondrop}>
            { props.children.clone() }
        </div>
    }
}
