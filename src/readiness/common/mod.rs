//! What several rules look at in the same way.

pub mod holders;
pub mod last_test;
pub mod own_key;
pub mod question;
pub mod recency;
pub mod rehearsal;
