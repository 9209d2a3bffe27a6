//! What is said of an object and goes when the object goes: without it, a
//! statement would be one about the plan as a whole, and hold for others.

use std::collections::BTreeSet;

use super::edit::{Edit, Refused};
use super::id::Key;
use super::plan::{Kind, Plan};

impl Plan {
    /// The statements, assignments, comments and open conflicts about an
    /// object, each with the object that it is about.
    pub fn said(&self) -> impl Iterator<Item = ((Kind, Key), (Kind, Key))> {
        let attestations = self.attestations.iter();
        let attestations = attestations.map(|row| (Kind::Attestation, row.meta.id, row.object));
        let assignments = self.assignments.iter();
        let assignments = assignments.map(|row| (Kind::Assignment, row.meta.id, row.object));
        let comments = self.comments.iter();
        let comments = comments.map(|row| (Kind::Comment, row.meta.id, row.object));
        let conflicts = self.conflicts.iter();
        let conflicts = conflicts.map(|row| (Kind::Conflict, row.meta.id, row.object));
        let all = attestations.chain(assignments).chain(comments);
        let all = all.chain(conflicts);
        all.filter_map(|(kind, id, object)| Some(((kind, id), object.0?)))
    }

    /// What is said of those objects.
    pub fn said_of(&self, those: &BTreeSet<(Kind, Key)>) -> Vec<(Kind, Key)> {
        let about = self.said().filter(|(_, object)| those.contains(object));
        about.map(|(row, _)| row).collect()
    }

    /// What goes with those objects: what is said of them, and of that.
    pub fn goes_with(&self, those: &BTreeSet<(Kind, Key)>) -> BTreeSet<(Kind, Key)> {
        let (mut found, mut news) = (BTreeSet::new(), those.clone());
        while !news.is_empty() {
            let said = self.said_of(&news).into_iter();
            news = said
                .filter(|row| !those.contains(row) && found.insert(*row))
                .collect();
        }
        found
    }

    /// Takes out what was said in `before` of what is gone now.
    ///
    /// # Errors
    /// None that a plan can bring about.
    pub(crate) fn forget_what_was_said(
        &mut self,
        before: &Self,
        mut removed: Vec<(Kind, Key)>,
    ) -> Result<(), Refused> {
        // Something may be said of what was said: a conflict, of a comment.
        while !removed.is_empty() {
            removed = self.left_over(before, &removed);
            self.remove(&removed, None)?;
        }
        Ok(())
    }

    /// What was said in `before` of what is gone now, and is about nothing any
    /// more.
    fn left_over(&self, before: &Self, removed: &[(Kind, Key)]) -> Vec<(Kind, Key)> {
        let gone: BTreeSet<(Kind, Key)> = removed
            .iter()
            .filter(|(kind, key)| self.object(*kind, *key).is_none())
            .copied()
            .collect();
        if gone.is_empty() {
            return Vec::new();
        }
        let about_something: BTreeSet<_> = self.said().map(|(row, _)| row).collect();
        let mut said = before.said_of(&gone);
        said.retain(|row| !about_something.contains(row) && self.object(row.0, row.1).is_some());
        said
    }
}

impl Edit {
    /// The objects that it takes out.
    pub fn removed(&self) -> Vec<(Kind, Key)> {
        match self {
            Self::Set { .. } | Self::Put { .. } => Vec::new(),
            Self::Remove { kind, id } => vec![(*kind, *id)],
            Self::Batch { edits } => edits.iter().flat_map(Self::removed).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Json;
    use crate::model::difference::difference;
    use crate::model::edit::Stamp;
    use crate::model::slices::{Restless, at_once};

    use super::*;

    const ERP: Key = Key(2);
    const CRM: Key = Key(3);

    fn about(key: Key) -> Json {
        serde_json::json!({ "kind": "workload", "id": key.to_string() })
    }

    fn remove(kind: Kind, id: Key) -> Edit {
        Edit::Remove { kind, id }
    }

    /// Two workloads, with one of everything said of each.
    fn plan() -> Plan {
        let kinds = [
            Kind::Attestation,
            Kind::Assignment,
            Kind::Comment,
            Kind::Conflict,
        ];
        let mut edits = Vec::new();
        for (place, workload) in [ERP, CRM].into_iter().enumerate() {
            edits.push(Edit::add(Kind::Workload, workload, []));
            for (at, kind) in kinds.into_iter().enumerate() {
                let id = Key((10 + 10 * place + at) as u128);
                edits.push(Edit::add(kind, id, [("object", about(workload))]));
            }
        }
        let plan = Plan::new(Key(1), "Test");
        plan.apply(&Edit::Batch { edits }, &Stamp::default())
            .unwrap()
    }

    fn left(plan: &Plan) -> Vec<u128> {
        let mut left: Vec<u128> = plan.said().map(|((_, key), _)| key.0).collect();
        left.sort_unstable();
        left
    }

    #[test]
    fn what_was_said_of_an_object_goes_with_it_and_comes_back_with_it() {
        let before = plan();
        let stamp = Stamp::default();
        let after = before.apply(&remove(Kind::Workload, ERP), &stamp).unwrap();
        assert_eq!(left(&after), [20, 21, 22, 23]);
        let rows = after.attestations.len() + after.assignments.len();
        assert_eq!(rows + after.comments.len() + after.conflicts.len(), 4);
        let undone = after.replay(&difference(&after, &before)).unwrap();
        assert_eq!(undone, before);
        let redone = before.replay(&difference(&before, &after)).unwrap();
        assert_eq!(redone, after);
    }

    #[test]
    fn an_edit_may_name_it_as_well_or_turn_it_to_another_object() {
        let before = plan();
        let edits = vec![
            remove(Kind::Workload, ERP),
            remove(Kind::Comment, Key(12)),
            Edit::set(Kind::Attestation, Key(10), "object", about(CRM)),
        ];
        let batch = Edit::Batch {
            edits: edits.clone(),
        };
        let after = before.apply(&batch, &Stamp::default()).unwrap();
        assert_eq!(left(&after), [10, 20, 21, 22, 23]);
        let (stamp, mut rest) = (Stamp::default(), Restless);
        let slices = before.apply_in_slices(edits.into_iter(), &stamp, &mut rest);
        assert_eq!(at_once(slices).unwrap(), after);
    }

    #[test]
    fn what_is_about_the_plan_stays() {
        let stamp = Stamp::default();
        let whole = Edit::add(Kind::Attestation, Key(50), []);
        let before = plan().apply(&whole, &stamp).unwrap();
        let after = before.apply(&remove(Kind::Workload, ERP), &stamp).unwrap();
        assert!(after.object(Kind::Attestation, Key(50)).is_some());
    }
}
