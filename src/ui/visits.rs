//! What this device remembers of published plans, read and noted.

use crate::app::visit::{Kept, Visit};
use crate::browser::storage::Database;
use crate::browser::{clock, task};
use crate::file::write;
use crate::model::plan::Plan;

/// What is remembered of that address; nothing where the browser keeps nothing.
pub async fn of(address: &str) -> Option<Visit> {
    let database = Database::open(|_| ()).await.ok()?;
    let text = database.visit(address).await.ok()??;
    Visit::read(&text)
}

/// Notes that this version was seen.
pub fn note_seen(address: &str, before: Option<Visit>, plan: &Plan) {
    note(address, &Visit::seen(before, now(plan)));
}

/// Notes that this version was kept on this device, or merged into what is there.
pub fn note_taken(address: &str, plan: &Plan) {
    note(address, &Visit::taken(now(plan)));
}

fn now(plan: &Plan) -> Kept {
    Kept {
        at: clock::now(),
        plan: write(plan),
    }
}

fn note(address: &str, visit: &Visit) {
    let (address, text) = (address.to_owned(), visit.write());
    task::spawn(async move {
        if let Ok(database) = Database::open(|_| ()).await {
            // What is not remembered is told as if it were new, which loses nothing.
            let _ = database.keep_visit(&address, &text).await;
        }
    });
}
