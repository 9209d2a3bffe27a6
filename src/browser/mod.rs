//! The only code that names `web_sys`, `gloo` and `js_sys`.

pub mod dom;
