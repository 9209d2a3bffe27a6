//! Behaviour that several pages share.

pub mod object;
pub mod view;
