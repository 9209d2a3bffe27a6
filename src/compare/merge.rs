//! Two copies of a plan made one: three ways, by object and field, against
//! what both began with. What only one changed is taken; what both changed to
//! different things stays as this copy has it, and is listed in the plan
//! ([`crate::model::conflict::Conflict`]) until somebody decides. Nothing is lost.
//!
//! Where nothing clashes, it does not matter who merges whom, and merging
//! once more changes nothing. The order of rows is no statement: each side keeps its own.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Json;
use crate::model::edit::{Edit, Refused};
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::record::Map;
use crate::model::table::{AnyObject, object_to_map};

use super::change::changes;
use super::clash::{recorded, sentence};
use super::order::places;
use super::row::{Beginning, Clash, content, joined};
use super::twins::{keys, twins};

/// Two copies made one.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The plan with the changes of both.
    pub plan: Plan,
    /// What is to be decided, as sentences, in the order of the plan's
    /// conflicts; empty where nothing clashed.
    pub conflicts: Vec<String>,
}

/// Why copies cannot be merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoMerge {
    /// They are not of one plan.
    NotOnePlan,
    /// A copy holds what no edit can make.
    Refused(Refused),
}

impl std::fmt::Display for NoMerge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotOnePlan => f.write_str("these are not copies of one plan: their ids differ"),
            Self::Refused(why) => write!(f, "the copies do not fit together: {why}"),
        }
    }
}

/// Makes the copies `mine` and `theirs` of `base` one.
///
/// # Errors
/// They are not of one plan, or do not fit together.
pub fn merge(base: &Plan, mine: &Plan, theirs: &Plan) -> Result<Merged, NoMerge> {
    merge_from(Some(base), mine, theirs)
}

/// Makes the copies one where nobody knows what they began with: what is equal
/// is equal, everything else is to be decided. What one of them has alone is kept.
///
/// # Errors
/// As [`merge`].
pub fn merge_two_ways(mine: &Plan, theirs: &Plan) -> Result<Merged, NoMerge> {
    merge_from(None, mine, theirs)
}

/// [`merge`], or [`merge_two_ways`] where there is no base.
///
/// # Errors
/// As [`merge`].
pub fn merge_from(base: Option<&Plan>, mine: &Plan, theirs: &Plan) -> Result<Merged, NoMerge> {
    let id = mine.id();
    if theirs.id() != id || base.is_some_and(|base| base.id() != id) {
        return Err(NoMerge::NotOnePlan);
    }
    // What a plan has one of is the same object in every copy.
    let nothing = Plan::default();
    let (known, theirs) = (
        base.map_or(nothing, |base| base.with_identity(id)),
        theirs.with_identity(id),
    );
    let mine = mine.with_identity(id);
    let mut merging = Merging {
        base: &known,
        has_base: base.is_some(),
        mine: &mine,
        theirs: &theirs,
        removals: Vec::new(),
        puts: Vec::new(),
        clashes: Vec::new(),
    };
    for &kind in Kind::ALL {
        merging.table(kind);
    }
    merging.keep_what_is_used();
    merging.keep_what_is_said();
    merging.keep_pointers();
    merging.finish().map_err(NoMerge::Refused)
}

pub(super) struct Merging<'a> {
    /// What both began with; nothing where nobody knows.
    pub(super) base: &'a Plan,
    has_base: bool,
    pub(super) mine: &'a Plan,
    pub(super) theirs: &'a Plan,
    /// What goes from `mine`.
    pub(super) removals: Vec<(Kind, Key)>,
    /// What is written into `mine`, with its place where it is new there.
    pub(super) puts: Vec<(Kind, Map, Option<usize>)>,
    pub(super) clashes: Vec<(Kind, Key, Clash)>,
}

/// The clash with what this copy says as the joined plan says it: there, pointers
/// to what went are gone, and merging once more must find nothing new.
fn as_it_stands(joined: &Plan, (kind, key, clash): &(Kind, Key, Clash)) -> (Kind, Key, Clash) {
    let mut clash = clash.clone();
    if !clash.mine.is_null()
        && let Some(object) = joined.object(*kind, *key)
    {
        let mut says = content(object);
        clash.mine = if clash.field.is_empty() {
            Json::Object(says)
        } else {
            says.remove(&clash.field).unwrap_or_default()
        };
    }
    (*kind, *key, clash)
}

/// What becomes of an object.
enum Fate {
    /// It stays as this side has it.
    Stays,
    /// It goes.
    Goes,
    /// It is written anew.
    Written(Map),
}

