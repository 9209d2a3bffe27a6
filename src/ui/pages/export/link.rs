//! The plan as a link: what it holds, how long it is, where it can go.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::browser::location;
use crate::file;
use crate::file::name::plan_file;
use crate::share::encode::TooLong;
use crate::share::{LONG, What, encode, link_address};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::card::Card;
use crate::ui::components::copy::CopyButton;
use crate::ui::components::field::check::CheckField;
use crate::ui::components::field::tri_state::ChoiceField;
use crate::ui::components::icon::IconName;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::segmented::Choice;
use crate::ui::hooks::view::use_view;

use super::files::use_hand_out;
use super::fits::Fits;
use super::sealing::Sealing;

/// From so many workloads on a link is made on demand only: it would take
/// longer than a blink, and hardly fit.
const LARGE: usize = 1_000;

/// Properties of [`LinkCard`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct LinkCardProps {
    pub(super) assessed: ByPtr<Assessed>,
}

/// The plan as a link.
#[component]
pub(super) fn LinkCard(props: &LinkCardProps) -> Html {
    let (chosen, choose) = use_view("export/link");
    let what = What::from_key(&chosen).unwrap_or(What::Full);
    let wanted = use_state_eq(|| false);
    let sealed = use_state_eq(|| false);
    let due = !*sealed && (*wanted || props.assessed.plan.workloads.len() <= LARGE);
    let made = use_memo(
        (props.assessed.clone(), what.key(), due),
        |(assessed, _, due)| due.then(|| made(assessed, what)),
    );
    let choices = use_memo((), |()| -> Rc<[Choice]> {
        Rc::from([
            Choice::new(What::Full.key(), "Everything"),
            Choice::new(What::Status.key(), "Status only"),
        ])
    });
    let onmake = Callback::from(move |_: MouseEvent| wanted.set(true));
    let onseal = {
        let sealed = sealed.clone();
        Callback::from(move |on: bool| sealed.set(on))
    };
    html! {
        <Card title="Link" sub="The plan travels in the address itself">
            <ChoiceField label="What it holds" choices={(*choices).clone()} value={what.key()} onchange={choose}
                help={holds(what)} />
            <CheckField label="Seal with a passphrase" checked={*sealed} onchange={onseal}
                help="Only who has the passphrase can open it; for a link or a file" />
            { match &*made {
                None if *sealed => html! { <Sealing assessed={props.assessed.clone()} what={what.key()} /> },
                None => html! { <div class="actions"><Button label="Make the link" icon={IconName::Link} onclick={onmake} /></div> },
                Some(Ok(address)) => html! {
                    <Made address={address.clone()}>
                        <FileInstead assessed={props.assessed.clone()} />
                    </Made>
                },
                Some(Err(too_long)) => html! {
                    <>
                        <Notice kind={NoticeKind::Warning} title="Too long for a link">
                            <p>{ too_long.to_string() }</p>
                        </Notice>
                        <FileInstead assessed={props.assessed.clone()} />
                    </>
                },
            } }
            <p class="sub">{ if *sealed { "" } else { "Whoever has the link has what it holds. " } }{ "What stands behind the # is not sent to the server that hosts this page, but chat and mail programs keep it." }</p>
        </Card>
    }
}

fn made(assessed: &Assessed, what: What) -> Result<AttrValue, TooLong> {
    let fragment = encode(&assessed.plan, what)?;
    let address = link_address(&location::base(), &fragment);
    Ok(AttrValue::from(address))
}

const fn holds(what: What) -> &'static str {
    match what {
        What::Full => "The whole plan with contacts, notes and evidence",
        What::Status => {
            "Names, states and dates, for the same level and score; no contacts, notes, evidence addresses or places of credentials"
        }
    }
}

/// Properties of [`Made`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct MadeProps {
    /// The whole address.
    pub(super) address: AttrValue,
    /// What to send instead where it is too long.
    #[prop_or_default]
    pub(super) children: Html,
}

/// A link with its length and where it can go.
#[component]
pub(super) fn Made(props: &MadeProps) -> Html {
    let address = &props.address;
    let length = address.chars().count();
    let text = {
        let address = address.to_string();
        Callback::from(move |()| address.clone())
    };
    let label = format!("Link, {length} characters");
    html! {
        <>
            <div class="field wide">
                <label class="field-label" for="share-link">{ label }</label>
                <input id="share-link" class="input mono" type="text" readonly={true} value={address.clone()} />
            </div>
            <CopyButton label="Copy the link" {text} kind={ButtonKind::Primary} />
            <Fits {length} />
            if length > LONG {
                <Notice kind={NoticeKind::Warning} title="Some mail and chat programs will cut it off">
                    <p>{ "It still works where it arrives whole. The file always does." }</p>
                </Notice>
                { props.children.clone() }
            }
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct FileInsteadProps {
    assessed: ByPtr<Assessed>,
}

/// The way that always works.
#[component]
fn FileInstead(props: &FileInsteadProps) -> Html {
    let hand_out = use_hand_out();
    let assessed = props.assessed.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        let content = file::write(&assessed.plan).into_bytes();
        hand_out.emit((plan_file(assessed.plan.name()), "application/json", content));
    });
    html! {
        <div class="actions"><Button label="Download the plan file instead" icon={IconName::Download} {onclick} /></div>
    }
}
