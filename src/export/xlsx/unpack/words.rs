//! Texts of a workbook as they grow from pieces.

use std::rc::Rc;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;

/// Texts that cells share.
const SHARED: usize = 4_000_000;
/// Bytes of all of them.
const BYTES: usize = 256 * 1024 * 1024;
/// Bytes of one text; a cell holds 32,767 characters.
const LONGEST: usize = 1024 * 1024;

/// Text as it grows from pieces; what is said beside it for its reading aloud
/// is no part of it.
#[derive(Default)]
pub(super) struct Words {
    pub(super) text: String,
    in_text: bool,
    aside: bool,
}

impl Words {
    pub(super) fn hear(&mut self, event: &Event, element: &str) -> Result<(), String> {
        match event {
            Event::Start(start) => match start.local_name().as_ref() {
                "rPh" => self.aside = true,
                name if name == element => self.in_text = true,
                _ => {}
            },
            Event::End(end) => match end.local_name().as_ref() {
                "rPh" => self.aside = false,
                name if name == element => self.in_text = false,
                _ => {}
            },
            _ if !self.in_text || self.aside => {}
            Event::Text(text) => self.text.push_str(&text.xml10_content()),
            Event::CData(text) => self.text.push_str(&text.xml10_content()),
            Event::GeneralRef(name) => {
                if let Ok(Some(c)) = name.resolve_char_ref() {
                    self.text.push(c);
                } else {
                    // What a workbook declares itself is not looked at.
                    let name = name.xml10_content();
                    let known = resolve_predefined_entity(&name);
                    self.text.push_str(known.unwrap_or_default());
                }
            }
            _ => {}
        }
        if self.text.len() > LONGEST {
            return Err("A text of the workbook is longer than a cell can hold".to_owned());
        }
        Ok(())
    }
}

/// The texts that cells share.
#[derive(Default)]
pub(super) struct Shared {
    pub(super) texts: Vec<Rc<str>>,
    bytes: usize,
    words: Words,
}

impl Shared {
    pub(super) fn hear(&mut self, event: &Event) -> Result<(), String> {
        self.words.hear(event, "t")?;
        match event {
            Event::End(end) if end.local_name().as_ref() == "si" => {
                let text = std::mem::take(&mut self.words.text);
                self.bytes += text.len();
                self.texts.push(Rc::from(text));
            }
            Event::Empty(start) if start.local_name().as_ref() == "si" => {
                self.texts.push(Rc::from(""));
            }
            _ => {}
        }
        if self.texts.len() > SHARED || self.bytes > BYTES {
            return Err("The workbook has more texts than can be read".to_owned());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::parts::walk_text;
    use super::*;

    #[test]
    fn texts_grow_from_pieces_without_what_is_read_aloud() {
        let mut shared = Shared::default();
        let text = "<sst><si><t>a &amp; b&#10;c</t><rPh><t>x</t></rPh></si><si/><si><r><t>d</t></r><r><t>e</t></r></si></sst>";
        walk_text(text, |event| shared.hear(event));
        assert_eq!(
            shared.texts,
            [Rc::from("a & b\nc"), Rc::from(""), Rc::from("de")]
        );
    }
}
