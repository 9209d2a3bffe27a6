//! Failures, played on a plan: what they do to each thing, what that means
//! for every workload, and who then does what, in order.

pub mod against;
pub mod assess;
pub mod batch;
mod case;
pub mod definition;
mod draft;
pub mod gain;
pub mod graph;
pub mod judge;
pub mod landscape;
pub mod lane;
pub mod lever;
pub mod play;
mod queue;
pub mod report;
pub mod runbook;
pub mod spread;
pub mod step;
pub mod story;
pub mod target;
pub mod wait;
