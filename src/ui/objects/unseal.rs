//! A plan behind a passphrase: asked for and opened; from the outside, then
//! looked at like any other that came from there.

use std::rc::Rc;

use yew::prelude::*;

use super::preview::{Arrived, Preview};
use crate::browser::files::LARGEST;
use crate::browser::{dom, task};
use crate::seal::SealError;
use crate::share::What;
use crate::share::decode::{LinkError, Opened};
use crate::share::packed::unpack;
use crate::share::sealed::from_file;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::card::Card;
use crate::ui::components::field::passphrase::PassphraseField;
use crate::ui::components::icon::IconName;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::seal;

/// Properties of [`Unseal`].
#[derive(Clone, PartialEq, Properties)]
pub struct UnsealProps {
    /// The sealed plan.
    pub sealed: ByPtr<Vec<u8>>,
    /// The most bytes that the plan may have.
    pub limit: usize,
    /// Called with what was opened.
    pub onopen: Callback<Opened>,
    /// Called when it is not to be opened.
    pub ondiscard: Callback<()>,
}

/// Properties of [`UnsealAndLook`].
#[derive(Clone, PartialEq, Properties)]
pub struct UnsealAndLookProps {
    /// The sealed plan.
    pub sealed: ByPtr<Vec<u8>>,
    /// The most bytes that the plan may have.
    pub limit: usize,
    /// Called when it is not to be opened, or not to be kept.
    pub ondiscard: Callback<()>,
}

/// Properties of [`UnsealFile`].
#[derive(Clone, PartialEq, Properties)]
pub struct UnsealFileProps {
    /// The text of the file.
    pub text: AttrValue,
    /// Called when it is not to be opened.
    pub ondiscard: Callback<()>,
}

/// As [`UnsealAndLook`], for a sealed plan file.
#[component]
pub fn UnsealFile(props: &UnsealFileProps) -> Html {
    let sealed = use_memo(props.text.clone(), |text| {
        let sealed = from_file(text).unwrap_or(Err(LinkError::Damaged));
        sealed.map(ByPtr::from)
    });
    let limit = most_in_a_file();
    match &*sealed {
        Ok(sealed) => html! {
            <UnsealAndLook sealed={sealed.clone()} {limit} ondiscard={props.ondiscard.clone()} />
        },
        Err(why) => html! {
            <Notice kind={NoticeKind::Error} live={true} title="The sealed file was not opened"
                ondismiss={Some(props.ondiscard.reform(|_: MouseEvent| ()))}>
                <p>{ why_not(why).to_string() }</p>
            </Notice>
        },
    }
}

/// The most bytes that the plan in a sealed file may have: as many as in a
/// plan file.
pub fn most_in_a_file() -> usize {
    usize::try_from(LARGEST).unwrap_or(usize::MAX)
}

/// Why what a file holds cannot be opened with any passphrase.
pub const fn why_not(why: &LinkError) -> SealError {
    match why {
        LinkError::Cut => SealError::Cut,
        _ => SealError::Damaged,
    }
}

/// Asks for the passphrase, and shows what it opens.
#[component]
pub fn UnsealAndLook(props: &UnsealAndLookProps) -> Html {
    let open = use_state(|| None::<Arrived>);
    if let Some(arrived) = &*open {
        return html! { <Preview arrived={arrived.clone()} ondiscard={props.ondiscard.clone()} /> };
    }
    let onopen = Callback::from(move |opened: Opened| open.set(Some(arrived(opened))));
    html! {
        <Unseal sealed={props.sealed.clone()} limit={props.limit} {onopen} ondiscard={props.ondiscard.clone()} />
    }
}

/// How far it has come.
#[derive(Clone, PartialEq)]
enum Stage {
    Asking,
    Working,
    Refused(AttrValue),
}

/// Asks for the passphrase, and hands on what it opens.
#[component]
pub fn Unseal(props: &UnsealProps) -> Html {
    let typed = use_state_eq(|| AttrValue::Static(""));
    let stage = use_state(|| Stage::Asking);
    let form = use_node_ref();
    {
        // Whoever comes here came to type it, once or again.
        let form = form.clone();
        let asked = matches!(*stage, Stage::Asking | Stage::Refused(_));
        use_effect_with(asked, move |asked| {
            if let Some(node) = form.get().filter(|_| *asked) {
                dom::focus_nth(&node, "input", 0);
            }
        });
    }
    let open = {
        let (typed, stage) = (typed.clone(), stage.clone());
        let (sealed, limit, onopen) = (props.sealed.clone(), props.limit, props.onopen.clone());
        Callback::from(move |()| {
            if *stage == Stage::Working {
                return;
            }
            stage.set(Stage::Working);
            let (passphrase, stage, sealed) = (typed.clone(), stage.clone(), sealed.clone());
            let onopen = onopen.clone();
            task::spawn(async move {
                let opened = match seal::open(&passphrase, &sealed).await {
                    Ok(packed) => unpack(&packed, limit).map_err(|why| why.to_string()),
                    Err(why) => Err(why),
                };
                match opened {
                    Ok(opened) => onopen.emit(opened),
                    Err(why) => stage.set(Stage::Refused(why.into())),
                }
            });
        })
    };
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |text: AttrValue| typed.set(text))
    };
    let onsubmit = {
        let open = open.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            open.emit(());
        })
    };
    let error = match &*stage {
        Stage::Refused(why) => Some(why.clone()),
        _ => None,
    };
    let busy = *stage == Stage::Working;
    html! {
        <Card title="Sealed with a passphrase" sub="Nothing of the plan can be seen without it">
            <form class="stack" ref={form} {onsubmit}>
                <PassphraseField label="Passphrase" value={(*typed).clone()} {oninput} {error}
                    help="Whoever made this has it; it is kept nowhere" />
                <div class="bar">
                    <Button label="Open" icon={IconName::Lock} kind={ButtonKind::Primary} {busy} onclick={open.reform(|_: MouseEvent| ())} />
                    <Button label="Discard" onclick={props.ondiscard.reform(|_: MouseEvent| ())} />
                    <span class="sub" role="status">{ if busy { "Opening takes a moment: that is what makes guessing slow" } else { "" } }</span>
                </div>
            </form>
        </Card>
    }
}

/// What was opened, to be looked at.
pub fn arrived(opened: Opened) -> Arrived {
    Arrived {
        plan: Rc::new(opened.plan),
        from: AttrValue::Static("the copy"),
        warnings: opened.warnings.into(),
        note: (opened.what == What::Status).then_some(AttrValue::Static(
            "This shows how things stand; contacts, notes and places of credentials were left out",
        )),
    }
}
