//! Files beside the page, on its own site and nowhere else.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Request, RequestCache, RequestInit, RequestMode, Response, Url};

use super::files::{HandedIn, LARGEST};

/// Why a file of the site cannot be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotFetched {
    /// The page was opened from a disk, or the address is another site's.
    Elsewhere,
    /// The server answers with that status.
    Status(u16),
    /// There is no answer.
    Unreachable,
    /// It is larger than is read, or no text.
    Unreadable(String),
}

impl std::fmt::Display for NotFetched {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Elsewhere => f.write_str("it is not on the site of this page"),
            Self::Status(404) => f.write_str(
                "this site has no such file (404). Check the path, or ask whoever publishes the plans",
            ),
            Self::Status(status @ (401 | 403)) => write!(
                f,
                "this site does not give it to you ({status}). Log in there, and try again"
            ),
            Self::Status(status) => write!(f, "this site answers with an error ({status}). Try again later"),
            Self::Unreachable => {
                f.write_str("this site cannot be reached. Check the connection, and try again")
            }
            Self::Unreadable(why) => f.write_str(why),
        }
    }
}

/// The full address of a file by its path from the page's folder.
///
/// # Errors
/// It would be on another site, or the page is on none.
pub fn address(path: &str) -> Result<String, NotFetched> {
    let page = super::location::base();
    let found = Url::new_with_base(path, &page).ok();
    let own = Url::new(&page).ok();
    let (found, own) = found.zip(own).ok_or(NotFetched::Elsewhere)?;
    let is_site = matches!(found.protocol().as_str(), "http:" | "https:");
    if !is_site || found.origin() != own.origin() || !found.username().is_empty() {
        return Err(NotFetched::Elsewhere);
    }
    Ok(found.href())
}

/// The file at an address that [`address`] gave, as the site has it now.
///
/// # Errors
/// It cannot be had.
pub async fn file(address: &str) -> Result<HandedIn, NotFetched> {
    let request = request(address).map_err(|_| NotFetched::Unreachable)?;
    let window = super::dom::window().ok_or(NotFetched::Unreachable)?;
    let answer = JsFuture::from(window.fetch_with_request(&request)).await;
    let answer: Response = answer
        .ok()
        .and_then(|answer| answer.dyn_into().ok())
        .ok_or(NotFetched::Unreachable)?;
    if !answer.ok() {
        return Err(NotFetched::Status(answer.status()));
    }
    let length = answer.headers().get("content-length").ok().flatten();
    let length = length.and_then(|length| length.parse::<u64>().ok());
    if length.is_some_and(|length| length > LARGEST) {
        return Err(NotFetched::Unreadable(
            "the file is larger than 20 MB".to_owned(),
        ));
    }
    let body = answer.blob().map_err(|_| NotFetched::Unreachable)?;
    let body = JsFuture::from(body).await.ok();
    let body: Blob = body
        .and_then(|body| body.dyn_into().ok())
        .ok_or(NotFetched::Unreachable)?;
    Ok(HandedIn::of_blob(address.to_owned(), body))
}

/// The text at an address that [`address`] gave, as the site has it now.
///
/// # Errors
/// It cannot be had, is larger than is read, or no text.
pub async fn text(address: &str) -> Result<String, NotFetched> {
    let file = file(address).await?;
    file.text().await.map_err(NotFetched::Unreadable)
}

fn request(address: &str) -> Result<Request, JsValue> {
    let options = RequestInit::new();
    // A redirection to another site is refused, too.
    options.set_mode(RequestMode::SameOrigin);
    // What was published a minute ago must not come from a cache.
    options.set_cache(RequestCache::NoCache);
    Request::new_with_str_and_init(address, &options)
}
