//! The matrix turned around: for each duty of the catalogues its holdings.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::holding::Holding;
use super::matrix::Matrix;
use crate::catalogue::Knowledge;
use crate::catalogue::duty::Catalogue;

/// The holdings of each duty that has any: duties in the order of the
/// catalogues' tasks, holdings in the order of the plan's objects.
pub fn by_duty<'a>(matrix: &'a Matrix, knowledge: &Knowledge) -> Vec<Vec<&'a Rc<Holding>>> {
    let duties = knowledge.catalogues.iter().flat_map(Catalogue::by_task);
    // Holdings share the catalogue's duties, so the address tells them apart.
    let order: BTreeMap<usize, usize> = duties
        .enumerate()
        .map(|(place, duty)| (Rc::as_ptr(duty) as usize, place))
        .collect();
    let mut runs = vec![Vec::new(); order.len()];
    for holding in matrix.holdings() {
        let place = order.get(&(Rc::as_ptr(&holding.duty) as usize));
        if let Some(run) = place.and_then(|&place| runs.get_mut(place)) {
            run.push(holding);
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}
