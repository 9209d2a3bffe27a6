//! What two copies began with, as far as somebody knows.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::other_copy::{Base, OtherCopy};
use crate::browser::files::HandedIn;
use crate::browser::task;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::files::FileButton;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::store::use_store;

use super::arrive::plan_in;

/// Properties of [`Beginning`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct BeginningProps {
    /// The other copy.
    pub(super) copy: ByPtr<OtherCopy>,
}

/// Says what both began with, or asks for it.
#[component]
pub(super) fn Beginning(props: &BeginningProps) -> Html {
    let store = use_store();
    let problem = use_state_eq(|| None::<AttrValue>);
    let onfiles = {
        let (copy, problem) = (props.copy.clone(), problem.clone());
        Callback::from(move |files: Vec<HandedIn>| {
            let Some(file) = files.into_iter().next() else {
                return;
            };
            let (store, copy, problem) = (store.clone(), copy.clone(), problem.clone());
            task::spawn(async move {
                match base_in(&file, &copy).await {
                    Ok(copy) => store.dispatch(Action::Beside(Some(Rc::new(copy)))),
                    Err(why) => problem.set(Some(format!("{}: {why}", file.name()).into())),
                }
            });
        })
    };
    if let Some(base) = &props.copy.base {
        return html! { <p>{ format!("Both began with {}.", base.told) }</p> };
    }
    html! {
        <Notice kind={NoticeKind::Warning} title="It is not known what both copies began with">
            <p>{ "So everything in which they differ is asked, and the later change of each is proposed. With the version that both began with, only what both changed is asked." }</p>
            <div class="actions">
                <FileButton label="Choose that version…" accept=".json,application/json" {onfiles} />
            </div>
            if let Some(problem) = &*problem { <p role="alert">{ problem }</p> }
        </Notice>
    }
}

async fn base_in(file: &HandedIn, copy: &OtherCopy) -> Result<OtherCopy, String> {
    let plan = plan_in(file).await?;
    if plan.id() != copy.plan.id() {
        return Err("it is another plan, not a version of this one".to_owned());
    }
    let told = format!("{}, revision {}", file.name(), plan.revision());
    Ok(OtherCopy {
        base: Some(Base {
            plan: Rc::new(plan),
            told: told.into(),
        }),
        ..copy.clone()
    })
}
