//! The application as a value: what it holds ([`state`]), what can happen
//! ([`action`]), what becomes of it ([`update`]) and what is to be done
//! outside ([`effect`]). Nothing here knows the browser, so all of it is
//! tested natively; [`crate::ui`] shows it and carries the effects out.

pub mod action;
pub mod assessed;
pub mod between;
pub mod document;
pub mod editor;
pub mod effect;
pub mod entry;
pub mod history;
pub mod hosted;
pub mod journal;
pub mod library;
pub mod notice;
pub mod other_copy;
pub mod paste;
pub mod people;
pub mod route;
pub mod section;
pub mod settings;
pub mod showing;
pub mod state;
pub mod steps;
pub mod update;
pub mod visit;
