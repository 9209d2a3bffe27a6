//! What holds of scenarios whatever the plan says.

use muster::export::scenario::json;
use muster::model::edit::{Edit, Stamp};
use muster::model::field::Shape;
use muster::model::plan::{Kind, Plan};
use muster::scenario::against::Ruling;
use muster::scenario::report::Library;
use proptest::prelude::*;

use super::{play, production};
use crate::generate;

/// Every scenario on a plan, as the command line writes it.
fn all(plan: &Plan) -> Vec<String> {
    let library = Library::built_in().unwrap();
    let scenarios = library.scenarios.with_those_of(plan);
    let ids: Vec<String> = scenarios.iter().map(|row| row.id.clone()).collect();
    ids.iter()
        .map(|id| json(plan, &play(plan, id, None)).to_string())
        .collect()
}

/// Every fact of the deployment that can be forgotten. What belongs to what is
/// no such fact: to be in no group is to be unprotected, which says something.
fn facts(plan: &Plan) -> Vec<Edit> {
    let kinds = [
        Kind::Instance,
        Kind::Connection,
        Kind::Connector,
        Kind::Policy,
        Kind::Group,
        Kind::Workload,
        Kind::Runbook,
    ];
    let mut edits = Vec::new();
    for kind in kinds {
        let table = plan.table(kind);
        for row in (0..table.count()).filter_map(|index| table.row(index)) {
            for field in kind.fields() {
                let single = !matches!(
                    field.shape,
                    Shape::Refs(_) | Shape::Ref(_) | Shape::Records(_) | Shape::Text | Shape::Lines
                );
                let stated = row.field(field.key).is_some();
                if single && stated {
                    edits.push(Edit::set(
                        kind,
                        row.meta().id,
                        field.key,
                        muster::model::Json::Null,
                    ));
                }
            }
        }
    }
    edits
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn any_plan_can_be_played(plan in generate::plan()) {
        prop_assert_eq!(all(&plan).len(), 23 + plan.scenarios.iter().count());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn forgetting_a_fact_turns_nothing_green(
        which in any::<prop::sample::Index>(),
        scenario in any::<prop::sample::Index>(),
    ) {
        let plan = production();
        let edits = facts(&plan);
        let edit = &edits[which.index(edits.len())];
        let library = Library::built_in().unwrap();
        let ids: Vec<&str> = library.scenarios.iter().map(|row| row.id.as_str()).collect();
        let id = ids[scenario.index(ids.len())];
        let before = play(&plan, id, None);
        let target = before.target.as_ref().map(|target| target.id.as_str());
        let forgotten = plan.apply(edit, &Stamp::default()).unwrap();
        let aim = library.scenarios.get(id).unwrap().target;
        let links = muster::model::links::Links::new(&forgotten);
        let there = aim.is_none_or(|aim| {
            let targets = aim.targets(&forgotten, &links);
            targets.iter().any(|one| Some(one.id.as_str()) == target)
        });
        prop_assume!(there);
        let after = play(&forgotten, id, target);
        for (one, two) in before.rows.iter().zip(&after.rows) {
            for (one, two) in [(one.judged.rpo, two.judged.rpo), (one.judged.rto, two.judged.rto)] {
                prop_assert!(
                    two.verdict != Ruling::Meets || one.verdict == Ruling::Meets,
                    "{} after {:?}: {:?} became {:?}", id, edit, one, two
                );
            }
        }
    }
}
