//! The sheets of a report: what they say is in its document.

use std::rc::Rc;

use yew::prelude::*;

use crate::export::report::value::{Block, Cell, Document, Row, Section, Table, Width, is_web};
use crate::ui::by_ptr::ByPtr;
use crate::ui::charts::ring::{Gate, ReadinessRing};
use crate::ui::components::button::ExternalLink;

/// Properties of [`Paper`].
#[derive(Clone, PartialEq, Properties)]
pub struct PaperProps {
    /// What is on it.
    pub report: ByPtr<Document>,
}

/// A report, section by section.
#[component]
pub fn Paper(props: &PaperProps) -> Html {
    html! { <>{ for props.report.sections.iter().map(section) }</> }
}

fn section(section: &Section) -> Html {
    let heading = format!("print-{}", section.key);
    html! {
        <section key={section.key} aria-labelledby={heading.clone()}
            class={classes!("card", section.begins_page.then_some("new-sheet"))}>
            <h2 id={heading}>{ &section.title }</h2>
            { for section.blocks.iter().enumerate().map(block) }
        </section>
    }
}

fn block((key, block): (usize, &Block)) -> Html {
    match block {
        Block::Heading(text) => html! { <h3 {key}>{ text }</h3> },
        Block::Text(text) => html! { <p {key} class="measure">{ text }</p> },
        Block::Readiness { level, score } => {
            let gates: Rc<[Gate]> = Rc::from([]);
            html! {
                <div {key} class="bar">
                    <ReadinessRing score={*score} level={*level} {gates} />
                    <p class="measure">{ format!("Readiness: {level}, {score} of 100") }</p>
                </div>
            }
        }
        Block::List(entries) => html! {
            <ul {key}>{ for entries.iter().enumerate().map(|(at, entry)| html! { <li key={at}>{ content(entry) }</li> }) }</ul>
        },
        Block::Table(rows) => html! {
            <div {key} class="table-wide" tabindex="0" role="region" aria-label={rows.name.clone()}>{ table(rows) }</div>
        },
    }
}

fn table(table: &Table) -> Html {
    let columns = table.head.len();
    html! {
        <table class="table">
            <thead><tr>
                for (at, name) in table.head.iter().enumerate() {
                    <th key={at} scope="col" class={class(table.width(at))}>{ name }</th>
                }
            </tr></thead>
            <tbody>{ for table.rows.iter().enumerate().map(|(at, one)| row(at, one, columns)) }</tbody>
        </table>
    }
}

fn row(key: usize, row: &Row, columns: usize) -> Html {
    match row {
        Row::Group(title) => html! {
            <tr {key} class="group"><th colspan={columns.to_string()} scope="colgroup">{ title }</th></tr>
        },
        Row::Cells(cells) => html! {
            <tr {key}>{ for cells.iter().enumerate().map(cell) }</tr>
        },
    }
}

fn cell((key, cell): (usize, &Cell)) -> Html {
    let class = match cell {
        Cell::Head(_) => return html! { <th {key} scope="row">{ content(cell) }</th> },
        Cell::Missing(_) => Some("none"),
        _ => class(cell.width()),
    };
    html! { <td {key} {class}>{ content(cell) }</td> }
}

const fn class(width: Width) -> Option<&'static str> {
    match width {
        Width::Count => Some("num"),
        Width::Short => Some("nowrap"),
        Width::Title => Some("title"),
        Width::Fair => None,
        Width::Long => Some("long"),
    }
}

fn content(cell: &Cell) -> Html {
    match cell {
        Cell::Lines(text, under) => html! {
            <>
                { text }
                { for under.iter().enumerate().map(|(at, line)| html! { <div key={at} class="sub">{ line }</div> }) }
            </>
        },
        Cell::Box(ticked) => html! {
            <span role="img" aria-label={if *ticked { "Done" } else { "Not done" }}>{ if *ticked { "☒" } else { "☐" } }</span>
        },
        Cell::Link(text, url) if is_web(url) => {
            html! { <ExternalLink href={url.clone()} label={text.clone()} /> }
        }
        Cell::Text(text)
        | Cell::Short(text)
        | Cell::Number(text)
        | Cell::Head(text)
        | Cell::Missing(text)
        | Cell::Link(text, _) => html! { text },
    }
}
