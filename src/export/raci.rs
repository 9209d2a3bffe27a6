//! Who is responsible, accountable, consulted and informed, as a table: a row
//! per duty whatever the object, a column per person or team.

use serde_json::json;

use super::input::Input;
use crate::model::Json;
use crate::model::choice::Choices;
use crate::ownership::raci::{Column, Grain, Hint, Letter, Letters, Raci, Row};

/// The columns before those of people and teams.
pub(super) const BEFORE: [&str; 6] = ["service", "area", "task", "duty", "party", "objects"];

/// The column after those of people and teams: what is odd about a row.
pub(super) const AFTER: &str = "hint";

/// A table of plain texts.
pub(super) struct Table {
    /// The names of people and teams.
    pub(super) names: Vec<String>,
    /// The rows.
    pub(super) rows: Vec<Line>,
}

/// A row.
pub(super) struct Line {
    /// Under [`BEFORE`].
    pub(super) before: [String; BEFORE.len()],
    /// The letters of each person or team.
    pub(super) letters: Vec<String>,
    /// What is odd about it, in words.
    pub(super) hint: String,
}

impl Line {
    /// All cells in their order.
    pub(super) fn cells(&self) -> impl Iterator<Item = &str> {
        let all = self.before.iter().chain(&self.letters);
        all.chain([&self.hint]).map(String::as_str)
    }
}

fn matrix(input: &Input) -> Raci {
    Raci::new(input.plan, input.matrix, input.knowledge, Grain::Duty)
}

/// The matrix of that plan.
pub(super) fn table(input: &Input) -> Table {
    let raci = matrix(input);
    let rows = raci.rows.iter().map(|row| line(&raci, row));
    Table {
        names: raci.columns.iter().map(|one| one.name.clone()).collect(),
        rows: rows.collect(),
    }
}

fn line(raci: &Raci, row: &Row) -> Line {
    let cell = |key| row.letters.get(key).map(Letters::text);
    let letters = raci.columns.iter().map(|column| cell(&column.key));
    let hints: Vec<String> = row.hints().into_iter().map(Hint::text).collect();
    Line {
        before: [
            row.service.clone(),
            row.area_title.clone(),
            row.task_title.clone(),
            row.title.clone(),
            row.party.map_or("mixed", Choices::key).to_owned(),
            row.objects.to_string(),
        ],
        letters: letters.map(Option::unwrap_or_default).collect(),
        hint: hints.join("; "),
    }
}

/// The same for programs: for how many objects each letter holds.
pub(super) fn json(input: &Input) -> Json {
    let raci = matrix(input);
    let rows = raci.rows.iter().map(|row| {
        let named = raci.columns.iter().filter_map(|column| {
            let letters = row.letters.get(&column.key)?;
            Some(who(column, letters))
        });
        json!({
            "duty": row.id,
            "service": row.service,
            "area": row.area,
            "task": row.task,
            "title": row.title,
            "party": row.party.map(Choices::key),
            "objects": row.objects,
            "unowned": row.unowned,
            "people": named.collect::<Json>(),
            "hints": row.hints().into_iter().map(Hint::text).collect::<Json>(),
        })
    });
    json!({ "raci": rows.collect::<Json>() })
}

fn who(column: &Column, letters: &Letters) -> Json {
    json!({
        "id": column.key.to_string(),
        "name": column.name,
        "responsible": letters.count(Letter::Responsible),
        "accountable": letters.count(Letter::Accountable),
        "consulted": letters.count(Letter::Consulted),
        "informed": letters.count(Letter::Informed),
    })
}
