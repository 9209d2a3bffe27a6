//! What a newer version of a service changes, and what it does to owners,
//! before it takes the place of the older one.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::assessed::Assessed;
use crate::browser::task;
use crate::catalogue::difference::{Change, ChangeKind};
use crate::catalogue::duty::Catalogue;
use crate::model::id::{Id, Key};
use crate::model::milestone::Occasion;
use crate::ownership::upgrade::{Upgrade, upgrade};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::card::Card;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::tag::Tag;
use crate::ui::insight::use_insight;
use crate::ui::milestones::{Taking, prepare};
use crate::ui::store::use_store;

use super::change::{ChangeLine, look};
use super::counted;
use super::own::own_changes;

/// How many changes are shown.
const SHOWN: usize = 100;

/// Properties of [`UpgradeCard`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct UpgradeCardProps {
    /// The plan.
    pub(super) assessed: ByPtr<Assessed>,
    /// Where the plan keeps the older one.
    pub(super) pin: Key,
    /// The newer one.
    pub(super) newer: ByPtr<Catalogue>,
    /// Called when it was taken, or is not to be.
    pub(super) onclose: Callback<()>,
}

/// What the newer version changes.
#[component]
pub(super) fn UpgradeCard(props: &UpgradeCardProps) -> Html {
    let (store, insight) = (use_store(), use_insight());
    let busy = use_state_eq(|| false);
    let given_up = use_state_eq(BTreeSet::<String>::new);
    let found = use_memo(
        (
            props.assessed.clone(),
            props.pin,
            props.newer.clone(),
            (*given_up).clone(),
        ),
        |(assessed, pin, newer, given_up)| {
            let pin = assessed.plan.catalogues.get(Id::new(*pin));
            let pin = pin.ok_or("that service is no longer in the plan")?;
            upgrade(&assessed.plan, pin, newer, given_up)
        },
    );
    let onchoose = {
        let given_up = given_up.clone();
        Callback::from(move |(duty, theirs): (String, bool)| {
            let mut next = (*given_up).clone();
            if theirs {
                next.insert(duty);
            } else {
                next.remove(&duty);
            }
            given_up.set(next);
        })
    };
    let upgrade = match &*found {
        Ok(upgrade) => upgrade,
        Err(why) => {
            return html! { <Notice kind={NoticeKind::Error} title="This cannot be compared"><p>{ why }</p></Notice> };
        }
    };
    let changes = &upgrade.difference.changes;
    let label = match changes.len() {
        0 => "Take the date of this version".to_owned(),
        some => format!("Take over {}", counted(some, "change", "changes")),
    };
    let onclick = {
        let (found, onclose) = (found.clone(), props.onclose.clone());
        let text = format!("{} is now of {}", props.newer.service, props.newer.date);
        let (plan, busy) = (props.assessed.plan.clone(), busy.clone());
        Callback::from(move |_: MouseEvent| {
            let Ok(upgrade) = &*found else { return };
            let (edit, told) = (upgrade.edit.clone(), text.clone());
            let (store, insight, onclose) = (store.clone(), insight.clone(), onclose.clone());
            let (plan, busy) = (plan.clone(), busy.clone());
            busy.set(true);
            task::spawn(async move {
                let taking = Taking::automatic(Occasion::BeforeUpgrade, told.as_str());
                if let Some(kept) = prepare(&store, &insight, taking).await
                    && Rc::ptr_eq(&kept.plan, &plan)
                {
                    store.dispatch(Action::EditAndTell(kept.and(edit), told.into()));
                }
                busy.set(false);
                onclose.emit(());
            });
        })
    };
    html! { <>
        { own_changes(upgrade, &given_up, &onchoose) }
        <Card title="What changes" sub={kinds(changes)}>
            <div class="stack">
                { remarks(upgrade) }
                <ul class="steps">
                    for (at, change) in changes.iter().take(SHOWN).enumerate() {
                        <li key={at}><ChangeLine change={change.clone()} /></li>
                    }
                </ul>
                if changes.len() > SHOWN { <p class="sub small">{ format!("and {} more", changes.len() - SHOWN) }</p> }
                <div class="actions">
                    <Button {label} kind={ButtonKind::Primary} busy={*busy} {onclick} />
                    <Button label="Cancel" onclick={props.onclose.reform(|_: MouseEvent| ())} />
                </div>
            </div>
        </Card>
    </> }
}

/// How many changes there are of each kind.
fn kinds(changes: &[Change]) -> String {
    let mut counts: BTreeMap<ChangeKind, usize> = BTreeMap::new();
    for change in changes {
        *counts.entry(change.kind()).or_default() += 1;
    }
    if counts.is_empty() {
        return "nothing but the date".to_owned();
    }
    let parts: Vec<String> = counts
        .iter()
        .map(|(kind, count)| format!("{count} {}", look(*kind).0.to_lowercase()))
        .collect();
    parts.join(", ")
}

/// What is worth knowing before.
fn remarks(upgrade: &Upgrade) -> Html {
    let to_customer = upgrade.difference.findings().count();
    let left = &upgrade.left;
    html! { <>
        if to_customer > 0 {
            <Notice kind={NoticeKind::Warning}
                title={format!("{} from the provider to you; the checklist asks for an owner", counted(to_customer, "duty moves", "duties move"))} />
        }
        if left.is_empty() {
            <p class="sub">{ "Owners, notes and evidence go on with their duties. What changed stands on the checklist until somebody has looked at it." }</p>
        } else {
            <Notice kind={NoticeKind::Warning}
                title={format!("{} a duty that is gone; it stays in the plan file", counted(left.len(), "assignment is for", "assignments are each for"))}>
                <div class="chips">for (at, duty) in left.iter().enumerate() { <Tag key={at} label={duty.clone()} /> }</div>
            </Notice>
        }
    </> }
}
