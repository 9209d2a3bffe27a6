//! The icon set: one path per icon, drawn on a grid of 20 with a stroke of the text's colour.

use yew::prelude::*;

/// The icons there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    /// Muster's mark: a lifebuoy.
    Brand,
    /// Overview page: a dial.
    Overview,
    /// Deployment page: connected boxes.
    Deployment,
    /// Responsibilities page: two people.
    Responsibilities,
    /// Readiness page: a checklist.
    Readiness,
    /// Scenarios page: a lightning bolt.
    Scenarios,
    /// Drills page: a stop watch.
    Drills,
    /// History page: a clock turned back.
    History,
    /// Export: a sheet with an arrow out.
    Export,
    /// Share: a branching line.
    Share,
    /// Undo.
    Undo,
    /// Redo.
    Redo,
    /// Light theme.
    Sun,
    /// Dark theme.
    Moon,
    /// Theme of the device.
    AutoTheme,
    /// Add.
    Plus,
    /// Take away, less.
    Minus,
    /// Delete.
    Trash,
    /// Copy.
    Copy,
    /// Download.
    Download,
    /// Upload or import.
    Upload,
    /// Print.
    Print,
    /// Search.
    Search,
    /// Filter.
    Filter,
    /// Close or remove.
    Close,
    /// Chevron to the right: goes on.
    ChevronRight,
    /// Chevron down: opens.
    ChevronDown,
    /// Chevron up: closes, sorted upwards.
    ChevronUp,
    /// Something needs attention.
    Warning,
    /// Stop: something failed.
    Error,
    /// A remark.
    Info,
    /// Done.
    Check,
    /// Not known.
    Question,
    /// Leaves the page.
    External,
    /// Opens the navigation.
    Menu,
    /// Edit.
    Edit,
    /// A person.
    Person,
    /// More actions.
    More,
    /// A link.
    Link,
    /// A date.
    Calendar,
    /// An empty sheet.
    File,
    /// Portfolio page: a sheet on another.
    Portfolio,
    /// A lock: encryption, access.
    Lock,
}

/// Properties of [`Icon`].
#[derive(Clone, PartialEq, Properties)]
pub struct IconProps {
    /// Which icon.
    pub name: IconName,
}

/// An icon beside a word. It is hidden from assistive technology: the word or the accessible name
/// of the control says it all.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 20 20" width="16" height="16" fill="none" stroke="currentColor"
            stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"
            focusable="false">
            <path d={path(props.name)} />
        </svg>
    }
}

