//! The score, computed by hand.

use std::rc::Rc;

use muster::model::id::{Id, Key};
use muster::model::people::{Person, Team};
use muster::model::plan::{Kind, Plan};
use muster::model::table::Table;
use muster::readiness::assess::{Entry, Report};
use muster::readiness::item::Item;
use muster::readiness::rule::{Check, Effort, Family, Rule, Severity};
use muster::readiness::score::{Counts, Score, score};
use muster::readiness::standing::{Share, State};
use muster::readiness::verdict::{Looked, Verdict};

const PERSON: Key = Key(2);
const TEAM_WITHOUT_LEAD: Key = Key(3);

/// Weights 8, 4, 2, 1 and 1.
static RULES: [Rule; 5] = [
    rule("critical", Severity::Critical),
    rule("high", Severity::High),
    rule("medium", Severity::Medium),
    rule("low", Severity::Low),
    rule("excused", Severity::Low),
];

const fn rule(id: &'static str, severity: Severity) -> Rule {
    Rule {
        id,
        family: Family::Coverage,
        severity,
        effort: Effort::Small,
        area: "",
        title: "",
        rationale: "",
        advice: "",
        sources: &[],
        check: Check::Workload(|_, _| Verdict::Holds),
    }
}

/// The score of entries: the place of their item, state, share and owner,
/// each on an object of its own.
fn scored(entries: &[(usize, State, Share, Option<Key>)]) -> Score {
    let items: Vec<Item> = RULES.iter().map(Item::Rule).collect();
    let reports: Vec<Rc<Report>> = entries
        .iter()
        .enumerate()
        .map(|(index, &(item, state, share, owner))| {
            Rc::new(Report {
                kind: Kind::Workload,
                object: Key(100 + index as u128),
                entries: vec![Entry {
                    item,
                    state,
                    share,
                    required: true,
                    owner,
                    looked: Looked::default(),
                    attestation: None,
                }],
            })
        })
        .collect();
    let mut plan = Plan::new(Key(1), "Test");
    plan.people = Table::from(vec![Person::new(Id::new(PERSON))]);
    plan.teams = Table::from(vec![Team::new(Id::new(TEAM_WITHOUT_LEAD))]);
    score(&items, &reports, &plan)
}

#[test]
fn the_score_is_the_weighted_mean_of_the_items_means() {
    let score = scored(&[
        (0, State::Verified, Share::VERIFIED, Some(PERSON)),
        (0, State::Done, Share::DONE, None),
        (1, State::Done, Share::DONE, Some(TEAM_WITHOUT_LEAD)),
        (1, State::InProgress, Share::IN_PROGRESS, None),
        (1, State::Open, Share::NONE, None),
        (1, State::Unknown, Share::NONE, None),
        (2, State::AcceptedRisk, Share::NONE, None),
        (4, State::NotApplicable, Share::NONE, None),
    ]);
    // critical: weight 8, mean (1.0 + 0.6) / 2            = 0.8    -> 6.4
    // high:     weight 4, mean (0.6 + 0.25 + 0 + 0) / 4   = 0.2125 -> 0.85
    // medium:   weight 2, an accepted risk earns nothing  = 0      -> 0
    // low:      no object, so it is not in the sums
    // excused:  not applicable, so it is not in the sums
    // (6.4 + 0.85 + 0) / (8 + 4 + 2) = 7.25 / 14 = 51.79 %
    assert_eq!(score.readiness, 52);
    // All but the accepted risk verified: (8 + 4) / 14 = 85.71 %
    assert_eq!(score.possible, 86);
    // One of the four objects of `high` is unknown: (8 + 3 + 2) / 14 = 92.86 %
    assert_eq!(score.coverage, 93);
    // One of the two objects of `critical` is proven: 4 / 14 = 28.57 %
    assert_eq!(score.proof, 29);
    // The same one is owned; a team without a lead is nobody: 4 / 14
    assert_eq!(score.ownership, 29);
    // Weight 1 of 8 + 4 + 2 + 1 was taken out: 6.67 %
    assert_eq!(score.excused, 7);
    let high = Counts {
        open: 2,
        unknown: 1,
    };
    assert_eq!(score.counts[&Severity::High], high);
}

#[test]
fn a_half_is_rounded_up() {
    let mut entries = vec![(0, State::Verified, Share::VERIFIED, None)];
    entries.extend([(0, State::Open, Share::NONE, None); 7]);
    // One of eight objects: 12.5 %
    assert_eq!(scored(&entries).readiness, 13);
}

#[test]
fn many_objects_of_one_item_weigh_no_more_than_one() {
    let mut entries = vec![(1, State::Verified, Share::VERIFIED, None)];
    entries.extend(vec![(2, State::Open, Share::NONE, None); 1000]);
    // 4 / (4 + 2) = 66.67 %
    assert_eq!(scored(&entries).readiness, 67);
}

#[test]
fn nothing_scores_nothing() {
    assert_eq!(scored(&[]).readiness, 0);
}
