//! Fuzz target: bytes read as a provider's page of responsibilities.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| muster_fuzz::drive_page(bytes));
