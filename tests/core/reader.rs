//! Pages of responsibilities: every row is read or reported, parties are as
//! the page has them.

use std::collections::BTreeSet;

use muster::model::units::Date;
use muster::reader::page::{Half, Page, RowParty, TableKind};
use muster::reader::read;
use muster::reader::rich::Rich;

use TableKind::{Matrix, Other, Task};

use RowParty::{Customer, None as Nobody, Provider, Shared, ThirdParty, Unknown};

pub(crate) const FIXTURES: [&str; 5] = [
    include_str!("../fixtures/pages/tape-vault.md"),
    include_str!("../fixtures/pages/shapes.md"),
    include_str!("../fixtures/pages/prose.md"),
    include_str!("../fixtures/pages/saved.html"),
    include_str!("../fixtures/pages/duties.csv"),
];

/// Area, task, party and line of every task.
fn tasks(page: &Page) -> Vec<(&str, &str, RowParty, u32)> {
    let rows = page.tasks.iter();
    rows.map(|row| (&*row.area, &*row.task, row.party, row.line))
        .collect()
}

fn unread(page: &Page) -> Vec<(u32, &str)> {
    let rows = page.unread.iter();
    rows.map(|row| (row.line, row.reason)).collect()
}

fn text(half: &Half) -> Option<String> {
    half.text().map(Rich::markdown)
}

#[track_caller]
pub(crate) fn adds_up(page: &Page) {
    let read = page.tasks.len() + page.matrix.len();
    assert_eq!(page.rows(), read + page.unread.len());
}

/// The lines of a Markdown page that are rows of tables, found without the
/// reader: lines that begin with a pipe, apart from headers and delimiters.
/// Pages with comments and blocks of code are not for it.
pub(crate) fn rows_of(page: &str) -> BTreeSet<u32> {
    let lines: Vec<&str> = page.lines().map(str::trim).collect();
    let delimits = |at: usize| {
        lines.get(at).is_some_and(|line| {
            let marks = line.chars().all(|c| "|-: \t".contains(c));
            marks && line.contains('|') && line.contains('-')
        })
    };
    (0..lines.len())
        .filter(|&at| lines[at].starts_with('|') && lines[at].matches('|').count() > 1)
        .filter(|&at| !delimits(at) && !delimits(at + 1))
        .map(|at| u32::try_from(at + 1).unwrap())
        .collect()
}

#[test]
fn columns_are_known_by_their_words_and_rows_by_their_lines() {
    let page = read(FIXTURES[0]);
    adds_up(&page);
    assert_eq!(page.service, "[tape vault]");
    assert_eq!(page.date, Date::parse("2026-03-04"));
    assert_eq!(
        page.url.as_deref(),
        Some("https://cloud.ibm.com/docs/tape-vault?topic=tape-vault-vault-duties")
    );
    let operations = "Incident and operations management";
    let recovery = "Disaster recovery";
    assert_eq!(
        tasks(&page),
        [
            (operations, "Watching", Shared, 45),
            (operations, "Cleaning", Provider, 46),
            (operations, "Labels", Customer, 48),
            (operations, "Counting", Provider, 49),
            (operations, "Fetching", Unknown, 50),
            (operations, "Storing", Unknown, 51),
            (operations, "Wrapped", Shared, 54),
            (operations, "Watching", Customer, 66),
            (operations, "Moving", Shared, 67),
            (recovery, "Single fire", Shared, 73),
        ]
    );
    assert_eq!(
        unread(&page),
        [
            (34, "A cell names no party"),
            (52, "The row has more cells than the header"),
            (53, "Every cell is empty"),
            (77, "No column names a party, and neither does the heading"),
        ]
    );
    let kinds: Vec<TableKind> = page.tables.iter().map(|table| table.kind).collect();
    assert_eq!(kinds, [Matrix, Task, Task, Task, Other]);
    assert_eq!(page.tables[1].heading, "Standard plan");
    assert_eq!(page.tables[1].parents.len(), 2);
    assert_eq!(page.tables[1].caption, "Table 2. Operations");
}

