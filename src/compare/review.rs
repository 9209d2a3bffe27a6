//! A colleague's copy beside this one, as a person looks at it before both are made one.

use std::collections::BTreeMap;

use crate::model::edit::{Refused, Stamp};
use crate::model::id::Key;
use crate::model::plan::Plan;

use super::author::{Author, by_author};
use super::change::changes;
use super::clash::Side;
use super::merge::{NoMerge, merge_from};
use super::question::{Question, questions, settle_each};

/// Two copies, and what comes of them.
#[derive(Clone, Debug)]
pub struct Review {
    /// The plan with the changes of both, what is undecided still in it.
    pub merged: Plan,
    /// Whether it is known what both began with.
    pub has_base: bool,
    /// What the other copy changed; where nobody knows what both began with,
    /// everything in which it differs.
    pub theirs: Vec<Author>,
    /// What this copy changed; nothing where nobody knows what both began with.
    pub mine: Vec<Author>,
    /// What is to be decided.
    pub questions: Vec<Question>,
    /// Whether the other copy says nothing that this one does not.
    pub brings_nothing: bool,
}

/// What somebody chose, by conflict; nothing means to decide later.
pub type Choices = BTreeMap<Key, Option<Side>>;

/// Looks at two copies.
///
/// # Errors
/// They are not of one plan, or do not fit together.
pub fn review(base: Option<&Plan>, mine: &Plan, theirs: &Plan) -> Result<Review, NoMerge> {
    let merged = merge_from(base, mine, theirs)?.plan;
    let told = |before: &Plan, after: &Plan| by_author(after, changes(before, after));
    let before = mine.conflicts.iter().map(|conflict| conflict.meta.id);
    let before: Vec<Key> = before.collect();
    let mut questions = questions(&merged, Some((mine, theirs)));
    questions.retain(|question| !before.contains(&question.id));
    Ok(Review {
        has_base: base.is_some(),
        theirs: told(base.unwrap_or(mine), theirs),
        mine: base.map_or_else(Vec::new, |base| told(base, mine)),
        brings_nothing: changes(mine, &merged).is_empty(),
        questions,
        merged,
    })
}

impl Review {
    /// What is chosen for a question: what somebody said, else the later change
    /// where nobody knows what both began with, else to decide later.
    pub fn choice(&self, question: &Question, said: &Choices) -> Option<Side> {
        let proposed = question.later.filter(|_| !self.has_base);
        said.get(&question.id).copied().unwrap_or(proposed)
    }

    /// How many questions are left for later.
    pub fn undecided(&self, said: &Choices) -> usize {
        let questions = self.questions.iter();
        questions
            .filter(|question| self.choice(question, said).is_none())
            .count()
    }

    /// The plan with the changes of both and what was chosen.
    ///
    /// # Errors
    /// A choice does not fit the plan, which is a mistake in the code.
    pub fn decided(&self, said: &Choices, stamp: &Stamp) -> Result<Plan, Refused> {
        let chosen = self.questions.iter().filter_map(|question| {
            let side = self.choice(question, said)?;
            Some((question.id, side))
        });
        self.merged.apply(&settle_each(&self.merged, chosen), stamp)
    }
}
