//! Whose steps of undo and redo this page writes, by plan. A page that is closed leaves its steps on
//! the disk; the next that opens the plan goes on with them, unless their owner is still there.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::app::steps::KeptSteps;
use crate::browser::locks::{self, Lock};
use crate::browser::storage::Database;
use crate::browser::task::spawn;
use crate::model::id::Key;
use crate::ui::chunk::PlanCode;

use super::fresh;

/// The owners that this page is.
#[derive(Debug, Default)]
pub(super) struct Owners(RefCell<BTreeMap<Key, Owner>>);

#[derive(Debug)]
struct Owner {
    name: String,
    /// Shows other pages that this one is there; nothing while it is asked for.
    lock: Option<Lock>,
}

impl Owners {
    /// Under which name this page writes the steps of that plan.
    pub(super) fn name(self: &Rc<Self>, plan: Key) -> String {
        if let Some(name) = self.known(plan) {
            return name;
        }
        let name = fresh().to_string();
        self.put(plan, name.clone(), None);
        let (owners, lock) = (Rc::clone(self), lock_of(plan, &name));
        // The name is new, so nobody holds it: what is to be written need not wait.
        spawn(async move {
            let lock = locks::hold(&lock).await;
            if let Some(owner) = owners.0.borrow_mut().get_mut(&plan) {
                owner.lock = lock;
            }
        });
        name
    }

    /// The steps of that plan that this page may go on with. What nobody else goes on with is deleted.
    pub(super) async fn claim(&self, database: &Database, plan: Key, code: PlanCode) -> KeptSteps {
        // Without them there is nothing to take back, which is no reason not to open the plan.
        let found = database.steps(&plan.to_string()).await.unwrap_or_default();
        let mut claimed = None;
        for kept in found {
            let is_own = match self.known(plan) {
                Some(name) => name == kept.owner,
                None => self.take(plan, &kept.owner).await,
            };
            if is_own {
                claimed = Some((code.steps)(&kept.order, kept.texts));
            } else if let Some(_lock) = locks::hold(&lock_of(plan, &kept.owner)).await {
                // What is left behind is deleted at the next start.
                let _ = database.forget_steps(&plan.to_string(), &kept.owner).await;
            }
        }
        claimed.unwrap_or_default()
    }

    fn known(&self, plan: Key) -> Option<String> {
        self.0.borrow().get(&plan).map(|owner| owner.name.clone())
    }

    async fn take(&self, plan: Key, name: &str) -> bool {
        let lock = locks::hold(&lock_of(plan, name)).await;
        let is_taken = lock.is_some();
        if is_taken {
            self.put(plan, name.to_owned(), lock);
        }
        is_taken
    }

    fn put(&self, plan: Key, name: String, lock: Option<Lock>) {
        self.0.borrow_mut().insert(plan, Owner { name, lock });
    }
}

fn lock_of(plan: Key, owner: &str) -> String {
    format!("muster/{plan}/{owner}")
}
