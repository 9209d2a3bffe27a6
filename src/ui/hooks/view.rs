//! What a reader chose to see: filters, sorting, grouping. It is kept while
//! the page is open, whatever page is shown meanwhile.

use yew::prelude::*;

use crate::app::action::Action;
use crate::model::text::Text;
use crate::ui::store::{use_dispatch, use_selector};

/// What was chosen under `key`, such as `workloads/filter`, and how to choose
/// something else; empty text is no choice.
#[hook]
pub fn use_view(key: impl Into<AttrValue> + 'static) -> (AttrValue, Callback<AttrValue>) {
    let key: AttrValue = key.into();
    let dispatch = use_dispatch();
    let text = use_selector(key.clone(), |state, key| state.view.get(key));
    let choose = use_callback((key, dispatch), |value: AttrValue, (key, dispatch)| {
        dispatch.emit(Action::View(Text::from(&**key), Text::from(&*value)));
    });
    (AttrValue::from(text.to_string()), choose)
}
