//! The page as one file: the plan that it holds, and the page itself as it
//! was before anything was shown in it, to be written down again.

use std::cell::RefCell;

use js_sys::JsString;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Where the site has the page as one file.
const ON_SITE: &str = "./muster.html";

thread_local! {
    static HELD: RefCell<Option<Held>> = const { RefCell::new(None) };
}

/// What the page held when it was opened.
struct Held {
    page: JsString,
    plan: String,
}

/// Takes down the page and its plan where it is one file, with the plan in the
/// block of that id. To be called once, before anything is shown.
pub fn remember(block: &str) {
    HELD.replace(held(block));
}

/// Whether the page is one file, and has no other files beside it.
pub fn is_one_file() -> bool {
    HELD.with_borrow(Option::is_some)
}

/// Whether the page holds a plan that was not taken yet.
pub fn has_plan() -> bool {
    HELD.with_borrow(|held| {
        let plan = held.as_ref().map(|held| held.plan.trim());
        plan.is_some_and(|plan| !plan.is_empty())
    })
}

/// The plan that the page holds; taken once.
pub fn take_plan() -> Option<String> {
    HELD.with_borrow_mut(|held| {
        let plan = std::mem::take(&mut held.as_mut()?.plan);
        (!plan.trim().is_empty()).then_some(plan)
    })
}

/// The page as one file, with its block for a plan empty.
///
/// # Errors
/// The site has none, or it cannot be reached.
pub async fn page() -> Result<String, NoPage> {
    if let Some(page) = HELD.with_borrow(|held| Some(held.as_ref()?.page.clone())) {
        return Ok(page.into());
    }
    from_site().await.ok_or(NoPage)
}

/// There is no page as one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoPage;

impl std::fmt::Display for NoPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the page as one file could not be loaded; check the connection and try again")
    }
}

fn held(block: &str) -> Option<Held> {
    let block = super::dom::document()?.get_element_by_id(block)?;
    let plan = block.text_content().unwrap_or_default();
    block.set_text_content(None);
    let page = super::dom::document()?.document_element()?.outer_html();
    Some(Held {
        page: JsString::from(format!("<!DOCTYPE html>\n{page}\n")),
        plan,
    })
}

async fn from_site() -> Option<String> {
    let window = super::dom::window()?;
    let answer = JsFuture::from(window.fetch_with_str(ON_SITE)).await.ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    let text = JsFuture::from(answer.text().ok()?).await.ok()?;
    answer.ok().then(|| text.as_string())?
}
