//! A plan among others: what its row says.

use muster::model::id::Key;
use muster::portfolio::standing::{Owner, Standing, Worst};
use muster::readiness::gate::Level;
use muster::scenario::report::Counts;
use muster::ui::by_ptr::ByPtr;
use muster::ui::pages::portfolio::row::{Cells, CellsProps};

use crate::{attribute, markup, tag_with};

fn standing() -> Standing {
    let owner = |name: &str, duties| Owner {
        name: name.to_owned(),
        duties,
    };
    Standing {
        plan: Key(7),
        name: "Shop".to_owned(),
        tags: vec!["retail".to_owned()],
        workloads: 14,
        level: Level::Basic,
        score: 61,
        critical_open: 3,
        worst: Some(Worst {
            id: "region-lost".to_owned(),
            title: "A region is lost".to_owned(),
            counts: Counts {
                meets: 2,
                misses: 11,
                unknown: 1,
            },
        }),
        overdue: 4,
        owners: vec![
            owner("Mira <b>", 20),
            owner("Jonas", 12),
            owner("Priya", 3),
            owner("Elif", 1),
        ],
    }
}

async fn shown(standing: Standing) -> String {
    let plan = standing.plan;
    markup::<Cells>(yew::props!(CellsProps {
        plan,
        standing: ByPtr::from(standing),
    }))
    .await
}

#[tokio::test]
async fn a_row_says_how_a_plan_stands_and_leads_to_its_worst_scenario() {
    let html = shown(standing()).await;
    for words in [
        ">Basic</",
        ">61</td>",
        "11 miss, 1 unknown, 2 meet",
        "Mira &lt;b&gt; (20), Jonas (12), Priya (3)",
        " and 1 more",
    ] {
        assert!(html.contains(words), "no {words} in {html}");
    }
    let link = tag_with(&html, "/scenarios/region-lost");
    let plan = Key(7);
    let address = format!("#/plan/{plan}/scenarios/region-lost");
    assert_eq!(attribute(link, "href"), address);
    let cell = tag_with(&html, "Critical open");
    assert!(cell.starts_with("<td"), "narrow screens name every cell");
}

#[tokio::test]
async fn a_plan_without_duties_or_losses_says_so() {
    let nobody = Standing {
        worst: None,
        owners: Vec::new(),
        ..standing()
    };
    let html = shown(nobody.clone()).await;
    assert!(
        html.contains("None is missed") && html.contains(">Nobody<"),
        "{html}"
    );
    let empty = Standing {
        workloads: 0,
        ..nobody
    };
    assert!(shown(empty).await.contains("Nothing to lose yet"));
}
