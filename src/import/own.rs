//! A plan of this program: its objects, as they are.

use super::error::ImportError;
use super::inventory::{Facts, Inventory, PlanObject, Seen};
use super::{Format, Opened};
use crate::file;
use crate::model::plan::Kind;
use crate::model::table::name_of;

/// The format.
pub(super) const FORMAT: Format = Format {
    key: "plan",
    label: "Plan of this program",
    recognises,
    read,
};

fn recognises(opened: &Opened<'_>) -> bool {
    opened
        .outline
        .as_ref()
        .is_some_and(|outline| !outline.is_list && outline.value("format") == Some(file::FORMAT))
}

fn read(opened: &Opened<'_>, inventory: &mut Inventory) -> Result<(), ImportError> {
    let (plan, warnings) =
        file::read(opened.text).map_err(|error| ImportError::Plan(error.to_string()))?;
    let here = Seen {
        source: opened.source,
        ..Seen::default()
    };
    for warning in warnings {
        let seen = Seen {
            address: warning.path.as_str().into(),
            ..here.clone()
        };
        inventory.warn("plan_file", &seen, warning.to_string());
    }
    // What the other plan was at earlier times is no part of this one's past.
    let of_this_plan = |kind: &&Kind| !kind.is_single() && **kind != Kind::Milestone;
    for &kind in Kind::ALL.iter().filter(of_this_plan) {
        let table = plan.table(kind);
        for (place, row) in (0..table.count()).filter_map(|place| Some((place, table.row(place)?)))
        {
            let mut facts = Facts::new();
            for (index, field) in kind.fields().iter().enumerate() {
                if let Some(value) = row.get(index) {
                    facts.insert(field.key, value);
                }
            }
            let imported = row.meta().imported.as_ref();
            inventory.objects.push(PlanObject {
                kind,
                facts,
                seen: Seen {
                    address: format!("{}[{place}]", kind.path().join(".")).into(),
                    name: name_of(row).into(),
                    key: Some(row.meta().id),
                    planned: imported.is_some_and(|imported| imported.planned.is(&true)),
                    ids: imported
                        .iter()
                        .flat_map(|imported| imported.ids.iter().cloned())
                        .collect(),
                    ..here.clone()
                },
            });
        }
    }
    Ok(())
}
