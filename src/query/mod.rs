//! Pure views for screens: what a list shows, in which order, under which
//! headings. Nothing here draws.

pub mod checklist;
