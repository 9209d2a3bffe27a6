//! Plans against each other: what differs, in words, and two copies made one.

pub mod change;
pub mod clash;
pub mod merge;
mod order;
mod row;
