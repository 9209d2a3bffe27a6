//! Whether a condition asks for fields that exist, and compares them with what
//! they can hold.

use super::Mistake;
use super::tree::{Column, Field, ID, Node, Object, Order, Value};
use crate::catalogue::nearest::suggest;
use crate::model::Json;
use crate::model::choice::Choice;
use crate::model::field::Shape;
use crate::model::plan::Kind;

/// Whether the condition can be asked of objects of that kind.
pub(super) fn check(node: &Node, own: Kind) -> Result<(), Mistake> {
    match node {
        Node::Constant(_) => Ok(()),
        Node::Flag(field) => match shape(field, own)? {
            Shape::Flag => Ok(()),
            _ => Err(field.wrong(format!(
                "{} does not say yes or no; compare it, as in {} == …",
                field.key, field.key
            ))),
        },
        Node::Stated(field) => shape(field, own).map(|_| ()),
        Node::Compare(order, one, other) => compared(*order, one, other, own),
        Node::Within(value, list) => {
            let holds = holds(value, own)?;
            list.iter()
                .try_for_each(|(json, at)| holds.takes(json, *at))
        }
        Node::Contains(field, item, at) => match (shape(field, own)?, item) {
            (Shape::Choices(choices), _) => Holds::Choice(choices).takes(item, *at),
            (Shape::Texts | Shape::Zones | Shape::Refs(_), Json::String(_)) => Ok(()),
            (Shape::Texts | Shape::Zones | Shape::Refs(_), _) => {
                Err(Mistake::new(*at, "this list has texts only"))
            }
            _ => Err(field.wrong(format!("{} is no list", field.key))),
        },
        Node::Not(part) | Node::Exists(_, part) | Node::Every(_, part) => check(part, own),
        Node::Both(one, other) | Node::Either(one, other) => {
            check(one, own)?;
            check(other, own)
        }
    }
}

impl Field {
    fn wrong(&self, text: String) -> Mistake {
        Mistake {
            column: self.at,
            text,
        }
    }
}

/// What the field holds.
fn shape(field: &Field, own: Kind) -> Result<Shape, Mistake> {
    if let Object::Own(kind, at) = field.of
        && kind != own
    {
        let list = kind.path().last().copied().unwrap_or_default();
        let text = format!(
            "this is about {}, not {}; of others ask {list}.exists(one, …)",
            named(own),
            named(kind)
        );
        return Err(Mistake { column: at, text });
    }
    if field.key == ID {
        return Ok(Shape::Text);
    }
    let kind = field.of.kind();
    let found = kind.fields().iter().find(|known| known.key == field.key);
    found.map(|known| known.shape).ok_or_else(|| {
        let names = kind.fields().iter().map(|known| known.key);
        let (kind, key) = (named(kind), &field.key);
        field.wrong(format!("{kind} has no field {key}{}", suggest(key, names)))
    })
}

/// The kind as a condition names it, with its article.
fn named(kind: Kind) -> String {
    let key = kind.key();
    let article = if key.starts_with(['a', 'e', 'i', 'o']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {key}")
}

/// What one value can be.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Holds {
    YesOrNo,
    Number,
    Text,
    /// Text that sorts as time does.
    Time,
    Choice(&'static [Choice]),
}

impl Holds {
    fn takes(self, json: &Json, at: Column) -> Result<(), Mistake> {
        let text = match (self, json) {
            (Self::YesOrNo, Json::Bool(_))
            | (Self::Number, Json::Number(_))
            | (Self::Text | Self::Time, Json::String(_)) => return Ok(()),
            (Self::Choice(choices), Json::String(key)) => {
                if choices.iter().any(|choice| choice.key == key) {
                    return Ok(());
                }
                let keys = choices.iter().map(|choice| choice.key);
                let close = suggest(key, keys.clone());
                if close.is_empty() {
                    let all: Vec<&str> = keys.collect();
                    format!("it is never \"{key}\", but one of {}", all.join(", "))
                } else {
                    format!("it is never \"{key}\"{close}")
                }
            }
            (Self::YesOrNo, _) => "it is compared with true or false".to_owned(),
            (Self::Number, _) => "it is compared with a whole number".to_owned(),
            _ => "it is compared with text in quotes".to_owned(),
        };
        Err(Mistake { column: at, text })
    }

    /// Whether two fields of these can ever be the same.
    fn is_like(self, other: Self) -> bool {
        let plain = |one| matches!(one, Self::Text | Self::Choice(_));
        self == other || (plain(self) && plain(other))
    }
}

fn holds(value: &Value, own: Kind) -> Result<Holds, Mistake> {
    let field = match value {
        Value::Count(_) => return Ok(Holds::Number),
        Value::Length(field) => {
            return match shape(field, own)? {
                Shape::Texts
                | Shape::Zones
                | Shape::Choices(_)
                | Shape::Refs(_)
                | Shape::Records(_) => Ok(Holds::Number),
                _ => Err(field.wrong(format!("{} is no list", field.key))),
            };
        }
        Value::Constant(_, at) => {
            return Err(Mistake::new(*at, "one side of a comparison is a field"));
        }
        Value::Field(field) => field,
    };
    match shape(field, own)? {
        Shape::Flag => Ok(Holds::YesOrNo),
        Shape::Amount(_) => Ok(Holds::Number),
        Shape::Date | Shape::Moment | Shape::ClockTime => Ok(Holds::Time),
        Shape::Choice(choices) => Ok(Holds::Choice(choices)),
        Shape::Text
        | Shape::Lines
        | Shape::Link
        | Shape::Region
        | Shape::Zone
        | Shape::Ref(_)
        | Shape::Owner => Ok(Holds::Text),
        Shape::Texts | Shape::Zones | Shape::Choices(_) | Shape::Refs(_) => Err(field.wrong(
            format!("{} is a list; ask \"…\" in {}", field.key, field.key),
        )),
        Shape::AnyRef | Shape::Records(_) | Shape::Json => Err(field.wrong(format!(
            "{} has parts and cannot be compared; ask has(…)",
            field.key
        ))),
    }
}

fn compared(order: Order, one: &Value, other: &Value, own: Kind) -> Result<(), Mistake> {
    let (value, found) = match (one, other) {
        (Value::Constant(json, at), value) | (value, Value::Constant(json, at)) => {
            let found = holds(value, own)?;
            found.takes(json, *at)?;
            (value, found)
        }
        _ => {
            let found = holds(one, own)?;
            if !found.is_like(holds(other, own)?) {
                return Err(Mistake::new(place(other), "these are never the same"));
            }
            (one, found)
        }
    };
    let sorts = matches!(found, Holds::Number | Holds::Time);
    if sorts || matches!(order, Order::Is | Order::Differs) {
        Ok(())
    } else {
        Err(Mistake::new(
            place(value),
            "only numbers and times are more or less",
        ))
    }
}

fn place(value: &Value) -> Column {
    match value {
        Value::Constant(_, at) => *at,
        Value::Field(field) | Value::Length(field) => field.at,
        Value::Count(_) => 1,
    }
}
