//! Where a link of some length can go.

use yew::prelude::*;

use crate::share::fits::{Limit, limits};
use crate::ui::components::button::ExternalLink;
use crate::ui::components::card::{Disclosure, KeyValue, KeyValues};

/// Properties of [`Fits`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct FitsProps {
    /// The length of the address, in characters.
    pub(super) length: usize,
}

/// Which programs take a link of that length, and by which source.
#[component]
pub(super) fn Fits(props: &FitsProps) -> Html {
    let limits = use_memo((), |()| limits());
    let (fit, short): (Vec<&Limit>, Vec<&Limit>) =
        limits.iter().partition(|limit| limit.takes(props.length));
    html! {
        <>
            <KeyValues>
                <KeyValue term="Fits into">{ names(&fit) }</KeyValue>
                <KeyValue term="Too long for">{ names(&short) }</KeyValue>
            </KeyValues>
            <Disclosure summary="Limits and where they are from">
                <table class="table stacked">
                    <thead><tr><th scope="col">{ "Program" }</th><th scope="col">{ "Characters" }</th><th scope="col">{ "Beyond that" }</th><th scope="col">{ "Source" }</th></tr></thead>
                    <tbody>{ for limits.iter().map(row) }</tbody>
                </table>
                <p class="sub">{ "Programs of which nothing reliable is known are not listed: try it, or send the file" }</p>
            </Disclosure>
        </>
    }
}

fn names(limits: &[&Limit]) -> String {
    let names: Vec<&str> = limits.iter().map(|limit| &*limit.program).collect();
    match names.as_slice() {
        [] => "none of the programs that are known".to_owned(),
        names => names.join(", "),
    }
}

fn row(limit: &Limit) -> Html {
    html! {
        <tr key={limit.id.as_str()}>
            <th scope="row">{ &limit.program }</th>
            <td data-label="Characters" class="num">{ limit.characters }</td>
            <td data-label="Beyond that">{ &limit.then }</td>
            <td data-label="Source">
                <span>
                    <ExternalLink href={limit.source.url.clone()} label={limit.source.title.clone()} />
                    <span class="sub">{ format!(" {}", limit.source.date) }</span>
                </span>
            </td>
        </tr>
    }
}
