//! The assessment of a plan: every item on every object, and what follows.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::again::why_again;
use super::custom;
use super::facts::Facts;
use super::gate::{Cap, Level, level};
use super::item::{Item, items};
use super::lent::{Lent, lent_owners};
use super::rule::{Check, Rule};
use super::score::{Score, score};
use super::standing::{Share, State, standing};
use super::stated::Attestations;
use super::verdict::{Looked, Verdict};
use crate::catalogue::Knowledge;
use crate::catalogue::statement::Statement;
use crate::file::changes::changes;
use crate::file::own_prints::OwnPrints;
use crate::model::application::Tier;
use crate::model::attestation::Attestation;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::record::Object;
use crate::model::record::Part;
use crate::model::slices::{Rest, Restless, at_once};
use crate::model::table::Table;
use crate::model::units::Date;
use crate::ownership::matrix::Matrix;
use crate::ownership::unchanged::Unchanged;

/// What is to be said of a plan on a day.
#[derive(Debug)]
pub struct Assessment {
    /// The day.
    pub as_of: Date,
    /// The items; [`Entry::item`] is a place in this list.
    pub items: Rc<[Item]>,
    /// Each object with the items that apply to it.
    pub reports: Vec<Rc<Report>>,
    /// The score, and what stands beside it.
    pub score: Score,
    /// How far the plan has come.
    pub level: Level,
    /// What keeps it from the next level.
    pub caps: Vec<Cap>,
    /// How many checks were made for it; the others were taken over.
    pub checks_made: usize,
    /// Owners that workloads borrow.
    lent: Lent,
    /// What is known of proofs for the next version.
    own_prints: OwnPrints,
}

/// The items of one object.
#[derive(Debug, PartialEq)]
pub struct Report {
    /// The object's kind.
    pub kind: Kind,
    /// The object.
    pub object: Key,
    /// The items that apply to it.
    pub entries: Vec<Entry>,
}

/// One item on one object.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The item's place in [`Assessment::items`].
    pub item: usize,
    /// How it stands.
    pub state: State,
    /// What it earns of the item's weight.
    pub share: Share,
    /// Whether gates look at it; what is only advised counts in the score alone.
    pub required: bool,
    /// Who sees to it.
    pub owner: Option<Key>,
    /// What the check looked at.
    pub looked: Looked,
    /// What people state of it.
    pub attestation: Option<Rc<Attestation>>,
}

/// An entry with its object and item.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// The object's kind.
    pub kind: Kind,
    /// The object.
    pub object: Key,
    /// The item.
    pub item: &'a Item,
    /// How it stands.
    pub entry: &'a Entry,
}

impl Placed<'_> {
    /// `item@object`: stable as long as both are.
    pub fn id(&self) -> String {
        format!("{}@{}", self.item.id(), self.object)
    }

    /// What was found, in words.
    pub fn text(&self) -> &str {
        self.entry
            .looked
            .text
            .as_deref()
            .unwrap_or(self.item.title())
    }
}

impl Assessment {
    /// Assesses the plan as of that day.
    pub fn new(plan: &Plan, matrix: &Matrix, knowledge: &Knowledge, as_of: Date) -> Self {
        let rest = &mut Restless;
        at_once(Self::in_slices(None, plan, matrix, knowledge, as_of, rest))
    }

    /// Assesses the plan, given the assessment of an earlier version of it
    /// on the same day and what is as it was then; `None` where it is no
    /// longer wanted.
    pub async fn in_slices(
        earlier: Option<(&Self, &Unchanged<'_>)>,
        plan: &Plan,
        matrix: &Matrix,
        knowledge: &Knowledge,
        as_of: Date,
        rest: &mut impl Rest,
    ) -> Option<Self> {
        let own_prints = earlier.map(|(earlier, _)| earlier.own_prints.clone());
        let own_prints = own_prints.unwrap_or_default();
        let facts = Facts::after(plan, matrix, knowledge, as_of, own_prints);
        let items: Rc<[Item]> = items(knowledge).into();
        let attestations = Attestations::new(plan);
        let assessor = Assessor {
            facts: &facts,
            items: &items,
            attestations: &attestations,
            earlier: earlier.filter(|(earlier, _)| earlier.as_of == as_of),
            lent: lent_owners(&items, matrix),
            checks_made: Cell::new(0),
        };
        rest.rest().await?;
        if has_proofs(plan) {
            for &kind in Kind::ALL {
                for index in 0..plan.table(kind).count() {
                    facts.fingerprints().prepare(kind, index);
                    rest.rest().await?;
                }
            }
        }
        let reports = assessor.reports(rest).await?;
        let score = score(&items, &reports, plan);
        rest.rest().await?;
        let (level, caps) = level(&facts, &items, &reports);
        rest.rest().await?;
        let (lent, checks_made) = (assessor.lent, assessor.checks_made.get());
        let own_prints = facts.into_own_prints();
        Some(Self {
            as_of,
            items,
            reports,
            score,
            level,
            caps,
            checks_made,
            lent,
            own_prints,
        })
    }

    /// Every entry, the reports' order.
    pub fn entries(&self) -> impl Iterator<Item = Placed<'_>> {
        self.reports.iter().flat_map(|report| {
            report.entries.iter().filter_map(|entry| {
                Some(Placed {
                    kind: report.kind,
                    object: report.object,
                    item: self.items.get(entry.item)?,
                    entry,
                })
            })
        })
    }

