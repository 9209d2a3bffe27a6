//! What is left out of a catalogue that a plan brings with it.

use std::rc::Rc;

use muster::catalogue::{Knowledge, kept, library};
use muster::example::{DAY, Shape, example};
use muster::export::ALL;
use muster::export::input::Input;
use muster::export::redact::{Redact, left_out, redact};
use muster::model::edit::Stamp;
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::ownership::matrix::Matrix;
use muster::readiness::assess::Assessment;
use serde_json::json;

use crate::unpack;

/// A plan with a catalogue of its own, a word of it in every text.
fn plan() -> Plan {
    let content = json!({"id": "own.vault", "service": "Zqvault", "provider": "Zqacme", "release": "1", "date": "2026-01-02",
        "areas": [{"id": "ops", "title": "Zqoperations"}],
        "sources": [{"id": "own.page", "title": "Zqcontract", "publisher": "Zqlegal", "url": "https://zq.example/", "date": "2026-01-02"}],
        "tasks": [{"id": "own.vault/watch", "area": "ops", "title": "Zqwatch", "provider": "Zqhalf", "customer": "Zqother",
            "sources": ["own.page"], "line": "page"}],
        "duties": [{"id": "own.vault/watch.customer", "task": "own.vault/watch", "party": "customer", "title": "Zqduty",
            "text": "Zqmeans", "attaches": "plan", "sources": ["own.page"], "checks": ["own.vault/check"]}],
        "checks": [{"id": "own.vault/check", "severity": "high", "area": "ops", "title": "Zqcheck", "text": "Zqstated",
            "rationale": "Zqwhy", "advice": "Zqadvice", "evidence": "Zqproof", "holds": "size(workloads) > 99", "sources": ["own.page"]}]});
    let catalogue = kept::read(&content).unwrap();
    let plan = example(Shape::Small, None, 1, DAY);
    plan.apply(&kept::keep(&catalogue, Key(77)), &Stamp::default())
        .unwrap()
}

/// Level and score, and what every format says.
fn told(plan: &Plan) -> (String, Vec<(&'static str, String)>) {
    let built_in = Rc::new(Knowledge::built_in().unwrap());
    let (knowledge, problems) = Knowledge::with_plan(&built_in, plan);
    assert_eq!(problems, [""; 0]);
    let matrix = Matrix::new(plan, &knowledge);
    let assessment = Assessment::new(plan, &matrix, &knowledge, DAY);
    let input = Input::new(plan, &knowledge, &matrix, &assessment);
    let text = |exporter: &muster::export::Exporter, what| unpack::written(exporter, &input, what);
    let formats = ALL.iter().flat_map(|exporter| {
        let whats = exporter.whats.iter();
        whats.map(move |&what| (exporter.name, text(exporter, what)))
    });
    let score = format!("{:?} {:?}", assessment.level, assessment.score);
    (score, formats.collect())
}

#[test]
fn status_leaves_no_text_of_a_catalogue_of_the_plan_in_any_format() {
    let plan = plan();
    let (before, whole) = told(&plan);
    let telling = whole
        .iter()
        .filter(|(_, text)| text.to_lowercase().contains("zq"));
    assert!(telling.count() > 10, "most formats tell of it");
    let (after, reduced) = told(&redact(&plan, &[Redact::Status]));
    assert_eq!(after, before, "it is judged as it was");
    for (format, text) in reduced {
        let at = text.to_lowercase().find("zq");
        assert_eq!(at.and_then(|at| text.get(at..at + 20)), None, "{format}");
    }
}

#[test]
fn that_it_will_be_left_out_is_known_before() {
    let kind = Kind::CataloguePin.label();
    let field = |redact: Redact| {
        let all = left_out(&plan(), &[redact]);
        all.into_iter()
            .any(|one| one.kind == kind && one.field == "Content")
    };
    assert!(field(Redact::Status));
    assert!(!field(Redact::People) && !field(Redact::Notes));
}

#[test]
fn what_is_built_in_says_the_same_to_everybody_and_stays() {
    let shelved = library::SERVICES.first().unwrap().open().unwrap();
    let plan = example(Shape::Small, None, 1, DAY);
    let plan = plan
        .apply(&kept::keep(&shelved, Key(77)), &Stamp::default())
        .unwrap();
    let reduced = redact(&plan, &[Redact::Status]);
    let content = |plan: &Plan| plan.catalogues.first().unwrap().content.0.clone();
    assert_eq!(content(&reduced), content(&plan));
}

#[test]
fn a_failure_of_the_team_follows_the_names_of_what_it_hits() {
    let plan = example(Shape::Production, None, 1, DAY);
    let hits = |plan: &Plan| plan.scenarios[0].happenings.0[0].which.to_string();
    let absent = hits(&plan);
    let place = plan.people.iter().position(|one| *one.name == *absent);
    let place = place.expect("the example lets somebody be absent");
    let reduced = redact(&plan, &[Redact::People]);
    assert_eq!(hits(&reduced), &*reduced.people[place].name);
    for (format, text) in told(&reduced).1 {
        assert!(!text.contains(&absent), "{format} names {absent}");
    }
    let fields = left_out(&plan, &[Redact::People]);
    let told_before = fields.iter().any(|field| field.kind == "Own scenario");
    assert!(told_before, "which is shown before");
}
