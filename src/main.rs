//! The page: mounts the application.

use muster::browser::one_file;
use muster::share::one_file::ID;
use muster::ui::shell::App;

fn main() {
    one_file::remember(ID);
    yew::Renderer::<App>::new().render();
}
