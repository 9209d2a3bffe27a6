//! Pure views for screens: what a list shows, in which order, under which
//! headings. Nothing here draws.

pub mod arrange;
pub mod assigning;
pub mod checklist;
pub mod comments;
pub mod drills;
pub mod duties;
pub mod failure;
pub mod filter;
pub mod history;
pub mod overview;
pub mod people;
pub mod run;
pub mod services;
pub mod sign_off;
pub mod statement;
pub mod support_case;
