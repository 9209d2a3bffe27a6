//! The plan and its results as files.

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::browser::download::download;
use crate::export::input::Input;
use crate::export::{ALL, Exporter, What};
use crate::file;
use crate::model::text::Text;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::Button;
use crate::ui::components::card::Card;
use crate::ui::components::icon::IconName;
use crate::ui::store::use_store;

use super::slug::plan_file;
use crate::app::action::Action;
use crate::app::notice::Notice;

/// Properties of [`Files`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct FilesProps {
    pub(super) assessed: ByPtr<Assessed>,
}

/// What every exporter writes of that plan.
pub(super) fn written(assessed: &Assessed, exporter: &Exporter, what: What) -> Vec<u8> {
    (exporter.write)(&input_of(assessed), what)
}

fn input_of(assessed: &Assessed) -> Input<'_> {
    Input::new(
        &assessed.plan,
        &assessed.knowledge,
        &assessed.matrix,
        &assessed.assessment,
    )
}

/// A row for every format and what it can hold.
#[component]
pub(super) fn Files(props: &FilesProps) -> Html {
    let assessed = &props.assessed;
    let hand_out = use_hand_out();
    let name = assessed.plan.name().to_owned();
    let onplan = {
        let (assessed, hand_out) = (assessed.clone(), hand_out.clone());
        Callback::from(move |_: MouseEvent| {
            let text = file::write(&assessed.plan);
            let name = plan_file(assessed.plan.name());
            hand_out.emit((name, "application/json", text.into_bytes()));
        })
    };
    html! {
        <Card title="Files" flush={true}>
            <table class="table stacked">
                <thead>
                    <tr><th scope="col">{ "File" }</th><th scope="col">{ "What it is for" }</th><th scope="col">{ "Name" }</th><th scope="col"><span class="sr">{ "Download" }</span></th></tr>
                </thead>
                <tbody>
                    { row("Plan file", "Everything: to keep, to hand on, to check in a pipeline, to open here again".to_owned(),
                        &plan_file(&name), onplan) }
                    for exporter in ALL.iter() {
                        for what in exporter.whats.iter() {
                            { row(&format!("{}, {}", what.label(), exporter.title), exporter.purpose(),
                                &exporter.file_name(&name, *what), onexport(assessed, exporter, *what, &hand_out)) }
                        }
                    }
                </tbody>
            </table>
        </Card>
    }
}

type HandOut = Callback<(String, &'static str, Vec<u8>)>;

fn onexport(
    assessed: &ByPtr<Assessed>,
    exporter: &'static Exporter,
    what: What,
    hand_out: &HandOut,
) -> Callback<MouseEvent> {
    let (assessed, hand_out) = (assessed.clone(), hand_out.clone());
    Callback::from(move |_: MouseEvent| {
        for (name, content) in exporter.files(&input_of(&assessed), what) {
            hand_out.emit((name, exporter.mime, content));
        }
    })
}

fn row(title: &str, text: String, name: &str, onclick: Callback<MouseEvent>) -> Html {
    let what = format!("Download {title}");
    html! {
        <tr key={name}>
            <th scope="row">{ title }</th>
            <td data-label="For">{ text }</td>
            <td data-label="Name" class="mono small">{ name }</td>
            <td><Button label="Download" icon={IconName::Download} small={true} {onclick} title={what} /></td>
        </tr>
    }
}

/// Hands a file to the browser, and says so where that fails.
#[hook]
pub(super) fn use_hand_out() -> HandOut {
    let store = use_store();
    use_callback(
        store,
        |(name, mime, content): (String, &'static str, Vec<u8>), store| {
            let notice = if download(&name, mime, &content) {
                Notice::done(Text::from(format!("{name} was handed to the browser")))
            } else {
                Notice::problem(Text::from(format!("The browser did not take {name}")))
            };
            store.dispatch(Action::Tell(notice));
        },
    )
}
