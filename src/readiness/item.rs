//! A checklist item: a rule, or something that only a person can state.

use std::rc::Rc;

use super::rule::{Effort, Family, Rule, Severity};
use super::rules;
use crate::catalogue::Knowledge;
use crate::catalogue::statement::Statement;
use crate::model::plan::Kind;

/// A checklist item.
#[derive(Clone, Debug)]
pub enum Item {
    /// Computed from the plan.
    Rule(&'static Rule),
    /// Stated by a person.
    Statement(Rc<Statement>),
}

/// Every item, rules first, each group in the order of its list.
pub fn items(knowledge: &Knowledge) -> Vec<Item> {
    let rules = rules::all().map(Item::Rule);
    let statements = knowledge.statements.iter().cloned().map(Item::Statement);
    rules.chain(statements).collect()
}

impl Item {
    /// Its id.
    pub fn id(&self) -> &str {
        match self {
            Self::Rule(rule) => rule.id,
            Self::Statement(statement) => &statement.id,
        }
    }

    /// The kind of object it is about.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Rule(rule) => rule.check.kind(),
            Self::Statement(statement) => statement.applies_to,
        }
    }

    /// Its family.
    pub fn family(&self) -> Family {
        match self {
            Self::Rule(rule) => rule.family,
            Self::Statement(statement) => {
                Family::from_key(&statement.family).unwrap_or(Family::Coverage)
            }
        }
    }

    /// How bad it is when it does not hold.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Rule(rule) => rule.severity,
            Self::Statement(statement) => {
                Severity::from_key(&statement.severity).unwrap_or(Severity::Critical)
            }
        }
    }

    /// How much work it is.
    pub fn effort(&self) -> Effort {
        match self {
            Self::Rule(rule) => rule.effort,
            Self::Statement(statement) => match statement.effort {
                0 | 1 => Effort::Small,
                2 => Effort::Medium,
                _ => Effort::Large,
            },
        }
    }

    /// The area of the catalogue, by id.
    pub fn area(&self) -> &str {
        match self {
            Self::Rule(rule) => rule.area,
            Self::Statement(statement) => &statement.area,
        }
    }

    /// Its title.
    pub fn title(&self) -> &str {
        match self {
            Self::Rule(rule) => rule.title,
            Self::Statement(statement) => &statement.title,
        }
    }

    /// Why it matters.
    pub fn rationale(&self) -> &str {
        match self {
            Self::Rule(rule) => rule.rationale,
            Self::Statement(statement) => &statement.rationale,
        }
    }

    /// What to do.
    pub fn advice(&self) -> &str {
        match self {
            Self::Rule(rule) => rule.advice,
            Self::Statement(statement) => &statement.advice,
        }
    }

    /// The ids of the pages that it rests on.
    pub fn sources(&self) -> Vec<&str> {
        match self {
            Self::Rule(rule) => rule.sources.to_vec(),
            Self::Statement(statement) => statement.sources.iter().map(String::as_str).collect(),
        }
    }

    /// Days for which a proof of it counts where the proof says nothing.
    pub fn cadence_days(&self) -> u32 {
        match self {
            Self::Rule(_) => 365,
            Self::Statement(statement) => statement.cadence_days,
        }
    }
}
