//! From the text of a condition to what is evaluated. The syntax is read by the
//! parser of `cel`; what is left of its tree is what a plan can answer.

use cel::common::ast::{CallExpr, ComprehensionExpr, Expr, IdedExpr, LiteralValue, operators};
use cel::parser::PrattParser;

use super::Mistake;
use super::positions::Positions;
use super::tree::{Column, Field, Node, Object, Order, Value};
use crate::catalogue::nearest::suggest;
use crate::model::Json;
use crate::model::plan::Kind;

/// Bytes of a condition.
const LONGEST: usize = 2_000;

/// Parentheses and calls within each other.
const DEEPEST: u16 = 24;

/// `exists` and `all` within each other.
const MOST_BOUND: usize = 3;

/// Reads a condition; whether its names exist is left to [`super::check`].
pub(super) fn parse(text: &str) -> Result<Node, Mistake> {
    if text.len() > LONGEST {
        let text = format!("a condition has at most {LONGEST} characters");
        return Err(Mistake { column: 1, text });
    }
    if text.trim().is_empty() {
        return Err(Mistake::new(1, "a condition says something"));
    }
    let parser = PrattParser::new().max_recursion_depth(DEEPEST);
    let parsed = parser
        .parse(text)
        .map_err(|errors| refused(text, &errors))?;
    let mut reading = Reading {
        positions: Positions::new(text),
        bound: Vec::new(),
    };
    reading.node(&parsed)
}

/// The first thing that the parser does not understand, without its own marks.
fn refused(text: &str, errors: &cel::ParseErrors) -> Mistake {
    let Some(error) = errors.errors.first() else {
        return Mistake::new(1, "this is no condition");
    };
    let says = error.msg.trim_start_matches("Syntax error: ");
    let says = says
        .replace(
            "mismatched input '<EOF>' expecting expression",
            "something is missing here",
        )
        .replace(" expecting <EOF>", "")
        .replace("mismatched input", "this does not belong here:");
    let says = match says.as_str() {
        "" => "a bracket or a comma is missing here",
        "invalid argument to has() macro" => {
            "has() asks for a field of an object, as in has(workload.rpo_target)"
        }
        says if says.contains("recursion limit") => "this is nested too deep",
        says => says,
    };
    let line = usize::try_from(error.pos.0).unwrap_or(1).max(1);
    let byte = usize::try_from(error.pos.1).unwrap_or(1).max(1);
    Mistake::new(super::positions::column(text, line, byte), says)
}

struct Reading {
    positions: Positions,
    /// Names and kinds of what `exists` and `all` are at, outermost first.
    bound: Vec<(String, Kind)>,
}

impl Reading {
    fn node(&mut self, expr: &IdedExpr) -> Result<Node, Mistake> {
        match &expr.expr {
            Expr::Literal(LiteralValue::Boolean(holds)) => {
                self.positions.literal();
                Ok(Node::Constant(*holds.inner()))
            }
            Expr::Select(select) => {
                let field = self.field(&select.operand, &select.field)?;
                Ok(if select.test {
                    Node::Stated(field)
                } else {
                    Node::Flag(field)
                })
            }
            Expr::Call(call) => self.call(call),
            Expr::Comprehension(loops) => self.each(loops),
            Expr::Ident(name) => {
                let at = self.positions.name(name);
                let text =
                    format!("{name} alone says nothing; ask for a field of it, as in {name}.name");
                Err(Mistake { column: at, text })
            }
            _ => Err(self.unsupported("a condition compares fields, or joins what compares them")),
        }
    }

    fn call(&mut self, call: &CallExpr) -> Result<Node, Mistake> {
        let order = match (&*call.func_name, &call.target) {
            (operators::EQUALS, None) => Order::Is,
            (operators::NOT_EQUALS, None) => Order::Differs,
            (operators::LESS, None) => Order::Less,
            (operators::LESS_EQUALS, None) => Order::AtMost,
            (operators::GREATER, None) => Order::More,
            (operators::GREATER_EQUALS, None) => Order::AtLeast,
            _ => return self.joined(call),
        };
        let [one, other] = &*call.args else {
            return Err(self.unsupported("this comparison is not complete"));
        };
        let one = self.value(one)?;
        Ok(Node::Compare(order, one, self.value(other)?))
    }

