//! Arbitrary plans, made from the fields that the objects declare.

use muster::file::read::read_json;
use muster::model::Json;
use muster::model::field::{Field, Shape};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::model::record::Map;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;

/// A plan with up to three objects of every kind, each field stated or not.
pub(crate) fn plan() -> impl Strategy<Value = Plan> {
    let objects: Vec<_> = Kind::ALL.iter().map(|&kind| objects(kind)).collect();
    (any::<u64>(), objects).prop_map(|(id, tables)| build(id, tables))
}

fn build(id: u64, tables: Vec<Vec<Map>>) -> Plan {
    let mut root = Map::new();
    for (&kind, objects) in Kind::ALL.iter().zip(tables) {
        for (index, mut object) in objects.into_iter().enumerate() {
            object.insert("id".to_owned(), Json::from(id_of(kind, index)));
            place(&mut root, kind, object);
        }
    }
    root.insert("id".to_owned(), Json::from(Key(u128::from(id)).to_string()));
    root.insert("format".to_owned(), json!("muster.plan"));
    root.insert("version".to_owned(), json!({ "major": 1, "minor": 0 }));
    read_json(Json::Object(root)).unwrap().0
}

fn place(root: &mut Map, kind: Kind, object: Map) {
    let Some((last, way)) = kind.path().split_last() else {
        root.extend(object);
        return;
    };
    let mut here = root;
    for step in way {
        let inner = here.entry(*step).or_insert_with(|| json!({}));
        here = inner.as_object_mut().unwrap();
    }
    if kind.is_single() {
        let object_here = here.entry(*last).or_insert_with(|| json!({}));
        object_here.as_object_mut().unwrap().extend(object);
    } else {
        let list = here.entry(*last).or_insert_with(|| json!([]));
        list.as_array_mut().unwrap().push(Json::Object(object));
    }
}

/// Few ids, so that pointers often lead somewhere.
fn id_of(kind: Kind, index: usize) -> String {
    let kind = Kind::ALL.iter().position(|&other| other == kind).unwrap();
    Key(((kind as u128 + 1) << 64) | index as u128).to_string()
}

fn objects(kind: Kind) -> BoxedStrategy<Vec<Map>> {
    let count = if kind.is_single() { 1..=1 } else { 0..=3 };
    let extra = (text(), any::<i32>()).prop_map(|(key, value)| (format!("x_{key}"), json!(value)));
    let object = (
        map(kind.fields()),
        any::<u32>(),
        proptest::option::of(extra),
    )
        .prop_map(|(mut object, revision, extra)| {
            object.insert("revision".to_owned(), json!(revision));
            object.extend(extra);
            object
        });
    vec(object, count).boxed()
}

fn map(fields: &'static [Field]) -> BoxedStrategy<Map> {
    let values: Vec<_> = fields
        .iter()
        .map(|field| proptest::option::of(value(field.shape)))
        .collect();
    values
        .prop_map(|values| {
            fields
                .iter()
                .zip(values)
                .filter_map(|(field, value)| Some((field.key.to_owned(), value?)))
                .collect()
        })
        .boxed()
}

fn text() -> BoxedStrategy<String> {
    prop_oneof![
        "[a-z]{1,8}",
        "\\PC{1,12}",
        Just("=1+1|\"<b>`*_\n\r\t,;".to_owned()),
    ]
    .boxed()
}

/// A value of that shape.
fn value(shape: Shape) -> BoxedStrategy<Json> {
    let texts = |strategy: BoxedStrategy<String>| strategy.prop_map(Json::from).boxed();
    match shape {
        Shape::Text | Shape::Lines | Shape::Link | Shape::Region | Shape::Zone => texts(text()),
        Shape::ClockTime => texts("[01][0-9]:[0-5][0-9]".boxed()),
        Shape::Flag => any::<bool>().prop_map(Json::from).boxed(),
        Shape::Amount(_) => prop_oneof![0..1000_u32, any::<u32>()]
            .prop_map(Json::from)
            .boxed(),
        Shape::Date => texts("20[0-9]{2}-0[1-9]-[12][0-8]".boxed()),
        Shape::Moment => texts("20[0-9]{2}-0[1-9]-[12][0-8]T0[0-9]:[0-5][0-9]:00Z".boxed()),
        Shape::Choice(choices) => select(choices)
            .prop_map(|choice| Json::from(choice.key))
            .boxed(),
        Shape::Ref(kind) => texts(id(&[kind])),
        Shape::Owner => texts(id(&[Kind::Person, Kind::Team])),
        Shape::AnyRef => select(Kind::ALL)
            .prop_flat_map(|kind| {
                id(&[kind]).prop_map(move |id| json!({ "kind": kind.key(), "id": id }))
            })
            .boxed(),
        Shape::Texts | Shape::Zones | Shape::Choices(_) | Shape::Refs(_) => {
            list(value(shape.item()))
        }
        Shape::Records(fields) => list(map(fields).prop_map(Json::Object).boxed()),
        Shape::Json => prop_oneof![any::<i64>().prop_map(Json::from), texts(text())].boxed(),
    }
}

fn list(items: BoxedStrategy<Json>) -> BoxedStrategy<Json> {
    vec(items, 1..3).prop_map(Json::Array).boxed()
}

fn id(kinds: &[Kind]) -> BoxedStrategy<String> {
    let ids: Vec<String> = kinds
        .iter()
        .flat_map(|&kind| (0..4).map(move |index| id_of(kind, index)))
        .collect();
    select(ids).boxed()
}
