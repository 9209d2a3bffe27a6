//! The text of a field while somebody types in it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::browser::dom;

/// What the field shows and how it takes keystrokes.
pub struct Draft {
    /// The text to show.
    pub text: AttrValue,
    /// Whether the text is the reader's own and may differ from the value.
    pub editing: bool,
    /// Put on the control.
    pub oninput: Callback<InputEvent>,
    /// Put on the control.
    pub onblur: Callback<FocusEvent>,
    /// Put on the control.
    pub onkeydown: Callback<KeyboardEvent>,
}

/// Keeps the text while the field has the keyboard.
///
/// `value` is the caller's value as text; `canonical` tells what value a typed text stands for,
/// `None` when it does not parse; `report` gets every typed text.
#[hook]
pub fn use_draft(
    value: &AttrValue,
    canonical: fn(&str) -> Option<AttrValue>,
    report: Callback<AttrValue>,
) -> Draft {
    let typed = use_state_eq(|| None::<AttrValue>);
    let base = use_mut_ref(|| value.clone());
    let kept = keep(typed.as_ref(), value, canonical, &base);
    let editing = kept.is_some();
    let oninput = {
        let (typed, base, value) = (typed.clone(), base.clone(), value.clone());
        Callback::from(move |event: InputEvent| {
            let text = AttrValue::from(dom::value_of(&event));
            base.replace(value.clone());
            typed.set(Some(text.clone()));
            report.emit(text);
        })
    };
    let onblur = {
        let typed = typed.clone();
        Callback::from(move |_: FocusEvent| typed.set(None))
    };
    let onkeydown = {
        let differs = kept.as_ref().is_some_and(|text| text != value);
        Callback::from(move |event: KeyboardEvent| {
            // Escape first gives the text up; only a second one leaves the panel around the field.
            if event.key() == "Escape" && differs {
                event.prevent_default();
                typed.set(None);
            }
        })
    };
    Draft {
        text: kept.unwrap_or_else(|| value.clone()),
        editing,
        oninput,
        onblur,
        onkeydown,
    }
}

/// The typed text as long as it is the newest: it stands for the value, or the value has not
/// changed since it was typed. A change from elsewhere (undo, another tab) wins.
fn keep(
    typed: Option<&AttrValue>,
    value: &AttrValue,
    canonical: fn(&str) -> Option<AttrValue>,
    base: &Rc<RefCell<AttrValue>>,
) -> Option<AttrValue> {
    let text = typed?;
    if canonical(text).as_ref() == Some(value) {
        base.replace(value.clone());
        return Some(text.clone());
    }
    (*base.borrow() == *value).then(|| text.clone())
}

/// For fields whose text is the value.
pub fn verbatim(text: &str) -> Option<AttrValue> {
    Some(AttrValue::from(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, base: &str, value: &str, kept: bool) {
        let base = Rc::new(RefCell::new(AttrValue::from(base.to_owned())));
        let typed = AttrValue::from(typed.to_owned());
        let value = AttrValue::from(value.to_owned());
        let result = keep(Some(&typed), &value, verbatim, &base);
        assert_eq!(result, kept.then_some(typed));
    }

    #[test]
    fn typed_text_stays_until_the_value_changes_from_elsewhere() {
        check("abcd", "abc", "abcd", true); // the caller took it
        check("abc ", "abc", "abc", true); // the caller trims: nothing changed yet
        check("abcd", "abcd", "abc", false); // undo
        check("abcd", "abc", "other", false); // somebody else
    }

    #[test]
    fn without_typing_the_value_is_shown() {
        let base = Rc::new(RefCell::new(AttrValue::from("a")));
        assert_eq!(keep(None, &AttrValue::from("a"), verbatim, &base), None);
    }
}