    fn joined(&mut self, call: &CallExpr) -> Result<Node, Mistake> {
        match (&*call.func_name, &call.target, &*call.args) {
            (operators::LOGICAL_AND, None, [one, other]) => {
                let one = Box::new(self.node(one)?);
                Ok(Node::Both(one, Box::new(self.node(other)?)))
            }
            (operators::LOGICAL_OR, None, [one, other]) => {
                let one = Box::new(self.node(one)?);
                Ok(Node::Either(one, Box::new(self.node(other)?)))
            }
            (operators::LOGICAL_NOT, None, [part]) => Ok(Node::Not(Box::new(self.node(part)?))),
            (operators::IN, None, [item, list]) => self.within(item, list),
            (name, ..) if name.starts_with(|first: char| first.is_ascii_alphabetic()) => {
                let at = self.positions.name(name);
                let known = ["has", "size", "exists", "all"];
                let text = format!("{name}() is not known here{}", suggest(name, known));
                Err(Mistake { column: at, text })
            }
            _ => Err(self.unsupported("conditions do not calculate")),
        }
    }

    fn within(&mut self, item: &IdedExpr, list: &IdedExpr) -> Result<Node, Mistake> {
        let item = self.value(item)?;
        let elements = match &list.expr {
            Expr::List(list) => &list.elements,
            Expr::Select(select) if !select.test => {
                let field = self.field(&select.operand, &select.field)?;
                return match item {
                    Value::Constant(json, at) => Ok(Node::Contains(field, json, at)),
                    _ => Err(Mistake::new(
                        field.at,
                        "left of a list field stands a value",
                    )),
                };
            }
            _ => {
                return Err(
                    self.unsupported("after `in` stands a list, as in [\"vmware\", \"other\"]")
                );
            }
        };
        let mut values = Vec::new();
        for element in elements {
            match self.value(element)? {
                Value::Constant(json, at) => values.push((json, at)),
                _ => return Err(self.unsupported("such a list has values only")),
            }
        }
        Ok(Node::Within(item, values))
    }

    /// `exists` and `all`, as the parser writes them out.
    fn each(&mut self, loops: &ComprehensionExpr) -> Result<Node, Mistake> {
        let Expr::Ident(name) = &loops.iter_range.expr else {
            return Err(self.unsupported(
                "exists and all go through a list of the plan, as in connections.exists(c, …)",
            ));
        };
        let at = self.positions.name(name);
        let kind = list_called(name).ok_or_else(|| unknown_list(name, at))?;
        let (part, exists) = match &loops.loop_step.expr {
            Expr::Call(call) => match (&*call.func_name, &*call.args) {
                (operators::LOGICAL_OR, [_, part]) => (part, true),
                (operators::LOGICAL_AND, [_, part]) => (part, false),
                _ => {
                    return Err(Mistake::new(
                        at,
                        "of a list, exists(…) and all(…) can be asked",
                    ));
                }
            },
            _ => {
                return Err(Mistake::new(
                    at,
                    "of a list, exists(…) and all(…) can be asked",
                ));
            }
        };
        if self.bound.len() >= MOST_BOUND {
            return Err(Mistake::new(at, "this is nested too deep"));
        }
        self.positions.name(&loops.iter_var);
        self.bound.push((loops.iter_var.clone(), kind));
        let part = self.node(part);
        self.bound.pop();
        let part = Box::new(part?);
        Ok(if exists {
            Node::Exists(kind, part)
        } else {
            Node::Every(kind, part)
        })
    }

