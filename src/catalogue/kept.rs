//! Catalogues that a plan brings with it: written into the plan file, read
//! from it, and added to what is built in.

use std::collections::BTreeSet;
use std::rc::Rc;

use serde_json::json;

use super::Knowledge;
use super::condition::Condition;
use super::duty::Catalogue;
use crate::model::Json;
use crate::model::catalogue_pin::CataloguePin;
use crate::model::edit::Edit;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::table::object_to_map;

/// How a catalogue's file begins.
const FORMAT: &str = "muster.catalogue";

/// The version of the format that this release writes.
const VERSION: (u64, u64) = (1, 1);

/// How bad it can be that a check does not hold.
const SEVERITIES: [&str; 4] = ["critical", "high", "medium", "low"];

/// The catalogue as a file has it.
pub fn write(catalogue: &Catalogue) -> Json {
    let mut json = serde_json::to_value(catalogue).unwrap_or_default();
    if let Some(map) = json.as_object_mut() {
        map.insert("format".to_owned(), json!(FORMAT));
        let (major, minor) = VERSION;
        map.insert(
            "version".to_owned(),
            json!({"major": major, "minor": minor}),
        );
    }
    json
}

/// The catalogue of a file.
///
/// # Errors
/// It is no catalogue, of a newer major version, or contradicts itself; the
/// text says what is wrong and where.
pub fn read(json: &Json) -> Result<Catalogue, String> {
    if let Some(format) = json.get("format").filter(|format| *format != FORMAT) {
        return Err(format!(
            "format: {format} is no catalogue; expected \"{FORMAT}\""
        ));
    }
    let major = json.pointer("/version/major").and_then(Json::as_u64);
    if major.is_some_and(|major| major > VERSION.0) {
        return Err("version: this catalogue is of a newer release; open it with that".to_owned());
    }
    let catalogue: Catalogue =
        serde_json::from_value(json.clone()).map_err(|error| error.to_string())?;
    check(&catalogue)?;
    Ok(catalogue)
}

/// Keeps the catalogue in a plan: what it says does not change until somebody
/// upgrades it, whatever later releases have built in.
pub fn keep(catalogue: &Catalogue, id: Key) -> Edit {
    Edit::add(
        Kind::CataloguePin,
        id,
        [
            ("catalogue", json!(catalogue.id)),
            ("name", json!(catalogue.service)),
            ("release", json!(catalogue.release)),
            ("date", json!(catalogue.date.to_string())),
            ("content", write(catalogue)),
        ],
    )
}

/// The catalogue that a text holds.
///
/// # Errors
/// As for [`read`]; the message begins with the line.
pub fn parse(text: &str) -> Result<Catalogue, String> {
    let wrong = |error: &serde_json::Error| {
        let said = error.to_string();
        let what = said
            .rsplit_once(" at line ")
            .map_or(&*said, |(what, _)| what);
        format!("line {}: {what}", error.line().max(1))
    };
    let json: Json = serde_json::from_str(text).map_err(|error| wrong(&error))?;
    read(&json).map_err(|error| {
        // Reading the text once more knows the line where the shape is wrong.
        if let Err(error) = serde_json::from_str::<Catalogue>(text) {
            return wrong(&error);
        }
        let place = error.split_once(':').map_or("", |(place, _)| place);
        let quoted = format!("\"{place}\"");
        let where_is = |also: &str| {
            text.lines()
                .position(|line| line.contains(&quoted) && line.contains(also))
        };
        let line = where_is("\"id\"").or_else(|| where_is(""));
        line.map_or_else(
            || error.clone(),
            |line| format!("line {}: {error}", line + 1),
        )
    })
}

/// Puts a changed catalogue in the place of the one that the plan keeps. The
/// whole object is put, so that no two changes join to one step of undo.
pub fn rewrite(catalogue: &Catalogue, pin: &CataloguePin) -> Edit {
    let mut object = object_to_map(pin);
    object.insert("name".to_owned(), json!(catalogue.service));
    object.insert("content".to_owned(), write(catalogue));
    Edit::Put {
        kind: Kind::CataloguePin,
        object,
        at: None,
    }
}

impl Knowledge {
    /// What is known, and what the plan brings with it; the same value where
    /// it brings nothing. Beside it why a catalogue of the plan cannot be used.
    pub fn with_plan(built_in: &Rc<Self>, plan: &Plan) -> (Rc<Self>, Vec<String>) {
        let mut problems = Vec::new();
        let mut added: Vec<Catalogue> = Vec::new();
        for pin in plan.catalogues.iter() {
            let Some(content) = &pin.content.0 else {
                continue;
            };
            match read(content) {
                Ok(catalogue) => {
                    let taken = |one: &Catalogue| one.id == catalogue.id;
                    if built_in.catalogues.iter().any(taken) || added.iter().any(taken) {
                        problems.push(format!(
                            "the catalogue of {}: its id {} is taken; remove one of the two",
                            &*pin.name, catalogue.id
                        ));
                    } else {
                        added.push(catalogue);
                    }
                }
                Err(error) => {
                    problems.push(format!("the catalogue of {}: {error}", &*pin.name));
                }
            }
        }
        if added.is_empty() {
            return (Rc::clone(built_in), problems);
        }
        let mut knowledge = Self::clone(built_in);
        for catalogue in added {
            knowledge.sources.add(&catalogue.sources);
            knowledge
                .statements
                .extend(catalogue.checks.iter().cloned());
            knowledge.catalogues.push(catalogue);
        }
        (Rc::new(knowledge), problems)
    }
}

