//! The cells of one duty.

use yew::prelude::*;

use crate::model::assignment::{Assignment, Party};
use crate::model::id::Key;
use crate::model::reference::OwnerRef;
use crate::ownership::holding::Applies;
use crate::query::comments::Topic;
use crate::query::duties::checks::Checks;
use crate::ui::comments::CommentCount;
use crate::ui::components::mark::{PartyMark, StandingMark};
use crate::ui::components::tag::Who;
use crate::ui::marks::{self, standing};

use super::Seen;

/// Properties of [`DutyCells`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct DutyCellsProps {
    /// The plan.
    pub(super) seen: Seen,
    /// The row of the board.
    pub(super) place: usize,
    /// Who is named besides the owner.
    pub(super) more: More,
}

/// Who is named besides the owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum More {
    /// Nobody.
    Nobody,
    /// Who stands in.
    Deputy,
    /// Who is responsible, consulted and informed.
    Raci,
}

/// The cells of one duty.
#[component]
pub(super) fn DutyCells(props: &DutyCellsProps) -> Html {
    let board = &props.seen.board;
    let Some(row) = board.rows.get(props.place) else {
        return Html::default();
    };
    let holding = &row.holding;
    let perhaps = matches!(holding.applies, Applies::Perhaps);
    let named = |of: fn(&Assignment) -> OwnerRef| {
        let key = holding.assignment.as_ref().and_then(|row| of(row).0);
        quiet(key.and_then(|key| board.owner_name(key)))
    };
    html! { <>
        <td>
            <div class="cell-main">{ holding.duty.title.clone() }</div>
            <div class="cell-sub">
                { board.object_name(row).to_owned() }
                if perhaps { { " · if it applies" } }
                <CommentCount about={Topic::duty(&holding.duty.id, holding.kind, holding.object)} />
            </div>
        </td>
        <td><PartyMark party={marks::party(row.party)} /></td>
        <td>{ who(props, row.party, holding.owner()) }</td>
        if props.more == More::Raci {
            <td>{ named(|row| row.responsible) }</td>
            <td>{ named(|row| row.consulted) }</td>
            <td>{ named(|row| row.informed) }</td>
        }
        if props.more == More::Deputy {
            <td>{ quiet(holding.deputy(&props.seen.assessed.plan).and_then(|key| board.owner_name(key))) }</td>
        }
        <td>{ checks(&row.checks) }</td>
    </> }
}

fn who(props: &DutyCellsProps, party: Party, owner: Option<Key>) -> Html {
    let board = &props.seen.board;
    if let Some(name) = owner.and_then(|key| board.owner_name(key)) {
        return html! { <Who name={Some(AttrValue::from(name.to_owned()))} /> };
    }
    match (party, board.rows.get(props.place)) {
        (Party::Provider, Some(row)) => quiet(board.who(row)),
        (Party::ThirdParty, _) => html! { <span class="muted">{ "Third party" }</span> },
        _ => html! { <Who name={None::<AttrValue>} /> },
    }
}

fn quiet(name: Option<&str>) -> Html {
    html! { if let Some(name) = name { <span class="clip">{ name.to_owned() }</span> } }
}

/// How the checks stand, as a mark.
pub(super) fn checks(checks: &Checks) -> Html {
    match (checks.worst(), checks.label()) {
        (Some(state), Some(label)) => {
            html! { <StandingMark standing={standing(state)} label={AttrValue::from(label)} /> }
        }
        _ => html! { <span class="muted small">{ "Nothing checked" }</span> },
    }
}