    fn value(&mut self, expr: &IdedExpr) -> Result<Value, Mistake> {
        match &expr.expr {
            Expr::Literal(literal) => {
                let at = self.positions.literal();
                let json = match literal {
                    LiteralValue::Boolean(value) => Json::Bool(*value.inner()),
                    LiteralValue::Int(value) => Json::from(*value.inner()),
                    LiteralValue::String(value) => Json::from(value.inner()),
                    LiteralValue::Null => {
                        return Err(Mistake::new(at, "null is not stated; ask !has(…)"));
                    }
                    _ => {
                        return Err(Mistake::new(
                            at,
                            "values are text, whole numbers, true and false",
                        ));
                    }
                };
                Ok(Value::Constant(json, at))
            }
            Expr::Select(select) if !select.test => {
                Ok(Value::Field(self.field(&select.operand, &select.field)?))
            }
            Expr::Call(call) if call.func_name == "size" && call.target.is_none() => {
                self.positions.name("size");
                match call.args.first().map(|arg| &arg.expr) {
                    Some(Expr::Ident(name)) => {
                        let at = self.positions.name(name);
                        let kind = list_called(name).ok_or_else(|| unknown_list(name, at))?;
                        Ok(Value::Count(kind))
                    }
                    Some(Expr::Select(select)) if !select.test => {
                        Ok(Value::Length(self.field(&select.operand, &select.field)?))
                    }
                    _ => Err(self.unsupported("size() counts a list, as in size(connections)")),
                }
            }
            Expr::Ident(name) => {
                let at = self.positions.name(name);
                let text = format!(
                    "{name} is no value; text stands in quotes, and a field after its object, as in workload.{name}"
                );
                Err(Mistake { column: at, text })
            }
            _ => {
                Err(self
                    .unsupported("a field, text, a whole number, true or false can be compared"))
            }
        }
    }

    fn field(&mut self, object: &IdedExpr, key: &str) -> Result<Field, Mistake> {
        let Expr::Ident(name) = &object.expr else {
            return Err(
                self.unsupported("a field stands right after its object, as in workload.kind")
            );
        };
        let at = self.positions.name(name);
        let of = self.object(name, at)?;
        let at = self.positions.name(key);
        let key = key.to_owned();
        Ok(Field { of, key, at })
    }

    fn object(&self, name: &str, at: Column) -> Result<Object, Mistake> {
        let bound = self.bound.iter().rposition(|(known, _)| known == name);
        if let Some((place, (_, kind))) = bound.and_then(|at| Some((at, self.bound.get(at)?))) {
            return Ok(Object::Bound(place, *kind));
        }
        match Kind::from_key(name) {
            Some(kind) if kind.is_single() => Ok(Object::Single(kind)),
            Some(kind) => Ok(Object::Own(kind, at)),
            None if list_called(name).is_some() => {
                let text = format!("{name} are several; ask {name}.exists(one, one.name == \"…\")");
                Err(Mistake { column: at, text })
            }
            None => {
                let bound = self.bound.iter().map(|(name, _)| &**name);
                let names = Kind::ALL.iter().map(|kind| kind.key()).chain(bound);
                let text = format!("nothing is called {name} here{}", suggest(name, names));
                Err(Mistake { column: at, text })
            }
        }
    }

    fn unsupported(&self, text: &str) -> Mistake {
        Mistake::new(self.positions.here(), text)
    }
}

/// The kind whose objects the plan file keeps in a list of that name.
pub(super) fn list_called(name: &str) -> Option<Kind> {
    let mut lists = Kind::ALL.iter().filter(|kind| !kind.is_single());
    lists
        .find(|kind| kind.path().last() == Some(&name))
        .copied()
}

fn unknown_list(name: &str, at: Column) -> Mistake {
    let lists = Kind::ALL.iter().filter(|kind| !kind.is_single());
    let names = lists.filter_map(|kind| kind.path().last().copied());
    let text = format!("no list is called {name}{}", suggest(name, names));
    Mistake { column: at, text }
}
