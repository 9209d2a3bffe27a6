//! The windowed table.

use std::collections::BTreeSet;
use std::rc::Rc;

use muster::ui::components::table::model::{Column, Row, RowContext, RowId, Selection, Sort};
use muster::ui::components::table::{DataTable, DataTableProps};
use yew::prelude::*;

use crate::{attribute, markup, tag_with};

fn props(count: u128) -> DataTableProps {
    yew::props!(DataTableProps {
        label: "Workloads",
        columns: Rc::from([
            Column::new("name", "Name").sortable(),
            Column::new("size", "Size").px(90).numeric()
        ]),
        rows: (0..count)
            .map(|id| Row::Item(RowId(id)))
            .collect::<Rc<[Row]>>(),
        cells: Callback::from(
            |row: RowContext| html! { <><td>{ row.id.0.to_string() }</td><td class="num">{ "1" }</td></> }
        ),
        empty: html! { "No workloads yet" },
    })
}

#[tokio::test]
async fn ten_thousand_rows_put_few_into_the_document() {
    let html = markup::<DataTable>(props(10_000)).await;
    let rows = html.matches("<tr").count();
    assert!(rows <= 60, "{rows} rows");
    assert!(
        html.matches('<').count() / 2 <= 300,
        "{} elements",
        html.matches('<').count() / 2
    );
    assert_eq!(
        attribute(tag_with(&html, "role=\"grid\""), "aria-rowcount"),
        "10001"
    );
    assert_eq!(
        attribute(tag_with(&html, "data-row=\"0\""), "aria-rowindex"),
        "2"
    );
}

#[tokio::test]
async fn spacers_stand_for_the_rows_that_are_not_there() {
    let html = markup::<DataTable>(props(10_000)).await;
    let shown = html.matches("data-row=").count();
    let after = html.rfind("class=\"spacer\"").expect("a spacer below");
    let height: usize = attribute(tag_with(&html[after..], "<td"), "height")
        .parse()
        .unwrap();
    assert_eq!(height, (10_000 - shown) * 36);
}

#[tokio::test]
async fn an_empty_table_says_so() {
    let html = markup::<DataTable>(props(0)).await;
    assert!(html.contains("No workloads yet") && !html.contains("<table"));
}

#[tokio::test]
async fn the_sorted_heading_is_marked() {
    let mut props = props(3);
    props.sort = Some(Sort {
        column: "name".into(),
        descending: true,
    });
    let html = markup::<DataTable>(props).await;
    assert_eq!(
        attribute(tag_with(&html, "aria-sort"), "aria-sort"),
        "descending"
    );
    assert_eq!(html.matches("aria-sort").count(), 1);
}

#[tokio::test]
async fn chosen_and_open_rows_are_told_by_id() {
    let mut props = props(5);
    props.selected = Some(Selection::new(BTreeSet::from([RowId(3)])));
    props.open = Some(RowId(4));
    let html = markup::<DataTable>(props).await;
    assert_eq!(
        attribute(tag_with(&html, "data-row=\"3\""), "aria-selected"),
        "true"
    );
    assert_eq!(
        attribute(tag_with(&html, "data-row=\"2\""), "aria-selected"),
        "false"
    );
    assert_eq!(
        attribute(tag_with(&html, "data-row=\"4\""), "aria-current"),
        "true"
    );
    assert_eq!(html.matches("type=\"checkbox\"").count(), 6);
}

#[tokio::test]
async fn a_column_of_buttons_has_a_name_for_ears() {
    let mut props = props(1);
    props.columns = Rc::from([Column::new("name", "Name"), Column::new("open", "")]);
    let html = markup::<DataTable>(props).await;
    assert!(html.contains("<span class=\"sr\">Actions</span>"), "{html}");
}

#[tokio::test]
async fn a_heading_row_spans_all_columns() {
    let mut props = props(0);
    props.rows = Rc::from([Row::Group(RowId(9)), Row::Item(RowId(1))]);
    props.group = Some(Callback::from(|_| html! { "Change management" }));
    let html = markup::<DataTable>(props).await;
    assert!(
        html.contains("<td colspan=\"2\">Change management</td>"),
        "{html}"
    );
    assert_eq!(attribute(tag_with(&html, "data-row"), "data-row"), "1");
}
