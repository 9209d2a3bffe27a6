//! A file on its way in.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::route::{Page, Route};
use crate::browser::files::HandedIn;
use crate::browser::task;
use crate::file::sealed_part;
use crate::model::plan::Plan;
use crate::ui::chunk;
use crate::ui::effects::fresh;
use crate::ui::objects::preview::Arrived;
use crate::ui::store::Store;

/// How far a file has come.
#[derive(Clone, Debug, Default)]
pub(super) enum Arrival {
    /// There is none.
    #[default]
    Nothing,
    /// It is being read.
    Reading(AttrValue),
    /// It cannot be opened.
    Problem {
        /// Its name.
        file: AttrValue,
        /// What is wrong, where, and what to do.
        why: AttrValue,
    },
    /// It is sealed with a passphrase.
    Sealed {
        /// The text of the file.
        text: AttrValue,
        /// Asks for the passphrase.
        unseal: fn(AttrValue, Callback<()>) -> Html,
    },
    /// It can, but something about it is odd.
    Odd {
        /// What it is.
        arrived: Arrived,
        /// Shows it, with the choice to keep it.
        preview: fn(Arrived, Callback<()>) -> Html,
    },
}

/// Reads a file. A plan without fault that is new here is kept at once, any
/// other is shown first.
pub(super) fn take(file: HandedIn, store: Store, arrival: UseStateHandle<Arrival>) {
    let name = AttrValue::from(file.name());
    arrival.set(Arrival::Reading(name.clone()));
    task::spawn(async move {
        let read = match file.text().await {
            Ok(text) if sealed_part(&text).is_some() => {
                arrival.set(sealed(name, text).await);
                return;
            }
            Ok(text) => read(&name, &text).await,
            Err(why) => Err(why),
        };
        match read {
            Ok((arrived, _))
                if arrived.warnings.is_empty() && kept(&store, &arrived.plan).is_none() =>
            {
                arrival.set(Arrival::Nothing);
                store.dispatch(Action::Keep(arrived.plan, fresh()));
            }
            read => arrival.set(shown(name, read)),
        }
    });
}

/// Opens the plan that the page itself holds. Where this device has a plan of
/// that identity, it is shown first, unless it is the same one.
pub(super) fn take_own(text: String, store: Store, arrival: UseStateHandle<Arrival>) {
    let name = AttrValue::Static("The plan in this file");
    arrival.set(Arrival::Reading(name.clone()));
    task::spawn(async move {
        let read = read(&name, &text).await;
        let plan = read.as_ref().ok().map(|(arrived, _)| &arrived.plan);
        let kept = plan.and_then(|plan| kept(&store, plan));
        match (read, kept) {
            (Ok((arrived, _)), None) if arrived.warnings.is_empty() => {
                arrival.set(Arrival::Nothing);
                store.dispatch(Action::Keep(arrived.plan, fresh()));
            }
            (Ok((arrived, _)), Some(revision)) if arrived.plan.revision() == revision => {
                arrival.set(Arrival::Nothing);
                store.dispatch(Action::Go {
                    route: Route::Plan(arrived.plan.id(), Page::HOME),
                    replace: true,
                });
            }
            (read, _) => arrival.set(shown(name, read)),
        }
    });
}

/// The revision of that plan on this device, if it is there.
fn kept(store: &Store, plan: &Plan) -> Option<u32> {
    let state = store.get();
    let entry = state.library.get(plan.id())?;
    entry.deleted_at.is_none().then_some(entry.revision)
}

/// A plan, and what shows it.
type Shown = (Arrived, fn(Arrived, Callback<()>) -> Html);

async fn read(from: &AttrValue, text: &str) -> Result<Shown, String> {
    let code = chunk::load().await.map_err(|why| why.to_string())?;
    let (plan, warnings) = (code.read)(text).map_err(|why| why.to_string())?;
    let arrived = Arrived {
        plan: Rc::new(plan),
        from: from.clone(),
        warnings: warnings.into(),
        note: None,
    };
    Ok((arrived, code.preview))
}

async fn sealed(file: AttrValue, text: String) -> Arrival {
    match chunk::load().await {
        Ok(code) => Arrival::Sealed {
            text: text.into(),
            unseal: code.unseal,
        },
        Err(why) => Arrival::Problem {
            file,
            why: why.to_string().into(),
        },
    }
}

fn shown(file: AttrValue, read: Result<Shown, String>) -> Arrival {
    match read {
        Ok((arrived, preview)) => Arrival::Odd { arrived, preview },
        Err(why) => Arrival::Problem {
            file,
            why: why.into(),
        },
    }
}