    /// The entries that leave something to do, the worst first.
    pub fn findings(&self) -> Vec<Placed<'_>> {
        let mut findings: Vec<Placed> = self
            .entries()
            .filter(|placed| placed.entry.state.is_finding())
            .collect();
        findings.sort_by_key(|placed| (placed.item.severity(), placed.entry.state));
        findings
    }
}

struct Assessor<'a, 'p> {
    facts: &'a Facts<'p>,
    items: &'a [Item],
    attestations: &'a Attestations,
    earlier: Option<(&'a Assessment, &'a Unchanged<'a>)>,
    lent: Lent,
    checks_made: Cell<usize>,
}

impl Assessor<'_, '_> {
    async fn reports(&self, rest: &mut impl Rest) -> Option<Vec<Rc<Report>>> {
        let mut reports = Vec::new();
        let kept = self.kept();
        for &kind in Kind::ALL {
            let items: Vec<(usize, &Item)> = self
                .items
                .iter()
                .enumerate()
                .filter(|(_, item)| item.kind() == kind)
                .collect();
            let table = self.facts.plan.table(kind);
            let rows = if items.is_empty() { 0 } else { table.count() };
            for (index, row) in (0..rows).filter_map(|index| Some((index, table.row(index)?))) {
                let object = row.meta().id;
                let as_before = kept
                    .as_ref()
                    .filter(|(unchanged, _)| kind == Kind::Workload && unchanged.workload(index));
                let report = as_before
                    .and_then(|(_, reports)| reports.get(&object))
                    .map_or_else(
                        || Rc::new(self.report(&items, kind, object, index)),
                        |report| Rc::clone(report),
                    );
                if !report.entries.is_empty() {
                    reports.push(report);
                }
                rest.rest().await?;
            }
        }
        Some(reports)
    }

    /// The reports of workloads in the earlier assessment, by workload.
    fn kept(&self) -> Option<(&Unchanged<'_>, BTreeMap<Key, &Rc<Report>>)> {
        let (earlier, unchanged) = self
            .earlier
            .filter(|(earlier, _)| earlier.lent == self.lent)?;
        let reports = earlier.reports.iter();
        let workloads = reports.filter(|report| report.kind == Kind::Workload);
        let by_key = workloads.map(|report| (report.object, report)).collect();
        Some((unchanged, by_key))
    }

    fn report(&self, items: &[(usize, &Item)], kind: Kind, object: Key, index: usize) -> Report {
        let required = self.is_required(kind, index);
        let entries = items.iter().filter_map(|(place, item)| {
            let verdict = self.verdict(item, kind, index);
            self.entry(*place, item, (kind, object), verdict, required)
        });
        Report {
            kind,
            object,
            entries: entries.collect(),
        }
    }

    fn entry(
        &self,
        place: usize,
        item: &Item,
        (kind, object): (Kind, Key),
        verdict: Verdict,
        required: bool,
    ) -> Option<Entry> {
        let attestation = self.attestations.of(item.id(), kind, object);
        let standing = standing(
            item,
            &verdict,
            attestation.map(|row| &**row),
            || self.facts.fingerprints().text(kind, object).to_string(),
            self.facts.as_of,
        )?;
        let looked = match verdict {
            Verdict::Open(looked) | Verdict::Again(looked) => looked,
            _ if standing.state == State::VerifyAgain => self.again(
                item,
                (kind, object),
                &verdict,
                attestation.map(|row| &**row),
            ),
            Verdict::Unknown(looked) => looked.or_missing(self.facts.plan),
            _ => Looked::default(),
        };
        let stated_owner = attestation.and_then(|row| row.owner.0);
        let owner = stated_owner.or_else(|| {
            let holding = self.facts.matrix.checked_by(item.id(), kind, object)?;
            holding.owner()
        });
        Some(Entry {
            item: place,
            state: standing.state,
            share: standing.share,
            required,
            owner,
            looked,
            attestation: attestation.cloned(),
        })
    }

