//! The policies that an instance comes with, ready to be added.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::icon::IconName;
use crate::ui::components::menu::{MenuButton, MenuItem};
use crate::ui::effects::fresh;
use crate::ui::hooks::assessed::use_knowledge;
use crate::ui::objects::edits;
use crate::ui::store::use_dispatch;

/// A menu of the policies that an instance comes with.
#[component]
pub(super) fn PolicyPresets() -> Html {
    let dispatch = use_dispatch();
    let knowledge = use_knowledge();
    let items: Rc<[MenuItem]> = knowledge
        .policies
        .iter()
        .enumerate()
        .map(|(index, preset)| {
            let name = preset.fields.get("name").and_then(|name| name.as_str());
            MenuItem::new(index.to_string(), name.unwrap_or_default().to_owned())
        })
        .collect();
    let onselect = Callback::from(move |index: AttrValue| {
        let preset = index
            .parse::<usize>()
            .ok()
            .and_then(|index| knowledge.policies.get(index));
        if let Some(preset) = preset {
            dispatch.emit(edits::add(
                crate::model::plan::Kind::Policy,
                fresh(),
                &preset.fields,
            ));
        }
    });
    html! { <MenuButton label="Add a built-in policy" {items} {onselect} icon={IconName::Plus} /> }
}
