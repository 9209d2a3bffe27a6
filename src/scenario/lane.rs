//! Who does a step: whoever has its duty, else whoever is next to it; the
//! deputy where that person is away. And what is missing to do it.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::graph::Thing;
use super::judge::{Judging, Source};
use super::landscape::Refuge;
use super::runbook::Roster;
use super::step::{Needs, Otherwise, Step};
use crate::catalogue::duty::Duty;
use crate::model::assignment::Party;
use crate::model::id::{Id, Key};
use crate::model::known::Known;
use crate::model::people::Person;
use crate::model::plan::Kind;
use crate::model::region::RegionUse;
use crate::model::runbook::Runbook;
use crate::ownership::holding::Holding;

/// Who does a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doer {
    /// On whose side.
    pub party: Party,
    /// The person or team; none where it is nobody's, or the provider's.
    pub owner: Option<Key>,
    /// What the lane is called.
    pub name: String,
    /// Why nobody does it, if nobody does.
    pub missing: Option<String>,
}

impl Doer {
    /// Whether both stand in one lane.
    pub fn is_same(&self, other: &Self) -> bool {
        let is_provider = |doer: &Self| doer.party == Party::Provider;
        self.owner == other.owner && is_provider(self) == is_provider(other)
    }

    /// Whether nobody does it.
    pub fn is_nobody(&self) -> bool {
        self.owner.is_none() && self.party != Party::Provider
    }
}

/// Finds who does what.
pub(super) struct Lanes<'a, 'j> {
    judging: &'a Judging<'j>,
    roster: Roster<'a>,
    duties: BTreeMap<&'a str, &'a Rc<Duty>>,
    /// Where each workload stands in the order of the plan.
    places: BTreeMap<Key, usize>,
}

impl<'a, 'j> Lanes<'a, 'j> {
    pub(super) fn new(judging: &'a Judging<'j>, roster: Roster<'a>) -> Self {
        let catalogues = roster.knowledge.catalogues.iter();
        let duties = catalogues.flat_map(|catalogue| &catalogue.duties);
        let by_name = duties.filter_map(|duty| Some((duty.id.split_once('/')?.1, duty)));
        let workloads = judging.outcome().landscape.workloads.iter();
        Self {
            judging,
            duties: by_name.collect(),
            places: workloads
                .enumerate()
                .map(|(place, row)| (row.key, place))
                .collect(),
            roster,
        }
    }

    /// The duty behind a step, as somebody of the plan has it.
    pub(super) fn duty(
        &self,
        step: &Step,
        object: Option<(Kind, Key)>,
        workloads: &[Key],
    ) -> Option<Rc<Holding>> {
        let duty = self.duties.get(step.duty.as_str())?;
        let plan = self.judging.stage().plan;
        let first = workloads.first().copied();
        let application = || {
            let workload = self.judging.stage().links.workload(first?)?;
            workload.application.0.map(Id::key)
        };
        let key = match object {
            Some((kind, key)) if kind == duty.attaches => key,
            _ if duty.attaches == Kind::Workload => first?,
            _ if duty.attaches == Kind::Application => application()?,
            _ if duty.attaches.is_single() => plan.table(duty.attaches).row(0)?.meta().id,
            _ => return None,
        };
        let holdings = self.roster.matrix.of(duty.attaches, key).iter();
        holdings
            .into_iter()
            .find(|holding| holding.duty.id == duty.id)
            .cloned()
    }

    /// Who restores a workload: whoever is named for it, else whoever has
    /// the duty.
    pub(super) fn restorer(&self, workload: Key) -> Option<Key> {
        let row = self.judging.stage().links.workload(workload)?;
        let named = row.restorer.0.map(Id::key);
        named.or_else(|| {
            let holdings = self.roster.matrix.of(Kind::Workload, workload).iter();
            let restores =
                |holding: &&Rc<Holding>| holding.duty.id.ends_with("/single-zone-failure.restore");
            holdings.into_iter().find(restores)?.owner()
        })
    }

    pub(super) fn doer(
        &self,
        step: &Step,
        object: Option<(Kind, Key)>,
        duty: Option<&Holding>,
        workloads: &[Key],
    ) -> Doer {
        if step.provider {
            return Doer {
                party: Party::Provider,
                owner: None,
                name: self.provider().to_owned(),
                missing: None,
            };
        }
        let party = duty.map_or(Party::Customer, Holding::party);
        let by_batch = workloads.first().and_then(|&key| self.restorer(key));
        let owner = by_batch
            .or_else(|| duty.and_then(Holding::owner))
            .or_else(|| self.otherwise(step.otherwise, object));
        let Some(owner) = owner else {
            return nobody(party, "an owner");
        };
        let deputy = duty.and_then(|holding| holding.deputy(self.judging.stage().plan));
        self.present(party, owner, deputy)
    }

