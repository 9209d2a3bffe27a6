//! Files that the reader hands in: chosen, dropped, or pasted.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ClipboardEvent, DragEvent, Event, FileList, HtmlInputElement};

/// The largest file that is read, in bytes: ten times a plan of 10,000
/// workloads.
pub const LARGEST: u64 = 20_000_000;

/// A file that was handed in.
#[derive(Clone, Debug)]
pub struct HandedIn {
    name: String,
    blob: Blob,
}

impl HandedIn {
    /// A text as a file of that name; `None` where the browser has no room.
    pub fn of_text(name: String, text: &str) -> Option<Self> {
        let blob = Blob::new_with_str_sequence(&Array::of1(&text.into())).ok()?;
        Some(Self { name, blob })
    }

    /// Bytes as a file of that name; `None` where the browser has no room.
    pub fn of_bytes(name: String, bytes: &[u8]) -> Option<Self> {
        let parts = Array::of1(&Uint8Array::from(bytes));
        let blob = Blob::new_with_u8_array_sequence(&parts).ok()?;
        Some(Self { name, blob })
    }

    pub(super) const fn of_blob(name: String, blob: Blob) -> Self {
        Self { name, blob }
    }

    /// Its name.
    pub fn name(&self) -> String {
        self.name.clone()
    }

    pub(super) fn blob(&self) -> &Blob {
        &self.blob
    }

    /// How many bytes it has.
    pub fn size(&self) -> u64 {
        super::clock::to_u64(self.blob.size())
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
            .blob
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
        if self.size() > LARGEST {
            return Err("the file is larger than 20 MB".to_owned());
        }
        JsFuture::from(self.blob.text())
            .await
            .ok()
            .and_then(|text| text.as_string())
            .ok_or_else(|| "the browser cannot read the file".to_owned())
    }
}

/// The browser cannot read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// All files chosen in a file field. The field is emptied, so that the
/// same file can be chosen again.
pub fn chosen(event: &Event) -> Vec<HandedIn> {
    let field = event.target().and_then(|target| target.dyn_into().ok());
    let Some(field): Option<HtmlInputElement> = field else {
        return Vec::new();
    };
    let files = all(field.files().as_ref());
    field.set_value("");
    files
}

/// All files dropped on the page.
pub fn dropped(event: &DragEvent) -> Vec<HandedIn> {
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
        .map(|file| HandedIn {
            name: file.name(),
            blob: file.into(),
        })
        .collect()
}
