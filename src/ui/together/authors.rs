//! Changes between two versions of a plan, by who made them.

use yew::prelude::*;

use crate::compare::author::Author;
use crate::model::units::Moment;
use crate::ui::by_ptr::ByPtr;

use super::counted;

/// Changes of one person that are listed.
const SHOWN: usize = 100;

/// Properties of [`Authors`].
#[derive(Clone, PartialEq, Properties)]
pub struct AuthorsProps {
    /// Who changed what.
    pub authors: ByPtr<Vec<Author>>,
}

/// Who changed what, person by person.
#[component]
pub fn Authors(props: &AuthorsProps) -> Html {
    html! {
        <div class="stack authors">
            for author in props.authors.iter() {
                <section key={author.by.clone()} class="stack-tight" aria-label={name(author)}>
                    <h3>{ name(author) } { " " }<span class="sub">{ summary(author) }</span></h3>
                    <ul class="change-list">
                        for (at, change) in author.changes.iter().take(SHOWN).enumerate() {
                            <li key={at}>{ &change.text }</li>
                        }
                    </ul>
                    if author.changes.len() > SHOWN {
                        <p class="sub">{ format!("and {} more", author.changes.len() - SHOWN) }</p>
                    }
                </section>
            }
        </div>
    }
}

/// How many changes there are in all.
pub fn count(authors: &[Author]) -> usize {
    authors.iter().map(|author| author.changes.len()).sum()
}

fn name(author: &Author) -> String {
    if author.by.is_empty() {
        "Nobody is named".to_owned()
    } else {
        author.by.clone()
    }
}

fn summary(author: &Author) -> String {
    let changes = counted(author.changes.len(), "change");
    match author.latest.and_then(Moment::day) {
        Some(day) => format!("{changes}, the last on {day}"),
        None => changes,
    }
}
