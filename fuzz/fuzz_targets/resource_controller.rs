//! Fuzz target: bytes read as the format `resource_controller`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| muster_fuzz::drive("resource_controller", bytes));