    /// The person, or who stands in where the person is not there.
    fn present(&self, party: Party, owner: Key, deputy: Option<Key>) -> Doer {
        let plan = self.judging.stage().plan;
        let in_lane = |owner: Key, missing: Option<String>| Doer {
            party,
            owner: Some(owner),
            name: self.named(owner),
            missing,
        };
        let Some(person) = self.judging.stage().links.person(owner) else {
            let team = plan.teams.get(Id::new(owner));
            return match team {
                Some(_) => in_lane(owner, None),
                None => nobody(party, "an owner"),
            };
        };
        if !self.is_away(person) {
            return in_lane(owner, None);
        }
        let deputy = deputy.or_else(|| person.deputy.0.map(Id::key));
        let there = deputy.filter(|&key| {
            let person = self.judging.stage().links.person(key);
            person.is_none_or(|person| !self.is_away(person))
        });
        match there {
            Some(deputy) => in_lane(deputy, None),
            None => in_lane(
                owner,
                Some(format!(
                    "{}, who is not there; nobody stands in",
                    person.name
                )),
            ),
        }
    }

    fn is_away(&self, person: &Person) -> bool {
        let outcome = self.judging.outcome();
        let node = outcome.landscape.graph.find(&Thing::Person(person.meta.id));
        let struck = node.is_some_and(|node| !outcome.worst.state(node).works());
        struck || person.is_absent(self.roster.as_of)
    }

    fn named(&self, owner: Key) -> String {
        let plan = self.judging.stage().plan;
        let person = plan.object_name(Kind::Person, owner);
        if person.is_empty() {
            plan.object_name(Kind::Team, owner)
        } else {
            person
        }
    }

