//! The plans that are kept on this device.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::library::{Entry, Shelf};
use crate::app::route::{Page, Route};
use crate::browser::clock;
use crate::model::id::Key;
use crate::ui::components::button::{Button, ButtonKind, LinkButton};
use crate::ui::components::card::{Card, Disclosure};
use crate::ui::components::field::text::TextField;
use crate::ui::components::icon::IconName;
use crate::ui::components::menu::{MenuButton, MenuItem};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::effects::fresh;
use crate::ui::store::{use_dispatch, use_selector};

/// The plans that are kept on this device.
#[component]
pub(super) fn Recent() -> Html {
    let library = use_selector((), |state, ()| Rc::clone(&state.library));
    let dispatch = use_dispatch();
    let deleted: Vec<&Entry> = library.deleted().collect();
    if let Shelf::Closed(why) = &library.shelf {
        return html! {
            <Notice kind={NoticeKind::Warning} title={format!("Plans cannot be kept here: {why}")}>
                <p>{ "You can work all the same; download the plan before you close the page." }</p>
            </Notice>
        };
    }
    let restore = |id: Key| dispatch.reform(move |_: MouseEvent| Action::Restore(id));
    html! {
        <>
            if library.plans().next().is_some() {
                <Card title="On this device" flush={true} actions={compare()}>{ table(&library.plans().collect::<Vec<_>>()) }</Card>
            }
            if !deleted.is_empty() {
                <Disclosure summary="Recently deleted" note={format!("{}, for a week", deleted.len())}>
                    <ul class="plain-list stack-tight">
                        for entry in deleted {
                            <li key={entry.id.to_string()} class="bar">
                                <span>{ entry.name.to_string() }</span>
                                <Button label="Bring back" small={true} onclick={restore(entry.id)} />
                            </li>
                        }
                    </ul>
                </Disclosure>
            }
        </>
    }
}

fn compare() -> Html {
    html! {
        <LinkButton href={Route::Portfolio.print()} label="Compare in the portfolio" icon={IconName::Portfolio} small={true} />
    }
}

fn table(plans: &[&Entry]) -> Html {
    html! {
        <div class="table-wide"><table class="table stacked">
            <thead><tr>
                <th scope="col">{ "Plan" }</th>
                <th scope="col" class="num">{ "Workloads" }</th>
                <th scope="col" class="num">{ "Revision" }</th>
                <th scope="col">{ "Saved" }</th>
                <th scope="col"><span class="sr">{ "Actions" }</span></th>
            </tr></thead>
            <tbody>
                for entry in plans.iter() {
                    <PlanRow key={entry.id.to_string()} entry={Entry::clone(entry)} />
                }
            </tbody>
        </table></div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PlanRowProps {
    entry: Entry,
}

#[component]
fn PlanRow(props: &PlanRowProps) -> Html {
    let entry = &props.entry;
    let id = entry.id;
    let dispatch = use_dispatch();
    let renaming = use_state_eq(|| None::<AttrValue>);
    let items = use_memo((), |()| -> Rc<[MenuItem]> {
        Rc::new([
            MenuItem::new("rename", "Rename…").with_icon(IconName::Edit),
            MenuItem::new("copy", "Duplicate").with_icon(IconName::Copy),
            MenuItem::new("delete", "Delete")
                .with_icon(IconName::Trash)
                .as_danger(),
        ])
    });
    let onselect = {
        let (dispatch, renaming, name) =
            (dispatch.clone(), renaming.clone(), entry.name.to_string());
        Callback::from(move |item: AttrValue| match &*item {
            "rename" => renaming.set(Some(name.clone().into())),
            "copy" => dispatch.emit(Action::Duplicate(id, fresh())),
            _ => dispatch.emit(Action::Delete(id)),
        })
    };
    let href = Route::Plan(id, Page::HOME).print();
    html! {
        <tr>
            <td data-label="Plan">
                if let Some(name) = &*renaming {
                    { rename(id, name, &renaming, &dispatch) }
                } else {
                    <a {href}><strong>{ shown(entry) }</strong></a>
                }
            </td>
            <td data-label="Workloads" class="num">{ entry.workloads }</td>
            <td data-label="Revision" class="num">{ entry.revision }</td>
            <td data-label="Saved">{ clock::local(entry.saved_at) }</td>
            <td class="num">
                <MenuButton label={format!("Actions for {}", shown(entry))} items={(*items).clone()} {onselect}
                    icon={IconName::More} only_icon={true} kind={ButtonKind::Quiet} small={true} end={true} />
            </td>
        </tr>
    }
}

fn rename(
    id: Key,
    name: &AttrValue,
    renaming: &UseStateHandle<Option<AttrValue>>,
    dispatch: &Callback<Action>,
) -> Html {
    let oninput = {
        let renaming = renaming.clone();
        Callback::from(move |text: AttrValue| renaming.set(Some(text)))
    };
    let done = {
        let (renaming, dispatch, name) = (renaming.clone(), dispatch.clone(), name.clone());
        Callback::from(move |()| {
            dispatch.emit(Action::Rename(id, name.trim().into()));
            renaming.set(None);
        })
    };
    let submit = {
        let done = done.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            done.emit(());
        })
    };
    html! {
        <form class="bar" onsubmit={submit}>
            <TextField label="New name" value={name} {oninput} in_cell={true} />
            <Button label="Rename" small={true} kind={ButtonKind::Primary} onclick={done.reform(|_: MouseEvent| ())} />
        </form>
    }
}

fn shown(entry: &Entry) -> String {
    if entry.name.is_empty() {
        "Unnamed plan".to_owned()
    } else {
        entry.name.to_string()
    }
}
