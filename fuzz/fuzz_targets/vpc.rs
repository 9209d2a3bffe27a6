//! Fuzz target: bytes read as the format `vpc`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| muster_fuzz::drive("vpc", bytes));
