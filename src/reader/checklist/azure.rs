//! Microsoft's review checklists: `items`, each with a text, a category, a
//! severity, a link and a GUID.

use super::{Item, Making, field, list};
use crate::catalogue::place::Step;
use crate::model::Json;
use crate::model::units::Date;

/// The checklist, where the JSON is one.
pub(super) fn read<'a>(json: &Json, text: &'a str, today: Date) -> Option<Making<'a>> {
    json.get("items")?.as_array()?;
    json.get("categories")?.as_array()?;
    let metadata = json.get("metadata").unwrap_or(&Json::Null);
    let timestamp = field(metadata, "timestamp");
    let day = timestamp.get(..10).and_then(Date::parse);
    let mut making = Making::new(
        text,
        "azure",
        &field(metadata, "name"),
        day.unwrap_or(today),
    );
    for (at, row) in list(json, "items").iter().enumerate() {
        let path = vec![Step::key("items"), Step::Item(at)];
        if row.is_object() {
            making.add(&path, item(row));
        } else {
            making.report(&path, "it is no item", row.to_string());
        }
    }
    Some(making)
}

fn item(row: &Json) -> Item {
    let id = match &*field(row, "guid") {
        "" => field(row, "id"),
        guid => guid.to_owned(),
    };
    Item {
        id,
        area: field(row, "category"),
        title: field(row, "text"),
        text: field(row, "description"),
        severity: severity(&field(row, "severity")),
        link: field(row, "link"),
        ..Item::default()
    }
}

/// As it is named in any case of letters; medium where it is named otherwise.
fn severity(name: &str) -> &'static str {
    let known = ["critical", "high", "medium", "low"];
    let found = known.into_iter().find(|one| one.eq_ignore_ascii_case(name));
    found.unwrap_or("medium")
}
