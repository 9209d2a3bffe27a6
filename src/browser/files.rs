//! Files that the reader hands in: chosen, dropped, or pasted.

use js_sys::Uint8Array;
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

    /// How many bytes it has.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a size is a positive whole number far below 2^53"
    )]
    pub fn size(&self) -> u64 {
        self.0.size() as u64
    }

    /// So many of its bytes from that one on; fewer at its end.
    ///
    /// # Errors
    /// The browser cannot read it: it was moved or changed meanwhile.
    #[expect(
        clippy::cast_precision_loss,
        reason = "sizes of files are far below 2^53"
    )]
    pub async fn piece(&self, from: u64, length: u64) -> Result<Vec<u8>, Unreadable> {
        let piece = self
            .0
            .slice_with_f64_and_f64(from as f64, from.saturating_add(length) as f64);
        let buffer = piece.map(|piece| piece.array_buffer());
        let buffer = JsFuture::from(buffer.map_err(|_| Unreadable)?).await;
        Ok(Uint8Array::new(&buffer.map_err(|_| Unreadable)?).to_vec())
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

/// The browser cannot read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

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

/// All files chosen in a file field. The field is emptied, as by [`chosen`].
pub fn all_chosen(event: &Event) -> Vec<HandedIn> {
    let field = event.target().and_then(|target| target.dyn_into().ok());
    let Some(field): Option<HtmlInputElement> = field else {
        return Vec::new();
    };
    let files = all(field.files().as_ref());
    field.set_value("");
    files
}

/// All files dropped on the page.
pub fn all_dropped(event: &DragEvent) -> Vec<HandedIn> {
    let files = event.data_transfer().and_then(|transfer| transfer.files());
    all(files.as_ref())
}

/// The text that was pasted.
pub fn pasted(event: &Event) -> Option<String> {
    let event: &ClipboardEvent = event.dyn_ref()?;
    event.clipboard_data()?.get_data("text/plain").ok()
}

fn all(files: Option<&FileList>) -> Vec<HandedIn> {
    files
        .into_iter()
        .flat_map(|files| (0..files.length()).filter_map(|at| files.get(at)))
        .map(HandedIn)
        .collect()
}

fn first(files: Option<FileList>) -> Option<HandedIn> {
    files?.get(0).map(HandedIn)
}