impl Merging<'_> {
    fn table(&mut self, kind: Kind) {
        let (base, mine, theirs) = (
            self.base.table(kind),
            self.mine.table(kind),
            self.theirs.table(kind),
        );
        if theirs.same(base) || theirs.same(mine) {
            return;
        }
        let twins = twins(kind, base, mine, theirs);
        let mut stays = Vec::new();
        for (index, key) in keys(mine) {
            let Some(row) = mine.row(index) else { continue };
            let twin = twins.get(&key).copied().unwrap_or(key);
            // Of two ids, both sides keep the same.
            let kept = key.min(twin);
            match self.fate(kind, kept, Some(row), self.theirs.object(kind, twin)) {
                Fate::Goes => {
                    self.removals.push((kind, key));
                    continue;
                }
                Fate::Written(map) if kept != key => {
                    self.removals.push((kind, key));
                    self.puts.push((kind, map, Some(stays.len())));
                }
                Fate::Written(map) => self.puts.push((kind, map, None)),
                Fate::Stays => {}
            }
            stays.push(kept);
        }
        let twinned: BTreeSet<Key> = twins.values().copied().collect();
        let mut new = BTreeMap::new();
        for (index, key) in keys(theirs) {
            let row = theirs.row(index).filter(|_| mine.position(key).is_none());
            let Some(row) = row.filter(|_| !twinned.contains(&key)) else {
                continue;
            };
            if let Fate::Written(map) = self.fate(kind, key, None, Some(row)) {
                new.insert(key, map);
            }
        }
        let known = keys(base).map(|(_, key)| key).collect();
        let order: Vec<Key> = keys(theirs).map(|(_, key)| key).collect();
        let wanted = new.keys().copied().collect();
        for (key, place) in places(&known, &stays, &order, &wanted) {
            if let Some(map) = new.remove(&key) {
                self.puts.push((kind, map, Some(place)));
            }
        }
    }

    fn fate(
        &mut self,
        kind: Kind,
        key: Key,
        mine: Option<&dyn AnyObject>,
        theirs: Option<&dyn AnyObject>,
    ) -> Fate {
        let base = self.base.object(kind, key);
        match (base, mine, theirs) {
            (_, Some(mine), Some(theirs)) => {
                let beginning = if self.has_base {
                    Beginning::Known(base)
                } else {
                    Beginning::Unknown
                };
                let (mut map, clashes) = joined(beginning, mine, theirs);
                map.insert("id".to_owned(), key.to_string().into());
                let clashes = clashes.into_iter().map(|clash| (kind, key, clash));
                self.clashes.extend(clashes);
                if map == object_to_map(mine) {
                    Fate::Stays
                } else {
                    Fate::Written(map)
                }
            }
            (None, Some(_), None) => {
                self.may_be_gone(kind, key, (mine, None));
                Fate::Stays
            }
            (None, None, Some(row)) => {
                self.may_be_gone(kind, key, (None, theirs));
                Fate::Written(object_to_map(row))
            }
            (Some(base), Some(mine), None) => {
                if content(base) == content(mine) {
                    return Fate::Goes;
                }
                self.gone_and_changed(kind, key, (Some(mine), None));
                Fate::Stays
            }
            (Some(base), None, Some(theirs)) => {
                if content(base) == content(theirs) {
                    return Fate::Goes;
                }
                self.gone_and_changed(kind, key, (None, Some(theirs)));
                Fate::Written(object_to_map(theirs))
            }
            (_, None, None) => Fate::Goes,
        }
    }

    /// One has it alone: added there or, where nobody knows what both began with,
    /// perhaps taken out of the other.
    fn may_be_gone(
        &mut self,
        kind: Kind,
        key: Key,
        sides: (Option<&dyn AnyObject>, Option<&dyn AnyObject>),
    ) {
        if !self.has_base && !only_grows(kind) {
            self.gone_and_changed(kind, key, sides);
        }
    }

    /// One took it out, the other went on with it: it stays.
    pub(super) fn gone_and_changed(
        &mut self,
        kind: Kind,
        key: Key,
        (mine, theirs): (Option<&dyn AnyObject>, Option<&dyn AnyObject>),
    ) {
        let whole =
            |row: Option<&dyn AnyObject>| row.map_or(Json::Null, |row| Json::Object(content(row)));
        let base = self.base.object(kind, key);
        let clash = Clash {
            field: String::new(),
            base: whole(base),
            mine: whole(mine),
            theirs: whole(theirs),
        };
        self.clashes.push((kind, key, clash));
    }

    fn finish(self) -> Result<Merged, Refused> {
        let mut edits: Vec<Edit> = Vec::new();
        for &(kind, id) in &self.removals {
            edits.push(Edit::Remove { kind, id });
        }
        for (kind, object, at) in &self.puts {
            edits.push(Edit::Put {
                kind: *kind,
                object: object.clone(),
                at: *at,
            });
        }
        let joined = self.mine.replay(&edits)?;
        let clashes = self
            .clashes
            .iter()
            .map(|clash| as_it_stands(&joined, clash));
        let clashes: Vec<_> = clashes.collect();
        let records: Vec<Edit> = clashes.iter().map(recorded).collect();
        let plan = self.counted(joined.replay(&records)?);
        let sentences = clashes.iter().map(|clash| sentence(&plan, clash));
        Ok(Merged {
            conflicts: sentences.collect(),
            plan,
        })
    }

    /// The plan's own revision: that of the side that it equals, else one more
    /// than both.
    fn counted(&self, plan: Plan) -> Plan {
        let equals = |side: &Plan| changes(side, &plan).is_empty();
        let (mine, theirs) = (self.mine.revision(), self.theirs.revision());
        let revision = match (equals(self.mine), equals(self.theirs)) {
            (true, true) => mine.max(theirs),
            (true, false) => mine,
            (false, true) => theirs,
            (false, false) => mine.max(theirs).saturating_add(1),
        };
        let facts = plan.object(Kind::PlanFacts, plan.id()).map(object_to_map);
        let Some(mut object) = facts else { return plan };
        object.insert("revision".to_owned(), revision.into());
        let edit = Edit::Put {
            kind: Kind::PlanFacts,
            object,
            at: None,
        };
        plan.replay(&[edit]).unwrap_or(plan)
    }
}

/// Whether nobody takes out what was added of that kind: it is a record of what
/// was, and having it does no harm.
const fn only_grows(kind: Kind) -> bool {
    matches!(kind, Kind::Snapshot | Kind::Conflict | Kind::Milestone)
}
