//! Who is responsible in this plan: catalogue and deployment make duties for
//! objects, the plan's assignments give them owners.

pub mod by_duty;
pub mod gap;
pub mod handover;
pub mod held;
pub mod holding;
pub mod matrix;
pub mod raci;
pub mod unchanged;
pub mod upgrade;
pub mod why;
