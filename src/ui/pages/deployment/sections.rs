//! The list of sections, each with how much is filled in.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::app::section::Section;
use crate::app::state::AppState;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::ui::components::tabs::{Progress, Section as Entry, SectionNav};
use crate::ui::objects::columns::columns;
use crate::ui::objects::layout::groups;
use crate::ui::store::use_selector;

/// Of more rows than this only the number is looked at, because it is looked
/// at with every keystroke.
const LOOKED_AT: usize = 30;

/// Properties of [`Sections`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct SectionsProps {
    /// The section that is shown.
    pub(super) current: Section,
}

/// The list of sections.
#[component]
pub(super) fn Sections(props: &SectionsProps) -> Html {
    let (plan, filled) = use_selector((), |state, ()| filled(state));
    let sections: Rc<[Entry]> = Section::ALL
        .iter()
        .zip(filled)
        .map(|(section, (count, progress))| Entry {
            id: AttrValue::Static(section.key()),
            label: AttrValue::Static(section.label()),
            href: Route::Plan(plan, Page::Deployment(*section, None))
                .print()
                .into(),
            progress,
            note: count.map(|count| count.to_string().into()),
        })
        .collect();
    html! { <SectionNav label="Sections of the deployment" {sections} current={props.current.key()} /> }
}

/// How many things each section holds, and how far it is.
fn filled(state: &AppState) -> (Key, Vec<(Option<usize>, Progress)>) {
    let Some(plan) = state.plan() else {
        return (Key::default(), Vec::new());
    };
    let all = Section::ALL.iter().map(|section| {
        let count: usize = section.tables().map(|kind| plan.table(kind).count()).sum();
        let has_table = section.tables().next().is_some();
        (has_table.then_some(count), progress(plan, *section, count))
    });
    (plan.id(), all.collect())
}

fn progress(plan: &Plan, section: Section, count: usize) -> Progress {
    if count > LOOKED_AT {
        return Progress::Partial;
    }
    let (mut asked, mut stated) = (0, 0);
    for &kind in section.kinds() {
        let table = plan.table(kind);
        let keys: Vec<&str> = if kind.is_single() {
            groups(kind)
                .iter()
                .flat_map(|group| group.fields)
                .copied()
                .collect()
        } else {
            columns(kind).to_vec()
        };
        for row in (0..table.count()).filter_map(|index| table.row(index)) {
            asked += keys.len();
            stated += keys.iter().filter(|key| row.field(key).is_some()).count();
        }
    }
    match (stated, asked) {
        (0, _) => Progress::Empty,
        // A plan has its own name from the start.
        (1, _) if section.kinds() == [Kind::PlanFacts] => Progress::Partial,
        (stated, asked) if stated == asked => Progress::Complete,
        _ => Progress::Partial,
    }
}
