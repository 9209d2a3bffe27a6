//! Conditions on the deployment: when a duty or an item applies, written in CEL
//! (`workload.platform in ["vmware", "other"] && has(workload.rpo_target)`).
//!
//! Three-valued: a field that states nothing makes a condition neither true
//! nor false, so that "I don't know" is never taken for "no". Only what asks
//! the plan is allowed; a condition has no effects, and its work is bounded.

mod check;
mod holds;
mod parse;
mod positions;
mod tree;

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use crate::model::plan::{Kind, Plan};
use crate::model::table::AnyObject;

/// A condition on an object of the plan.
#[derive(Clone, Debug)]
pub struct Condition {
    text: String,
    root: tree::Node,
}

/// What is wrong with a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Where: the character of the expression, from 1.
    pub column: usize,
    /// What, in words.
    pub text: String,
}

impl Condition {
    /// Reads a condition.
    ///
    /// # Errors
    /// It is no condition, or asks what no plan can answer. Whether its fields
    /// exist, [`Condition::check`] says.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let root = parse::parse(text)?;
        let text = text.trim().to_owned();
        Ok(Self { text, root })
    }

    /// What somebody typed as a condition on objects of that kind; nothing
    /// where nothing was typed.
    ///
    /// # Errors
    /// As for [`Condition::parse`] and [`Condition::check`].
    pub fn typed(text: &str, kind: Kind) -> Result<Option<Self>, Mistake> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let condition = Self::parse(text)?;
        condition.check(kind)?;
        Ok(Some(condition))
    }

    /// Whether it can be asked of objects of that kind.
    ///
    /// # Errors
    /// It asks for a field that there is not, or compares one with what it
    /// never holds; the text says what may have been meant.
    pub fn check(&self, kind: Kind) -> Result<(), Mistake> {
        check::check(&self.root, kind)
    }

    /// Whether it holds for that object; `None` where the plan does not say.
    pub fn holds(&self, object: &dyn AnyObject, plan: &Plan) -> Option<bool> {
        holds::holds(&self.root, object, plan)
    }

    /// As it is written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The fields that decide, of the object itself: one of that kind.
    pub fn fields(&self, kind: Kind) -> Vec<&str> {
        let mut fields = Vec::new();
        self.root.each_field(&mut |field| {
            let own = match field.of {
                tree::Object::Own(..) => true,
                tree::Object::Single(of) => of == kind,
                tree::Object::Bound(..) => false,
            };
            if own && !fields.contains(&&*field.key) {
                fields.push(&*field.key);
            }
        });
        fields
    }
}

