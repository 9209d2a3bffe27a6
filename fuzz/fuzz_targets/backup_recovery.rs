//! Fuzz target: bytes read as the format `backup_recovery`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| muster_fuzz::drive("backup_recovery", bytes));
