//! `muster example`: a plan to try things on.

use std::process::ExitCode;

use muster::example::{DAY, MAX_WORKLOADS, Shape, example};
use muster::file::write;

use crate::failure::Done;
use crate::files::put;

/// Write an example plan: the same shape, number and seed give the same plan
#[derive(clap::Args)]
pub(crate) struct Example {
    /// Which deployment
    #[arg(long, default_value = "production", value_parser = shape)]
    shape: Shape,
    /// How many workloads; as many as the example has, if not named
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=i64::from(MAX_WORKLOADS)))]
    workloads: Option<u32>,
    /// Another seed gives other ids and, with --workloads, other workloads
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
}

impl Example {
    /// Writes the plan.
    pub(crate) fn run(&self) -> Done {
        let plan = example(self.shape, self.workloads, self.seed, DAY);
        put(write(&plan).as_bytes())?;
        Ok(ExitCode::SUCCESS)
    }
}

fn shape(key: &str) -> Result<Shape, String> {
    Shape::from_key(key).ok_or_else(|| {
        let keys: Vec<&str> = Shape::ALL.iter().map(|shape| shape.key()).collect();
        format!("choose one of {}", keys.join(", "))
    })
}
