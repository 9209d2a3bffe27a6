//! Sealing and opening with a passphrase, done beside the page: deriving the
//! key takes long on purpose.

use crate::aside::Job;
use crate::browser::clock;
use crate::browser::files::HandedIn;
use crate::seal::order;
use crate::ui::aside::Aside;

/// Seals bytes with a passphrase.
///
/// # Errors
/// It cannot be done, in words.
pub async fn seal(passphrase: &str, content: &[u8]) -> Result<Vec<u8>, String> {
    let chance = clock::random_bytes().ok_or(
        "this browser gives no random numbers, without which nothing can be sealed; use the command line",
    )?;
    done(Job::Seal, &order::to_seal(passphrase, &chance, content)).await
}

/// Opens sealed bytes with their passphrase.
///
/// # Errors
/// It cannot be done, in words.
pub async fn open(passphrase: &str, sealed: &[u8]) -> Result<Vec<u8>, String> {
    done(Job::Unseal, &order::to_open(passphrase, sealed)).await
}

async fn done(job: Job, order: &[u8]) -> Result<Vec<u8>, String> {
    let file = HandedIn::of_bytes(String::new(), order).ok_or(NO_ROOM)?;
    let answer = Aside::default().work(job, &file, |_| Some(())).await;
    let answer = answer.ok_or(NO_ROOM)??;
    order::read(answer.packed).map_err(|why| why.to_string())
}

const NO_ROOM: &str = "the browser has no room for it; close other tabs and try again";