impl PartialEq for Condition {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Mistake {
    fn new(column: usize, text: &str) -> Self {
        let text = text.to_owned();
        Self { column, text }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "column {}: {}", self.column, self.text)
    }
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.text.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(|mistake| D::Error::custom(format!("condition, {mistake}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Json;
    use crate::model::edit::{Edit, Stamp};
    use crate::model::id::{Id, Key};
    use crate::model::instance::{Encryption, Instance};
    use crate::model::known::Known;
    use serde_json::json;

    #[track_caller]
    fn check(condition: &str, encryption: Known<Encryption>, expected: Option<bool>) {
        let condition = Condition::parse(condition).unwrap();
        assert_eq!(condition.check(Kind::Instance), Ok(()));
        let mut instance = Instance::new(Id::new(Key(7)));
        instance.encryption = encryption;
        let plan = Plan::new(Key(1), "Test");
        assert_eq!(condition.holds(&instance, &plan), expected);
    }

    /// A condition on workloads with what is wrong, at a `^` below it.
    #[track_caller]
    fn wrong(condition: &str, mark: &str, says: &str) {
        let checked = Condition::parse(condition).and_then(|it| it.check(Kind::Workload));
        let mistake = checked.unwrap_err();
        assert_eq!(mistake.text, says);
        assert_eq!(mistake.column, mark.len(), "{mistake}");
    }

    #[test]
    fn a_field_that_states_nothing_decides_nothing() {
        let own = r#"instance.encryption in ["key_protect", "hpcs"]"#;
        check(own, Known::Is(Encryption::Hpcs), Some(true));
        check(own, Known::Is(Encryption::Provider), Some(false));
        check(own, Known::Unknown, None);
        let not = "!(instance.encryption == 'hpcs')";
        check(not, Known::Unknown, None);
        check("has(instance.encryption)", Known::Unknown, Some(false));
    }

    #[test]
    fn one_part_can_decide_whatever_else_is_unsaid() {
        let either = "instance.vpe || instance.encryption == 'hpcs'";
        check(either, Known::Is(Encryption::Hpcs), Some(true));
        check(either, Known::Is(Encryption::Provider), None);
        let both = "instance.vpe && instance.encryption == 'hpcs'";
        check(both, Known::Is(Encryption::Provider), Some(false));
        check(both, Known::Is(Encryption::Hpcs), None);
    }

    #[test]
    fn a_plan_without_such_an_object_has_none() {
        let none = Known::Unknown;
        check("connections.exists(c, true)", none, Some(false));
        check("!connections.exists(c, true)", none, Some(true));
        check(
            "connections.all(c, c.platform == 'vmware')",
            none,
            Some(true),
        );
        check(
            "size(connections) == 0 && plan.name == 'Test'",
            none,
            Some(true),
        );
        check("size(regions) > 0", none, Some(false));
    }

    #[test]
    fn other_objects_of_the_plan_are_asked() {
        let apply = |plan: Plan, edit| plan.apply(&edit, &Stamp::default()).unwrap();
        let add = |kind, key, field, value: Json| Edit::add(kind, Key(key), [(field, value)]);
        let plan = Plan::new(Key(1), "Test");
        let plan = apply(plan, add(Kind::Connection, 2, "platform", json!("vmware")));
        let plan = apply(plan, add(Kind::Connection, 3, "name", json!("Unsaid")));
        let key = json!(Key(2).to_string());
        let plan = apply(plan, add(Kind::Workload, 4, "connection", key));
        for (text, expected) in [
            ("connections.exists(c, c.platform == 'vmware')", Some(true)),
            ("connections.exists(c, c.platform == 'vpc_server')", None),
            (
                "connections.all(c, c.platform == 'vpc_server')",
                Some(false),
            ),
            ("connections.all(c, c.platform == 'vmware')", None),
            (
                "connections.exists(c, c.id == workload.connection && c.platform == 'vmware')",
                Some(true),
            ),
            (
                "connections.exists(c, c.id == workload.connection && c.platform == 'vpc_server')",
                Some(false),
            ),
        ] {
            let condition = Condition::parse(text).unwrap();
            assert_eq!(condition.check(Kind::Workload), Ok(()), "{text}");
            let workload = plan.workloads.first().unwrap();
            assert_eq!(condition.holds(&**workload, &plan), expected, "{text}");
        }
    }

    #[test]
    fn a_mistake_has_its_place_and_what_may_have_been_meant() {
        wrong(
            "workload.platfrom == 'vmware'",
            "         ^",
            "a workload has no field platfrom; did you mean platform",
        );
        wrong(
            "workload.platform in ['other', 'vmwar']",
            "                               ^",
            "it is never \"vmwar\"; did you mean vmware",
        );
        wrong(
            "worklod.kind == 'db2'",
            "^",
            "nothing is called worklod here; did you mean workload",
        );
        wrong(
            "workload.size_gb >= 'ä'",
            "                    ^",
            "it is compared with a whole number",
        );
        wrong(
            "workload.name == 'ä' && conections.exists(c, true)",
            "                        ^",
            "no list is called conections; did you mean connections",
        );
        wrong(
            "instance.vpe",
            "^",
            "this is about a workload, not an instance; of others ask instances.exists(one, …)",
        );
        wrong(
            "workload.zones == 'a'",
            "         ^",
            "zones is a list; ask \"…\" in zones",
        );
        wrong(
            "workload.kind > 'db2'",
            "         ^",
            "only numbers and times are more or less",
        );
        wrong(
            "workload.kind",
            "         ^",
            "kind does not say yes or no; compare it, as in kind == …",
        );
        wrong(
            "workload.size_gb + 1 > 2",
            "^",
            "a field, text, a whole number, true or false can be compared",
        );
        wrong(
            "matches(workload.name, '.*')",
            "^",
            "matches() is not known here",
        );
        wrong(
            "workload.kind == 'db2' &&",
            "                         ^",
            "something is missing here",
        );
    }

    #[test]
    fn the_work_of_a_condition_is_bounded() {
        let refused = |text: &str| Condition::parse(text).is_err();
        assert!(refused(&format!(
            "workload.name == '{}'",
            "x".repeat(2_000)
        )));
        assert!(refused(&format!(
            "{}true{}",
            "!(".repeat(200),
            ")".repeat(200)
        )));
        assert!(refused(&format!(
            "workload.zones == {}{}",
            "[".repeat(200),
            "]".repeat(200)
        )));
        let nested = |depth: usize| {
            let open = ["workloads.exists(one, "].repeat(depth).concat();
            format!("{open}false{}", ")".repeat(depth))
        };
        assert!(refused(&nested(4)));
        // Three within each other are allowed, and stop to look after a while.
        let condition = Condition::parse(&nested(3)).unwrap();
        let edits = (2..62).map(|key| Edit::add(Kind::Workload, Key(key), []));
        let edit = Edit::Batch {
            edits: edits.collect(),
        };
        let plan = Plan::new(Key(1), "Test")
            .apply(&edit, &Stamp::default())
            .unwrap();
        let workload = plan.workloads.first().unwrap();
        assert_eq!(condition.holds(&**workload, &plan), None);
    }
}
