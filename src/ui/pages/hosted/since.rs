//! Who changed what in a published plan since it was seen last on this device.

use yew::prelude::*;

use crate::browser::clock;
use crate::compare::author::by_author;
use crate::compare::change::changes;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::Button;
use crate::ui::components::card::Card;
use crate::ui::together::authors::{Authors, count};
use crate::ui::together::counted;
use crate::ui::visits;

use super::PublishedProps;

/// Who changed what since the last visit. What was changed is told until somebody
/// says that they have seen it; where nothing was, the visit is noted.
#[component]
pub(super) fn Since(props: &PublishedProps) -> Html {
    let published = &props.published;
    let is_read = use_state_eq(|| false);
    let authors = use_memo(published.clone(), |published| {
        let seen = published.seen.as_ref();
        let changed = seen.map(|(seen, _)| changes(seen, &published.plan));
        ByPtr::from(by_author(&published.plan, changed.unwrap_or_default()))
    });
    use_effect_with(
        (published.clone(), authors.is_empty()),
        |(published, nothing)| {
            if *nothing {
                visits::note_seen(&published.address, published.visit.clone(), &published.plan);
            }
        },
    );
    let Some((_, at)) = published.seen else {
        return html! {
            <p class="sub">{ "Your first visit here; the next time you see who changed what since." }</p>
        };
    };
    let last = clock::local(at);
    if authors.is_empty() || *is_read {
        return html! { <p class="sub">{ format!("Nothing has changed since your last visit, {last}.") }</p> };
    }
    let onclick = {
        let (published, is_read) = (published.clone(), is_read.clone());
        Callback::from(move |_: MouseEvent| {
            visits::note_seen(&published.address, published.visit.clone(), &published.plan);
            is_read.set(true);
        })
    };
    html! {
        <Card title="Since your last visit" sub={format!("{last}; {}", counted(count(&authors), "change"))}
            actions={html! { <Button label="Mark as seen" small={true} {onclick} /> }}>
            <Authors authors={ByPtr::clone(&authors)} />
        </Card>
    }
}
