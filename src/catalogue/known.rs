//! The fields that a catalogue's file can have, as its schema lists them.

use super::fit::Misfit;
use super::nearest::suggest;
use super::place::Step;
use crate::model::Json;

/// An object of the file: what it is called, its fields, and which of them hold
/// objects or lists of objects.
struct Form {
    name: &'static str,
    fields: &'static [&'static str],
    parts: &'static [(&'static str, &'static Form)],
}

const CATALOGUE: Form = Form {
    name: "a catalogue",
    fields: &[
        "$schema", "format", "version", "id", "service", "provider", "release", "date", "areas",
        "tasks", "duties", "sources", "checks",
    ],
    parts: &[
        ("version", &form("the version", &["major", "minor"])),
        ("areas", &form("an area", &["id", "title"])),
        ("tasks", &TASK),
        ("duties", &DUTY),
        ("sources", &SOURCE),
        ("checks", &CHECK),
    ],
};

const TASK: Form = form(
    "a task",
    &[
        "id",
        "area",
        "title",
        "provider",
        "customer",
        "sources",
        "line",
        "page_line",
    ],
);

const DUTY: Form = Form {
    name: "a duty",
    fields: &[
        "id",
        "task",
        "party",
        "title",
        "text",
        "attaches",
        "when",
        "suggested",
        "gap",
        "says",
        "sources",
        "checks",
        "how",
    ],
    parts: &[
        ("says", &form("what a page says", &["source", "text"])),
        (
            "how",
            &form("how it is done", &["console", "cli", "terraform"]),
        ),
    ],
};

const SOURCE: Form = form("a source", &["id", "title", "publisher", "url", "date"]);

const CHECK: Form = form(
    "a check",
    &[
        "id",
        "family",
        "severity",
        "area",
        "title",
        "text",
        "rationale",
        "advice",
        "evidence",
        "cadence_days",
        "applies_to",
        "when",
        "holds",
        "sources",
        "effort",
    ],
);

const fn form(name: &'static str, fields: &'static [&'static str]) -> Form {
    Form {
        name,
        fields,
        parts: &[],
    }
}

/// The first field that no catalogue has.
pub(super) fn unknown_field(json: &Json) -> Option<Misfit> {
    find(json, &CATALOGUE, &mut Vec::new())
}

fn find(json: &Json, form: &Form, path: &mut Vec<Step>) -> Option<Misfit> {
    if let Some(items) = json.as_array() {
        return items.iter().enumerate().find_map(|(at, item)| {
            path.push(Step::Item(at));
            let found = find(item, form, path);
            path.pop();
            found
        });
    }
    let object = json.as_object()?;
    for key in object.keys() {
        if !form.fields.contains(&&**key) {
            let close = suggest(key, form.fields.iter().copied());
            let mut path = path.clone();
            path.push(Step::Key(key.clone().into()));
            return Some(Misfit {
                path,
                of: object
                    .get("id")
                    .and_then(Json::as_str)
                    .unwrap_or_default()
                    .to_owned(),
                text: format!("{} has no field \"{key}\"{close}", form.name),
            });
        }
    }
    form.parts.iter().find_map(|(key, part)| {
        path.push(Step::key(key));
        let found = object.get(*key).and_then(|json| find(json, part, path));
        path.pop();
        found
    })
}
