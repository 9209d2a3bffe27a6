//! The plan behind a passphrase, as a link or as a file.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::browser::{location, task};
use crate::seal::strength::{Strength, strength};
use crate::share::packed::{pack, pack_for_link};
use crate::share::{What, link_address, sealed};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::field::passphrase::PassphraseField;
use crate::ui::components::icon::IconName;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::tag::Tag;
use crate::ui::components::tone::Tone;
use crate::ui::seal::seal;

use super::files::use_hand_out;
use super::link::Made;

/// Properties of [`Sealing`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct SealingProps {
    pub(super) assessed: ByPtr<Assessed>,
    /// How much of the plan it is to hold, by key.
    pub(super) what: &'static str,
}

/// What is made of the sealed plan.
#[derive(Clone, Copy, PartialEq)]
enum Wanted {
    Link,
    File,
}

/// How far it has come. What was made is shown only as long as it is what
/// would be made now.
#[derive(Clone, PartialEq)]
enum Stage {
    Asking,
    Working,
    Failed(AttrValue),
    Link(AttrValue),
}

/// Asks for a passphrase, twice, and makes a link or a file that it opens.
#[component]
pub(super) fn Sealing(props: &SealingProps) -> Html {
    let passphrase = use_state_eq(|| AttrValue::Static(""));
    let again = use_state_eq(|| AttrValue::Static(""));
    let (stage, make) = use_sealing(props, &passphrase);
    // Nothing is wrong as long as the rest may still be typed.
    let differ = !passphrase.starts_with(&**again);
    let missing = match (passphrase.is_empty(), *again == *passphrase) {
        (true, _) => Some(AttrValue::Static("Type a passphrase first")),
        (false, false) => Some(AttrValue::Static("Type the same passphrase twice")),
        (false, true) => None,
    };
    let busy = stage == Stage::Working;
    let set = |state: &UseStateHandle<AttrValue>| {
        let state = state.clone();
        Callback::from(move |text: AttrValue| state.set(text))
    };
    html! {
        <div class="stack">
            <Notice kind={NoticeKind::Warning} title="Whoever loses the passphrase loses the plan">
                <p>{ "It is kept nowhere, and nobody can bring it back. Tell it on another way than the link or file travels." }</p>
            </Notice>
            <PassphraseField label="Passphrase" value={(*passphrase).clone()} oninput={set(&passphrase)} fresh={true}
                help="Five words that have nothing to do with each other are easy to keep and hard to guess" />
            { hint(&passphrase) }
            <PassphraseField label="The same again" value={(*again).clone()} oninput={set(&again)} fresh={true}
                error={differ.then_some(AttrValue::Static("The two are not the same"))} />
            <div class="bar">
                <Button label="Make the sealed link" icon={IconName::Lock} kind={ButtonKind::Primary} {busy}
                    disabled={missing.clone()} onclick={make.reform(|_: MouseEvent| Wanted::Link)} />
                <Button label="Download as sealed file" icon={IconName::Download} {busy}
                    disabled={missing} onclick={make.reform(|_: MouseEvent| Wanted::File)} />
                <span class="sub" role="status">{ if busy { "Sealing takes a moment: that is what makes guessing slow" } else { "" } }</span>
            </div>
            { match &stage {
                Stage::Link(address) => html! { <Made address={address.clone()} /> },
                Stage::Failed(why) => html! { <Notice kind={NoticeKind::Error} live={true} title={why.clone()} /> },
                Stage::Asking | Stage::Working => Html::default(),
            } }
        </div>
    }
}

/// How far it has come, and what makes it come further.
#[hook]
fn use_sealing(props: &SealingProps, passphrase: &AttrValue) -> (Stage, Callback<Wanted>) {
    let stage = use_state(|| Stage::Asking);
    let hand_out = use_hand_out();
    // Counts what made an earlier seal unwanted.
    let round = use_mut_ref(|| 0_u32);
    {
        let (stage, round) = (stage.clone(), Rc::clone(&round));
        use_effect_with((props.clone(), passphrase.clone()), move |_| {
            *round.borrow_mut() += 1;
            stage.set(Stage::Asking);
        });
    }
    let now = (*stage).clone();
    let (assessed, passphrase) = (props.assessed.clone(), passphrase.clone());
    let what = What::from_key(props.what).unwrap_or(What::Full);
    let make = Callback::from(move |wanted: Wanted| {
        let (assessed, passphrase) = (assessed.clone(), passphrase.clone());
        let (stage, hand_out) = (stage.clone(), hand_out.clone());
        let (round, started) = (Rc::clone(&round), *round.borrow());
        stage.set(Stage::Working);
        task::spawn(async move {
            let packed = match wanted {
                Wanted::Link => pack_for_link(&assessed.plan, what),
                Wanted::File => pack(&assessed.plan, what),
            };
            let sealed = seal(&passphrase, &packed).await;
            if *round.borrow() != started {
                return;
            }
            stage.set(match (sealed, wanted) {
                (Err(why), _) => Stage::Failed(why.into()),
                (Ok(bytes), Wanted::Link) => link(&bytes, what),
                (Ok(bytes), Wanted::File) => {
                    let text = sealed::file(&bytes).into_bytes();
                    hand_out.emit((sealed::FILE_NAME.to_owned(), "text/plain", text));
                    Stage::Asking
                }
            });
        });
    });
    (now, make)
}

fn link(bytes: &[u8], what: What) -> Stage {
    match sealed::link(bytes, what) {
        Ok(fragment) => Stage::Link(AttrValue::from(link_address(&location::base(), &fragment))),
        Err(too_long) => Stage::Failed(too_long.to_string().into()),
    }
}

/// How hard the passphrase is to guess, once there is one.
fn hint(passphrase: &str) -> Html {
    if passphrase.is_empty() {
        return Html::default();
    }
    let strength = strength(passphrase);
    let (tone, icon) = match strength {
        Strength::Weak => (Tone::High, IconName::Warning),
        Strength::Fair => (Tone::Medium, IconName::Info),
        Strength::Strong => (Tone::Good, IconName::Check),
    };
    html! { <div><Tag label={strength.label()} {tone} {icon} /></div> }
}
