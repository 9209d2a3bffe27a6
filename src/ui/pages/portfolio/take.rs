//! All plans to take away, in one file.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::notice::Notice;
use crate::browser::{download::download, task};
use crate::file;
use crate::model::id::Key;
use crate::model::text::Text;
use crate::model::units::Date;
use crate::portfolio::pack::Pack;
use crate::portfolio::standing::Standing;
use crate::ui::components::button::Button;
use crate::ui::components::icon::IconName;
use crate::ui::pace::{Pace, Stop};
use crate::ui::store::{Store, use_store};

use super::looking::{fetch, standing_of};

/// Properties of [`TakeAll`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct TakeAllProps {
    /// The plans, in the order of the list.
    pub(super) plans: Rc<[Key]>,
    /// Whether all of them were looked at.
    pub(super) is_ready: bool,
    /// Whether the list leaves plans out.
    pub(super) is_part: bool,
}

/// Hands out a zip with the file of every plan of the list, and a table.
#[component]
pub(super) fn TakeAll(props: &TakeAllProps) -> Html {
    let store = use_store();
    let busy = use_state_eq(|| false);
    let count = props.plans.len();
    let label = match (props.is_part, count) {
        (false, _) => "Export all".to_owned(),
        (true, count) => format!("Export {count} shown"),
    };
    let why = match (count, props.is_ready) {
        (0, _) => Some("no plan is shown"),
        (_, false) => Some("the plans are still being looked at"),
        _ => None,
    };
    let onclick = {
        let (plans, busy) = (Rc::clone(&props.plans), busy.clone());
        Callback::from(move |_: MouseEvent| {
            let (plans, busy, store) = (Rc::clone(&plans), busy.clone(), store.clone());
            busy.set(true);
            task::spawn(async move {
                take(&store, &plans).await;
                busy.set(false);
            });
        })
    };
    html! {
        <Button {label} icon={IconName::Download} busy={*busy} disabled={why.map(AttrValue::Static)} {onclick}
            title="A zip with each plan's file and a table" />
    }
}

async fn take(store: &Store, plans: &[Key]) -> Option<()> {
    let today = store.get().today;
    let mut pack = Pack::new(today);
    let mut unreadable = 0_usize;
    let mut slices = Pace::new(&Stop::default());
    for &id in plans {
        slices.pause().await?;
        match (fetch(store, id).await, standing_of(id)) {
            (Ok(plan), Some(standing)) => {
                pack.add(Standing::clone(&standing), &file::write(&plan));
            }
            _ => unreadable += 1,
        }
    }
    slices.pause().await?;
    let name = file_name(today);
    let notice = if download(&name, "application/zip", &pack.finish()) {
        told(&name, unreadable)
    } else {
        Notice::problem(Text::from(format!("The browser did not take {name}")))
    };
    store.dispatch(Action::Tell(notice));
    Some(())
}

fn file_name(today: Date) -> String {
    format!("muster-portfolio-{today}.zip")
}

fn told(name: &str, unreadable: usize) -> Notice {
    match unreadable {
        0 => Notice::done(Text::from(format!("{name} was handed to the browser"))),
        1 => Notice::problem(Text::from(format!(
            "{name} was handed to the browser without 1 plan that cannot be read"
        ))),
        more => Notice::problem(Text::from(format!(
            "{name} was handed to the browser without {more} plans that cannot be read"
        ))),
    }
}
