//! The log of rehearsals: what was held, what it proves, and what is due.

mod about;
mod due;
mod proof;
mod times;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::ui::hooks::assessed::use_assessed;
use crate::ui::objects::panel::ObjectPanel;
use crate::ui::objects::running::RunningRuns;
use crate::ui::objects::table::ObjectTable;
use crate::ui::shell::page::PageHead;

use about::{Course, Rehearses};
use due::DueCards;
use proof::Proof;
use times::TimesCard;

/// Properties of [`DrillsPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct DrillsPageProps {
    /// The drill that is open.
    pub object: Option<Key>,
}

/// A plan that was looked at; equal if it is the very same.
#[derive(Clone, Properties)]
struct AssessedProps {
    assessed: Rc<Assessed>,
}

impl PartialEq for AssessedProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.assessed, &other.assessed)
    }
}

/// The log of rehearsals: what was held, what it proves, and what is due.
#[component]
pub fn DrillsPage(props: &DrillsPageProps) -> Html {
    let assessed = use_assessed();
    html! {
        <div class="page">
            <PageHead title="Drills" sub="Rehearsals, what they measured, and when the next is due" />
            <RunningRuns />
            <div class="with-drawer">
                <div class="stack">
                    <ObjectTable kind={Kind::Drill} open={props.object} />
                    if let Some(assessed) = assessed {
                        <TimesCard assessed={assessed.clone()} />
                        <DueCards {assessed} />
                    }
                </div>
                if let Some(id) = props.object {
                    <ObjectPanel kind={Kind::Drill} {id}>
                        <Proof {id} />
                        <Course {id} />
                        <Rehearses {id} />
                    </ObjectPanel>
                }
            </div>
        </div>
    }
}
