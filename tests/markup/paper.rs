//! The report on paper says what the report in a file says.

use muster::catalogue::Knowledge;
use muster::example::{DAY, Shape, example};
use muster::export::input::Input;
use muster::export::report::document;
use muster::export::{What, by_name};
use muster::model::id::Key;
use muster::model::plan::Plan;
use muster::model::slices::{Restless, at_once};
use muster::ownership::matrix::Matrix;
use muster::readiness::assess::Assessment;
use muster::ui::by_ptr::ByPtr;
use muster::ui::pages::print::paper::{Paper, PaperProps};

use crate::markup;

/// What stands between the tags, without what is said to screen readers alone
/// or drawn.
fn words(html: &str) -> Vec<String> {
    let mut html = html.to_owned();
    for (from, to) in [("<svg", "</svg>"), ("<span class=\"sr\"", "</span>")] {
        while let Some(start) = html.find(from) {
            let end = html[start..].find(to).unwrap() + start + to.len();
            html.replace_range(start..end, "");
        }
    }
    let between = html.split('<').filter_map(|piece| piece.split_once('>'));
    let words = between.map(|(_, text)| {
        let text = text.trim().replace("&#x27;", "'").replace("&#39;", "'");
        text.replace("&quot;", "\"")
    });
    words.filter(|text| !text.is_empty()).collect()
}

/// The report as a file, and as it is printed.
async fn both(plan: &Plan) -> (String, String) {
    let knowledge = Knowledge::built_in().unwrap();
    let matrix = Matrix::new(plan, &knowledge);
    let assessment = Assessment::new(plan, &matrix, &knowledge, DAY);
    let input = Input::new(plan, &knowledge, &matrix, &assessment);
    let file = by_name("html").unwrap();
    let file = file.content(&input, What::All, |_| Vec::new());
    let report = ByPtr::from(at_once(document(&input, &[], &mut Restless)));
    let paper = markup::<Paper>(PaperProps { report }).await;
    (String::from_utf8(file).unwrap(), paper)
}

#[tokio::test]
async fn paper_and_file_have_the_same_words() {
    let plans = [
        example(Shape::Production, None, 1, DAY),
        Plan::new(Key(1), ""),
    ];
    for plan in plans {
        let (file, paper) = both(&plan).await;
        let (_, body) = file.split_once("</h1>").unwrap();
        assert_eq!(words(&paper), words(body));
    }
}

#[tokio::test]
async fn every_section_and_table_has_a_name_and_every_table_a_head() {
    let (_, paper) = both(&example(Shape::Small, None, 1, DAY)).await;
    let tables = paper.matches("<table").count();
    assert!(tables > 20, "{tables}");
    assert_eq!(
        paper.matches("<thead><tr><th scope=\"col\"").count(),
        tables
    );
    let frames = paper.matches("role=\"region\" aria-label=\"").count();
    assert_eq!(frames, tables);
    let sections = paper.matches("<section").count();
    assert_eq!(paper.matches("aria-labelledby=\"print-").count(), sections);
    assert!(paper.contains("<td class=\"none\">Nobody</td>"));
}
