//! Catalogues that a plan brings with it: written into the plan file, read
//! from it, and added to what is built in.

use std::rc::Rc;

use serde::Deserialize;
use serde_json::json;

use super::duty::Catalogue;
use super::fit::{Misfit, check};
use super::known::unknown_field;
use super::place::line_of;
use super::{Knowledge, upgrade};
use crate::model::Json;
use crate::model::catalogue_pin::CataloguePin;
use crate::model::edit::Edit;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::table::object_to_map;

/// How a catalogue's file begins.
const FORMAT: &str = "muster.catalogue";

/// The version of the format that this release writes.
pub(super) const VERSION: (u64, u64) = (2, 0);

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

/// The catalogue that a plan keeps.
///
/// # Errors
/// It is no catalogue, of a newer major version, or contradicts itself; the
/// text says what is wrong and where.
pub fn read(json: &Json) -> Result<Catalogue, String> {
    let major = check_version(json)?;
    let upgraded = upgrade::to_current(json, major);
    let json = upgraded.as_ref().unwrap_or(json);
    let catalogue = Catalogue::deserialize(json).map_err(|error| error.to_string())?;
    check(&catalogue).map_err(|misfit| misfit.to_string())?;
    Ok(catalogue)
}

/// The major version that the catalogue is of; the current one where it does
/// not say.
fn check_version(json: &Json) -> Result<u64, String> {
    if let Some(format) = json.get("format").filter(|format| *format != FORMAT) {
        return Err(format!(
            "format: {format} is no catalogue; expected \"{FORMAT}\""
        ));
    }
    let major = json.pointer("/version/major").and_then(Json::as_u64);
    match major {
        Some(major) if major > VERSION.0 => {
            Err("version: this catalogue is of a newer release; open it with that".to_owned())
        }
        major => Ok(major.unwrap_or(VERSION.0)),
    }
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

/// The catalogue of a file that somebody wrote: as [`read`], and no field of it
/// may be unknown, so that a slip is not taken for silence.
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
    let on_its_line = |misfit: &Misfit| match line_of(text, &misfit.path) {
        Some(line) => format!("line {line}: {misfit}"),
        None => misfit.to_string(),
    };
    let json: Json = serde_json::from_str(text).map_err(|error| wrong(&error))?;
    let major = check_version(&json)?;
    let minor = json.pointer("/version/minor").and_then(Json::as_u64);
    let is_newer = major == VERSION.0 && minor.is_some_and(|minor| minor > VERSION.1);
    if !is_newer && let Some(misfit) = unknown_field(&json) {
        return Err(on_its_line(&misfit));
    }
    let catalogue = match upgrade::to_current(&json, major) {
        // What the upgrade wrote stands on no line.
        Some(json) => Catalogue::deserialize(&json).map_err(|error| error.to_string())?,
        None => serde_json::from_str(text).map_err(|error| wrong(&error))?,
    };
    check(&catalogue).map_err(|misfit| on_its_line(&misfit))?;
    Ok(catalogue)
}

/// Puts a changed catalogue in the place of the one that the plan keeps, and
/// remembers what the provider wrote. The whole object is put, so that no two changes join to one step of undo.
pub fn rewrite(catalogue: &Catalogue, pin: &CataloguePin) -> Edit {
    let mut object = object_to_map(pin);
    object.insert("name".to_owned(), json!(catalogue.service));
    object.insert("content".to_owned(), write(catalogue));
    if let (None, Some(content)) = (&pin.original.0, pin.content.0.as_deref()) {
        object.insert("original".to_owned(), content.clone());
    }
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
                "when": "instance.encryption != 'hpcs'", "sources": ["own.page"]}],
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
        assert!(refused("/version/major", json!(3)).contains("newer"));
        assert!(refused("/duties/0/task", json!("own.vault/x")).contains("no task"));
        assert!(refused("/duties/0/id", json!("x")).contains("begins with"));
        assert!(refused("/tasks/0/area", json!("x")).contains("no area"));
        assert!(refused("/duties/0/attaches", json!("person")).contains("about a person"));
    }
}
