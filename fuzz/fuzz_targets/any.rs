//! Fuzz target: bytes of whatever format.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| muster_fuzz::drive("", bytes));
