//! Form fields. A field owns its text while it has the keyboard; the caller owns the value.
//!
//! Text is reported with every keystroke, numbers and durations when they parse; until then the
//! field shows what is wrong and the caller keeps the last valid value. Leaving the field or
//! pressing Escape shows the caller's value again.

pub mod check;
pub mod chips;
pub mod date;
pub mod draft;
pub mod frame;
pub mod number;
pub mod parse;
pub mod passphrase;
pub mod search;
pub mod select;
pub mod text;
pub mod tri_state;
