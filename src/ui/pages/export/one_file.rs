//! The application and the plan as one HTML file.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::assessed::Assessed;
use crate::app::notice::Notice;
use crate::browser::download::download;
use crate::browser::{one_file, task};
use crate::file::name::page_file;
use crate::model::plan::Plan;
use crate::share::one_file::with_plan;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::Button;
use crate::ui::components::card::Card;
use crate::ui::components::icon::IconName;
use crate::ui::insight::use_insight;
use crate::ui::milestones::handed_out;
use crate::ui::store::use_store;

/// Properties of [`OneFileCard`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct OneFileCardProps {
    pub(super) assessed: ByPtr<Assessed>,
}

/// Saves the application with the plan inside, for the day on which neither
/// the cloud nor this site can be reached.
#[component]
pub(super) fn OneFileCard(props: &OneFileCardProps) -> Html {
    let (store, insight) = (use_store(), use_insight());
    let busy = use_state_eq(|| false);
    let onclick = {
        let (assessed, busy) = (props.assessed.clone(), busy.clone());
        Callback::from(move |_: MouseEvent| {
            let (plan, busy) = (assessed.plan.clone(), busy.clone());
            let (store, insight) = (store.clone(), insight.clone());
            busy.set(true);
            task::spawn(async move {
                let name = page_file(plan.name());
                let plan = handed_out(&store, &insight, plan, &name).await;
                if let Err(why) = save(&plan, &name).await {
                    store.dispatch(Action::Tell(Notice::problem(why)));
                }
                busy.set(false);
            });
        })
    };
    html! {
        <Card title="One file that needs nothing else" sub="Opens from a disk, without a network">
            <p>{ "The application with this plan inside, as one HTML file: keep it where it can be reached when neither the cloud nor this site can. It can be changed, exported and saved again." }</p>
            <div class="actions">
                <Button label="Save as one file" icon={IconName::Download} busy={*busy} {onclick} />
            </div>
        </Card>
    }
}

async fn save(plan: &Plan, name: &str) -> Result<(), String> {
    let page = one_file::page().await.map_err(|why| why.to_string())?;
    let file = with_plan(&page, plan).ok_or("the page as one file has no place for a plan")?;
    if download(name, "text/html", file.as_bytes()) {
        return Ok(());
    }
    Err("the browser did not take the file".to_owned())
}
