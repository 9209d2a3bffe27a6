//! What exporters write: a plan with everything that was derived from it.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::ended::{Ended, ended};
use crate::catalogue::Knowledge;
use crate::catalogue::duty::{Catalogue, Task};
use crate::catalogue::source::Source;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::slices::{Rest, Restless, at_once};
use crate::ownership::holding::Holding;
use crate::ownership::matrix::Matrix;
use crate::readiness::assess::{Assessment, Placed};
use crate::readiness::item::Item;
use crate::readiness::standing::State;

/// A plan with everything that was derived from it.
pub struct Input<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What is built in.
    pub knowledge: &'a Knowledge,
    /// Its duties.
    pub matrix: &'a Matrix,
    /// How ready it is.
    pub assessment: &'a Assessment,
    /// The repository on GitHub into which issues go, such as `acme/plans`.
    pub repository: Option<String>,
    names: BTreeMap<(Kind, Key), String>,
    /// What is planned and not deployed yet, as texts call it.
    planned: BTreeMap<(Kind, Key), String>,
    states: BTreeMap<(Kind, Key), BTreeMap<&'a str, State>>,
    ended: OnceCell<Rc<Ended>>,
}

impl<'a> Input<'a> {
    /// Puts them together.
    pub fn new(
        plan: &'a Plan,
        knowledge: &'a Knowledge,
        matrix: &'a Matrix,
        assessment: &'a Assessment,
    ) -> Self {
        let (mut names, mut planned) = (BTreeMap::new(), BTreeMap::new());
        for &kind in Kind::ALL {
            let table = plan.table(kind);
            for row in (0..table.count()).filter_map(|index| table.row(index)) {
                let name = match plan.name_within(kind, row) {
                    name if name.is_empty() && kind.is_single() => kind.label().to_owned(),
                    name => name,
                };
                let id = row.meta().id;
                names.insert((kind, id), name);
                if plan.is_planned(kind, id) {
                    planned.insert((kind, id), plan.called(kind, id));
                }
            }
        }
        let mut states: BTreeMap<(Kind, Key), BTreeMap<&str, State>> = BTreeMap::new();
        for placed in assessment.entries() {
            let of_object = states.entry((placed.kind, placed.object)).or_default();
            of_object.insert(placed.item.id(), placed.entry.state);
        }
        Self {
            plan,
            knowledge,
            matrix,
            assessment,
            repository: None,
            names,
            planned,
            states,
            ended: OnceCell::new(),
        }
    }

    /// With what came of all scenarios of the same plan on the same day.
    #[must_use]
    pub fn with_played(self, ended: Option<Rc<Ended>>) -> Self {
        if let Some(ended) = ended {
            self.ended.get_or_init(|| ended);
        }
        self
    }

    /// What came of all scenarios, where they were played.
    pub fn played(&self) -> Option<Rc<Ended>> {
        self.ended.get().cloned()
    }

    /// Plays all scenarios, for what tells how they end; `None` where that is
    /// no longer wanted.
    pub async fn play(&self, rest: &mut impl Rest) -> Option<()> {
        if self.ended.get().is_none() {
            let ended = Rc::new(ended(self, rest).await?);
            self.ended.get_or_init(|| ended);
        }
        Some(())
    }

    /// How all scenarios end; played now unless that was done before.
    pub(super) fn ended(&self) -> &Ended {
        self.ended
            .get_or_init(|| Rc::new(at_once(ended(self, &mut Restless))))
    }

    /// With the repository into which issues go; what is none is left out.
    #[must_use]
    pub fn with_repository(mut self, repository: &str) -> Self {
        let repository = repository.trim();
        self.repository = is_repository(repository).then(|| repository.to_owned());
        self
    }

    /// The object's name; that of its kind where a plan has just one.
    pub fn name(&self, kind: Kind, key: Key) -> &str {
        self.names.get(&(kind, key)).map_or("", String::as_str)
    }

    /// What texts call the object: its name, and whether it is planned and not
    /// deployed yet.
    pub fn called(&self, kind: Kind, key: Key) -> &str {
        let planned = self.planned.get(&(kind, key));
        planned.map_or_else(|| self.name(kind, key), String::as_str)
    }

    /// Whether it is planned and not deployed yet, for cells of tables.
    pub(super) fn planned(&self, kind: Kind, key: Key) -> &'static str {
        let planned = self.planned.contains_key(&(kind, key));
        if planned { "yes" } else { "" }
    }

    /// The name of a person or team.
    pub fn owner_name(&self, key: Key) -> &str {
        match self.name(Kind::Person, key) {
            "" => self.name(Kind::Team, key),
            name => name,
        }
    }

    /// The catalogue and the task that a duty is part of.
    pub fn task_of(&self, holding: &Holding) -> Option<(&'a Catalogue, &'a Task)> {
        self.knowledge
            .catalogues
            .iter()
            .find_map(|catalogue| Some((catalogue, catalogue.task(&holding.duty.task)?)))
    }

    /// The title of an item's area.
    pub fn area_title(&self, item: &Item) -> &str {
        self.knowledge.area_title(item.id(), item.area())
    }

    /// The page that a list of ids cites first.
    pub fn source<'b>(&self, ids: impl IntoIterator<Item = &'b str>) -> Option<&'a Source> {
        let mut ids = ids.into_iter();
        ids.find_map(|id| self.knowledge.sources.get(id))
    }

    /// How a duty's checks stand on its object: the one that leaves most to
    /// do. `None` where no check shows it.
    pub fn state_of(&self, holding: &Holding) -> Option<State> {
        let states = self.states.get(&(holding.kind, holding.object))?;
        let checks = holding.duty.checks.iter();
        checks
            .filter_map(|check| states.get(&**check))
            .min()
            .copied()
    }

    /// The items that apply to anything in the plan, in their order.
    pub fn applying_items(&self) -> Vec<&'a Item> {
        let places = self.assessment.entries().map(|placed| placed.entry.item);
        let places: BTreeSet<usize> = places.collect();
        let items = &self.assessment.items;
        places
            .into_iter()
            .filter_map(|place| items.get(place))
            .collect()
    }

    /// Every entry: what leaves something to do first, the worst before the rest.
    pub fn entries(&self) -> Vec<Placed<'a>> {
        let mut entries: Vec<Placed> = self.assessment.entries().collect();
        entries.sort_by_key(|placed| {
            let state = placed.entry.state;
            (!state.is_finding(), placed.item.severity(), state)
        });
        entries
    }
}

/// Whether that names a repository.
pub fn is_repository(text: &str) -> bool {
    let plain = |part: &str| {
        let inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        !part.is_empty() && part.len() <= 100 && part.chars().all(inner)
    };
    text.split_once('/')
        .is_some_and(|(owner, name)| plain(owner) && plain(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repository_has_an_owner_and_a_name() {
        assert!(is_repository("acme/dr-plan.eu"));
        for text in ["", "acme", "acme/", "a/b/c", "a b/c", "a/b?x"] {
            assert!(!is_repository(text), "{text}");
        }
    }
}
