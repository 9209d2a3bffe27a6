//! The component library: no knowledge of plans, duties or rules in here.

pub mod button;
pub mod card;
pub mod copy;
pub mod drawer;
pub mod explained;
pub mod field;
pub mod files;
pub mod icon;
pub mod id;
pub mod mark;
pub mod menu;
pub mod notice;
pub mod segmented;
pub mod table;
pub mod tabs;
pub mod tag;
pub mod tone;
