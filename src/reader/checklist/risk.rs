//! What risk a lens sees where everything holds but one choice: its rules are
//! asked in order, and the first that holds counts.

use std::collections::BTreeSet;

use super::{field, list};
use crate::model::Json;

/// Bytes of a condition that are looked at: published lenses stay far below.
const LONGEST: usize = 4_000;
/// Choices of a question that are looked at; the tool takes fifteen.
const CHOICES: usize = 200;
/// Brackets within each other that are followed.
const DEEPEST: usize = 24;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Risk {
    /// High.
    High,
    /// Medium, or nobody can say.
    Medium,
    /// None.
    None,
}

/// The risk of a question of which all choices are ticked but that one.
pub(super) fn risk_without(question: &Json, missing: &str) -> Risk {
    let choices = list(question, "choices");
    if choices.len() > CHOICES {
        return Risk::Medium;
    }
    let ids = choices.iter().map(|choice| field(choice, "id"));
    let ticked: BTreeSet<String> = ids
        .filter(|id| id != missing && !id.ends_with("_no"))
        .collect();
    for rule in list(question, "riskRules").iter().take(CHOICES) {
        let condition = field(rule, "condition");
        let holds = condition == "default"
            || Reader::new(&condition, &ticked)
                .is_some_and(|mut reader| reader.whole() == Some(true));
        if holds {
            return match &*field(rule, "risk") {
                "HIGH_RISK" => Risk::High,
                "NO_RISK" => Risk::None,
                _ => Risk::Medium,
            };
        }
    }
    Risk::Medium
}

/// Reads a condition of ids with `&&`, `||`, `!` and brackets.
struct Reader<'a> {
    rest: &'a str,
    ticked: &'a BTreeSet<String>,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn new(condition: &'a str, ticked: &'a BTreeSet<String>) -> Option<Self> {
        (condition.len() <= LONGEST).then_some(Self {
            rest: condition,
            ticked,
            depth: 0,
        })
    }

    /// Whether all of it holds; `None` where it is no condition.
    fn whole(&mut self) -> Option<bool> {
        let holds = self.either()?;
        self.rest.trim_start().is_empty().then_some(holds)
    }

    fn either(&mut self) -> Option<bool> {
        let mut holds = self.all()?;
        while self.take("||") {
            holds |= self.all()?;
        }
        Some(holds)
    }

    fn all(&mut self) -> Option<bool> {
        let mut holds = self.one()?;
        while self.take("&&") {
            holds &= self.one()?;
        }
        Some(holds)
    }

    fn one(&mut self) -> Option<bool> {
        let mut negated = false;
        while self.take("!") {
            negated = !negated;
        }
        let holds = if self.take("(") {
            self.depth += 1;
            let holds = (self.depth <= DEEPEST).then(|| self.either()).flatten()?;
            self.depth -= 1;
            self.take(")").then_some(holds)?
        } else {
            let end = self
                .rest
                .find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-');
            let (id, rest) = self.rest.split_at_checked(end.unwrap_or(self.rest.len()))?;
            self.rest = rest;
            (!id.is_empty()).then(|| self.ticked.contains(id))?
        };
        Some(holds != negated)
    }

    /// Goes over a sign, where it comes next.
    fn take(&mut self, sign: &str) -> bool {
        self.rest = self.rest.trim_start();
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        self.rest = self.rest.trim_start();
        rest.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(condition: &str, expected: Option<bool>) {
        let ticked = ["a", "b"].map(str::to_owned).into_iter().collect();
        let read = Reader::new(condition, &ticked).and_then(|mut reader| reader.whole());
        assert_eq!(read, expected, "{condition}");
    }

    #[test]
    fn a_condition_is_read_with_its_brackets() {
        check("a && b", Some(true));
        check("a && c || b", Some(true));
        check("a && (c || !b)", Some(false));
        check("!!(a)", Some(true));
    }

    #[test]
    fn what_is_no_condition_holds_not() {
        for text in ["", "a &&", "(a", "a b", "a | b", "&& a"] {
            check(text, None);
        }
        check(&"(".repeat(50_000), None);
        check(&format!("{}a{}", "(".repeat(500), ")".repeat(500)), None);
    }
}
