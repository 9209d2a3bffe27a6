//! Where an object came from, if not from a person: file, place and day, and
//! in what a person's word was kept against the file's.

use yew::prelude::*;

use crate::app::state::AppState;
use crate::import;
use crate::model::Json;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::ui::components::card::{KeyValue, KeyValues};
use crate::ui::components::icon::IconName;
use crate::ui::components::tag::Tag;
use crate::ui::components::tone::Tone;
use crate::ui::hooks::object::find;
use crate::ui::objects::layout::field;
use crate::ui::store::use_selector;

/// What is known of an object from an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Whether it is planned and not deployed yet.
    pub planned: bool,
    /// The file, its kind, and the day on which the object was seen.
    pub file: String,
    /// Where in the file.
    pub address: String,
    /// What the file says otherwise: field, the file's word, the person's.
    pub differs: Vec<(&'static str, String, String)>,
}

/// What is known of an object from an import; nothing where a person made it.
pub fn origin(state: &AppState, (kind, id): &(Kind, Key)) -> Option<Origin> {
    let plan = state.plan()?;
    let object = find(plan, *kind, *id)?;
    let imported = object.meta().imported.as_deref()?;
    let format = import::ALL
        .iter()
        .find(|format| *format.key == *imported.format);
    let format = format.map(|format| format!(" ({})", format.label));
    let day = imported.seen_on.value().map(|day| format!(", seen {day}"));
    let differs = imported.differences.iter().filter_map(|one| {
        let field = field(*kind, &one.field)?;
        let found = one.found.0.as_deref().unwrap_or(&Json::Null);
        let stated = object.field(field.key).unwrap_or_default();
        let show = |value: &Json| field.shape.show(value, plan);
        Some((field.label, show(found), show(&stated)))
    });
    Some(Origin {
        planned: imported.planned.is(&true),
        file: format!(
            "{}{}{}",
            imported.source,
            format.unwrap_or_default(),
            day.unwrap_or_default()
        ),
        address: imported.address.to_string(),
        differs: differs.collect(),
    })
}

/// That something is planned and not deployed yet.
pub fn planned_tag() -> Html {
    html! { <Tag label="Planned" tone={Tone::Medium} title="Planned, not deployed" /> }
}

/// Properties of [`OriginNote`].
#[derive(Clone, Copy, PartialEq, Properties)]
pub struct OriginNoteProps {
    /// The object's kind.
    pub kind: Kind,
    /// The object.
    pub id: Key,
}

/// Where an object came from; nothing where a person made it.
#[component]
pub fn OriginNote(props: &OriginNoteProps) -> Html {
    let Some(origin) = use_selector((props.kind, props.id), origin) else {
        return Html::default();
    };
    html! {
        <div class="stack-tight origin">
            if origin.planned {
                <div><Tag label="Planned, not deployed" tone={Tone::Medium} icon={Some(IconName::Info)} /></div>
            }
            <KeyValues>
                <KeyValue term="Imported from">{ &origin.file }</KeyValue>
                if !origin.address.is_empty() { <KeyValue term="Address"><code>{ &origin.address }</code></KeyValue> }
                for (field, found, stated) in &origin.differs {
                    <KeyValue term={*field}>{ format!("the file says {found}, the plan {stated}") }</KeyValue>
                }
            </KeyValues>
        </div>
    }
}
