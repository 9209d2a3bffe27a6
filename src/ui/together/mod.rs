//! What pages about other copies of a plan share: changes by who made them.

pub mod authors;

/// So many of them: "2 changes".
pub fn counted(count: usize, what: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {what}{ending}")
}
