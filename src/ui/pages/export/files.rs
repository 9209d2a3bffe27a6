//! The plan and its results as files.

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::browser::{download::download, task};
use crate::export::input::is_repository;
use crate::export::report::document;
use crate::export::{ALL, Exporter, Group, Pack, What, by_name};
use crate::file;
use crate::file::name::plan_file;
use crate::model::text::Text;
use crate::ui::by_ptr::ByPtr;
use crate::ui::chunk::{NotLoaded, load_workbook};
use crate::ui::components::button::Button;
use crate::ui::components::card::Card;
use crate::ui::components::field::text::TextField;
use crate::ui::components::icon::IconName;
use crate::ui::hooks::view::use_view;
use crate::ui::insight::use_insight;
use crate::ui::milestones::handed_out;
use crate::ui::pace::{Pace, Stop};
use crate::ui::reduced::input_of;
use crate::ui::store::use_store;

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

/// A row for every format and what it can hold.
#[component]
pub(super) fn Files(props: &FilesProps) -> Html {
    let assessed = &props.assessed;
    let hand_out = use_hand_out();
    let (store, insight) = (use_store(), use_insight());
    let (repository, name_repository) = use_view("export/repository");
    let fits = repository.trim().is_empty() || is_repository(repository.trim());
    let problem = (!fits).then_some(AttrValue::Static("A repository is written as owner/name"));
    let name = assessed.plan.name().to_owned();
    let onplan = {
        let (plan, hand_out) = (assessed.plan.clone(), hand_out.clone());
        let (store, insight) = (store.clone(), insight.clone());
        Callback::from(move |_: MouseEvent| {
            let name = plan_file(plan.name());
            let (store, insight) = (store.clone(), insight.clone());
            let (plan, hand_out) = (plan.clone(), hand_out.clone());
            task::spawn(async move {
                let plan = handed_out(&store, &insight, plan, &name).await;
                let text = file::write(&plan);
                hand_out.emit((name, "application/json", text.into_bytes()));
            });
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
                        &plan_file(&name), false, onplan) }
                </tbody>
                for group in Group::ALL.iter() {
                    <tbody key={group.label()}>
                        <tr class="group"><th scope="rowgroup" colspan="4">{ group.label() }</th></tr>
                        for exporter in ALL.iter().filter(|exporter| exporter.group == *group) {
                            for what in exporter.whats.iter() {
                                <ExportRow key={format!("{}/{}", exporter.name, what.key())} assessed={assessed.clone()}
                                    format={exporter.name} what={what.key()} repository={repository.clone()} />
                            }
                        }
                        if *group == Group::Trackers {
                            <tr><td colspan="4">
                                <TextField label="Repository on GitHub" value={repository.clone()} oninput={name_repository.clone()}
                                    placeholder="owner/name" error={problem.clone()}
                                    help="Where the links of the GitHub page lead, and what the script takes if it is told nothing else" />
                            </td></tr>
                        }
                    </tbody>
                }
            </table>
        </Card>
    }
}

type HandOut = Callback<(String, &'static str, Vec<u8>)>;

/// Properties of [`ExportRow`].
#[derive(Clone, PartialEq, Properties)]
struct ExportRowProps {
    assessed: ByPtr<Assessed>,
    /// The format, by name.
    format: &'static str,
    /// What it holds, by key.
    what: &'static str,
    /// The repository on GitHub into which issues go.
    repository: AttrValue,
}

/// A format with what it holds, to be downloaded.
#[component]
fn ExportRow(props: &ExportRowProps) -> Html {
    let loading = use_state_eq(|| false);
    let store = use_store();
    let hand_out = use_hand_out();
    let Some((exporter, what)) = by_name(props.format).zip(What::from_key(props.what)) else {
        return Html::default();
    };
    let onclick = {
        let (assessed, loading) = (props.assessed.clone(), loading.clone());
        let repository = props.repository.clone();
        Callback::from(move |_: MouseEvent| {
            let (assessed, repository) = (assessed.clone(), repository.clone());
            let (loading, store, hand_out) = (loading.clone(), store.clone(), hand_out.clone());
            loading.set(true);
            task::spawn(async move {
                match files(&assessed, &repository, exporter, what).await {
                    Ok(files) => {
                        for (name, content) in files {
                            hand_out.emit((name, exporter.mime, content));
                        }
                    }
                    Err(problem) => store.dispatch(Action::Tell(Notice::problem(Text::from(
                        format!("The workbook cannot be made: {problem}"),
                    )))),
                }
                loading.set(false);
            });
        })
    };
    let name = exporter.file_name(props.assessed.plan.name(), what);
    row(
        &format!("{}, {}", what.label(), exporter.title),
        exporter.purpose(),
        &name,
        *loading,
        onclick,
    )
}

/// The files of a format; what takes long is done in slices.
async fn files(
    assessed: &Assessed,
    repository: &str,
    exporter: &Exporter,
    what: What,
) -> Result<Vec<(String, Vec<u8>)>, NotLoaded> {
    // Nothing but a workbook is packed.
    let mut packer: Pack = |_| Vec::new();
    if exporter.book.is_some() {
        packer = load_workbook().await?.pack;
    }
    let input = input_of(assessed).with_repository(repository);
    let mut pace = Pace::new(&Stop::default());
    if exporter.plays {
        input.play(&mut pace).await;
    }
    if let Some(render) = exporter.render
        && let Some(report) = document(&input, &[], &mut pace).await
    {
        let name = exporter.file_name(input.plan.name(), what);
        return Ok(vec![(name, render(&report))]);
    }
    Ok(exporter.files(&input, what, packer))
}

fn row(title: &str, text: String, name: &str, busy: bool, onclick: Callback<MouseEvent>) -> Html {
    let what = format!("Download {title}");
    html! {
        <tr key={name}>
            <th scope="row">{ title }</th>
            <td data-label="For">{ text }</td>
            <td data-label="Name" class="mono small">{ name }</td>
            <td>
                <Button label="Download" icon={IconName::Download} small={true} {busy} {onclick} title={what} />
                if busy { <span class="sr" role="status">{ "Making the file…" }</span> }
            </td>
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
