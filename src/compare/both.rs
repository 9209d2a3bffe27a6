//! What two people made of one value, put together: of lists what either added
//! and nobody took out, of texts one after the other.

use crate::model::Json;
use crate::model::field::Shape;

/// Both in one; nothing where that makes no sense, or is what one of them says.
pub(super) fn both(shape: Shape, base: &Json, mine: &Json, theirs: &Json) -> Option<Json> {
    let both = match shape {
        Shape::Texts | Shape::Zones | Shape::Choices(_) | Shape::Refs(_) | Shape::Records(_) => {
            lists(base, mine, theirs)?
        }
        Shape::Lines => texts(mine, theirs)?,
        _ => return None,
    };
    (both != *mine && both != *theirs).then_some(both)
}

fn lists(base: &Json, mine: &Json, theirs: &Json) -> Option<Json> {
    let items = |value: &Json| match value {
        Json::Null => Some(Vec::new()),
        Json::Array(items) => Some(items.clone()),
        _ => None,
    };
    let (base, mine, theirs) = (items(base)?, items(mine)?, items(theirs)?);
    let stays = |item: &&Json| !base.contains(item) || theirs.contains(item);
    let mut joined: Vec<Json> = mine.iter().filter(stays).cloned().collect();
    for item in theirs {
        if !base.contains(&item) && !joined.contains(&item) {
            joined.push(item);
        }
    }
    (!joined.is_empty()).then_some(Json::Array(joined))
}

fn texts(mine: &Json, theirs: &Json) -> Option<Json> {
    let (mine, theirs) = (mine.as_str()?, theirs.as_str()?);
    let joins = !mine.contains(theirs) && !theirs.contains(mine);
    joins.then(|| Json::from(format!("{}\n\n{}", mine.trim_end(), theirs.trim_start())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check(shape: Shape, values: [Json; 3], expected: Option<&Json>) {
        let [base, mine, theirs] = values;
        assert_eq!(both(shape, &base, &mine, &theirs).as_ref(), expected);
    }

    #[test]
    fn lists_have_what_either_added_and_nobody_took_out() {
        let [a, b, c] = ["a", "b", "c"];
        check(
            Shape::Texts,
            [json!([a]), json!([a, b]), json!([a, c])],
            Some(&json!([a, b, c])),
        );
        check(
            Shape::Texts,
            [json!([a, b]), json!([b]), json!([a, b, c])],
            Some(&json!([b, c])),
        );
        check(
            Shape::Texts,
            [Json::Null, json!([a]), json!([b])],
            Some(&json!([a, b])),
        );
    }

    #[test]
    fn what_one_of_them_says_already_is_no_third_choice() {
        let [a, b] = ["a", "b"];
        check(Shape::Texts, [Json::Null, json!([a]), json!([a, b])], None);
        check(Shape::Texts, [json!([a]), Json::Null, json!([b])], None);
        check(Shape::Lines, [Json::Null, json!("ab"), json!("abc")], None);
        check(Shape::Date, [Json::Null, json!("x"), json!("y")], None);
    }

    #[test]
    fn texts_stand_one_after_the_other() {
        check(
            Shape::Lines,
            [json!("Call."), json!("Call first.\n"), json!("Call Kim.")],
            Some(&json!("Call first.\n\nCall Kim.")),
        );
    }
}