#[test]
fn both_texts_keep_their_structure() {
    let page = read(FIXTURES[0]);
    let row = |task: &str| page.tasks.iter().find(|row| row.task == task).unwrap();
    let watching = row("Watching");
    assert_eq!(watching.part, "Standard plan");
    assert_eq!(
        text(&watching.customer).as_deref(),
        Some(
            "Watch your jobs with [alerts](https://cloud.ibm.com/docs/tape-vault?topic=tape-vault-alerts).\n\
             - Keep `vault.log`\n- Read it"
        )
    );
    assert_eq!(text(&row("Storing").provider), None);
    assert_eq!(text(&row("Counting").customer).as_deref(), Some(""));
    assert_eq!(
        text(&row("Fetching").provider).as_deref(),
        Some("Fetches a tape.")
    );
    assert_eq!(
        text(&row("Wrapped").customer).as_deref(),
        Some("You begin here and end there")
    );
    assert_eq!(
        text(&row("Moving").customer).as_deref(),
        Some("- Pack\n- Carry")
    );
    assert_eq!(
        text(&row("Single fire").customer).as_deref(),
        Some("- Say which\n- Say where")
    );
}

#[test]
fn what_a_page_takes_from_elsewhere_is_readable_and_counted() {
    let page = read(FIXTURES[0]);
    assert_eq!(page.variables.unresolved, 3);
    assert_eq!(
        page.variables.names,
        [
            "site.data.content.moving",
            "site.data.keyword.tape-vault_full_notm"
        ]
    );
    let moving = page.tasks.iter().find(|row| row.task == "Moving").unwrap();
    assert_eq!(text(&moving.provider).as_deref(), Some("See `[moving]`"));
}

#[test]
fn a_matrix_says_who_area_by_area() {
    let page = read(FIXTURES[0]);
    let rows: Vec<_> = page.matrix.iter().collect();
    let parties =
        |at: usize| -> Vec<RowParty> { rows[at].cells.iter().map(|cell| cell.1).collect() };
    assert_eq!(parties(0), [Customer, Customer, Shared]);
    assert_eq!(rows[1].resource, "Robot");
    assert_eq!(parties(1), [Provider, Provider, Shared]);
    assert_eq!(parties(2), [ThirdParty, Provider, Unknown]);
    assert_eq!(parties(3), [Provider, Nobody, Unknown]);
    assert_eq!(rows[0].cells[0].0, "Incident and operations management");
}

#[test]
fn tables_of_other_shapes_are_read() {
    let page = read(FIXTURES[1]);
    adds_up(&page);
    assert_eq!(page.service, "Tape Vault");
    let parties: Vec<_> = tasks(&page).iter().map(|row| (row.1, row.2)).collect();
    assert_eq!(
        parties,
        [
            ("Lock the door", Customer),
            ("Guard the door", ThirdParty),
            ("Paint the door", Unknown),
            ("Open the door", Shared),
            ("Heat the hall", Provider),
            ("Insure the tapes", Customer),
            ("Insure the tapes", Provider),
            ("Rotate keys", Customer),
            ("Store keys", Provider),
            ("Count", Provider),
        ]
    );
    assert_eq!(page.tasks[9].area, "Daily");
    assert_eq!(page.tasks[5].details.plain(), "Consulted: IBM");
    assert_eq!(
        unread(&page),
        [
            (36, "The row is a heading inside of the table"),
            (41, "The row stands outside of any table that has a header"),
            (42, "The row stands outside of any table that has a header"),
        ]
    );
}

#[test]
fn duties_without_a_table_are_listed_apart() {
    let page = read(FIXTURES[2]);
    assert!(page.tasks.is_empty() && page.tables.is_empty());
    let found: Vec<_> = page
        .prose
        .iter()
        .map(|duty| (duty.party, duty.text.plain(), duty.line))
        .collect();
    let expected = [
        (Provider, "Lay the cable.", 10),
        (Provider, "Repair it when it breaks:", 11),
        (Provider, "by day", 12),
        (Provider, "by night", 13),
        (Customer, "Ask for a second cable.", 17),
        (Customer, "Encrypt what goes through it.", 18),
        (
            Provider,
            "If a cable breaks, IBM is responsible for the repair.",
            27,
        ),
        (
            Customer,
            "You are responsible for rerouting and for telling your users.",
            27,
        ),
    ];
    let expected = expected.map(|(party, text, line)| (party, text.to_owned(), line));
    assert_eq!(found, expected);
}

