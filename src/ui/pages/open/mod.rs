//! A plan that came as a link: looked at first, kept only when wanted.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::route::Route;
use crate::share::decode::{Carried, LinkError, carried};
use crate::share::packed::unpack;
use crate::share::{MAX_UNPACKED, PREFIX};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::LinkButton;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::objects::preview::{Arrived, Preview};
use crate::ui::objects::unseal::{UnsealAndLook, arrived};
use crate::ui::shell::page::PageHead;
use crate::ui::store::use_dispatch;

/// Properties of [`OpenPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct OpenPageProps {
    /// What stands behind `#/open/`.
    pub link: AttrValue,
}

/// What the link holds.
enum Held {
    Open(Arrived),
    Sealed(ByPtr<Vec<u8>>),
}

/// A plan that came as a link.
#[component]
pub fn OpenPage(props: &OpenPageProps) -> Html {
    let dispatch = use_dispatch();
    let held = use_memo(props.link.clone(), |link| held(link));
    let ondiscard = dispatch.reform(|()| Action::Go {
        route: Route::Start,
        replace: true,
    });
    html! {
        <div class="page">
            <PageHead title="Open a plan" sub="From a link; nothing is kept until you say so" />
            { match &*held {
                Ok(Held::Open(arrived)) => html! { <Preview arrived={arrived.clone()} {ondiscard} /> },
                Ok(Held::Sealed(sealed)) => html! {
                    <UnsealAndLook key={props.link.as_str()} sealed={sealed.clone()} limit={MAX_UNPACKED} {ondiscard} />
                },
                Err(why) => html! {
                    <Notice kind={NoticeKind::Error} title={why.to_string()}
                        actions={html! { <LinkButton href="#/" label="Go to the start page" /> }} />
                },
            } }
        </div>
    }
}

fn held(link: &str) -> Result<Held, LinkError> {
    Ok(match carried(&format!("{PREFIX}{link}"))? {
        Carried::Packed(packed) => Held::Open(arrived(unpack(&packed, MAX_UNPACKED)?)),
        Carried::Sealed(sealed) => Held::Sealed(ByPtr::from(sealed)),
    })
}
