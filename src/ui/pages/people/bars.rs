//! What everybody has on their hands, as bars with their numbers.

use yew::prelude::*;

use crate::app::people::People;
use crate::query::people::Entry;
use crate::query::people::load::Figure;
use crate::ui::charts::bars::{Bar, BarRows};
use crate::ui::components::card::{Card, EmptyState};
use crate::ui::components::icon::IconName;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::tone::Tone;

use super::{Shared, href};

/// Properties of [`Bars`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct BarsProps {
    pub(super) everybody: Shared,
}

/// A card for every figure, with a bar for everybody who has any.
#[component]
pub(super) fn Bars(props: &BarsProps) -> Html {
    let everybody = &props.everybody;
    let entries = &everybody.directory.entries;
    if entries.is_empty() {
        return html! {
            <EmptyState icon={IconName::Person} title="Nobody is in this plan yet" />
        };
    }
    let held = &everybody.loads.held;
    let overloaded = entries.iter().find(|entry| entry.holds_too_much);
    html! {
        <div class="stack">
            if let Some(entry) = overloaded {
                <Notice kind={NoticeKind::Warning} title={format!("{} holds {} of {} assigned duties", entry.name, entry.load.duties, held.assigned())}>
                    <p>{ "What hangs on one person is done one after the other, or not at all when that person is away. Give some of the duties to others." }</p>
                </Notice>
            }
            <div class="grid grid-2 stretch">
                for figure in Figure::ALL { { card(props, figure) } }
            </div>
        </div>
    }
}

fn card(props: &BarsProps, figure: Figure) -> Html {
    let everybody = &props.everybody;
    let plan = everybody.seen.assessed.plan.id();
    let mut entries: Vec<&Entry> = everybody.directory.entries.iter().collect();
    entries.retain(|entry| figure.of(&entry.load) > 0);
    entries.sort_by_key(|entry| std::cmp::Reverse(figure.of(&entry.load)));
    let all: u32 = entries.iter().map(|entry| figure.of(&entry.load)).sum();
    let bars: Vec<Bar> = entries
        .iter()
        .map(|entry| Bar {
            id: entry.key.to_string().into(),
            label: entry.name.clone().into(),
            href: Some(href(plan, People::Of(entry.key)).into()),
            value: figure.of(&entry.load),
            tone: tone(figure, entry),
        })
        .collect();
    html! {
        <Card key={figure.label()} title={figure.label()} sub={format!("{all} in all")}>
            <p class="sub">{ figure.meaning() }</p>
            if bars.is_empty() {
                <p class="muted">{ "Nobody has any" }</p>
            } else {
                <BarRows label={figure.label()} bars={std::rc::Rc::<[Bar]>::from(bars)} />
            }
        </Card>
    }
}

const fn tone(figure: Figure, entry: &Entry) -> Tone {
    match figure {
        Figure::Duties if entry.holds_too_much => Tone::High,
        Figure::Duties | Figure::Drills => Tone::Accent,
        Figure::Critical | Figure::Overdue => Tone::Critical,
        Figure::DueSoon | Figure::Expiring => Tone::Medium,
    }
}
