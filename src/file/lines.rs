//! A plan file in lines, each one object with its place, so that a large plan
//! is written and read a little at a time. Put together, the lines are the
//! plan file; that is why those of an older version can still be read.

use super::error::ReadError;
use super::read::read_json_in_slices;
use super::warning::Warning;
use super::write::{head, kinds_from_outside};
use crate::model::Json;
use crate::model::plan::Plan;
use crate::model::record::Map;
use crate::model::slices::Rest;
use crate::model::table::object_to_map;

/// What stands behind the place of an object in a list.
const LISTED: &str = "[]";

/// Gives `take` the plan line by line, each with its end; `None` where it is
/// no longer wanted.
pub async fn write_lines(
    plan: &Plan,
    rest: &mut impl Rest,
    mut take: impl FnMut(&str),
) -> Option<()> {
    let mut line = |place: String, object: Map| {
        let line = Json::Array(vec![place.into(), Json::Object(object)]);
        take(&format!("{line}\n"));
    };
    line(String::new(), head());
    for kind in kinds_from_outside() {
        let listed = if kind.is_single() { "" } else { LISTED };
        let table = plan.table(kind);
        for row in (0..table.count()).filter_map(|index| table.row(index)) {
            let place = format!("{}{listed}", kind.path().join("."));
            line(place, object_to_map(row));
            rest.rest().await?;
        }
    }
    Some(())
}

/// A plan that is put together from its lines.
#[derive(Debug, Default)]
pub struct Lines {
    root: Map,
}

/// The text is no line of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotALine;

impl Lines {
    /// Adds a line.
    ///
    /// # Errors
    /// It is none.
    pub fn add(&mut self, line: &[u8]) -> Result<(), NotALine> {
        let (place, object): (String, Map) = serde_json::from_slice(line).map_err(|_| NotALine)?;
        let (place, listed) = match place.strip_suffix(LISTED) {
            Some(place) => (place, true),
            None => (&*place, false),
        };
        let mut here = &mut self.root;
        let steps: Vec<&str> = place.split('.').filter(|step| !step.is_empty()).collect();
        let Some((last, way)) = steps.split_last() else {
            here.extend(object);
            return Ok(());
        };
        for step in way {
            let inner = here
                .entry(*step)
                .or_insert_with(|| Json::Object(Map::new()));
            here = inner.as_object_mut().ok_or(NotALine)?;
        }
        let empty = if listed {
            Json::Array(Vec::new())
        } else {
            Json::Object(Map::new())
        };
        match here.entry(*last).or_insert(empty) {
            Json::Array(rows) if listed => rows.push(Json::Object(object)),
            Json::Object(single) if !listed => single.extend(object),
            _ => return Err(NotALine),
        }
        Ok(())
    }

    /// The plan of all lines, and what is odd about it; `None` where it is no
    /// longer wanted.
    ///
    /// # Errors
    /// As [`super::read()`].
    pub async fn plan(
        self,
        rest: &mut impl Rest,
    ) -> Option<Result<(Plan, Vec<Warning>), ReadError>> {
        read_json_in_slices(Json::Object(self.root), rest).await
    }
}
