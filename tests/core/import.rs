//! Importing: what the files say, what it does to a plan, what stays out.

mod expected;
mod merge;
mod properties;
mod readers;
mod refused;
mod secrets;
mod support;
