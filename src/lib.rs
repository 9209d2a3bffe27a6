//! Muster: who owns every task of a cloud deployment, and would it recover?

pub mod app;
pub mod aside;
pub mod browser;
pub mod catalogue;
pub mod compare;
pub mod example;
pub mod export;
pub mod file;
pub mod import;
pub mod milestone;
pub mod model;
pub mod objectives;
pub mod ownership;
pub mod portfolio;
pub mod query;
pub mod reader;
pub mod readiness;
pub mod scenario;
pub mod seal;
pub mod share;
pub mod ui;
