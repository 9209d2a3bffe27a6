//! Who is the reader? Asked where nobody has said so, or the plan has nobody
//! of that name.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::people::People;
use crate::model::text::Text;
use crate::ui::components::button::LinkButton;
use crate::ui::components::card::Card;
use crate::ui::components::field::text::TextField;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::shell::page::PageHead;
use crate::ui::store::{use_dispatch, use_selector};

use super::super::{Shared, href};

/// Properties of [`AskName`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct AskNameProps {
    pub(super) everybody: Shared,
}

/// Asks who the reader is.
#[component]
pub(super) fn AskName(props: &AskNameProps) -> Html {
    let dispatch = use_dispatch();
    let me = use_selector((), |state, ()| state.settings.me.clone());
    let oninput = dispatch.reform(|name: AttrValue| Action::Me(Text::from(&*name)));
    let plan = props.everybody.seen.assessed.plan.id();
    let entries = &props.everybody.directory.entries;
    html! {
        <div class="page">
            <PageHead title="My duties" />
            if !me.trim().is_empty() {
                <Notice kind={NoticeKind::Info} title={format!("Nobody in this plan is called {}", me.trim())} />
            }
            <Card title="Who are you?">
                <TextField label="I am" value={me.to_string()} {oninput} autocomplete="name"
                    help="The name as the plan has it. Kept on this device, verified by nobody" />
            </Card>
            if !entries.is_empty() {
                <Card title="Or open somebody’s duties">
                    <div class="bar">
                        for entry in entries.iter() {
                            <LinkButton key={entry.key.to_string()} small={true} label={entry.name.clone()} href={href(plan, People::Of(entry.key))} />
                        }
                    </div>
                </Card>
            }
        </div>
    }
}
