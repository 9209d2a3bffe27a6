//! Forms and tables for any kind of object, made from its declared fields.
//!
//! [`layout`] says which fields go together and which become columns; all
//! else follows from a field's shape.

mod arrange;
pub mod bulk;
pub mod cells;
pub mod choices;
pub mod columns;
pub mod edits;
pub mod field;
pub mod form;
pub mod layout;
pub mod origin;
pub mod panel;
pub mod paste;
pub mod preview;
pub mod records;
pub mod running;
pub mod table;
pub mod unseal;
pub mod value;
