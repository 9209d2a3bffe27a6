//! What two copies say differently, as each would be shown.

use super::{Redact, WITHHELD, object_of, takes_comments};
use crate::model::Json;
use crate::model::plan::Kind;
use crate::model::record::Map;

/// What each copy said.
const SIDES: [&str; 3] = ["base", "mine", "theirs"];

/// Takes out of the record of a conflict what is taken out of its object.
pub(super) fn replace(map: &mut Map, redactions: &[Redact]) {
    let about = map.get("object").and_then(object_of).map(|(kind, _)| kind);
    let field = map.get("field").and_then(Json::as_str).map(str::to_owned);
    for side in SIDES {
        let Some(value) = map.get_mut(side) else {
            continue;
        };
        match (about, &field) {
            (Some(Kind::Comment), _) if takes_comments(redactions) => *value = WITHHELD.into(),
            (Some(kind), Some(field)) => replace_field(kind, field, value, redactions),
            (Some(kind), None) => {
                for (key, value) in value.as_object_mut().into_iter().flatten() {
                    replace_field(kind, key, value, redactions);
                }
            }
            (None, _) => {}
        }
    }
}

fn replace_field(kind: Kind, key: &str, value: &mut Json, redactions: &[Redact]) {
    if let Some(field) = kind.fields().iter().find(|field| field.key == key)
        && !value.is_null()
    {
        super::replace(kind, field.key, field.shape, WITHHELD, value, redactions);
    }
}
