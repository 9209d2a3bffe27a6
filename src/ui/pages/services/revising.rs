//! Changes of an added catalogue, each one step of undo.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::notice::Notice as Said;
use crate::catalogue::kept;
use crate::catalogue::revise::Revision;
use crate::model::catalogue_pin::CataloguePin;
use crate::model::edit::Edit;
use crate::model::id::{Id, Key};
use crate::ui::store::Store;

/// Changes the catalogue as the plan keeps it at that moment, says so, and then
/// calls back.
pub(super) fn revise(
    store: &Store,
    pin: Key,
    revision: Revision,
    done: &'static str,
    then: Callback<()>,
) -> Callback<MouseEvent> {
    let store = store.clone();
    Callback::from(move |_: MouseEvent| {
        let app = store.get();
        let kept = app
            .plan()
            .and_then(|plan| plan.catalogues.get(Id::new(pin)));
        let edit = kept
            .ok_or_else(|| "that service is no longer in the plan".to_owned())
            .and_then(|kept| edit(kept, &revision));
        match edit {
            Ok(edit) => {
                store.dispatch(Action::EditAndTell(edit, done.into()));
                then.emit(());
            }
            Err(why) => store.dispatch(Action::Tell(Said::problem(why))),
        }
    })
}

fn edit(pin: &CataloguePin, revision: &Revision) -> Result<Edit, String> {
    let content = pin.content.0.as_deref();
    let content = content.ok_or("the plan does not keep this catalogue itself")?;
    let revised = kept::read(content)?.revised(revision)?;
    Ok(kept::rewrite(&revised, pin))
}
