//! Would this deployment recover? Rules look at the plan, people state what
//! no rule can see, and both together make a checklist, a score and a level.

pub mod again;
pub mod agenda;
pub mod assess;
pub mod common;
mod custom;
pub mod facts;
pub mod gate;
pub mod item;
mod lent;
pub mod rule;
pub mod rules;
pub mod score;
pub mod standing;
mod stated;
pub mod step;
pub mod verdict;
