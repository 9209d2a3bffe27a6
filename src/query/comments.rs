//! What people remark on something of the plan: as threads, counted, and the
//! edits that add, answer, settle and take out. Fresh ids, the name of whoever
//! says it and the time come from outside.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::model::Json;
use crate::model::comment::Comment;
use crate::model::edit::{Edit, Stamp};
use crate::model::id::{Id, Key};
use crate::model::plan::{Kind, Plan};
use crate::model::text::Text;

/// What comments are about.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Topic {
    /// The object; the plan as a whole where there is none.
    pub object: Option<(Kind, Key)>,
    /// The duty of it, by its id in the catalogue; empty where it is about the
    /// object or an item.
    pub duty: Text,
    /// The checklist item on it, by its id; empty where it is about the object
    /// or a duty.
    pub item: Text,
}

impl Topic {
    /// Topic an object.
    pub fn object(kind: Kind, key: Key) -> Self {
        Self {
            object: Some((kind, key)),
            ..Self::default()
        }
    }

    /// Topic a duty for an object.
    pub fn duty(duty: &str, kind: Kind, key: Key) -> Self {
        Self {
            duty: duty.into(),
            ..Self::object(kind, key)
        }
    }

    /// Topic a checklist item on an object.
    pub fn item(item: &str, kind: Kind, key: Key) -> Self {
        Self {
            item: item.into(),
            ..Self::object(kind, key)
        }
    }

    /// What a comment is about.
    pub fn of(comment: &Comment) -> Self {
        Self {
            object: comment.object.0,
            duty: comment.duty.clone(),
            item: comment.item.clone(),
        }
    }

    fn fields(&self) -> Vec<(&'static str, Json)> {
        let mut fields = Vec::new();
        if let Some((kind, key)) = self.object {
            let object = serde_json::json!({ "kind": kind.key(), "id": key.to_string() });
            fields.push(("object", object));
        }
        for (field, text) in [("duty", &self.duty), ("item", &self.item)] {
            if !text.is_empty() {
                fields.push((field, Json::from(&**text)));
            }
        }
        fields
    }
}

/// A comment with its answers, in the order in which they were made.
#[derive(Clone, Debug, PartialEq)]
pub struct Thread {
    /// What was said first.
    pub first: Rc<Comment>,
    /// What was said to that.
    pub answers: Vec<Rc<Comment>>,
}

impl Thread {
    /// Whether nothing is left to do about it.
    pub fn is_settled(&self) -> bool {
        self.first.settled.is(&true)
    }
}

/// The threads on that: what is not settled first, then in their order. An
/// answer to an answer stands in the thread of the first; one whose first is
/// gone begins a thread of its own.
pub fn threads(plan: &Plan, about: &Topic) -> Vec<Thread> {
    let rows: Vec<&Rc<Comment>> = plan
        .comments
        .iter()
        .filter(|row| Topic::of(row) == *about)
        .collect();
    let known: BTreeMap<Key, &Rc<Comment>> = rows.iter().map(|row| (row.meta.id, *row)).collect();
    let mut threads: Vec<Thread> = Vec::new();
    let mut places: BTreeMap<Key, usize> = BTreeMap::new();
    for row in &rows {
        if first_of(&known, row) == row.meta.id {
            places.insert(row.meta.id, threads.len());
            threads.push(Thread {
                first: Rc::clone(row),
                answers: Vec::new(),
            });
        }
    }
    for row in rows {
        let first = first_of(&known, row);
        let thread = places.get(&first).filter(|_| first != row.meta.id);
        if let Some(thread) = thread.and_then(|&place| threads.get_mut(place)) {
            thread.answers.push(Rc::clone(row));
        }
    }
    threads.sort_by_key(Thread::is_settled);
    threads
}

/// The comment with which the thread of that one begins.
fn first_of(known: &BTreeMap<Key, &Rc<Comment>>, row: &Comment) -> Key {
    let mut seen = BTreeSet::from([row.meta.id]);
    let mut here = row;
    while let Some(before) = here.answers.0.and_then(|id| known.get(&id.key())) {
        // Answers that go round in a circle begin at the smallest.
        if !seen.insert(before.meta.id) {
            return seen.into_iter().next().unwrap_or(row.meta.id);
        }
        here = before;
    }
    here.meta.id
}

/// How many comments there are on that.
pub fn count(plan: &Plan, about: &Topic) -> usize {
    let rows = plan.comments.iter();
    rows.filter(|row| Topic::of(row) == *about).count()
}

/// A number of comments in words.
pub fn counted(count: usize) -> String {
    match count {
        1 => "1 comment".to_owned(),
        count => format!("{count} comments"),
    }
}

/// The comments that ask that person or team for something and are not
/// settled, in their order.
pub fn asked_of<'a>(
    plan: &'a Plan,
    whom: &'a BTreeSet<Key>,
) -> impl Iterator<Item = &'a Rc<Comment>> {
    plan.comments.iter().filter(|row| {
        let asked = row.addressed_to.0.is_some_and(|key| whom.contains(&key));
        asked && !row.settled.is(&true)
    })
}

/// Says something about that.
pub fn say(about: &Topic, text: &str, to: Option<Key>, stamp: &Stamp, id: Key) -> Edit {
    let mut fields = about.fields();
    fields.extend(to.map(|key| ("addressed_to", Json::from(key.to_string()))));
    fields.extend(said(text, stamp));
    Edit::add(Kind::Comment, id, fields)
}

/// Says something to a comment.
pub fn answer(comment: &Comment, text: &str, stamp: &Stamp, id: Key) -> Edit {
    let mut fields = Topic::of(comment).fields();
    fields.push(("answers", Json::from(comment.meta.id.to_string())));
    fields.extend(said(text, stamp));
    Edit::add(Kind::Comment, id, fields)
}

fn said(text: &str, stamp: &Stamp) -> Vec<(&'static str, Json)> {
    let mut fields = vec![("text", Json::from(text.trim()))];
    if !stamp.by.is_empty() {
        fields.push(("said_by", Json::from(&*stamp.by)));
    }
    fields.extend(stamp.at.map(|at| ("said_at", Json::from(at.to_string()))));
    fields
}

/// Says it in other words.
pub fn reword(comment: Key, text: &str) -> Edit {
    Edit::set(Kind::Comment, comment, "text", Json::from(text.trim()))
}

/// Says that nothing is left to do about a thread, or that something is.
pub fn settle(thread: Key, settled: bool) -> Edit {
    let value = if settled {
        Json::Bool(true)
    } else {
        Json::Null
    };
    Edit::set(Kind::Comment, thread, "settled", value)
}

/// Takes a comment out. The next answer takes its place where it began a
/// thread, so that nothing that others said goes with it.
pub fn remove(plan: &Plan, comment: Key) -> Edit {
    let answers = |row: &&Rc<Comment>| row.answers.0 == Some(Id::new(comment));
    let mut following = plan.comments.iter().filter(answers);
    let heir = following.next();
    let own = plan.comments.get(Id::new(comment));
    let before = own.and_then(|row| row.answers.0).map(Id::key);
    let mut edits = Vec::new();
    let onto = before.or(heir.map(|row| row.meta.id));
    let moved = following.chain(heir.filter(|_| before.is_some()));
    if let Some(onto) = onto {
        edits.extend(moved.map(|row| {
            Edit::set(
                Kind::Comment,
                row.meta.id,
                "answers",
                Json::from(onto.to_string()),
            )
        }));
    }
    edits.push(Edit::Remove {
        kind: Kind::Comment,
        id: comment,
    });
    Edit::Batch { edits }
}
