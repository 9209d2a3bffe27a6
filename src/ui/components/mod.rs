//! The component library: no knowledge of plans, duties or rules in here.

pub mod button;
pub mod icon;
pub mod id;