    fn provider(&self) -> &'a str {
        let catalogue = self.roster.knowledge.catalogues.first();
        catalogue.map_or("Provider", |catalogue| &catalogue.provider)
    }

    fn otherwise(&self, otherwise: Otherwise, object: Option<(Kind, Key)>) -> Option<Key> {
        let stage = self.judging.stage();
        let plan = stage.plan;
        match otherwise {
            Otherwise::Nobody => None,
            Otherwise::Declarers => plan.runbook.first()?.declarers.first().map(|id| id.key()),
            Otherwise::ReportReader => plan.observability.first()?.report_reader.0,
            Otherwise::KeyOwner => {
                let (_, key) = object?;
                stage.links.instance(key)?.key_owner.0
            }
            Otherwise::Deputy => {
                let (_, key) = object?;
                stage.links.person(key)?.deputy.0.map(Id::key)
            }
            Otherwise::Restorer => self.most_restores(object),
        }
    }

    /// Who restores most of what a connection reaches, or of all.
    fn most_restores(&self, object: Option<(Kind, Key)>) -> Option<Key> {
        let stage = self.judging.stage();
        let connection = object.filter(|(kind, _)| *kind == Kind::Connection);
        let mut count: BTreeMap<Key, u32> = BTreeMap::new();
        for row in stage.plan.workloads.iter() {
            let of = stage.links.connection_of(row).map(|row| row.meta.id);
            let counts = connection.is_none_or(|(_, key)| of == Some(key));
            if let Some(restorer) = row.restorer.0.filter(|_| counts) {
                *count.entry(restorer.key()).or_default() += 1;
            }
        }
        let most = count.into_iter().max_by_key(|(key, count)| (*count, *key));
        most.map(|(key, _)| key)
    }

    /// What is missing, in words, if it is.
    pub(super) fn missing(
        &self,
        needs: Needs,
        object: Option<(Kind, Key)>,
        workloads: &[Key],
    ) -> Option<String> {
        let there = if needs.is_of_plan() {
            self.plan_has(needs)
        } else {
            self.object_has(needs, object, workloads)
        };
        (!there).then(|| needs.text().to_owned())
    }

    fn plan_has(&self, needs: Needs) -> bool {
        let plan = self.judging.stage().plan;
        let runbook = plan.runbook.first();
        let says = |field: fn(&Runbook) -> bool| runbook.is_some_and(|row| field(row));
        match needs {
            Needs::Declarers => says(|row| row.declarers.iter().next().is_some()),
            Needs::Bridge => says(|row| !row.bridge.is_empty()),
            Needs::OfflineCopy => says(|row| row.offline_copy.is(&true)),
            Needs::CallTree => says(|row| row.call_tree.is(&true)),
            Needs::SupportContact => says(|row| !row.support_contact.is_empty()),
            Needs::Credentials => says(|row| !row.credentials.is_empty()),
            Needs::DnsSwitch => says(|row| !row.dns_switch.is_empty()),
            Needs::FailbackDocumented => says(|row| row.failback_documented.is(&true)),
            Needs::Alerts => {
                let mut routes = plan.alert_routes.iter();
                routes.any(|row| row.carries_failures.is(&true) && row.recipient.0.is_some())
            }
            Needs::BreakGlass => {
                let access = plan.access.first();
                let tried = |tested: &Known<_>| tested.value().is_some();
                access.is_some_and(|row| {
                    row.break_glass.is(&true) && tried(&row.break_glass_tested_on)
                })
            }
            Needs::OtherRegion => {
                let mut regions = plan.regions.iter();
                regions.any(|row| row.used_for.is(&RegionUse::Recovery))
            }
            _ => true,
        }
    }

    fn object_has(&self, needs: Needs, object: Option<(Kind, Key)>, workloads: &[Key]) -> bool {
        let (stage, outcome) = (self.judging.stage(), self.judging.outcome());
        let connection = object.and_then(|(_, key)| stage.links.connection(key));
        let mut places = workloads.iter().filter_map(|&key| {
            let place = *self.places.get(&key)?;
            Some((
                outcome.landscape.workloads.get(place)?,
                outcome.workloads.get(place)?,
            ))
        });
        match needs {
            Needs::Place => places.all(|(nodes, judged)| match nodes.refuge_of(judged.source.1) {
                Refuge::At(node) => outcome.worst.state(node).works(),
                Refuge::Nowhere | Refuge::Unstated => self.judging.is_each(),
            }),
            Needs::Copy => places.all(|(_, judged)| judged.source.1 != Source::Nothing),
            Needs::Restorer => workloads.iter().all(|&key| self.restorer(key).is_some()),
            Needs::RebuildReady => connection.is_some_and(|row| row.rebuild_ready.is(&true)),
            Needs::FreshToken => connection.is_some_and(|row| {
                let holdings = self.roster.matrix.of(Kind::Connection, row.meta.id).iter();
                let mut tokens = holdings
                    .into_iter()
                    .filter(|holding| holding.duty.id.ends_with("/credentials.fresh-token"));
                tokens.all(|holding| holding.owner().is_some())
            }),
            Needs::KeyOwner => object
                .and_then(|(_, key)| stage.links.instance(key))
                .is_some_and(|row| row.key_owner.0.is_some()),
            Needs::Deputy => object
                .and_then(|(_, key)| stage.links.person(key))
                .is_some_and(|row| row.deputy.0.is_some()),
            _ => true,
        }
    }
}

fn nobody(party: Party, missing: &str) -> Doer {
    Doer {
        party,
        owner: None,
        name: "Nobody".to_owned(),
        missing: Some(missing.to_owned()),
    }
}

impl Needs {
    /// How a runbook says that it is missing.
    const fn text(self) -> &'static str {
        match self {
            Self::Alerts => "an alert of failures that reaches somebody",
            Self::Declarers => "somebody who may declare",
            Self::Bridge => "a bridge",
            Self::OfflineCopy => "a copy of the runbook that opens without the cloud",
            Self::CallTree => "a call tree that was tried",
            Self::SupportContact => "a way to open a case without the console",
            Self::Credentials => "credentials at hand",
            Self::BreakGlass => "an emergency login that was tried",
            Self::Place => "a place to restore to that still works",
            Self::Restorer => "a named restorer",
            Self::Copy => "a copy to restore from",
            Self::RebuildReady => "image, token and steps for a rebuild, rehearsed",
            Self::FreshToken => "an owner of the fresh token",
            Self::DnsSwitch => "a way to switch names",
            Self::KeyOwner => "somebody who answers for the key",
            Self::Deputy => "a deputy",
            Self::OtherRegion => "another region in the plan",
            Self::FailbackDocumented => "a way back that is written down",
        }
    }
}
