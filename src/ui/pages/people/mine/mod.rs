//! Everything that one person or team has to do, on one page that can be
//! printed and has an address.

mod lists;
mod name;
mod steps;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::people::People;
use crate::app::route::{Page, Route};
use crate::browser::dom;
use crate::model::comment::Comment;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::model::units::Moment;
use crate::query::checklist::{key_of, object_label};
use crate::query::people::load::Figure;
use crate::query::people::mine::{DutyLine, EntryLine, Mine, by_name};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, LinkButton};
use crate::ui::components::card::{Card, EmptyState, Figure as Number};
use crate::ui::components::icon::IconName;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::shell::page::PageHead;
use crate::ui::store::use_selector;

use super::{Shared, href};
use lists::{DutyList, EntryList};
use name::AskName;
use steps::StepsCard;

/// Properties of [`MinePage`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct MinePageProps {
    pub(super) everybody: Shared,
    /// Whose duties; the reader's where nobody is named.
    pub(super) whom: Option<Key>,
}

/// Everything that one person or team has to do.
#[component]
pub(super) fn MinePage(props: &MinePageProps) -> Html {
    let everybody = props.everybody.clone();
    let me = use_selector((), |state, ()| state.settings.me.clone());
    let own = by_name(&everybody.seen.assessed.plan, &me);
    let whom = props.whom.or(own);
    let mine = use_memo((everybody.clone(), whom), |(everybody, whom)| {
        let seen = &everybody.seen;
        let assessed = &seen.assessed;
        let mine = Mine::new(
            &assessed.plan,
            &seen.board,
            &assessed.assessment,
            &everybody.loads,
            (*whom)?,
        );
        mine.map(ByPtr::from)
    });
    match ((*mine).clone(), props.whom) {
        (Some(mine), whom) => {
            html! { <Lists {everybody} {mine} reader={whom.is_none() || whom == own} /> }
        }
        (None, None) => html! { <AskName {everybody} /> },
        (None, Some(_)) => html! {
            <div class="page">
                <PageHead title="Duties" />
                <EmptyState icon={IconName::Person} title="That person or team is not in the plan any more" />
            </div>
        },
    }
}

/// Properties of [`Lists`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ListsProps {
    pub(super) everybody: Shared,
    pub(super) mine: ByPtr<Mine>,
    /// Whether that is who sits before the screen, as they say.
    pub(super) reader: bool,
}

#[component]
fn Lists(props: &ListsProps) -> Html {
    let ListsProps {
        everybody,
        mine,
        reader,
    } = props;
    let plan = everybody.seen.assessed.plan.id();
    let title = if *reader {
        "My duties".to_owned()
    } else {
        format!("Duties of {}", mine.name)
    };
    let sub = match (*reader, mine.kind) {
        (true, _) => format!("{}, as you say you are; nobody verifies names", mine.name),
        (false, kind) => kind.label().to_owned(),
    };
    let edit = Page::of_object(mine.kind, mine.key).map(|page| Route::Plan(plan, page).print());
    html! {
        <div class="page mine">
            <PageHead {title} {sub}>
                <Button label="Print…" icon={IconName::Print} onclick={|_| dom::print()} />
                if let Some(edit) = edit { <LinkButton label="Edit" icon={IconName::Edit} href={edit} /> }
                <LinkButton label="Hand over…" href={href(plan, People::HandOver(Some(mine.key)))} />
                <LinkButton label="Everybody" href={href(plan, People::Directory)} />
            </PageHead>
            if let Some(words) = mine.presence.text() {
                <Notice kind={NoticeKind::Info} title={words} />
            }
            <Card title="In numbers" sub={contact(mine)}>
                <div class="figures">
                    for figure in Figure::ALL {
                        <Number key={figure.label()} value={figure.of(&mine.load).to_string()} label={figure.label()} />
                    }
                </div>
            </Card>
            if mine.is_empty() {
                <EmptyState icon={IconName::Check} title="Nothing in this plan asks for them"
                    text="Duties, checklist entries, drills and comments appear here once they are theirs." />
            }
            { lists(props) }
            <StepsCard everybody={everybody.clone()} whom={mine.key} />
        </div>
    }
}

fn contact(mine: &Mine) -> String {
    match mine.contact.trim() {
        "" => "no contact for the day".to_owned(),
        contact => format!("reached by {contact}"),
    }
}

fn lists(props: &ListsProps) -> Html {
    let mine = &props.mine;
    let plan = props.everybody.seen.assessed.plan.id();
    let duties = |title: &'static str, lines: &[DutyLine]| {
        html! { <DutyList {title} {plan} lines={Rc::<[DutyLine]>::from(lines)} /> }
    };
    let entries = |title: &'static str, day: &'static str, lines: &[EntryLine]| {
        html! { <EntryList {title} {day} {plan} lines={Rc::<[EntryLine]>::from(lines)} /> }
    };
    html! {
        <>
            { comments(props) }
            { duties("Duties", &mine.duties) }
            { duties("Standing in", &mine.standing_in) }
            { duties("Duties of the team", &mine.of_teams) }
            { entries("Checklist: to do", "Due", &mine.entries) }
            { entries("Evidence", "Expires", &mine.proofs) }
            { entries("Accepted risks", "Until", &mine.risks) }
            { drills(props) }
            { duties("Asked or told", &mine.asked) }
        </>
    }
}

fn drills(props: &ListsProps) -> Html {
    let mine = &props.mine;
    let plan = props.everybody.seen.assessed.plan.id();
    if mine.drills.is_empty() {
        return Html::default();
    }
    html! {
        <Card title="Drills to come" sub={mine.drills.len().to_string()}>
            <ul>
                for drill in mine.drills.iter() {
                    <li key={drill.id.to_string()}>
                        <a href={Route::Plan(plan, Page::Drills(Some(drill.id))).print()}>{ &drill.name }</a>
                        { format!(", {}", drill.day) }
                    </li>
                }
            </ul>
        </Card>
    }
}

fn comments(props: &ListsProps) -> Html {
    let mine = &props.mine;
    if mine.comments.is_empty() {
        return Html::default();
    }
    html! {
        <Card title="Comments that ask for something" sub={mine.comments.len().to_string()}>
            <ul class="threads">
                for row in mine.comments.iter() { { comment(props, row) } }
            </ul>
        </Card>
    }
}

fn comment(props: &ListsProps, row: &Rc<Comment>) -> Html {
    let plan = &props.everybody.seen.assessed.plan;
    let by = match row.said_by.trim() {
        "" => "Somebody without a name",
        name => name,
    };
    let day = row.said_at.value().and_then(Moment::day);
    let day = day.map_or_else(String::new, |day| format!(", {day}"));
    let about = row
        .object
        .0
        .map(|(kind, key)| object_label(plan, kind, key));
    let link = place(row).map(|page| Route::Plan(plan.id(), page).print());
    html! {
        <li key={row.meta.id.to_string()} class="thread">
            <p class="as-written">{ row.text.to_string() }</p>
            <p class="sub">
                { format!("{by}{day}, on ") }
                if let Some(link) = link { <a href={link}>{ about.unwrap_or_default() }</a> } else { { "the plan" } }
            </p>
        </li>
    }
}

/// The page on which a comment stands.
fn place(row: &Comment) -> Option<Page> {
    let (kind, key): (Kind, Key) = row.object.0?;
    if !row.duty.is_empty() {
        return Some(Page::Responsibilities(Some(key_of(&row.duty, key))));
    }
    if !row.item.is_empty() {
        return Some(Page::Readiness(Some(key_of(&row.item, key))));
    }
    Page::of_object(kind, key)
}
