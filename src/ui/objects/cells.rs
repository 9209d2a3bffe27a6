//! The cells of one row of a table of objects. The name is a field at once;
//! any other cell is text until the keyboard or the pointer comes to it,
//! because hundreds of fields would weigh down scrolling.

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::app::state::AppState;
use crate::browser::dom;
use crate::model::field::{Field, Shape};
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::hooks::object::find;
use crate::ui::objects::columns::column_fields;
use crate::ui::objects::field::ObjectField;
use crate::ui::objects::origin::{origin, planned_tag};
use crate::ui::store::use_selector;

/// Properties of [`ObjectCells`].
#[derive(Clone, Copy, PartialEq, Properties)]
pub struct ObjectCellsProps {
    /// The object's kind.
    pub kind: Kind,
    /// The object.
    pub id: Key,
    /// Only the first columns.
    pub brief: bool,
}

/// The cells of one row.
#[component]
pub fn ObjectCells(props: &ObjectCellsProps) -> Html {
    let ObjectCellsProps { kind, id, brief } = *props;
    let plan = use_selector((), |state, ()| state.route.plan());
    let texts = use_selector((kind, id, brief), texts);
    let origin = use_selector((kind, id), origin);
    let planned = origin.as_ref().is_some_and(|origin| origin.planned);
    let open = use_state_eq(|| None::<&'static str>);
    let href = plan
        .zip(Page::of_object(kind, id))
        .map(|(plan, page)| Route::Plan(plan, page).print());
    html! {
        <>
            <td key="open" class="cell-open">
                <span class="icon-line">
                    <a class="btn quiet small only-icon" {href} aria-label="Open details" title="Open details">
                        <Icon name={IconName::ChevronRight} />
                    </a>
                    if let Some(origin) = &origin {
                        <span class="muted" title={format!("Imported from {}", origin.file)}>
                            <Icon name={IconName::Upload} /><span class="sr">{ format!("Imported from {}", origin.file) }</span>
                        </span>
                    }
                </span>
            </td>
            for (index, field) in column_fields(kind, brief).enumerate() {
                <td key={field.key} class={matches!(field.shape, Shape::Amount(_)).then_some("num")}>
                    if field.key == NAME {
                        <span class={planned.then_some("cell-planned")}>
                            <ObjectField {kind} {id} {field} in_cell={true} />
                            if planned { { planned_tag() } }
                        </span>
                    } else if *open == Some(field.key) {
                        <OpenCell {kind} {id} {field} onclose={close(&open)} />
                    } else {
                        { closed(field, texts.get(index).and_then(Option::as_deref), &open) }
                    }
                </td>
            }
        </>
    }
}

const NAME: &str = "name";

/// A cell as text; it opens when it is pressed or the keyboard comes to it.
fn closed(
    field: &'static Field,
    text: Option<&str>,
    open: &UseStateHandle<Option<&'static str>>,
) -> Html {
    let key = field.key;
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(Some(key)))
    };
    let onfocus = {
        let open = open.clone();
        Callback::from(move |_: FocusEvent| open.set(Some(key)))
    };
    let shown = text.unwrap_or("Unknown").to_owned();
    let class = classes!("cell-pick", text.is_none().then_some("muted"));
    let label = format!("{}: {shown}", field.label);
    html! { <button type="button" {class} {onclick} {onfocus} aria-label={label}>{ shown }</button> }
}

#[derive(Clone, PartialEq, Properties)]
struct OpenCellProps {
    kind: Kind,
    id: Key,
    field: &'static Field,
    onclose: Callback<()>,
}

/// A cell as a field; it takes the keyboard, and closes when that leaves.
#[component]
fn OpenCell(props: &OpenCellProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            if let Some(node) = node.get() {
                dom::focus_nth(&node, "input, select", 0);
            }
        });
    }
    let onfocusout = props.onclose.reform(|_: FocusEvent| ());
    html! {
        <span ref={node} {onfocusout}>
            <ObjectField kind={props.kind} id={props.id} field={props.field} in_cell={true} />
        </span>
    }
}

fn close(open: &UseStateHandle<Option<&'static str>>) -> Callback<()> {
    let open = open.clone();
    Callback::from(move |()| open.set(None))
}

/// What the columns say, in words; nothing where a field states nothing.
fn texts(state: &AppState, (kind, id, brief): &(Kind, Key, bool)) -> Vec<Option<String>> {
    let Some((plan, object)) = state
        .plan()
        .and_then(|plan| Some((plan, find(plan, *kind, *id)?)))
    else {
        return Vec::new();
    };
    let text = |field: &Field| {
        // The name has a field of its own, and typing in it changes no other cell.
        let value = (field.key != NAME)
            .then(|| object.field(field.key))
            .flatten()?;
        Some(field.shape.show(&value, plan))
    };
    column_fields(*kind, *brief).map(text).collect()
}
