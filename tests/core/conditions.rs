//! Conditions on the deployment: whatever somebody types is understood or
//! refused with a place, and what nobody stated decides nothing.

use muster::catalogue::condition::Condition;
use muster::example::{DAY, Shape, example};
use muster::model::Json;
use muster::model::choice::Choices;
use muster::model::edit::{Edit, Stamp};
use muster::model::plan::{Kind, Plan};
use muster::model::workload::WorkloadPlatform;
use proptest::prelude::*;

/// Conditions on workloads that can be decided, without `has`: that is certain
/// also where nothing is stated.
fn condition() -> impl Strategy<Value = String> {
    let platform = prop::sample::select(WorkloadPlatform::ALL);
    let leaf = prop_oneof![
        platform.prop_map(|choice| format!("workload.platform == '{}'", choice.key)),
        Just("workload.platform in ['vmware', 'other']".to_owned()),
        Just("workload.agent_installed".to_owned()),
        Just("workload.second_copy != true".to_owned()),
        (0_u32..2_000).prop_map(|size| format!("workload.size_gb >= {size}")),
        Just("workload.last_restore_test < '2026-06-01'".to_owned()),
        Just("'eu-de-1' in workload.zones".to_owned()),
        Just("workload.connection == workload.policy".to_owned()),
        Just("size(workloads) > 3".to_owned()),
        Just("workloads.exists(w, w.id == workload.id && w.agent_installed)".to_owned()),
        Just("workloads.all(w, w.id != workload.id || w.size_gb < 300)".to_owned()),
    ];
    leaf.prop_recursive(4, 24, 2, |part| {
        prop_oneof![
            (part.clone(), part.clone()).prop_map(|(one, other)| format!("({one} && {other})")),
            (part.clone(), part.clone()).prop_map(|(one, other)| format!("({one} || {other})")),
            part.prop_map(|part| format!("!({part})")),
        ]
    })
}

fn read(text: &str) -> Condition {
    let condition = Condition::parse(text).unwrap();
    assert_eq!(condition.check(Kind::Workload), Ok(()), "{text}");
    condition
}

fn says(text: &str, plan: &Plan) -> Option<bool> {
    let workload = plan.workloads.first().unwrap();
    read(text).holds(&**workload, plan)
}

proptest! {
    #[test]
    fn any_text_is_understood_or_refused_with_a_place(text in "\\PC{0,60}") {
        if let Err(mistake) = Condition::parse(&text) {
            prop_assert!(mistake.column >= 1 && mistake.column <= text.chars().count() + 1);
            prop_assert!(!mistake.text.is_empty());
        }
    }

    #[test]
    fn any_words_are_understood_or_refused_with_a_place(words in prop::collection::vec(
        prop::sample::select(vec![
            "workload", ".", "platform", "==", "'vmware'", "\"", "'", "in", "[", "]", "(", ")",
            "&&", "||", "!", "-", "exists", "connections", "c", ",", "has", "size", "1", "0x", "1u",
            "null", "true", "?", ":", "{", "}", "b'x'", "'''", "\\", "ä", "`", "//", "\n", ">=", "@",
        ]), 0..40)
    ) {
        for join in ["", " "] {
            let text = words.join(join);
            match Condition::parse(&text) {
                Err(mistake) => {
                    prop_assert!(mistake.column >= 1, "{mistake}");
                    prop_assert!(mistake.column <= text.chars().count() + 1, "{mistake}");
                }
                Ok(condition) => {
                    for kind in Kind::ALL {
                        let _ = condition.check(*kind);
                    }
                }
            }
        }
    }

    #[test]
    fn forgetting_a_fact_decides_nothing(
        text in condition(),
        field in 0..Kind::Workload.fields().len(),
        seed in 0_u64..8,
    ) {
        let plan = example(Shape::Small, None, seed, DAY);
        let field = Kind::Workload.fields()[field].key;
        let workload = plan.workloads.first().unwrap().meta.id;
        let forget = Edit::set(Kind::Workload, workload, field, Json::Null);
        let less = plan.apply(&forget, &Stamp::default()).unwrap();
        let (known, forgotten) = (says(&text, &plan), says(&text, &less));
        prop_assert!(forgotten.is_none() || forgotten == known, "{text}: {known:?} {forgotten:?}");
    }

    #[test]
    fn conditions_join_as_three_valued_logic_says(
        one in condition(),
        other in condition(),
        seed in 0_u64..8,
    ) {
        let plan = example(Shape::Small, None, seed, DAY);
        let (first, second) = (says(&one, &plan), says(&other, &plan));
        let both = match (first, second) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        };
        prop_assert_eq!(says(&format!("({one}) && ({other})"), &plan), both);
        let either = says(&format!("!(!({one}) && !({other}))"), &plan);
        prop_assert_eq!(says(&format!("({one}) || ({other})"), &plan), either);
        let doubtful = says(&format!("({one}) && workload.notes == 'x' && workload.notes != 'x'"), &plan);
        prop_assert!(doubtful != Some(true));
        prop_assert_eq!(says(&format!("true || ({one})"), &plan), Some(true));
        prop_assert_eq!(says(&format!("({one}) && false"), &plan), Some(false));
    }
}

#[test]
fn every_field_of_every_kind_can_be_asked_for() {
    for kind in Kind::ALL {
        for field in kind.fields() {
            let text = format!("has({}.{})", kind.key(), field.key);
            let condition = Condition::parse(&text).unwrap();
            assert_eq!(condition.check(*kind), Ok(()), "{text}");
        }
        if let Some(list) = kind.path().last().filter(|_| !kind.is_single()) {
            assert!(Condition::parse(&format!("{list}.exists(one, has(one.id))")).is_ok());
        }
    }
}