    /// Why something that held has to be looked at again.
    fn again(
        &self,
        item: &Item,
        (kind, object): (Kind, Key),
        verdict: &Verdict,
        attestation: Option<&Attestation>,
    ) -> Looked {
        let then = attestation.map_or("", |row| &*row.fingerprint);
        let changes = match then {
            "" => None,
            then => changes(self.facts.fingerprints(), then, kind, object),
        };
        let as_of = self.facts.as_of;
        let why = why_again(item, verdict, attestation, changes.as_deref(), as_of);
        Looked::default().because(format!("{}: {why}", item.title()))
    }

    /// Items of workloads of tier 3 and 4 are advised, all others required.
    fn is_required(&self, kind: Kind, index: usize) -> bool {
        if kind != Kind::Workload {
            return true;
        }
        let workload = self.facts.plan.workloads.get_index(index);
        let tier = workload.and_then(|workload| self.facts.links.tier_of(workload));
        !matches!(tier, Some(Tier::Three | Tier::Four))
    }

    fn verdict(&self, item: &Item, kind: Kind, index: usize) -> Verdict {
        self.checks_made.update(|made| made + 1);
        match item {
            Item::Rule(rule) => self.rule_verdict(rule, index),
            Item::Statement(statement) => self.statement_verdict(statement, kind, index),
        }
    }

    fn rule_verdict(&self, rule: &Rule, index: usize) -> Verdict {
        let (facts, plan) = (self.facts, self.facts.plan);
        match rule.check {
            Check::Plan(check) => at(&plan.facts, index, |row| check(facts, row)),
            Check::Application(check) => at(&plan.applications, index, |row| check(facts, row)),
            Check::Instance(check) => at(&plan.instances, index, |row| check(facts, row)),
            Check::Connection(check) => at(&plan.connections, index, |row| check(facts, row)),
            Check::Connector(check) => at(&plan.connectors, index, |row| check(facts, row)),
            Check::Policy(check) => at(&plan.policies, index, |row| check(facts, row)),
            Check::Group(check) => at(&plan.groups, index, |row| check(facts, row)),
            Check::Workload(check) => at(&plan.workloads, index, |row| check(facts, row)),
            Check::Access(check) => at(&plan.access, index, |row| check(facts, row)),
            Check::RoleHolder(check) => at(&plan.role_holders, index, |row| check(facts, row)),
            Check::Observability(check) => at(&plan.observability, index, |row| check(facts, row)),
            Check::AlertRoute(check) => at(&plan.alert_routes, index, |row| check(facts, row)),
            Check::Person(check) => at(&plan.people, index, |row| check(facts, row)),
            Check::Runbook(check) => at(&plan.runbook, index, |row| check(facts, row)),
            Check::Drill(check) => at(&plan.drills, index, |row| check(facts, row)),
        }
    }

    fn statement_verdict(&self, statement: &Statement, kind: Kind, index: usize) -> Verdict {
        let plan = self.facts.plan;
        let Some(row) = plan.table(kind).row(index) else {
            return Verdict::NotApplicable;
        };
        let applies = statement
            .when
            .as_ref()
            .is_none_or(|when| when.holds(row, plan) != Some(false));
        if applies {
            custom::verdict(statement, kind, row, plan)
        } else {
            Verdict::NotApplicable
        }
    }
}

/// Whether something is to be compared with what it was.
fn has_proofs(plan: &Plan) -> bool {
    let mut drills = plan.drills.iter();
    let mut attestations = plan.attestations.iter();
    drills.any(|row| !row.fingerprint.is_empty())
        || attestations.any(|row| !row.fingerprint.is_empty())
}

fn at<T: Object + Part>(
    table: &Table<T>,
    index: usize,
    check: impl FnOnce(&T) -> Verdict,
) -> Verdict {
    table
        .get_index(index)
        .map_or(Verdict::NotApplicable, |row| check(row))
}
