//! A file on its way in.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::browser::files::HandedIn;
use crate::browser::task;
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
    /// It can, but something about it is odd.
    Odd {
        /// What it is.
        arrived: Arrived,
        /// Shows it, with the choice to keep it.
        preview: fn(Arrived, Callback<()>) -> Html,
    },
}

/// Reads a file. A plan without fault is kept at once, any other is shown
/// first.
pub(super) fn take(file: HandedIn, store: Store, arrival: UseStateHandle<Arrival>) {
    let name = AttrValue::from(file.name());
    arrival.set(Arrival::Reading(name.clone()));
    task::spawn(async move {
        let text = file.text().await;
        let code = chunk::load().await;
        let read = text.and_then(|text| {
            let code = code.map_err(|why| why.to_string())?;
            let (plan, warnings) = (code.read)(&text).map_err(|why| why.to_string())?;
            Ok((plan, warnings, code.preview))
        });
        match read {
            Ok((plan, warnings, _)) if warnings.is_empty() => {
                arrival.set(Arrival::Nothing);
                store.dispatch(Action::Keep(Rc::new(plan), fresh()));
            }
            Ok((plan, warnings, preview)) => arrival.set(Arrival::Odd {
                arrived: Arrived {
                    plan: Rc::new(plan),
                    warnings: warnings.into(),
                    note: None,
                },
                preview,
            }),
            Err(why) => arrival.set(Arrival::Problem {
                file: name,
                why: why.into(),
            }),
        }
    });
}
