//! Behaviour that several pages share.

pub mod assessed;
pub mod board;
pub mod object;
pub mod turn;
pub mod view;
