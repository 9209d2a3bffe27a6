//! What carries the data: how many connectors, where, and in what state.

pub mod one_zone;
