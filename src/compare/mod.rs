//! Plans against each other: what differs, in words, two copies made one, and differences made on
//! another version.

pub mod author;
mod both;
pub mod change;
pub mod clash;
pub mod delta;
pub mod merge;
mod order;
pub mod play;
pub mod question;
pub mod rebase;
pub mod review;
mod row;
mod staying;
mod together;
mod twins;
pub mod untouched;
