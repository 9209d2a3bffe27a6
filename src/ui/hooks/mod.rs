//! Behaviour that several pages share.

pub mod assessed;
pub mod object;
pub mod view;
