//! Fuzz target: bytes read as the format `plan`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| muster_fuzz::drive("plan", bytes));
