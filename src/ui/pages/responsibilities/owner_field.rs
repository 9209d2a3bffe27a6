//! The choice of a person or team, or of somebody who is not in the plan yet.

use std::rc::Rc;

use yew::prelude::*;

use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::field::select::SelectField;
use crate::ui::components::field::text::TextField;
use crate::ui::components::segmented::Choice;
use crate::ui::objects::choices::use_objects;

/// Stands for somebody who is not in the plan yet.
const ADD: &str = "add";

/// Who was chosen.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Chosen {
    /// Nobody.
    Nobody,
    /// That person or team.
    Is(Key),
    /// Somebody of that name, to be added.
    New(AttrValue),
}

/// Properties of [`OwnerField`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct OwnerFieldProps {
    /// The label.
    pub(super) label: AttrValue,
    /// Who is chosen now.
    pub(super) value: Option<Key>,
    /// Reports who was chosen.
    pub(super) onchoose: Callback<Chosen>,
    /// What to consider.
    #[prop_or_default]
    pub(super) help: Option<AttrValue>,
    /// What the empty choice is called.
    #[prop_or(AttrValue::Static("Nobody"))]
    pub(super) empty: AttrValue,
    /// Without label, for a line of actions.
    #[prop_or_default]
    pub(super) in_cell: bool,
}

/// The choice of a person or team.
#[component]
pub(super) fn OwnerField(props: &OwnerFieldProps) -> Html {
    let adding = use_state_eq(|| false);
    let name = use_state_eq(AttrValue::default);
    let known = use_objects(&[Kind::Person, Kind::Team]);
    let choices = use_memo(known, |known| -> Rc<[Choice]> {
        let add = Choice::new(ADD, "Add a person…");
        known.iter().cloned().chain(std::iter::once(add)).collect()
    });
    let onchange = {
        let (adding, onchoose) = (adding.clone(), props.onchoose.clone());
        Callback::from(move |value: AttrValue| {
            adding.set(&*value == ADD);
            match value.parse() {
                Ok(key) => onchoose.emit(Chosen::Is(key)),
                Err(_) if value.is_empty() => onchoose.emit(Chosen::Nobody),
                Err(_) => {}
            }
        })
    };
    let value = match (*adding, props.value) {
        (true, _) => ADD.to_owned(),
        (false, Some(key)) => key.to_string(),
        (false, None) => String::new(),
    };
    let oninput = Callback::from({
        let name = name.clone();
        move |text: AttrValue| name.set(text)
    });
    let add = {
        let (adding, name, onchoose) = (adding.clone(), name.clone(), props.onchoose.clone());
        Callback::from(move |_: MouseEvent| {
            let given = AttrValue::from(name.trim().to_owned());
            name.set(AttrValue::default());
            adding.set(false);
            if !given.is_empty() {
                onchoose.emit(Chosen::New(given));
            }
        })
    };
    html! { <>
        <SelectField label={props.label.clone()} {value} choices={(*choices).clone()} {onchange}
            empty={props.empty.clone()} help={props.help.clone()} in_cell={props.in_cell} />
        if *adding {
            <div class="bar">
                <TextField label={format!("Name of the new person ({})", props.label.to_lowercase())}
                    value={(*name).clone()} {oninput} autocomplete="off" />
                <Button label="Add" kind={ButtonKind::Primary} small={true} onclick={add} />
            </div>
        }
    </> }
}
