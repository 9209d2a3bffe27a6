//! Pure views for screens: what a list shows, in which order, under which
//! headings. Nothing here draws.

pub mod by_duty;
pub mod checklist;
pub mod duties;
pub mod overview;
