//! The panel of details beside the content; a sheet where there is no room beside it.

use yew::prelude::*;

use crate::browser::dom::{self, Focused};
use crate::ui::components::button::IconButton;
use crate::ui::components::icon::IconName;
use crate::ui::components::id::use_id;

/// Properties of [`Drawer`].
#[derive(Clone, PartialEq, Properties)]
pub struct DrawerProps {
    /// Heading, and accessible name of the panel.
    pub title: AttrValue,
    /// What the drawer is about: when this changes, the keyboard moves to the heading again.
    pub subject: AttrValue,
    /// Called for the cross and for Escape; the caller stops rendering the drawer.
    pub onclose: Callback<()>,
    /// Mark beside the heading.
    #[prop_or_default]
    pub mark: Html,
    /// A quiet line under the heading.
    #[prop_or_default]
    pub sub: Option<AttrValue>,
    /// Buttons that stay at the bottom.
    #[prop_or_default]
    pub footer: Option<Html>,
    /// The content.
    pub children: Html,
}

/// A non-modal panel. Render it as the last child of `.with-drawer` while it is open. The keyboard
/// moves in when it opens and goes back to where it was when it closes.
#[component]
pub fn Drawer(props: &DrawerProps) -> Html {
    let heading = use_id("drawer");
    let panel = use_node_ref();
    let title = use_node_ref();
    use_focus_guest(&props.subject, &panel, &title);
    let close = {
        let onclose = props.onclose.clone();
        Callback::from(move |_: MouseEvent| onclose.emit(()))
    };
    let onkeydown = {
        let onclose = props.onclose.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.default_prevented() {
                event.prevent_default();
                onclose.emit(());
            }
        })
    };
    html! {
        <aside class="drawer" ref={panel} aria-labelledby={heading.clone()} {onkeydown}>
            <div class="drawer-head">
                <div class="drawer-title">
                    <h2 id={heading} ref={title} tabindex="-1">{ &props.title }</h2>
                    { props.mark.clone() }
                    if let Some(sub) = &props.sub { <p class="sub">{ sub }</p> }
                </div>
                <IconButton icon={IconName::Close} label="Close details" onclick={close} />
            </div>
            <div class="drawer-body">{ props.children.clone() }</div>
            if let Some(footer) = &props.footer { <div class="drawer-foot">{ footer.clone() }</div> }
        </aside>
    }
}

/// Takes the keyboard when the subject changes, gives it back when the panel goes away.
#[hook]
fn use_focus_guest(subject: &AttrValue, panel: &NodeRef, title: &NodeRef) {
    let origin = use_mut_ref(Focused::default);
    {
        let (origin, panel, title) = (origin.clone(), panel.clone(), title.clone());
        use_effect_with(subject.clone(), move |_| {
            // From one row to the next the keyboard may already be inside: keep the first origin.
            if !panel.get().is_some_and(|node| dom::has_focus(&node)) {
                *origin.borrow_mut() = Focused::now();
            }
            if let Some(node) = title.get() {
                dom::focus(&node);
            }
        });
    }
    let panel = panel.clone();
    use_effect_with((), move |()| {
        move || {
            // A reader who has moved on elsewhere keeps their place.
            let inside = panel.get().is_some_and(|node| dom::has_focus(&node));
            if inside || dom::focus_is_lost() {
                origin.borrow().restore();
            }
        }
    });
}
