//! Everything that talks to the browser; the rest of the page calls this module instead of
//! `web_sys`.

pub mod beside;
pub mod channel;
pub mod clipboard;
pub mod clock;
pub mod device;
pub mod dom;
pub mod download;
pub mod files;
pub mod keys;
pub mod lasting;
pub mod lifecycle;
pub mod location;
pub mod locks;
pub mod one_file;
pub mod service_worker;
pub mod site;
pub mod storage;
pub mod task;
pub mod wake;
pub mod worker;