/// Whether the parts fit together.
fn check(catalogue: &Catalogue) -> Result<(), String> {
    let start = format!("{}/", catalogue.id);
    if start.len() < 2 || catalogue.service.trim().is_empty() {
        return Err("id, service: a catalogue needs both".to_owned());
    }
    let areas: BTreeSet<&str> = catalogue.areas.iter().map(|area| &*area.id).collect();
    let mut ids = BTreeSet::new();
    for task in &catalogue.tasks {
        if !areas.contains(&*task.area) {
            return Err(format!("{}: no area is called {}", task.id, task.area));
        }
        if !task.id.starts_with(&start) || !ids.insert(&task.id) {
            return Err(format!(
                "{}: the id of a task begins with {start}, and is used once",
                task.id
            ));
        }
    }
    let tasks = ids.clone();
    for duty in &catalogue.duties {
        if !tasks.contains(&duty.task) {
            return Err(format!("{}: no task is called {}", duty.id, duty.task));
        }
        if !duty.id.starts_with(&start) || !ids.insert(&duty.id) {
            return Err(format!(
                "{}: the id of a duty begins with {start}, and is used once",
                duty.id
            ));
        }
        check_fields(&duty.id, duty.attaches, duty.when.iter())?;
    }
    for item in &catalogue.checks {
        if !areas.contains(&*item.area) {
            return Err(format!("{}: no area is called {}", item.id, item.area));
        }
        if !item.id.starts_with(&start) || !ids.insert(&item.id) {
            return Err(format!(
                "{}: the id of a check begins with {start}, and is used once",
                item.id
            ));
        }
        if !SEVERITIES.contains(&&*item.severity) {
            return Err(format!(
                "{}: the severity is one of {}",
                item.id,
                SEVERITIES.join(", ")
            ));
        }
        check_fields(
            &item.id,
            item.applies_to,
            item.when.iter().chain(&item.holds),
        )?;
    }
    Ok(())
}

/// Whether the conditions ask for fields that such an object has.
fn check_fields<'a>(
    id: &str,
    kind: Kind,
    conditions: impl Iterator<Item = &'a Condition>,
) -> Result<(), String> {
    let mut fields = conditions.flat_map(Condition::fields);
    match fields.find(|field| kind.field_index(field).is_none()) {
        Some(field) => Err(format!("{id}: a {} has no field {field}", kind.key())),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::edit::Stamp;

    fn vault() -> Catalogue {
        let json = json!({
            "id": "own.vault", "service": "Vault", "provider": "Acme", "release": "1",
            "date": "2026-01-02", "areas": [{"id": "ops", "title": "Operations"}],
            "tasks": [{"id": "own.vault/watch", "area": "ops", "title": "Watch",
                "provider": null, "customer": "You watch.", "sources": ["own.page"], "line": "page",
                "page_line": 7}],
            "duties": [{"id": "own.vault/watch.customer", "task": "own.vault/watch",
                "party": "customer", "title": "Watch", "text": "You watch.", "attaches": "instance",
                "when": {"not": {"field": "encryption", "is": "hpcs"}}, "sources": ["own.page"]}],
            "sources": [{"id": "own.page", "title": "Page", "publisher": "Acme",
                "url": "https://example.com", "date": "2026-01-02"}],
        });
        read(&json).unwrap()
    }

    #[test]
    fn a_plan_brings_its_catalogues_with_it() {
        let built_in = Rc::new(Knowledge::built_in().unwrap());
        let plan = Plan::new(Key(1), "Test");
        let (same, _) = Knowledge::with_plan(&built_in, &plan);
        assert!(Rc::ptr_eq(&same, &built_in));
        let plan = plan
            .apply(&keep(&vault(), Key(2)), &Stamp::default())
            .unwrap();
        let (more, problems) = Knowledge::with_plan(&built_in, &plan);
        assert_eq!(problems, [""; 0]);
        assert_eq!(more.catalogues.last(), Some(&vault()));
        assert!(more.sources.get("own.page").is_some());
        let twice = plan
            .apply(&keep(&vault(), Key(3)), &Stamp::default())
            .unwrap();
        let (_, problems) = Knowledge::with_plan(&built_in, &twice);
        assert_eq!(problems.len(), 1);
    }

    #[test]
    fn a_changed_catalogue_takes_the_place_of_the_kept_one() {
        let plan = Plan::new(Key(1), "Test");
        let plan = plan
            .apply(&keep(&vault(), Key(2)), &Stamp::default())
            .unwrap();
        let mut changed = vault();
        "Safe".clone_into(&mut changed.service);
        let pin = plan.catalogues.first().unwrap();
        let plan = plan
            .apply(&rewrite(&changed, pin), &Stamp::default())
            .unwrap();
        let pin = plan.catalogues.first().unwrap();
        assert_eq!((plan.catalogues.len(), &*pin.name), (1, "Safe"));
        assert_eq!(read(pin.content.0.as_deref().unwrap()), Ok(changed));
    }

    #[test]
    fn what_is_built_in_is_written_and_read_as_it_is() {
        for catalogue in Knowledge::built_in().unwrap().catalogues {
            assert_eq!(read(&write(&catalogue)), Ok(catalogue));
        }
    }

    #[test]
    fn a_catalogue_that_contradicts_itself_is_refused_with_its_place() {
        let refused = |pointer: &str, value: Json| {
            let mut json = write(&vault());
            *json.pointer_mut(pointer).unwrap() = value;
            read(&json).unwrap_err()
        };
        assert!(refused("/format", json!("muster.plan")).contains("format"));
        assert!(refused("/version/major", json!(2)).contains("newer"));
        assert!(refused("/duties/0/task", json!("own.vault/x")).contains("no task"));
        assert!(refused("/duties/0/id", json!("x")).contains("begins with"));
        assert!(refused("/tasks/0/area", json!("x")).contains("no area"));
        assert!(refused("/duties/0/attaches", json!("person")).contains("no field"));
    }
}
