//! Importing: what the files say, what it does to a plan, what stays out.

#[cfg(feature = "cli")]
mod cli;
mod expected;
mod merge;
mod parcel;
mod properties;
mod readers;
mod refused;
mod secrets;
mod support;
mod ways_out;
