//! A plan inside a copy of the page: one HTML file that opens from a disk,
//! with the plan in a block of the page that no browser runs.

use crate::file::write;
use crate::model::plan::Plan;

/// The block that holds the plan: what stands before it and after it. The
/// release build writes it empty (`xtask/one-file/build.mjs`).
pub const BLOCK: (&str, &str) = (
    "<script type=\"application/json\" id=\"muster-plan\">",
    "</script>",
);

/// The id of that block.
pub const ID: &str = "muster-plan";

/// The page with that plan inside; `None` where the page has no empty block
/// for it.
pub fn with_plan(page: &str, plan: &Plan) -> Option<String> {
    let (open, close) = BLOCK;
    let at = page.find(&format!("{open}{close}"))? + open.len();
    let (before, after) = page.split_at_checked(at)?;
    Some([before, &harmless(&write(plan)), after].concat())
}

/// JSON that ends no block and begins no comment, whatever texts it holds.
fn harmless(json: &str) -> String {
    json.replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::read;
    use crate::model::id::Key;
    use proptest::prelude::*;

    const PAGE: &str =
        "<head><script type=\"application/json\" id=\"muster-plan\"></script></head>";

    #[test]
    fn the_block_has_its_id() {
        assert!(BLOCK.0.contains(&format!("id=\"{ID}\"")));
    }

    #[test]
    fn a_page_without_an_empty_block_is_refused() {
        let plan = Plan::new(Key(1), "A");
        assert_eq!(with_plan("<head></head>", &plan), None);
        let once = with_plan(PAGE, &plan).unwrap_or_default();
        assert_eq!(with_plan(&once, &plan), None);
    }

    proptest! {
        #[test]
        fn no_name_of_a_plan_leaves_its_block(name in "(</script>|<!--|<script|[\\PC\"\\\\]){0,6}") {
            let plan = Plan::new(Key(1), &name);
            let page = with_plan(PAGE, &plan).unwrap_or_default();
            let (_, rest) = page.split_once(BLOCK.0).unwrap_or_default();
            let (inside, after) = rest.split_once('<').unwrap_or_default();
            prop_assert_eq!(after, "/script></head>");
            let (back, warnings) = read(inside).map_err(|why| TestCaseError::fail(why.to_string()))?;
            prop_assert!(warnings.is_empty());
            prop_assert_eq!(back.name(), plan.name());
        }
    }
}
