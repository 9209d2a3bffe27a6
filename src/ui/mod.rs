//! The page: Yew components and what they are made of.

pub mod aside;
pub mod autosave;
pub mod by_ptr;
pub mod charts;
pub mod chunk;
pub mod comments;
pub mod components;
pub mod effects;
pub mod gradual;
pub mod hooks;
pub mod insight;
pub mod marks;
pub mod milestones;
pub mod objects;
pub mod pace;
pub mod pages;
pub mod reduced;
pub mod rehearsal;
pub mod route;
pub mod seal;
pub mod shell;
pub mod store;
pub mod together;
pub mod trend;
pub mod visits;
