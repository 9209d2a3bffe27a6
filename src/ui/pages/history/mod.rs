//! What the plan was: milestones to compare with and to go back to, the way
//! of its readiness, and what was changed lately.

mod drawer;
mod keep;
mod list;
mod recent;

use yew::prelude::*;

use crate::model::id::Key;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::card::Card;
use crate::ui::components::icon::IconName;
use crate::ui::hooks::assessed::use_assessed;
use crate::ui::shell::page::PageHead;
use crate::ui::trend::{ReadinessTrend, scored};

use drawer::MilestoneDrawer;
use keep::KeepCard;
use list::MilestoneList;
use recent::RecentCard;

/// Properties of [`HistoryPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct HistoryPageProps {
    /// The milestone that is open.
    pub open: Option<Key>,
}

/// Milestones, the way of readiness, and what was changed lately.
#[component]
pub fn HistoryPage(props: &HistoryPageProps) -> Html {
    let keeping = use_state_eq(|| false);
    let assessed = use_assessed().map(ByPtr);
    let onkeep = {
        let keeping = keeping.clone();
        Callback::from(move |_: MouseEvent| keeping.set(true))
    };
    let onclose = {
        let keeping = keeping.clone();
        Callback::from(move |()| keeping.set(false))
    };
    html! {
        <div class="page">
            <PageHead title="History" sub="What the plan was, what has changed since, and the way back">
                <Button label="Keep as milestone…" icon={IconName::History} kind={ButtonKind::Primary} onclick={onkeep} />
            </PageHead>
            if *keeping { <KeepCard {onclose} /> }
            if let Some(assessed) = assessed.filter(|assessed| scored(&assessed.plan) > 1) {
                <Card title="Readiness over time" sub="as noted at each milestone, by the rules of its day">
                    <ReadinessTrend {assessed} />
                </Card>
            }
            <div class="with-drawer">
                <div class="stack">
                    <MilestoneList open={props.open} />
                    <RecentCard />
                </div>
                if let Some(id) = props.open { <MilestoneDrawer {id} /> }
            </div>
        </div>
    }
}
