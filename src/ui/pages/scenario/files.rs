//! The scenario as files.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::notice::Notice;
use crate::browser::download::download;
use crate::export::input::Input;
use crate::export::json::pretty;
use crate::export::{runbook, scenario};
use crate::model::text::Text;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::icon::IconName;
use crate::ui::components::menu::{MenuButton, MenuItem};
use crate::ui::rehearsal::played::Played;
use crate::ui::store::use_dispatch;

/// Properties of [`Files`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct FilesProps {
    pub(super) played: ByPtr<Played>,
}

/// A menu of the files that there are.
#[component]
pub(super) fn Files(props: &FilesProps) -> Html {
    let played = props.played.clone();
    let dispatch = use_dispatch();
    let items = use_memo((), |()| -> Rc<[MenuItem]> {
        Rc::from([
            MenuItem::new("runbook", "Runbook, Markdown"),
            MenuItem::new("scenario", "Scenario, Markdown"),
            MenuItem::new("json", "Scenario, JSON"),
        ])
    });
    let onselect = Callback::from(move |what: AttrValue| {
        let (name, mime, content) = written(&played, &what);
        let notice = if download(&name, mime, &content) {
            Notice::done(Text::from(format!("{name} was handed to the browser")))
        } else {
            Notice::problem(Text::from(format!("The browser did not take {name}")))
        };
        dispatch.emit(Action::Tell(notice));
    });
    html! { <MenuButton label="Download" icon={IconName::Download} items={(*items).clone()} {onselect} end={true} /> }
}

/// Name, type and content of a file: what the command line writes.
fn written(played: &Played, what: &str) -> (String, &'static str, Vec<u8>) {
    let assessed = &played.assessed;
    let input = || {
        Input::new(
            &assessed.plan,
            &assessed.knowledge,
            &assessed.matrix,
            &assessed.assessment,
        )
    };
    let showing = played.showing;
    let mut name = showing.scenario.as_str().to_owned();
    if let Some(target) = &showing.target {
        name = format!("{name}-{}", target.as_str());
    }
    match what {
        "json" => {
            let json = scenario::json(&assessed.plan, &played.report);
            (format!("{name}.json"), "application/json", pretty(&json))
        }
        "scenario" => {
            let text = runbook::scenario(&input(), &played.report);
            (format!("{name}.md"), "text/markdown", text.into_bytes())
        }
        _ => {
            let text = runbook::runbook(&input(), &played.report);
            (
                format!("{name}-runbook.md"),
                "text/markdown",
                text.into_bytes(),
            )
        }
    }
}
