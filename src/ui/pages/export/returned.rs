//! A task list or workbook on its way back: read beside the page, and stopped
//! when it is no longer wanted.

use std::rc::Rc;

use yew::prelude::*;

use crate::aside::Job;
use crate::browser::files::HandedIn;
use crate::browser::task;
use crate::export::xlsx::parcel;
use crate::export::xlsx::unpack::{MAX_BYTES, Table, is_workbook};
use crate::ui::aside::{Aside, Work};
use crate::ui::by_ptr::ByPtr;
use crate::ui::pace::{Pace, Stop};

/// What came back, as far as it is known without a plan.
#[derive(Debug, PartialEq)]
pub(super) enum Returned {
    /// A task list.
    List(String),
    /// The sheets of a workbook.
    Workbook(Vec<Table>),
}

/// How far it is.
#[derive(Clone, Default, PartialEq)]
pub(super) enum State {
    /// There is nothing.
    #[default]
    Nothing,
    /// The file of that name is being read.
    Reading(AttrValue),
    /// Why it cannot be read.
    Refused(AttrValue),
    /// What came back, and what it is called.
    There(AttrValue, ByPtr<Returned>),
}

/// What is being brought back, and how to bring it.
#[derive(Clone)]
pub(super) struct Return {
    /// How far it is.
    pub(super) state: UseStateHandle<State>,
    /// Takes a file; only the first counts.
    pub(super) onfiles: Callback<Vec<HandedIn>>,
    /// Takes a text.
    pub(super) ontext: Callback<String>,
    /// Gives up what is being read.
    pub(super) oncancel: Callback<()>,
}

impl PartialEq for Return {
    fn eq(&self, other: &Self) -> bool {
        self.state == other.state
    }
}

/// A list or workbook on its way back, as long as the page is shown.
#[hook]
pub(super) fn use_return() -> Return {
    let state = use_state_eq(State::default);
    let work = use_mut_ref(Work::default);
    {
        let work = Rc::clone(&work);
        use_effect_with((), move |()| move || drop(work.take()));
    }
    let onfiles = {
        let (state, work) = (state.clone(), Rc::clone(&work));
        Callback::from(move |files: Vec<HandedIn>| {
            let Some(file) = files.into_iter().next() else {
                return;
            };
            drop(work.take());
            let (aside, stop) = {
                let work = work.borrow();
                (work.aside.clone(), work.stop.clone())
            };
            let name = AttrValue::from(file.name());
            let state = state.clone();
            state.set(State::Reading(name.clone()));
            task::spawn(async move {
                let Some(read) = read(&aside, &stop, &file).await else {
                    return;
                };
                aside.stop();
                state.set(match read {
                    Ok(returned) => State::There(name, ByPtr::from(returned)),
                    Err(why) => State::Refused(AttrValue::from(format!("{name}: {why}"))),
                });
            });
        })
    };
    let ontext = {
        let (state, work) = (state.clone(), Rc::clone(&work));
        Callback::from(move |text: String| {
            drop(work.take());
            let returned = ByPtr::from(Returned::List(text));
            state.set(State::There(AttrValue::Static("pasted text"), returned));
        })
    };
    let oncancel = {
        let state = state.clone();
        Callback::from(move |()| {
            drop(work.take());
            state.set(State::Nothing);
        })
    };
    Return {
        state,
        onfiles,
        ontext,
        oncancel,
    }
}

/// What a file holds; `None` where it is no longer wanted.
async fn read(aside: &Aside, stop: &Stop, file: &HandedIn) -> Option<Result<Returned, String>> {
    let largest = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    if file.size() > largest {
        return Some(Err("it is larger than 64 MB".to_owned()));
    }
    let bytes = match file.piece(0, 4).await {
        Ok(start) if is_workbook(&start) => return workbook(aside, stop, file).await,
        Ok(_) => file.piece(0, file.size()).await,
        Err(problem) => Err(problem),
    };
    stop.goes_on()?;
    Some(match bytes {
        Ok(bytes) => Ok(Returned::List(String::from_utf8_lossy(&bytes).into_owned())),
        Err(_) => Err("the browser cannot read the file".to_owned()),
    })
}

async fn workbook(aside: &Aside, stop: &Stop, file: &HandedIn) -> Option<Result<Returned, String>> {
    let answer = aside.work(Job::Workbook, file, |_| stop.goes_on()).await?;
    let answer = match answer {
        Ok(answer) => answer,
        Err(why) => return Some(Err(why)),
    };
    let mut pace = Pace::new(stop);
    let tables = parcel::open(&answer.packed, &mut pace).await?;
    Some(tables.map(Returned::Workbook))
}
