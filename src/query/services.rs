//! The services whose catalogues a plan uses, and who has their duties.

use std::collections::BTreeMap;

use crate::catalogue::Knowledge;
use crate::catalogue::duty::Catalogue;
use crate::catalogue::source::Source;
use crate::model::id::Key;
use crate::model::plan::Plan;
use crate::ownership::matrix::Matrix;

/// One service of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceRow<'a> {
    /// Its catalogue.
    pub catalogue: &'a Catalogue,
    /// Where the plan keeps it; none for what is built in.
    pub pin: Option<Key>,
    /// The page that its tasks rest on first.
    pub source: Option<&'a Source>,
    /// How many duties it has in this plan, one for each object.
    pub duties: usize,
    /// How many of them need somebody and have nobody.
    pub unassigned: usize,
}

/// The services of the plan, in the order of the matrix.
pub fn services<'a>(plan: &Plan, knowledge: &'a Knowledge, matrix: &Matrix) -> Vec<ServiceRow<'a>> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for holding in matrix.holdings() {
        let id = holding.duty.id.split_once('/').map_or("", |(id, _)| id);
        let (duties, unassigned) = counts.entry(id).or_default();
        *duties += 1;
        *unassigned += usize::from(holding.needs_owner() && holding.owner().is_none());
    }
    knowledge
        .catalogues
        .iter()
        .map(|catalogue| {
            let pin = plan
                .catalogues
                .iter()
                .find(|pin| pin.content.0.is_some() && *pin.catalogue == *catalogue.id);
            let first = catalogue.tasks.iter().find_map(|task| task.sources.first());
            let (duties, unassigned) = counts.get(&*catalogue.id).copied().unwrap_or_default();
            ServiceRow {
                catalogue,
                pin: pin.map(|pin| pin.meta.id),
                source: first.and_then(|id| knowledge.sources.get(id)),
                duties,
                unassigned,
            }
        })
        .collect()
}

/// The service of the plan whose catalogue that one is a newer version of: it
/// has the same id, or is called the same.
pub fn same_service(plan: &Plan, catalogue: &Catalogue) -> Option<Key> {
    let kept = || plan.catalogues.iter().filter(|pin| pin.content.0.is_some());
    let by_id = kept().find(|pin| *pin.catalogue == *catalogue.id);
    let called = |name: &str| name.trim().to_lowercase();
    let name = called(&catalogue.service);
    by_id
        .or_else(|| kept().find(|pin| called(&pin.name) == name))
        .map(|pin| pin.meta.id)
}

/// An id for a catalogue that the plan does not have yet: its own, or one with
/// a number.
pub fn free_id(knowledge: &Knowledge, plan: &Plan, wanted: &str) -> String {
    let taken = |id: &str| {
        knowledge.catalogues.iter().any(|one| one.id == id)
            || plan.catalogues.iter().any(|pin| &*pin.catalogue == id)
    };
    let mut id = wanted.to_owned();
    let mut number = 2_u32;
    while taken(&id) {
        id = format!("{wanted}-{number}");
        number += 1;
    }
    id
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::catalogue::kept::keep;
    use crate::catalogue::library::SERVICES;
    use crate::example::{DAY, Shape, example};
    use crate::model::edit::Stamp;

    #[test]
    fn an_added_service_is_counted_by_its_duties() {
        let vpc = SERVICES.iter().find(|one| one.id == "ibm.vpc").unwrap();
        let vpc = vpc.open().unwrap();
        let plan = example(Shape::Small, None, 1, DAY);
        let built_in = Rc::new(Knowledge::built_in().unwrap());
        assert_eq!(same_service(&plan, &vpc), None);
        let plan = plan.apply(&keep(&vpc, Key(9)), &Stamp::default()).unwrap();
        let (knowledge, _) = Knowledge::with_plan(&built_in, &plan);
        let matrix = Matrix::new(&plan, &knowledge);
        let rows = services(&plan, &knowledge, &matrix);
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].pin, None);
        assert_eq!(rows[1].pin, Some(Key(9)));
        assert!(rows[1].duties > 8);
        assert!(rows[1].unassigned > 0 && rows[1].unassigned <= rows[1].duties);
        assert_eq!(rows[1].source.map(|one| one.date), Some(vpc.date));
        assert_eq!(rows[0].duties + rows[1].duties, matrix.holdings().count());
        assert_eq!(same_service(&plan, &vpc), Some(Key(9)));
        assert_eq!(free_id(&knowledge, &plan, "ibm.vpc"), "ibm.vpc-2");
    }
}
