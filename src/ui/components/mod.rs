//! The component library: no knowledge of plans, duties or rules in here.

pub mod button;
pub mod card;
pub mod icon;
pub mod id;
pub mod mark;
pub mod segmented;
pub mod tag;
pub mod tone;
