//! The page: mounts the application.

use muster::ui::shell::App;

fn main() {
    yew::Renderer::<App>::new().render();
}
