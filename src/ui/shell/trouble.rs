//! What stands in the way of keeping the open plan, and what can be done.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::document::Trouble;
use crate::app::route::Route;
use crate::browser::download::download;
use crate::ui::chunk;
use crate::ui::components::button::{Button, ButtonKind, LinkButton};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::effects::fresh;
use crate::ui::store::{Store, use_selector, use_store};

/// Says that the open plan is not being kept, for as long as that is so.
#[component]
pub(super) fn TroubleBanner() -> Html {
    let store = use_store();
    let trouble = use_selector((), |state, ()| {
        let document = state.document.as_ref()?;
        // What is only looked at is no trouble on a page that shows something else.
        let is_shown = state.route.plan().is_some() || !document.is_only_looked_at();
        document.stored.trouble.clone().filter(|_| is_shown)
    });
    match trouble {
        None => Html::default(),
        Some(Trouble::OnlyLookedAt(path)) => html! {
            <Notice title={format!("You are looking at {path} of this site; it is not kept on this device")}
                actions={html! { <LinkButton href={Route::Hosted(path).print()} label="Keep or compare…" /> }} />
        },
        Some(Trouble::Refused(why)) => html! {
            <Notice kind={NoticeKind::Error} live={true}
                title={format!("Your changes are not saved: {why}")}
                actions={html! { <>
                    { button(&store, "Try again", ButtonKind::Primary, |_| Action::SaveDue) }
                    { download_button(&store) }
                </> }}>
                <p>{ "You can go on working. It is tried again with every change, and the file keeps everything." }</p>
            </Notice>
        },
        Some(Trouble::OtherTab) => html! {
            <Notice kind={NoticeKind::Warning} live={true}
                title="Another tab keeps a plan of the same identity"
                actions={html! { <>
                    { button(&store, "Show that one", ButtonKind::Primary, |_| Action::Reload) }
                    { button(&store, "Keep mine as a copy", ButtonKind::Default, |_| Action::KeepMine(fresh())) }
                    { download_button(&store) }
                </> }}>
                <p>{ "Nothing was overwritten. Changes made here from now on are not saved until you choose." }</p>
            </Notice>
        },
        Some(Trouble::Damaged(what)) => html! {
            <Notice kind={NoticeKind::Error} live={true}
                title={format!("Not all of this plan can be read: {what}")}
                actions={html! { <>
                    { button(&store, "Keep this as a copy", ButtonKind::Primary, |_| Action::KeepMine(fresh())) }
                    { button(&store, "Download what is stored", ButtonKind::Default, raw) }
                </> }}>
                <p>{ "You see it as it was before that. Nothing stored is changed or deleted; go on in a copy, where your changes are saved." }</p>
            </Notice>
        },
        Some(Trouble::Gone) => html! {
            <Notice kind={NoticeKind::Warning} live={true}
                title="This device does not have the plan any more"
                actions={html! { <>
                    { button(&store, "Keep it here again", ButtonKind::Primary, |_| Action::KeepAgain) }
                    { download_button(&store) }
                </> }}>
                <p>{ "It was deleted in another tab, or with the data of this browser. You still have it here; your changes are not saved until you choose." }</p>
            </Notice>
        },
    }
}

fn button(
    store: &Store,
    label: &'static str,
    kind: ButtonKind,
    action: fn(&Store) -> Action,
) -> Html {
    let store = store.clone();
    let onclick = Callback::from(move |_: MouseEvent| store.dispatch(action(&store)));
    html! { <Button {label} {kind} {onclick} /> }
}

fn raw(store: &Store) -> Action {
    let open = store.get().document.as_ref().map(|document| document.id);
    Action::HandOutRaw(open.unwrap_or_default())
}

fn download_button(store: &Store) -> Html {
    let store = store.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        if let (Some(plan), Some(editor)) = (store.get().plan(), chunk::editor()) {
            let name = format!("{}.muster.json", plan.name());
            let text = (editor.snapshot)(plan);
            download(&name, "application/json", text.as_bytes());
        }
    });
    html! { <Button label="Download the plan" {onclick} /> }
}
