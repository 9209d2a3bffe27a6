//! What the columns of a table are, by the words of their headers.

use super::page::RowParty;
use super::piece::RawTable;
use super::rich::Rich;
use super::words::{Owner, has, is_area, letters, named, of_duties, owner, words};

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// What is to be done.
    Task,
    /// The part of the page that it belongs to.
    Area,
    /// What the provider does.
    Provider,
    /// What the customer does.
    Customer,
    /// What both do.
    Both,
    /// What somebody else does.
    Third(String),
    /// Whose it is.
    Owner,
    /// Something about the task that only its header explains.
    Note(String),
    /// Something else.
    Other,
}

/// What a table is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Each row is a task.
    Tasks(Vec<Role>),
    /// Each row is a task of that party, whom only the heading names.
    Of(RowParty),
    /// Each row is a resource, each other column an area.
    Matrix,
    /// None of these, and why.
    Other(&'static str),
}

const TASKS: [&str; 14] = [
    "task",
    "tasks",
    "resource",
    "resources",
    "item",
    "feature",
    "activity",
    "function",
    "component",
    "duty",
    "topic",
    "category",
    "control",
    "service",
];
const OWNERS: [&str; 6] = [
    "owner",
    "owned",
    "who",
    "responsible",
    "accountable",
    "party",
];

/// Whether a text is one that heads a column of responsibilities.
pub(super) fn names_column(text: &str) -> bool {
    let words = words(text);
    let short = text.len() <= 60 && words.split_whitespace().count() <= 6;
    short
        && (named(text).only().is_some()
            || has(&words, &TASKS)
            || has(&words, &OWNERS)
            || has(&words, &["area", "responsibility", "responsibilities"]))
}

/// What the table is; the party is the one that its heading names.
pub(super) fn shape(table: &RawTable, heading: Option<RowParty>) -> Shape {
    let header: Vec<String> = table.header.iter().map(Rich::plain).collect();
    if header.is_empty() {
        return Shape::Other("The row stands outside of any table that has a header");
    }
    let mut roles: Vec<Role> = header.iter().map(|text| role(text)).collect();
    name_the_provider(&mut roles, &header);
    let has_party = |roles: &[Role]| {
        roles.iter().any(|role| {
            matches!(
                role,
                Role::Provider | Role::Customer | Role::Both | Role::Third(_)
            )
        })
    };
    if !has_party(&roles) {
        if !roles.contains(&Role::Owner) && is_matrix(table, &header) {
            return Shape::Matrix;
        }
        if !roles.contains(&Role::Owner) {
            // A second column of nothing but parties needs no telling header.
            let column = (1..header.len()).find(|&column| names_owners(table, column));
            if let Some(role) = column.and_then(|column| roles.get_mut(column)) {
                *role = Role::Owner;
            }
        }
        if !roles.contains(&Role::Owner) {
            return heading.map_or(
                Shape::Other("No column names a party, and neither does the heading"),
                Shape::Of,
            );
        }
    }
    find_the_task(&mut roles, &header);
    if !roles.contains(&Role::Task) {
        return Shape::Other("No column names what is to be done");
    }
    Shape::Tasks(roles)
}

fn role(header: &str) -> Role {
    let words = words(header);
    let parties = named(header);
    let duties = of_duties(header);
    if words.contains(" shared responsib") {
        return Role::Both;
    }
    match parties.only() {
        // A header such as "Provider status" is about something else.
        Some(RowParty::Provider) if duties || is_short(&words) => Role::Provider,
        Some(RowParty::Customer) if duties || is_short(&words) => Role::Customer,
        Some(RowParty::ThirdParty) => Role::Third(who(header)),
        _ if has(&words, &["consulted", "informed"]) => Role::Note(header.trim().to_owned()),
        _ if has(&words, &OWNERS) || words.contains(" responsible ") => Role::Owner,
        _ if has(&words, &TASKS) => Role::Task,
        _ if has(&words, &["area", "areas", "domain"]) => Role::Area,
        _ if parties.provider && parties.customer => Role::Owner,
        _ if duties && words.split_whitespace().count() > 1 => Role::Third(who(header)),
        _ if duties => Role::Owner,
        _ => Role::Other,
    }
}

fn is_short(words: &str) -> bool {
    words.split_whitespace().count() <= 3
}

/// A header without the words that all of them share.
fn who(header: &str) -> String {
    let words = header.split_whitespace().filter(|word| {
        let word = word.to_lowercase();
        !word.starts_with("responsib") && !["duties", "tasks", "the"].contains(&&*word)
    });
    let name: Vec<&str> = words.collect();
    name.join(" ").trim_end_matches("'s").to_owned()
}

/// Where a page names its provider by a name that nobody knows here: the one
/// other party beside the customer.
fn name_the_provider(roles: &mut [Role], header: &[String]) {
    if roles.contains(&Role::Provider) || !roles.contains(&Role::Customer) {
        return;
    }
    let others: Vec<usize> = roles
        .iter()
        .enumerate()
        .filter(|(_, role)| matches!(role, Role::Third(_)))
        .map(|(column, _)| column)
        .collect();
    let plain = |column: &usize| header.get(*column).is_some_and(|text| !named(text).third);
    let mut unknown = others.iter().filter(|column| plain(column));
    if let (Some(column), None) = (unknown.next(), unknown.next())
        && let Some(role) = roles.get_mut(*column)
    {
        *role = Role::Provider;
    }
}

/// The one column that says what is to be done; others that could are areas,
/// if they stand before it.
fn find_the_task(roles: &mut [Role], header: &[String]) {
    let named: Vec<usize> = roles
        .iter()
        .enumerate()
        .filter(|(_, role)| **role == Role::Task)
        .map(|(column, _)| column)
        .collect();
    let best = named
        .iter()
        .find(|column| {
            header
                .get(**column)
                .is_some_and(|text| has(&words(text), &["task", "tasks", "activity"]))
        })
        .or(named.first())
        .copied()
        .or_else(|| {
            header
                .iter()
                .zip(&*roles)
                .position(|(text, role)| *role == Role::Other && text.trim().is_empty())
        })
        .or_else(|| roles.iter().position(|role| *role == Role::Other))
        .or_else(|| roles.iter().position(|role| *role == Role::Area));
    for (column, role) in roles.iter_mut().enumerate() {
        if Some(column) == best {
            *role = Role::Task;
        } else if *role == Role::Task {
            *role = if best.is_some_and(|best| column < best) {
                Role::Area
            } else {
                Role::Other
            };
        }
    }
}

/// Whether every column but the first says who, resource by resource.
fn is_matrix(table: &RawTable, header: &[String]) -> bool {
    let areas = header.iter().skip(1).filter(|text| is_area(text)).count();
    let columns = 1..header.len();
    let owners = columns
        .clone()
        .filter(|&column| names_owners(table, column))
        .count();
    header.len() > 2 && (areas >= 2 && owners >= 1 || owners == columns.len())
}

/// Whether most cells of that column name parties and nothing else.
fn names_owners(table: &RawTable, column: usize) -> bool {
    let (mut named, mut stated) = (0_usize, 0_usize);
    for cell in table.rows.iter().filter_map(|row| row.cells.get(column)) {
        if cell.is_empty() {
            continue;
        }
        stated += 1;
        let text = cell.plain();
        if letters(&text).is_none() && matches!(owner(&text), Some(Owner::Known(_))) {
            named += 1;
        }
    }
    named > 0 && named * 2 > stated
}
