//! Pictures as SVG: pure geometry, drawn with classes so that themes and print apply.
//!
//! Each picture has its numbers in words as well, for ears and for paper.

pub mod bars;
pub mod geometry;
pub mod legend;
pub mod progress_bar;
pub mod ring;
pub mod split_bar;
pub mod target_bars;
pub mod timeline;
pub mod trend;
