//! Many edits as one step, a little at a time.

use super::edit::{Edit, Refused, Stamp};
use super::plan::{Kind, Plan};
use super::slices::Rest;

impl Plan {
    /// The plan after all of these edits, as [`Plan::apply`] makes it of them
    /// in a batch, with a rest after each; they may be made as they are asked
    /// for. `None` where it is no longer wanted.
    pub async fn apply_in_slices(
        &self,
        edits: impl Iterator<Item = Edit>,
        stamp: &Stamp,
        rest: &mut impl Rest,
    ) -> Option<Result<Self, Refused>> {
        let (mut plan, mut changed) = (self.clone(), false);
        let mut removed = Vec::new();
        for edit in edits {
            removed.extend(edit.removed());
            match plan.change(&edit, Some(stamp)) {
                Ok(did) => changed |= did,
                Err(refused) => return Some(Err(refused)),
            }
            rest.rest().await?;
        }
        if changed {
            if let Err(refused) = plan.forget_what_was_said(self, removed) {
                return Some(Err(refused));
            }
            plan.stamp(Kind::PlanFacts, 0, Some(stamp));
        }
        Some(Ok(plan))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::id::Key;
    use crate::model::slices::{Restless, at_once};

    fn workload(key: u128) -> Edit {
        Edit::add(Kind::Workload, Key(key), [("name", "erp".into())])
    }

    #[test]
    fn edits_one_by_one_make_the_plan_that_a_batch_makes() {
        let plan = Plan::new(Key(1), "Test");
        let stamp = Stamp {
            by: "Jo".into(),
            at: None,
        };
        let name = Edit::set(Kind::Workload, Key(2), "name", "crm".into());
        let edits = vec![workload(2), name, workload(3)];
        let one_by_one = edits.clone().into_iter();
        let made = at_once(plan.apply_in_slices(one_by_one, &stamp, &mut Restless)).unwrap();
        let batch = plan.apply(&Edit::Batch { edits }, &stamp).unwrap();
        assert_eq!(made, batch);
        assert_eq!(made.revision(), plan.revision() + 1);
    }

    #[test]
    fn one_that_does_not_fit_changes_nothing() {
        let plan = Plan::new(Key(1), "Test");
        let lost = Edit::set(Kind::Workload, Key(9), "name", "crm".into());
        let edits = vec![workload(2), lost].into_iter();
        let refused = at_once(plan.apply_in_slices(edits, &Stamp::default(), &mut Restless));
        assert_eq!(refused, Err(Refused::NoSuchObject));
    }

    #[test]
    fn nothing_to_do_is_no_change() {
        let plan = Plan::new(Key(1), "Test");
        let (none, stamp) = (std::iter::empty(), Stamp::default());
        let made = at_once(plan.apply_in_slices(none, &stamp, &mut Restless)).unwrap();
        assert_eq!(made, plan);
    }
}
