//! `cargo xtask`: set-up, serve, test and distribute.

fn main() {}
