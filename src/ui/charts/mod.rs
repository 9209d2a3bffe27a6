//! Pictures as SVG: pure geometry, drawn with classes so that themes and print apply.
