//! What follows from the changes between two states of a plan: level and
//! score, findings that were opened and closed, duties that lost an owner or
//! got one.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::slices::Rest;
use crate::ownership::holding::Holding;
use crate::ownership::matrix::Matrix;
use crate::readiness::assess::{Assessment, Placed, Report};
use crate::readiness::gate::Level;
use crate::readiness::rule::Severity;

/// A state of a plan, with what is derived from it.
#[derive(Clone, Copy)]
pub struct State<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its duties.
    pub matrix: &'a Matrix,
    /// How ready it is on the day of that state.
    pub assessment: &'a Assessment,
}

/// What follows.
#[derive(Clone, Debug, PartialEq)]
pub struct Follows {
    /// The level before and after.
    pub level: (Level, Level),
    /// The score before and after.
    pub score: (u32, u32),
    /// Findings that only one of the states has, the worst first.
    pub findings: Vec<FindingTurn>,
    /// Duties that are another's now, those without an owner first.
    pub duties: Vec<DutyTurn>,
}

/// A finding that came or went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingTurn {
    /// Whether it came.
    pub opened: bool,
    /// How bad it is.
    pub severity: Severity,
    /// The object's kind.
    pub kind: Kind,
    /// The object.
    pub object: Key,
    /// What the object is called.
    pub name: String,
    /// What was found.
    pub text: String,
}

/// What became of the owner of a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OwnerTurn {
    /// It had one.
    Lost,
    /// It is new on the customer's side, and nobody has it.
    Unowned,
    /// It got one.
    Got,
    /// It has another.
    Moved,
}

/// A duty whose owner is another now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyTurn {
    /// What became of its owner.
    pub turn: OwnerTurn,
    /// The object's kind.
    pub kind: Kind,
    /// The object.
    pub object: Key,
    /// What the object is called.
    pub name: String,
    /// The duty's title.
    pub title: String,
    /// The owner before; empty where there was none.
    pub before: String,
    /// The owner after; empty where there is none.
    pub after: String,
}

/// What follows from the changes that lead from one state to another; `None`
/// where that is no longer wanted.
pub async fn follows(before: State<'_>, after: State<'_>, rest: &mut impl Rest) -> Option<Follows> {
    let (old, new) = (before.assessment, after.assessment);
    let mut findings = differing(before, after, rest).await?;
    findings.sort_by_key(|turn| (turn.severity, !turn.opened));
    let mut duties = duties(before, after, rest).await?;
    duties.sort_by_key(|duty| duty.turn);
    Some(Follows {
        level: (old.level, new.level),
        score: (old.score.readiness, new.score.readiness),
        findings,
        duties,
    })
}

async fn differing(
    before: State<'_>,
    after: State<'_>,
    rest: &mut impl Rest,
) -> Option<Vec<FindingTurn>> {
    let mut reports: BTreeMap<(Kind, Key), &Rc<Report>> = BTreeMap::new();
    for report in &before.assessment.reports {
        reports.insert((report.kind, report.object), report);
        rest.rest().await?;
    }
    let mut found = Vec::new();
    for report in &after.assessment.reports {
        let old = reports.remove(&(report.kind, report.object));
        if old.is_none_or(|old| !Rc::ptr_eq(old, report)) {
            let (was, is) = (
                old.map_or(Vec::new(), |old| of_report(before.assessment, old)),
                of_report(after.assessment, report),
            );
            let missing = |one: &&Placed, others: &[Placed]| {
                let mut others = others.iter();
                !others.any(|other| other.item.id() == one.item.id())
            };
            let opened = is.iter().filter(|one| missing(one, &was));
            found.extend(opened.map(|one| finding(after.plan, one, true)));
            let closed = was.iter().filter(|one| missing(one, &is));
            found.extend(closed.map(|one| finding(before.plan, one, false)));
        }
        rest.rest().await?;
    }
    for report in reports.values() {
        let gone = of_report(before.assessment, report);
        found.extend(gone.iter().map(|one| finding(before.plan, one, false)));
        rest.rest().await?;
    }
    Some(found)
}

fn of_report<'a>(assessment: &'a Assessment, report: &'a Report) -> Vec<Placed<'a>> {
    let entries = report.entries.iter();
    let findings = entries.filter(|entry| entry.state.is_finding());
    findings
        .filter_map(|entry| {
            Some(Placed {
                kind: report.kind,
                object: report.object,
                item: assessment.items.get(entry.item)?,
                entry,
            })
        })
        .collect()
}

fn finding(plan: &Plan, placed: &Placed, opened: bool) -> FindingTurn {
    FindingTurn {
        opened,
        severity: placed.item.severity(),
        kind: placed.kind,
        object: placed.object,
        name: plan.called(placed.kind, placed.object),
        text: placed.text().to_owned(),
    }
}

async fn duties(
    before: State<'_>,
    after: State<'_>,
    rest: &mut impl Rest,
) -> Option<Vec<DutyTurn>> {
    let mut found = Vec::new();
    for &kind in Kind::ALL {
        let table = after.plan.table(kind);
        for row in (0..table.count()).filter_map(|index| table.row(index)) {
            let object = row.meta().id;
            let (old, new) = (
                before.matrix.of(kind, object),
                after.matrix.of(kind, object),
            );
            // What was taken over as it was has the same address.
            if !std::ptr::eq(old, new) {
                let turns = new.iter().filter_map(|new| {
                    let mut others = old.iter();
                    let old = others.find(|old| old.duty.id == new.duty.id);
                    turn((before.plan, old.map(|old| &**old)), (after.plan, new))
                });
                found.extend(turns);
            }
            rest.rest().await?;
        }
    }
    Some(found)
}

fn turn((then, old): (&Plan, Option<&Holding>), (now, new): (&Plan, &Holding)) -> Option<DutyTurn> {
    if !new.needs_owner() {
        return None;
    }
    let (was, is) = (old.and_then(Holding::owner), new.owner());
    let turn = match (old, was, is) {
        (None, _, None) => OwnerTurn::Unowned,
        (Some(old), None, None) if !old.needs_owner() => OwnerTurn::Unowned,
        (Some(_), Some(_), None) => OwnerTurn::Lost,
        (Some(_), None, Some(_)) => OwnerTurn::Got,
        (Some(_), Some(was), Some(is)) if was != is => OwnerTurn::Moved,
        _ => return None,
    };
    let name = |plan: &Plan, key: Option<Key>| {
        let name = key.and_then(|key| plan.owner_name(key));
        name.unwrap_or_default()
    };
    Some(DutyTurn {
        turn,
        kind: new.kind,
        object: new.object,
        name: now.called(new.kind, new.object),
        title: new.duty.title.clone(),
        before: name(then, was),
        after: name(now, is),
    })
}
