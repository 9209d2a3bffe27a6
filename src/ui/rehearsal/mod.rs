//! Scenarios of the open plan, worked out while a page that shows them is
//! open: a few workloads at a time, so that the page stays at hand. What was
//! worked out last is kept until the plan changes.

pub mod levers;
pub mod marks;
pub mod played;
mod stage;
pub mod summaries;
