//! The checklist, read back from where people worked on it: what somebody
//! ticked, whom they named, which day they wrote. One engine for all, and a
//! reader for each form; whatever else was changed, or cannot be taken over,
//! is told and not guessed.

mod compare;
mod list;
mod sheet;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::input::Input;
use super::xlsx::unpack::Table;
use crate::model::Json;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::model::slices::{Rest, Restless, at_once};
use crate::readiness::assess::Placed;
use compare::Reader;

/// What a list or workbook says otherwise than the plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadBack {
    /// What can be taken over, in its order.
    pub changes: Vec<Change>,
    /// What cannot, and why.
    pub conflicts: Vec<Conflict>,
    /// Lines or rows that say what the plan says.
    pub unchanged: usize,
}

/// One answer that somebody gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The line or row, from 1.
    pub line: usize,
    /// The item, by id.
    pub item: String,
    /// The kind of its object.
    pub kind: Kind,
    /// Its object.
    pub object: Key,
    /// What was changed, in a word.
    pub what: &'static str,
    /// What the plan says.
    pub before: String,
    /// What came back.
    pub after: String,
    /// The fields of the statement with their new values.
    pub fields: Vec<(&'static str, Json)>,
}

impl Change {
    /// What it states: the item, the kind of its object, the object, and the
    /// fields.
    pub fn statement(&self) -> (&str, Kind, Key, &[(&'static str, Json)]) {
        (&self.item, self.kind, self.object, &self.fields)
    }
}

/// Something that cannot be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The line or row, from 1.
    pub line: usize,
    /// `item@object`, as it stands there.
    pub id: String,
    /// Why not.
    pub text: String,
}

/// Compares a list, as `markdown` writes it and somebody edited it, with the plan.
pub fn read_back(input: &Input, text: &str) -> ReadBack {
    at_once(read_back_in_slices(input, text, &mut Restless))
}

/// The same, a few lines at a time; `None` where it is no longer wanted.
pub async fn read_back_in_slices(
    input: &Input<'_>,
    text: &str,
    rest: &mut impl Rest,
) -> Option<ReadBack> {
    compare(input, &list::rows(text), rest).await
}

/// Compares a workbook, as `xlsx` writes it and somebody edited it, with the plan.
///
/// # Errors
/// It is no workbook of this plan, in words.
pub fn read_workbook_back(input: &Input, tables: &[Table]) -> Result<ReadBack, String> {
    let rest = &mut Restless;
    at_once(read_workbook_back_in_slices(input, tables, rest))
}

/// The same, a few rows at a time; `None` where it is no longer wanted.
pub async fn read_workbook_back_in_slices(
    input: &Input<'_>,
    tables: &[Table],
    rest: &mut impl Rest,
) -> Option<Result<ReadBack, String>> {
    match sheet::rows(input, tables) {
        Ok(rows) => compare(input, &rows, rest).await.map(Ok),
        Err(why) => Some(Err(why)),
    }
}

/// A line or row about an item.
struct Row<'a> {
    line: usize,
    id: &'a str,
    revision: u32,
    /// What it says of the item, once that is known.
    answers: Ask<'a>,
}

/// Asks a row of its item.
type Ask<'a> = Box<dyn Fn(&Input, &Placed) -> Answers<'a> + 'a>;

/// What a row says of its item; nothing where it says what was written.
#[derive(Default)]
struct Answers<'a> {
    /// What cannot be read of it.
    remark: Option<&'static str>,
    ticked: Option<bool>,
    status: Option<Answer<'a>>,
    owner: Option<Answer<'a>>,
    due: Option<Answer<'a>>,
    evidence: Option<Answer<'a>>,
}

/// An answer, and what was written in its place, where that is kept.
struct Answer<'a> {
    now: Cow<'a, str>,
    written: Option<&'a str>,
}

async fn compare(input: &Input<'_>, rows: &[Row<'_>], rest: &mut impl Rest) -> Option<ReadBack> {
    let mut entries: BTreeMap<String, Placed> = BTreeMap::new();
    for placed in input.assessment.entries() {
        entries.insert(placed.id(), placed);
        rest.rest().await?;
    }
    let mut read = ReadBack::default();
    let mut seen = BTreeSet::new();
    for row in rows {
        rest.rest().await?;
        let reader = Reader {
            input,
            line: row.line,
            id: row.id,
            revision: row.revision,
        };
        if !seen.insert(row.id) {
            read.conflicts
                .push(reader.conflict("this item is there twice; the first counts"));
            continue;
        }
        match entries.get(row.id) {
            Some(placed) => reader.compare(placed, &(row.answers)(input, placed), &mut read),
            None => read
                .conflicts
                .push(reader.conflict("the plan has no such item any more")),
        }
    }
    Some(read)
}
