//! Identities for other programs, made from what is stable in a plan, so that
//! an export of tomorrow has the same ones.

use uuid::Uuid;

use crate::model::plan::Plan;

/// Under which all identities are made; never to be changed.
const NAMESPACE: Uuid = Uuid::from_u128(0x6f1c_8a52_3d0e_4b77_9a41_c2e8_57d9_b306);

/// The identity (UUID version 5) of something of that plan: the same for the
/// same words, another for any other plan.
pub(super) fn of_plan(plan: &Plan, words: &[&str]) -> String {
    let name = format!("{}\n{}", plan.id(), words.join("\n"));
    Uuid::new_v5(&NAMESPACE, name.as_bytes()).to_string()
}

/// The identity of something that is the same in all plans.
pub(super) fn of_words(words: &[&str]) -> String {
    Uuid::new_v5(&NAMESPACE, words.join("\n").as_bytes()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::id::Key;

    #[test]
    fn an_identity_is_as_stable_as_its_words() {
        let (plan, other) = (Plan::new(Key(1), "A"), Plan::new(Key(2), "A"));
        let id = of_plan(&plan, &["due", "x"]);
        assert_eq!(id, "64f54129-3ebd-5433-a930-bb2cdc2f7e06");
        assert_eq!(id, of_plan(&Plan::new(Key(1), "renamed"), &["due", "x"]));
        assert_ne!(id, of_plan(&other, &["due", "x"]));
        assert_ne!(id, of_plan(&plan, &["duex"]));
    }
}
