//! Many plans side by side: how each stands, which of them a reader wants to
//! see, and all of them to take away.

pub mod list;
pub mod pack;
pub mod standing;
pub mod text;
