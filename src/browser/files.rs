//! Files that the reader hands in: chosen, dropped, or pasted.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, DragEvent, Event, File, FileList, HtmlInputElement};

/// The largest file that is read, in bytes: ten times a plan of 10,000
/// workloads.
pub const LARGEST: f64 = 20_000_000.0;

/// A file that was handed in.
#[derive(Clone, Debug)]
pub struct HandedIn(File);

impl HandedIn {
    /// Its name.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// What is in it.
    ///
    /// # Errors
    /// It is too large, or the browser cannot read it; says so in words.
    pub async fn text(&self) -> Result<String, String> {
        if self.0.size() > LARGEST {
            return Err("the file is larger than 20 MB".to_owned());
        }
        JsFuture::from(self.0.text())
            .await
            .ok()
            .and_then(|text| text.as_string())
            .ok_or_else(|| "the browser cannot read the file".to_owned())
    }
}

/// The first file chosen in a file field. The field is emptied, so that the
/// same file can be chosen again.
pub fn chosen(event: &Event) -> Option<HandedIn> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = first(field.files());
    field.set_value("");
    file
}

/// The first file dropped on the page.
pub fn dropped(event: &DragEvent) -> Option<HandedIn> {
    first(event.data_transfer()?.files())
}

/// The text that was pasted.
pub fn pasted(event: &Event) -> Option<String> {
    let event: &ClipboardEvent = event.dyn_ref()?;
    event.clipboard_data()?.get_data("text/plain").ok()
}

fn first(files: Option<FileList>) -> Option<HandedIn> {
    files?.get(0).map(HandedIn)
}
