//! A folder for every page. Pages do not know each other; what they share is
//! in [`crate::ui::components`] and [`crate::ui::hooks`].

pub mod changes;
pub mod deployment;
pub mod drills;
pub mod export;
pub mod history;
pub mod hosted;
pub mod import;
pub mod merge;
pub mod open;
pub mod overview;
pub mod people;
pub mod portfolio;
pub mod print;
pub mod readiness;
pub mod responsibilities;
pub mod run;
pub mod scenario;
pub mod scenarios;
pub mod services;
pub mod start;
