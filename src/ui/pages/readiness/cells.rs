//! The cells of one line of the checklist.

use yew::prelude::*;

use crate::query::checklist::wording;
use crate::query::comments::Topic;
use crate::ui::comments::CommentCount;
use crate::ui::components::mark::{SeverityMark, StandingMark};
use crate::ui::components::table::model::Column;
use crate::ui::components::tag::Who;
use crate::ui::marks;
use crate::ui::objects::origin::planned_tag;

use super::prepared::Shared;

/// The columns of the checklist. Beside an open drawer the object moves under
/// the finding, so that state, owner and due date stay in sight.
pub(super) fn columns(beside: bool) -> Vec<Column> {
    let mut columns = vec![
        Column::new("severity", "Severity").px(100).sortable(),
        Column::new("title", "What is to be seen to").sortable(),
        Column::new("object", "Object").percent(18).sortable(),
        Column::new("state", "State").px(134).sortable(),
        Column::new("owner", "Owner").px(140).sortable(),
        Column::new("due", "Due").px(104).sortable(),
    ];
    if beside {
        columns.retain(|column| column.id != "object");
    }
    columns
}

/// The cells of the line at that place.
pub(super) fn cells(prepared: &Shared, at: usize, beside: bool) -> Html {
    let Some((line, placed)) = prepared.placed(at) else {
        return Html::default();
    };
    let (text, title) = (wording(&placed), placed.item.title());
    let planned = prepared
        .assessed
        .plan
        .is_planned(placed.kind, placed.object);
    let overdue = line.is_overdue(prepared.assessed.assessment.as_of);
    let sub = if beside {
        prepared.object(line)
    } else if text.ends_with(title) {
        AttrValue::Static(placed.item.family().label())
    } else {
        AttrValue::from(title.to_owned())
    };
    html! {
        <>
            <td><SeverityMark severity={marks::severity(line.severity)} /></td>
            <td>
                <div class="cell-main" title={text.clone()}>{ text }</div>
                <div class="cell-sub">
                    { sub }
                    if beside && planned { { " " }{ planned_tag() } }
                    <CommentCount about={Topic::item(placed.item.id(), placed.kind, placed.object)} />
                </div>
            </td>
            if !beside {
                <td>
                    <div class="cell-main">
                        { prepared.object(line) }
                        if planned { { " " }{ planned_tag() } }
                    </div>
                    if !placed.kind.is_single() { <div class="cell-sub">{ placed.kind.label() }</div> }
                </td>
            }
            <td><StandingMark standing={marks::standing(line.state)} /></td>
            <td><Who name={prepared.owner(line)} /></td>
            <td class={overdue.then_some("none")}>
                { line.due.map(|due| due.to_string()) }
                if overdue { <span class="sr">{ " overdue" }</span> }
            </td>
        </>
    }
}
