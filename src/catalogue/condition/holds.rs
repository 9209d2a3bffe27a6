//! Whether a condition holds: three-valued, so that what the plan does not say
//! makes nothing true or false that could still be otherwise.

use super::tree::{Field, ID, Node, Object, Order, Value};
use crate::model::Json;
use crate::model::plan::{Kind, Plan};
use crate::model::table::AnyObject;

/// Objects that one evaluation looks at; what is left after that is not known.
const MOST_LOOKS: u32 = 100_000;

/// Whether it holds for that object; `None` where the plan does not say.
pub(super) fn holds(node: &Node, own: &dyn AnyObject, plan: &Plan) -> Option<bool> {
    let mut scope = Scope {
        own,
        plan,
        rows: Vec::new(),
        looks: MOST_LOOKS,
    };
    scope.holds(node)
}

struct Scope<'a> {
    own: &'a dyn AnyObject,
    plan: &'a Plan,
    rows: Vec<&'a dyn AnyObject>,
    looks: u32,
}

impl<'a> Scope<'a> {
    fn holds(&mut self, node: &Node) -> Option<bool> {
        match node {
            Node::Constant(holds) => Some(*holds),
            Node::Flag(field) => self.field(field)?.as_bool(),
            Node::Stated(field) => Some(self.field(field).is_some()),
            Node::Compare(order, one, other) => {
                compare(*order, &self.value(one)?, &self.value(other)?)
            }
            Node::Within(value, list) => {
                let value = self.value(value)?;
                Some(list.iter().any(|(one, _)| *one == value))
            }
            Node::Contains(field, item, _) => {
                Some(self.field(field)?.as_array()?.iter().any(|one| one == item))
            }
            Node::Not(part) => self.holds(part).map(|holds| !holds),
            Node::Both(one, other) => self.until(false, one, other),
            Node::Either(one, other) => self.until(true, one, other),
            Node::Exists(kind, part) => self.among(*kind, part, true),
            Node::Every(kind, part) => self.among(*kind, part, false),
        }
    }

    /// Both parts; the first that is `enough` decides.
    fn until(&mut self, enough: bool, one: &Node, other: &Node) -> Option<bool> {
        let first = self.holds(one);
        if first == Some(enough) {
            return first;
        }
        let second = self.holds(other);
        if second == Some(enough) || first.is_some() {
            second
        } else {
            None
        }
    }

    /// All objects of a kind; the first that is `enough` decides.
    fn among(&mut self, kind: Kind, part: &Node, enough: bool) -> Option<bool> {
        let table = self.plan.table(kind);
        let mut unsaid = false;
        for row in (0..table.count()).filter_map(|index| table.row(index)) {
            self.looks = self.looks.checked_sub(1)?;
            self.rows.push(row);
            let holds = self.holds(part);
            self.rows.pop();
            match holds {
                Some(holds) if holds == enough => return Some(enough),
                Some(_) => {}
                None => unsaid = true,
            }
        }
        (!unsaid).then_some(!enough)
    }

    fn value(&self, value: &Value) -> Option<Json> {
        match value {
            Value::Constant(json, _) => Some(json.clone()),
            Value::Field(field) => self.field(field),
            Value::Count(kind) => Some(self.plan.table(*kind).count().into()),
            Value::Length(field) => self.field(field)?.as_array().map(|list| list.len().into()),
        }
    }

    fn field(&self, field: &Field) -> Option<Json> {
        let object: &'a dyn AnyObject = match field.of {
            Object::Own(..) => self.own,
            Object::Single(kind) => self.plan.table(kind).row(0)?,
            Object::Bound(place, _) => *self.rows.get(place)?,
        };
        if field.key == ID {
            return Some(object.meta().id.to_string().into());
        }
        object.field(&field.key)
    }
}

fn compare(order: Order, one: &Json, other: &Json) -> Option<bool> {
    match order {
        Order::Is => return Some(one == other),
        Order::Differs => return Some(one != other),
        _ => {}
    }
    let found = match (one, other) {
        (Json::Number(one), Json::Number(other)) => one.as_i64()?.cmp(&other.as_i64()?),
        // Days, moments and times of day are written so that they sort.
        (Json::String(one), Json::String(other)) => one.cmp(other),
        _ => return None,
    };
    Some(match order {
        Order::Less => found.is_lt(),
        Order::AtMost => found.is_le(),
        Order::More => found.is_gt(),
        Order::Is | Order::Differs | Order::AtLeast => found.is_ge(),
    })
}
