//! The page: Yew components and what they are made of.

pub mod charts;
pub mod components;
