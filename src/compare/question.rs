//! What two copies say differently, as a person is asked about it.

use crate::model::Json;
use crate::model::conflict::Conflict;
use crate::model::edit::Edit;
use crate::model::field::Field;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::record::Meta;
use crate::model::table::AnyObject;
use crate::model::units::Moment;

use super::change::called;
use super::clash::{Side, can_say, said, settle, together};

/// How many fields of an object are told.
const TOLD: usize = 6;

/// One conflict of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The plan's record of it.
    pub id: Key,
    /// The kind of the object that it is about, in the words of the screen.
    pub kind: &'static str,
    /// What it is about: "zones of erp-hana".
    pub title: String,
    /// What both began with; nothing where nobody knows.
    pub base: Option<String>,
    /// What each copy says.
    pub mine: Answer,
    /// What the other copy says.
    pub theirs: Answer,
    /// What both would say in one, where that makes sense.
    pub both: Option<String>,
    /// The side that was changed later, where both say when.
    pub later: Option<Side>,
}

/// What one copy says.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// In words.
    pub text: String,
    /// Who changed that object last there; empty where unsaid.
    pub by: String,
    /// When.
    pub at: Option<Moment>,
    /// Whether this version can state it.
    pub can_be_taken: bool,
}

/// The questions that a plan leaves open, in its order. `copies` are the two
/// that were made one, where they are at hand: they know who said what.
pub fn questions(plan: &Plan, copies: Option<(&Plan, &Plan)>) -> Vec<Question> {
    let conflicts = plan.conflicts.iter();
    conflicts
        .map(|conflict| question(plan, conflict, copies))
        .collect()
}

/// The edit that settles each of these conflicts; what is gone already needs
/// none.
pub fn settle_each(plan: &Plan, choices: impl IntoIterator<Item = (Key, Side)>) -> Edit {
    let settled = choices.into_iter().filter_map(|(id, side)| {
        let conflict = plan.conflicts.iter().find(|row| row.meta.id == id)?;
        Some(settle(plan, conflict, side))
    });
    Edit::Batch {
        edits: settled.collect(),
    }
}

fn question(plan: &Plan, conflict: &Conflict, copies: Option<(&Plan, &Plan)>) -> Question {
    let about = conflict.object.0;
    let (mine, theirs) = match copies {
        Some((mine, theirs)) => (meta(mine, conflict), meta(theirs, conflict)),
        None => (None, None),
    };
    let base = conflict.base.0.as_deref();
    let answer = |side: Side, meta: Option<&Meta>| {
        let value = said(conflict, side);
        Answer {
            text: words(plan, conflict, &value),
            by: meta.map_or_else(String::new, |meta| meta.changed_by.to_string()),
            at: meta.and_then(|meta| meta.changed_at),
            can_be_taken: conflict.field.is_empty()
                || side == Side::Mine
                || about.is_some_and(|(kind, _)| can_say(kind, &conflict.field, &value)),
        }
    };
    let (mine, theirs) = (answer(Side::Mine, mine), answer(Side::Theirs, theirs));
    Question {
        id: conflict.meta.id,
        kind: about.map_or("", |(kind, _)| kind.label()),
        title: title(plan, conflict),
        base: base.map(|base| words(plan, conflict, base)),
        both: together(conflict).map(|both| words(plan, conflict, &both)),
        later: later(&mine, &theirs),
        mine,
        theirs,
    }
}

fn meta<'a>(copy: &'a Plan, conflict: &Conflict) -> Option<&'a Meta> {
    let (kind, id) = conflict.object.0?;
    let id = if kind.is_single() { copy.id() } else { id };
    copy.object(kind, id).map(AnyObject::meta)
}

fn later(mine: &Answer, theirs: &Answer) -> Option<Side> {
    let later = match mine.at?.cmp(&theirs.at?) {
        std::cmp::Ordering::Greater => Side::Mine,
        std::cmp::Ordering::Less if theirs.can_be_taken => Side::Theirs,
        _ => return None,
    };
    Some(later)
}

fn title(plan: &Plan, conflict: &Conflict) -> String {
    let Some((kind, id)) = conflict.object.0 else {
        return "an object that is no longer named".to_owned();
    };
    let of = called(plan, kind, id);
    if conflict.field.is_empty() {
        return of;
    }
    let field = field(kind, &conflict.field);
    let label = field.map_or_else(|| conflict.field.to_string(), Field::in_sentence);
    format!("{label} of {of}")
}

/// A value of the field that a conflict is about, or of the whole object.
fn words(plan: &Plan, conflict: &Conflict, value: &Json) -> String {
    let kind = conflict.object.0.map(|(kind, _)| kind);
    match (kind, value) {
        (Some(_), Json::Null) if conflict.field.is_empty() => {
            let known = conflict.base.0.is_some();
            if known { "taken out" } else { "not there" }.to_owned()
        }
        (Some(kind), Json::Object(map)) if conflict.field.is_empty() => {
            let fields = kind.fields().iter();
            let told = fields.filter_map(|field| {
                let shown = field.shape.show(map.get(field.key)?, plan);
                Some(format!("{} {shown}", field.in_sentence()))
            });
            let told: Vec<String> = told.take(TOLD).collect();
            format!("there: {}", told.join(", "))
        }
        (Some(kind), value) => match field(kind, &conflict.field) {
            Some(_) if value.is_null() => "nothing stated".to_owned(),
            Some(field) => field.shape.show(value, plan),
            None => value.to_string(),
        },
        (None, value) => value.to_string(),
    }
}

fn field(kind: Kind, key: &str) -> Option<&'static Field> {
    kind.fields().iter().find(|field| field.key == key)
}
