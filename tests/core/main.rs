//! Tests of the core as one native program.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::needless_pass_by_value,
    clippy::similar_names,
    reason = "a test may stop at the first thing that is not as it should be, and reads best short"
)]

mod beside;
mod catalogue_files;
mod checklists;
mod cli;
mod cli_catalogue;
mod cli_compare;
mod cli_git;
mod cli_history;
mod cli_sealed;
mod comments;
mod compare;
mod compare_copies;
mod compare_staying;
mod conditions;
mod escaping;
mod example;
mod export;
mod file;
mod fingerprint;
mod gates;
mod generate;
mod golden;
mod gradual;
mod handover;
mod history;
mod hosted;
mod import;
mod journal;
mod kept_catalogue;
mod library;
mod milestone;
mod milestone_steps;
mod objectives;
mod oscal;
mod people;
mod portfolio;
mod query_checklist;
mod query_drills;
mod query_duties;
mod query_history;
mod query_overview;
mod query_statement;
mod raci;
mod reader;
mod reader_properties;
mod readiness_properties;
mod redaction;
mod renewing;
mod report;
mod resilient;
mod route;
mod rules;
mod run;
mod scenarios;
mod schema;
mod score;
mod sealed;
mod share;
mod snapshot;
mod standing;
mod step;
mod steps;
mod tabs;
mod tabs_said;
mod two_tabs;
mod unchanged;
mod unpack;
mod update;
mod workbook;
mod workbook_limits;
