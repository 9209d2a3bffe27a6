//! Whether what must come back is protected at all.

pub mod workload_without_policy;
