//! A place to say something. What is typed and not said yet is kept while the
//! page is open.

use yew::prelude::*;

use crate::app::action::Action;
use crate::model::plan::Kind;
use crate::model::text::Text;
use crate::query::comments::{Topic, say};
use crate::ui::components::button::Button;
use crate::ui::components::field::select::SelectField;
use crate::ui::components::field::text::TextField;
use crate::ui::components::icon::IconName;
use crate::ui::effects::{fresh, now};
use crate::ui::hooks::view::use_view;
use crate::ui::objects::choices::use_objects;
use crate::ui::store::{use_dispatch, use_selector, use_store};

/// Properties of [`Compose`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ComposeProps {
    pub(super) about: Topic,
    pub(super) says_who: bool,
}

/// A place to begin a thread.
#[component]
pub(super) fn Compose(props: &ComposeProps) -> Html {
    let (text, ontext) = use_view(format!("comments/{:?}", props.about));
    let whom = use_state_eq(AttrValue::default);
    let people = use_objects(&[Kind::Person, Kind::Team]);
    let store = use_store();
    let onwhom = Callback::from({
        let whom = whom.clone();
        move |key: AttrValue| whom.set(key)
    });
    let onclick = {
        let (text, ontext, whom) = (text.clone(), ontext.clone(), whom.clone());
        let about = props.about.clone();
        Callback::from(move |_: MouseEvent| {
            if text.trim().is_empty() {
                return;
            }
            let stamp = store.get().stamp(now());
            let edit = say(&about, &text, whom.parse().ok(), &stamp, fresh());
            store.dispatch(Action::Edit(edit));
            ontext.emit(AttrValue::default());
            whom.set(AttrValue::default());
        })
    };
    let nothing = text.trim().is_empty();
    html! {
        <div class="stack compose no-print">
            <TextField label="Add a comment" value={text} oninput={ontext} multiline={true} wide={true} />
            <SelectField label="Ask somebody" value={(*whom).clone()} choices={people} onchange={onwhom} empty="Nobody in particular"
                help="It then stands among what that person or team has to do, until it is settled" />
            if props.says_who { <SaidAs /> }
            <div>
                <Button label="Add comment" icon={IconName::Plus} small={true} {onclick}
                    disabled={nothing.then_some(AttrValue::Static("Nothing was written yet"))} />
            </div>
        </div>
    }
}

/// As whom something will be said; asks where nobody has said who they are.
#[component]
fn SaidAs() -> Html {
    let dispatch = use_dispatch();
    let me = use_selector((), |state, ()| state.settings.me.clone());
    let asking = use_state_eq(|| me.is_empty());
    if !*asking {
        return html! { <p class="sub">{ format!("Said as {}; nobody verifies names", &*me) }</p> };
    }
    let oninput = dispatch.reform(|name: AttrValue| Action::Me(Text::from(&*name)));
    html! {
        <TextField label="I am" value={me.to_string()} {oninput} autocomplete="name"
            help="Stands at what you say. Kept on this device, verified by nobody" />
    }
}