#[test]
fn a_page_that_a_browser_saved_is_read() {
    let page = read(FIXTURES[3]);
    adds_up(&page);
    assert_eq!(page.service, "Glass Vault");
    assert_eq!(page.date, Date::parse("2026-05-06"));
    assert_eq!(
        tasks(&page),
        [
            ("Change management", "Upgrade", Shared, 16),
            ("Change management", "Upgrade", Shared, 17),
            ("Glass", "Clean", Provider, 19),
            ("Glass", "Break", Unknown, 20),
        ]
    );
    assert_eq!(
        unread(&page),
        [(18, "The row is a heading inside of the table")]
    );
    assert_eq!(
        text(&page.tasks[0].customer).as_deref(),
        Some(
            "- Try it `--dry`\n- Order it at [the desk](https://docs.example.com/vault/order.html)"
        )
    );
    assert_eq!(
        text(&page.tasks[2].provider).as_deref(),
        Some("Wipes it & dries it")
    );
    assert_eq!(page.matrix[0].cells[0].1, Provider);
    assert_eq!(page.prose.len(), 1);
}

#[test]
fn a_table_with_separators_is_read() {
    let page = read(FIXTURES[4]);
    adds_up(&page);
    assert_eq!(
        tasks(&page),
        [
            ("Change management", "Upgrade", Provider, 2),
            ("Change management", "Configuration", Shared, 4),
            ("Disaster recovery", "Fire", Unknown, 7),
        ]
    );
    assert_eq!(
        text(&page.tasks[1].customer).as_deref(),
        Some("- Set names\n- Set dates")
    );
}

#[test]
fn a_large_page_is_read_in_time_that_grows_with_it() {
    // One row without an end, one comment without an end, many fences, many links.
    let row = "| a | b ".to_owned() + &"goes on and on\n".repeat(100_000);
    let page = format!(
        "| Task | IBM | You |\n|-|-|-|\n{row}\n<!-- {}",
        "```\n~~~~x\n".repeat(50_000)
    );
    adds_up(&read(&page));
    let spans = "<tr><td rowspan=9999 colspan=64>long long text".repeat(20_000);
    adds_up(&read(&format!("<html><table>{spans}")));
}

/// The provider's own pages, which stand beside the repository where there are any.
fn examples() -> Option<std::path::PathBuf> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = root
        .ancestors()
        .map(|folder| folder.join("shared/examples/responsibilities"));
    folders.find(|folder| folder.is_dir())
}

/// Rows are counted by looking at lines only.
#[test]
fn example_pages_are_read_to_the_last_row() {
    let Some(folder) = examples() else { return };
    let mut pages = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let source = std::fs::read_to_string(&path).unwrap();
        let page = read(&source);
        adds_up(&page);
        assert_eq!(page.rows(), rows_of(&source).len(), "{}", path.display());
        assert!(
            !page.service.is_empty() && page.date.is_some(),
            "{}",
            path.display()
        );
        assert!(!page.tables.is_empty() || !page.prose.is_empty());
        pages += 1;
    }
    assert_eq!(pages, 25);
}

/// S is shared, P the provider's, C the customer's, ? unknown; a space is a
/// new table. Each was read by a person, row by row.
#[test]
fn parties_of_example_pages_are_as_a_person_reads_them() {
    let Some(folder) = examples() else { return };
    for (name, expected) in [
        ("backup-recovery--responsibilities", "SSSS SS S S S"),
        ("Cloudant--offerings--responsibilities", "PPC SP SC C"),
        ("cis--responsibilities", "PPSSS PS SPS PPCS CSP"),
        (
            "monitoring--core--shared-responsibilities",
            "SPSSS PSSSC SSS S PCC",
        ),
        (
            "workload-protection--shared-responsibilities",
            "SPSS PSSSC SSS S PCC",
        ),
        ("Registry--registry_responsibilities", "PPS PPC PPCPC CP CP"),
        (
            "key-protect--shared-responsibilities",
            "SSS SSSS S S S SSS S SSSSS PSS SSS",
        ),
        (
            "secure-infrastructure-vpc--shared-responsibilities",
            "C PC ?C",
        ),
        (
            "cloud-databases--reference-responsibilities",
            "SSSP SS SSS SS",
        ),
        ("direct-link--responsibilities", ""),
    ] {
        let source = std::fs::read_to_string(folder.join(format!("{name}.md"))).unwrap();
        let page = read(&source);
        let starts: Vec<u32> = page.tables.iter().map(|table| table.line).collect();
        let mut found = String::new();
        let mut table = 0;
        for row in &page.tasks {
            let here = starts.iter().filter(|line| **line < row.line).count();
            if table != 0 && here != table {
                found.push(' ');
            }
            table = here;
            found.push(match row.party {
                Shared => 'S',
                Provider => 'P',
                Customer => 'C',
                ThirdParty => '3',
                Nobody => '-',
                Unknown => '?',
            });
        }
        assert_eq!(found, expected, "{name}");
    }
}
