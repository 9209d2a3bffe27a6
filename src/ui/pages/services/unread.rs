//! What of a page could not be understood, each with its line and the reason.

use yew::prelude::*;

use crate::reader::page::{Page, RowParty, TableKind};
use crate::ui::components::card::Card;
use crate::ui::components::mark::PartyMark;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::tone::Party;

use super::counted;

/// How many lines of each list are shown.
const SHOWN: usize = 200;

/// What of the page could not be understood.
pub(super) fn unread(page: &Page) -> Html {
    html! { <>
        { sum(page) }
        { variables(page) }
        { rows(page) }
        { tables(page) }
        { prose(page) }
    </> }
}

/// Every row of the page is in one of these numbers.
fn sum(page: &Page) -> Html {
    let read = page.tasks.len() + page.matrix.len();
    let kind = if page.unread.is_empty() {
        NoticeKind::Good
    } else {
        NoticeKind::Warning
    };
    let title = format!(
        "{} in the page's tables: {read} read, {} not understood",
        counted(page.rows(), "row", "rows"),
        page.unread.len()
    );
    html! { <Notice {kind} {title} /> }
}

fn variables(page: &Page) -> Html {
    let names = &page.variables;
    if names.unresolved == 0 {
        return Html::default();
    }
    let count = usize::try_from(names.unresolved).unwrap_or(usize::MAX);
    let title = format!(
        "{} from elsewhere not known; they stand in brackets",
        counted(
            count,
            "name that the page takes is",
            "names that the page takes are"
        )
    );
    html! {
        <Notice kind={NoticeKind::Info} {title}><p>{ names.names.join(", ") }</p></Notice>
    }
}

fn rows(page: &Page) -> Html {
    if page.unread.is_empty() {
        return Html::default();
    }
    html! {
        <Card title="Rows that were not understood" sub={page.unread.len().to_string()} flush={true}>
            <div class="table-scroll" tabindex="0" role="group" aria-label="Rows that were not understood">
                <table class="table">
                    <thead><tr>
                        <th scope="col" class="num">{ "Line" }</th>
                        <th scope="col">{ "Why" }</th>
                        <th scope="col">{ "Row" }</th>
                    </tr></thead>
                    <tbody>
                        for (at, row) in page.unread.iter().take(SHOWN).enumerate() {
                            <tr key={at}>
                                <td class="num">{ row.line }</td>
                                <td>{ row.reason }</td>
                                <td class="as-written">{ row.text.clone() }</td>
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
            { more(page.unread.len()) }
        </Card>
    }
}

fn tables(page: &Page) -> Html {
    let others: Vec<_> = page
        .tables
        .iter()
        .filter(|table| table.kind == TableKind::Other)
        .collect();
    if others.is_empty() {
        return Html::default();
    }
    html! {
        <Card title="Tables about something else" sub={others.len().to_string()} flush={true}>
            <table class="table">
                <thead><tr>
                    <th scope="col" class="num">{ "Line" }</th>
                    <th scope="col">{ "Under" }</th>
                    <th scope="col">{ "Why" }</th>
                    <th scope="col" class="num">{ "Rows" }</th>
                </tr></thead>
                <tbody>
                    for (at, table) in others.iter().take(SHOWN).enumerate() {
                        <tr key={at}>
                            <td class="num">{ table.line }</td>
                            <td>{ table.heading.clone() }<div class="sub">{ table.header.join(" | ") }</div></td>
                            <td>{ table.reason.unwrap_or("no column names a party") }</td>
                            <td class="num">{ table.rows }</td>
                        </tr>
                    }
                </tbody>
            </table>
            { more(others.len()) }
        </Card>
    }
}

fn prose(page: &Page) -> Html {
    if page.prose.is_empty() {
        return Html::default();
    }
    html! {
        <Card title="Duties outside of tables" flush={true}
            sub={format!("{}; added only where the page has no table of duties", page.prose.len())}>
            <table class="table">
                <thead><tr>
                    <th scope="col" class="num">{ "Line" }</th>
                    <th scope="col">{ "Party" }</th>
                    <th scope="col">{ "What it says" }</th>
                </tr></thead>
                <tbody>
                    for (at, duty) in page.prose.iter().take(SHOWN).enumerate() {
                        <tr key={at}>
                            <td class="num">{ duty.line }</td>
                            <td><PartyMark party={party(duty.party)} /></td>
                            <td class="as-written">{ duty.text.plain() }</td>
                        </tr>
                    }
                </tbody>
            </table>
            { more(page.prose.len()) }
        </Card>
    }
}

fn more(count: usize) -> Html {
    let more = count.saturating_sub(SHOWN);
    html! { if more > 0 { <p class="sub small pad">{ format!("and {more} more") }</p> } }
}

const fn party(party: RowParty) -> Party {
    match party {
        RowParty::Shared => Party::Shared,
        RowParty::Provider => Party::Provider,
        RowParty::Customer => Party::Customer,
        RowParty::ThirdParty => Party::ThirdParty,
        RowParty::None | RowParty::Unknown => Party::Unknown,
    }
}
