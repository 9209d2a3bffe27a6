//! Many edits of the open plan as one step of undo, made a little at a time,
//! so that the page stays at hand.

use std::rc::Rc;

use crate::app::action::Action;
use crate::app::notice::Notice;
use crate::model::edit::Edit;
use crate::model::plan::Plan;
use crate::model::text::Text;
use crate::ui::effects::now;
use crate::ui::pace::{Pace, Stop};
use crate::ui::store::Store;

/// Makes the edits of that version of the open plan, and says so with `told`.
/// Where the plan is another by then, or an edit does not fit, nothing is
/// changed, and the reader is told.
pub async fn edit_in_slices(
    store: &Store,
    from: Rc<Plan>,
    edits: impl Iterator<Item = Edit>,
    told: Text,
) {
    let stamp = store.get().stamp(now());
    let mut pace = Pace::new(&Stop::default());
    let made = from.apply_in_slices(edits, &stamp, &mut pace).await;
    store.dispatch(match made {
        Some(Ok(plan)) => Action::Adopt {
            from,
            plan: Rc::new(plan),
            told,
        },
        Some(Err(refused)) => Action::Tell(Notice::problem(Text::from(format!(
            "Not changed: {refused}"
        )))),
        None => return,
    });
}
