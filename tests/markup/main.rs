//! Components rendered to markup without a browser: roles, names, states; and the rules of the
//! style sheets.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test stops where its ground is missing"
)]

mod charts;
mod controls;
mod fields;
mod import;
mod merge;
mod objectives;
mod paper;
mod portfolio;
mod run;
mod scenarios;
mod styles;
mod table;

use yew::BaseComponent;

/// The markup of a component with these properties.
async fn markup<C>(props: C::Properties) -> String
where
    C: BaseComponent,
    C::Properties: Clone,
{
    let local = tokio::task::LocalSet::new();
    let html = local
        .run_until(
            yew::LocalServerRenderer::<C>::with_props(props)
                .hydratable(false)
                .render(),
        )
        .await;
    assert!(!html.contains(" style="), "inline style in {html}");
    html
}

/// The opening tag that holds `needle`, from `<` to `>`.
#[track_caller]
fn tag_with<'a>(html: &'a str, needle: &str) -> &'a str {
    let at = html
        .find(needle)
        .unwrap_or_else(|| panic!("no {needle} in {html}"));
    let start = html[..=at].rfind('<').expect("an opening bracket");
    let end = html[at..].find('>').map_or(html.len(), |end| at + end + 1);
    &html[start..end]
}

/// The value of an attribute of a tag.
#[track_caller]
fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    let opening = format!(" {name}=\"");
    let at = tag
        .find(&opening)
        .unwrap_or_else(|| panic!("no {name} in {tag}"))
        + opening.len();
    let end = tag[at..].find('"').expect("a closing quote");
    &tag[at..at + end]
}

/// The text that follows the opening tag with this id, markup of icons taken out.
#[track_caller]
fn text_of<'a>(html: &'a str, id: &str) -> &'a str {
    let tag = tag_with(html, &format!(" id=\"{id}\""));
    let start = html.find(tag).expect("the tag") + tag.len();
    let inside = &html[start..];
    let icon = inside
        .starts_with("<svg")
        .then(|| inside.split_once("</svg>"))
        .flatten();
    icon.map_or(inside, |(_, rest)| rest)
        .split('<')
        .next()
        .unwrap_or_default()
}
