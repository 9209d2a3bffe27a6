//! The plans that a team publishes beside the page, where its site lists any.

use yew::prelude::*;

use crate::app::hosted::{Listed, list};
use crate::app::route::Route;
use crate::browser::{one_file, site, task};
use crate::ui::components::card::Card;
use crate::ui::components::notice::{Notice, NoticeKind};

/// Where a site lists its plans.
const LIST: &str = "plans/index.json";

/// The plans that are published on this site.
#[component]
pub(super) fn Published() -> Html {
    let found = use_state_eq(|| Ok::<_, String>(Vec::new()));
    {
        let found = found.clone();
        use_effect_with((), move |()| {
            // A copy of the page on a disk has no site around it.
            if !one_file::is_one_file() {
                // A site without a list has nothing to say.
                task::spawn(async move {
                    if let Ok(text) = text().await {
                        found.set(list(&text));
                    }
                });
            }
        });
    }
    match &*found {
        Ok(plans) if plans.is_empty() => Html::default(),
        Ok(plans) => html! {
            <Card title="Published on this site" sub="Shown as they are; nothing of yours is overwritten">
                <ul class="plain-list stack-tight">
                    for (at, plan) in plans.iter().enumerate() { <li key={at}>{ link(plan) }</li> }
                </ul>
            </Card>
        },
        Err(why) => html! {
            <Notice kind={NoticeKind::Warning} title="The list of plans on this site cannot be read">
                <p>{ format!("{LIST}: {why}. Tell whoever publishes it.") }</p>
            </Notice>
        },
    }
}

async fn text() -> Result<String, site::NotFetched> {
    site::text(&site::address(LIST)?).await
}

fn link(plan: &Listed) -> Html {
    let href = Route::Hosted(plan.path.clone()).print();
    html! { <><a {href}>{ plan.name.to_string() }</a>{ " " }<span class="sub small">{ plan.path.to_string() }</span></> }
}