#[rustfmt::skip] // one icon, one line
const fn path(name: IconName) -> &'static str {
    match name {
        IconName::Brand => "M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15M10 7a3 3 0 1 0 0 6a3 3 0 1 0 0-6M4.7 4.7l3.2 3.2M12.1 12.1l3.2 3.2M15.3 4.7l-3.2 3.2M7.9 12.1l-3.2 3.2",
        IconName::Overview => "M3.5 14.5a7.5 7.5 0 1 1 13 0M10 12.5l3.2-4.2M10 12.5h.01M6 15.8h8",
        IconName::Deployment => "M7.5 3h5v4h-5zM3 13h5v4H3zM12 13h5v4h-5zM10 7v3M5.5 13v-3h9v3",
        IconName::Responsibilities => "M7.2 3.6a2.7 2.7 0 1 0 0 5.4a2.7 2.7 0 1 0 0-5.4M2.2 16.2c0-2.9 2-4.8 5-4.8s5 1.9 5 4.8M13 3.9a2.6 2.6 0 0 1 0 4.9M14.6 11.9c2 .6 3.2 2.1 3.2 4.3",
        IconName::Readiness => "M3 5.2l1.4 1.4l2.4-2.8M3 13.4l1.4 1.4l2.4-2.8M10 5.4h7M10 13.6h7M10 9.5h4",
        IconName::Scenarios => "M11.2 2.5L4.5 11.4h4.6l-.9 6.1l6.9-9.2h-4.7z",
        IconName::Drills => "M10 5a6.3 6.3 0 1 0 0 12.6A6.3 6.3 0 1 0 10 5M10 8v3.4l2.2 1.4M8 2.4h4M15.2 5l1.2-1.2",
        IconName::History => "M3.4 8.2a7 7 0 1 1-.2 3.2M3.2 4.4v3.9h3.9M10 6.4v4l2.8 1.8",
        IconName::Export => "M11 3H5v14h10v-4.5M9.5 10.5L17 3M12.5 3H17v4.5",
        IconName::Share => "M14.5 2.8a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 1 0 0-4.4M5.5 7.8a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 1 0 0-4.4M14.5 12.8a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 1 0 0-4.4M7.5 9l5-2.9M7.5 11l5 2.9",
        IconName::Undo => "M7.2 4L3.5 7.7l3.7 3.7M3.8 7.7h7.7a4.4 4.4 0 0 1 0 8.8H8",
        IconName::Redo => "M12.8 4l3.7 3.7l-3.7 3.7M16.2 7.7H8.5a4.4 4.4 0 0 0 0 8.8H12",
        IconName::Sun => "M10 6.6a3.4 3.4 0 1 0 0 6.8a3.4 3.4 0 1 0 0-6.8M10 2v1.6M10 16.4V18M2 10h1.6M16.4 10H18M4.3 4.3l1.2 1.2M14.5 14.5l1.2 1.2M15.7 4.3l-1.2 1.2M5.5 14.5l-1.2 1.2",
        IconName::Moon => "M16.6 12.2A7 7 0 0 1 7.8 3.4a7 7 0 1 0 8.8 8.8z",
        IconName::AutoTheme => "M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14M10 3v14M12.5 4v12M15 6v8",
        IconName::Plus => "M10 4v12M4 10h12",
        IconName::Minus => "M4 10h12",
        IconName::Trash => "M3.5 5.5h13M8 5.2V3h4v2.2M5.2 5.5l.8 11.5h8l.8-11.5M8.4 8.8v5M11.6 8.8v5",
        IconName::Copy => "M7 7h9.5v10H7zM13 7V3H3.5v10H7",
        IconName::Download => "M10 3v9.5M6 8.8l4 4l4-4M3.5 16.8h13",
        IconName::Upload => "M10 13V3.4M6 7.2l4-4l4 4M3.5 16.8h13",
        IconName::Print => "M6 7V3h8v4M6 14H3.5V7h13v7H14M6 11.5h8V17H6z",
        IconName::Search => "M8.8 3.2a5.6 5.6 0 1 0 0 11.2a5.6 5.6 0 1 0 0-11.2M13 13l4 4",
        IconName::Filter => "M3 4.5h14l-5.3 6.2v5.1l-3.4 1.4v-6.5z",
        IconName::Close => "M5 5l10 10M15 5L5 15",
        IconName::ChevronRight => "M7.5 4.5L13 10l-5.5 5.5",
        IconName::ChevronDown => "M4.5 7.5L10 13l5.5-5.5",
        IconName::ChevronUp => "M4.5 12.5L10 7l5.5 5.5",
        IconName::Warning => "M10 3L2.4 16.5h15.2zM10 8v4M10 14.3h.01",
        IconName::Error => "M7 2.8h6L17.2 7v6L13 17.2H7L2.8 13V7zM10 6.4v4.4M10 13.6h.01",
        IconName::Info => "M10 2.8a7.2 7.2 0 1 0 0 14.4a7.2 7.2 0 1 0 0-14.4M10 9.2v4.4M10 6.4h.01",
        IconName::Check => "M4 10.6l4 4l8-9",
        IconName::Question => "M10 2.8a7.2 7.2 0 1 0 0 14.4a7.2 7.2 0 1 0 0-14.4M7.8 7.9a2.3 2.3 0 1 1 3.4 2c-.9.5-1.2 1-1.2 1.8M10 14.2h.01",
        IconName::External => "M8.5 4H4v12h12v-4.5M11.5 3.5h5v5M16.3 3.7L9.5 10.5",
        IconName::Menu => "M3 5.5h14M3 10h14M3 14.5h14",
        IconName::Edit => "M3.5 16.5l.8-3.6l8.9-8.9l2.8 2.8l-8.9 8.9zM11.4 5.8l2.8 2.8",
        IconName::Person => "M10 3a3.2 3.2 0 1 0 0 6.4A3.2 3.2 0 1 0 10 3M3.8 17c0-3.4 2.5-5.4 6.2-5.4s6.2 2 6.2 5.4",
        IconName::More => "M4.5 10h.01M10 10h.01M15.5 10h.01",
        IconName::Link => "M8.4 11.6a3.4 3.4 0 0 0 4.9 0l3-3a3.4 3.4 0 0 0-4.9-4.9l-1.2 1.2M11.6 8.4a3.4 3.4 0 0 0-4.9 0l-3 3a3.4 3.4 0 0 0 4.9 4.9l1.2-1.2",
        IconName::Calendar => "M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5",
        IconName::File => "M5 2.8h6.5L15.5 7v10.2H5zM11.2 3v4.2h4.2",
        IconName::Portfolio => "M7 3h9v11H7zM7 6H4v11h9v-3M9.5 6.5h4M9.5 9.5h4",
        IconName::Lock => "M4.5 9h11v8h-11zM7 9V6.4a3 3 0 0 1 6 0V9M10 12.2v1.8",
    }
}
