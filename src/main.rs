//! The page: mounts the application.

use yew::prelude::*;

/// Stands in until the shell lands.
#[component]
fn App() -> Html {
    html! { <main><h1>{ "Muster" }</h1></main> }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
