//! What of a page could not be understood, each with its line and the reason.

use yew::prelude::*;

use crate::reader::page::RowParty;
use crate::reader::report::Report;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::card::Card;
use crate::ui::components::mark::PartyMark;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::tone::Party;
use crate::ui::hooks::turn::use_growth;

use super::{PART, counted};

/// Properties of [`Unread`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct UnreadProps {
    /// What was read, and what was not.
    pub(super) page: ByPtr<Report>,
}

/// What of the page could not be understood.
#[component]
pub(super) fn Unread(props: &UnreadProps) -> Html {
    let page = &props.page;
    let shown = [
        page.unread.shown.len(),
        page.tables.shown.len(),
        page.prose.shown.len(),
    ];
    let drawn = use_growth(shown.into_iter().max().unwrap_or_default(), PART);
    html! { <>
        { sum(page) }
        { variables(page) }
        { rows(page, drawn) }
        { tables(page, drawn) }
        { prose(page, drawn) }
    </> }
}

/// Every row of the page is in one of these numbers.
fn sum(page: &Report) -> Html {
    let kind = if page.unread.count == 0 {
        NoticeKind::Good
    } else {
        NoticeKind::Warning
    };
    let title = format!(
        "{} in the page's tables: {} read, {} not understood",
        counted(page.rows, "row", "rows"),
        page.read,
        page.unread.count
    );
    html! { <Notice {kind} {title} /> }
}

fn variables(page: &Report) -> Html {
    if page.unresolved == 0 {
        return Html::default();
    }
    let count = usize::try_from(page.unresolved).unwrap_or(usize::MAX);
    let title = format!(
        "{} from elsewhere not known; they stand in brackets",
        counted(
            count,
            "name that the page takes is",
            "names that the page takes are"
        )
    );
    html! {
        <Notice kind={NoticeKind::Info} {title}><p>{ page.names.join(", ") }</p></Notice>
    }
}

fn rows(page: &Report, drawn: usize) -> Html {
    if page.unread.count == 0 {
        return Html::default();
    }
    html! {
        <Card title="Rows that were not understood" sub={page.unread.count.to_string()} flush={true}>
            <div class="table-scroll" tabindex="0" role="group" aria-label="Rows that were not understood">
                <table class="table">
                    <thead><tr>
                        <th scope="col">{ "Line" }</th>
                        <th scope="col">{ "Why" }</th>
                        <th scope="col">{ "Row" }</th>
                    </tr></thead>
                    <tbody>
                        for (at, row) in page.unread.shown.iter().take(drawn).enumerate() {
                            <tr key={at}>
                                <td>{ row.line }</td>
                                <td>{ row.reason.clone() }</td>
                                <td class="as-written">{ row.text.clone() }</td>
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
            { more(page.unread.count, page.unread.shown.len()) }
        </Card>
    }
}

fn tables(page: &Report, drawn: usize) -> Html {
    let others = &page.tables;
    if others.count == 0 {
        return Html::default();
    }
    html! {
        <Card title="Tables about something else" sub={others.count.to_string()} flush={true}>
            <table class="table">
                <thead><tr>
                    <th scope="col">{ "Line" }</th>
                    <th scope="col">{ "Under" }</th>
                    <th scope="col">{ "Why" }</th>
                    <th scope="col" class="num">{ "Rows" }</th>
                </tr></thead>
                <tbody>
                    for (at, table) in others.shown.iter().take(drawn).enumerate() {
                        <tr key={at}>
                            <td>{ table.line }</td>
                            <td>{ table.heading.clone() }<div class="sub">{ table.header.join(" | ") }</div></td>
                            <td>{ table.reason.clone() }</td>
                            <td class="num">{ table.rows }</td>
                        </tr>
                    }
                </tbody>
            </table>
            { more(others.count, others.shown.len()) }
        </Card>
    }
}

fn prose(page: &Report, drawn: usize) -> Html {
    if page.prose.count == 0 {
        return Html::default();
    }
    html! {
        <Card title="Duties outside of tables" flush={true}
            sub={format!("{}; added only where the page has no table of duties", page.prose.count)}>
            <table class="table">
                <thead><tr>
                    <th scope="col">{ "Line" }</th>
                    <th scope="col">{ "Party" }</th>
                    <th scope="col">{ "What it says" }</th>
                </tr></thead>
                <tbody>
                    for (at, duty) in page.prose.shown.iter().take(drawn).enumerate() {
                        <tr key={at}>
                            <td>{ duty.line }</td>
                            <td><PartyMark party={party(duty.party)} /></td>
                            <td class="as-written">{ duty.text.clone() }</td>
                        </tr>
                    }
                </tbody>
            </table>
            { more(page.prose.count, page.prose.shown.len()) }
        </Card>
    }
}

fn more(count: usize, shown: usize) -> Html {
    let more = count.saturating_sub(shown);
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
