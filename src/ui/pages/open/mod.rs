//! A plan that came as a link: looked at first, kept only when wanted.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::route::Route;
use crate::share::decode::open;
use crate::share::{PREFIX, What};
use crate::ui::components::button::LinkButton;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::objects::preview::{Arrived, Preview};
use crate::ui::shell::page::PageHead;
use crate::ui::store::use_dispatch;

/// Properties of [`OpenPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct OpenPageProps {
    /// What stands behind `#/open/`.
    pub link: AttrValue,
}

/// A plan that came as a link.
#[component]
pub fn OpenPage(props: &OpenPageProps) -> Html {
    let dispatch = use_dispatch();
    let opened = use_memo(props.link.clone(), |link| {
        open(&format!("{PREFIX}{link}")).map(|opened| Arrived {
            plan: Rc::new(opened.plan),
            warnings: opened.warnings.into(),
            note: (opened.what == What::Status).then_some(AttrValue::Static(
                "This link shows how things stand; contacts, notes and places of credentials were left out",
            )),
        })
    });
    let ondiscard = dispatch.reform(|()| Action::Go {
        route: Route::Start,
        replace: true,
    });
    html! {
        <div class="page">
            <PageHead title="Open a plan" sub="From a link; nothing is kept until you say so" />
            { match &*opened {
                Ok(arrived) => html! { <Preview arrived={arrived.clone()} {ondiscard} /> },
                Err(why) => html! {
                    <Notice kind={NoticeKind::Error} title={why.to_string()}
                        actions={html! { <LinkButton href="#/" label="Go to the start page" /> }} />
                },
            } }
        </div>
    }
}
