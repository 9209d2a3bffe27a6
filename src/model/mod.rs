//! What a plan is: its objects, their fields, and the edits that change them.
//!
//! Every object declares its fields once, with label, help text and shape
//! ([`field`]). Forms, tables, paste, the file format, its JSON Schema,
//! differences and duty conditions all read that one declaration.
//! Nothing here knows the browser, the clock or chance: time and fresh ids
//! come in as arguments.

mod calendar;
pub mod choice;
pub mod compact;
pub mod field;
mod gradual;
pub mod id;
pub mod known;
pub mod links;
pub mod list;
pub mod record;
pub mod reference;
pub mod scalar;
pub mod text;
pub mod units;

pub mod access;
pub mod application;
pub mod assignment;
pub mod attestation;
pub mod catalogue_pin;
pub mod comment;
pub mod conflict;
pub mod connection;
pub mod custom_scenario;
pub mod drill;
pub mod evidence;
pub mod imported;
pub mod instance;
pub mod milestone;
pub mod observability;
pub mod people;
pub mod plan_facts;
pub mod policy;
pub mod region;
pub mod runbook;
pub mod said_of;
pub mod slices;
pub mod snapshot;
pub mod workload;

pub(crate) mod difference;
pub mod edit;
pub mod plan;
pub mod show;
pub mod table;
mod wire;

/// A value as the plan file holds it: the common currency of fields.
pub type Json = serde_json::Value;
