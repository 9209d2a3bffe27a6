//! The cells of one row of a table of objects. Numbers, dates and texts are
//! fields at once; a choice becomes one when it is pressed, because hundreds
//! of lists of choices would weigh down the page.

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::app::state::AppState;
use crate::browser::dom;
use crate::model::field::{Field, Shape};
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::hooks::object::{Place, value_at};
use crate::ui::objects::columns::column_fields;
use crate::ui::objects::field::ObjectField;
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
    let href = plan
        .zip(Page::of_object(kind, id))
        .map(|(plan, page)| Route::Plan(plan, page).print());
    html! {
        <>
            <td key="open" class="cell-open">
                <a class="btn quiet small only-icon" {href} aria-label="Open details" title="Open details">
                    <Icon name={IconName::ChevronRight} />
                </a>
            </td>
            for field in column_fields(kind, brief) {
                <td key={field.key} class={matches!(field.shape, Shape::Amount(_)).then_some("num")}>
                    { cell(kind, id, field) }
                </td>
            }
        </>
    }
}

fn cell(kind: Kind, id: Key, field: &'static Field) -> Html {
    match field.shape {
        Shape::Flag | Shape::Choice(_) | Shape::Ref(_) | Shape::Owner => {
            html! { <PickCell {kind} {id} {field} /> }
        }
        _ => html! { <ObjectField {kind} {id} {field} in_cell={true} /> },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PickCellProps {
    kind: Kind,
    id: Key,
    field: &'static Field,
}

/// A choice as text until it is pressed.
#[component]
fn PickCell(props: &PickCellProps) -> Html {
    let (kind, id, field) = (props.kind, props.id, props.field);
    let open = use_state_eq(|| false);
    let node = use_node_ref();
    let shown = use_selector((kind, id, field), shown);
    {
        let node = node.clone();
        use_effect_with(*open, move |open| {
            if let Some(node) = node.get().filter(|_| *open) {
                dom::focus_nth(&node, "select", 0);
            }
        });
    }
    if *open {
        let onfocusout = {
            let open = open.clone();
            Callback::from(move |_: FocusEvent| open.set(false))
        };
        return html! {
            <span ref={node} {onfocusout}><ObjectField {kind} {id} {field} in_cell={true} /></span>
        };
    }
    let onclick = Callback::from(move |_: MouseEvent| open.set(true));
    let label = format!("{}: {}", field.label, shown.as_deref().unwrap_or("unknown"));
    html! {
        <span ref={node}>
            <button type="button" class={classes!("cell-pick", shown.is_none().then_some("muted"))} {onclick}
                aria-label={label}>
                { shown.unwrap_or_else(|| "Unknown".into()) }
            </button>
        </span>
    }
}

/// What the field states, in words; nothing where it states nothing.
fn shown(state: &AppState, (kind, id, field): &(Kind, Key, &'static Field)) -> Option<String> {
    let place = Place {
        kind: *kind,
        id: *id,
        field: field.key,
    };
    let value = value_at(state, &place);
    let plan = state.plan()?;
    (!value.is_null()).then(|| field.shape.show(&value, plan))
}
