//! The log of rehearsals.

mod proof;

use yew::prelude::*;

use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::ui::objects::panel::ObjectPanel;
use crate::ui::objects::table::ObjectTable;
use crate::ui::shell::page::PageHead;

use proof::Proof;

/// Properties of [`DrillsPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct DrillsPageProps {
    /// The drill that is open.
    pub object: Option<Key>,
}

/// The log of rehearsals.
#[component]
pub fn DrillsPage(props: &DrillsPageProps) -> Html {
    html! {
        <div class="page">
            <PageHead title="Drills" sub="Rehearsals, what they measured, and when the next is due" />
            <div class="with-drawer">
                <div class="stack"><ObjectTable kind={Kind::Drill} open={props.object} /></div>
                if let Some(id) = props.object {
                    <ObjectPanel kind={Kind::Drill} {id}><Proof {id} /></ObjectPanel>
                }
            </div>
        </div>
    }
}
