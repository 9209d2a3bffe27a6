//! A provider's page or a catalogue's file on its way in: read beside the
//! page, and stopped when it is no longer wanted.

use std::rc::Rc;

use yew::prelude::*;

use crate::aside::Job;
use crate::browser::files::{HandedIn, LARGEST};
use crate::browser::task;
use crate::model::units::Date;
use crate::reader::parcel;
use crate::ui::aside::{Aside, Work};
use crate::ui::pace::{Pace, Stop};
use crate::ui::store::use_store;

use super::Arrival;
use super::candidate::Candidate;

/// How files are handed in.
pub(super) struct Reading {
    /// Takes a file, and gives up what was being read.
    pub(super) take: Callback<Option<HandedIn>>,
    /// Gives up what is being read.
    pub(super) cancel: Callback<()>,
}

/// Reads files as long as the page is shown, and reports how far they are.
#[hook]
pub(super) fn use_reading(onarrival: Callback<Arrival>) -> Reading {
    let store = use_store();
    let work = use_mut_ref(Work::default);
    {
        let work = Rc::clone(&work);
        use_effect_with((), move |()| move || drop(work.take()));
    }
    let take = {
        let (work, onarrival) = (Rc::clone(&work), onarrival.clone());
        Callback::from(move |file: Option<HandedIn>| {
            let Some(file) = file else { return };
            drop(work.take());
            let (aside, stop) = {
                let work = work.borrow();
                (work.aside.clone(), work.stop.clone())
            };
            let (today, onarrival) = (store.get().today, onarrival.clone());
            let name = AttrValue::from(file.name());
            onarrival.emit(Arrival::Reading(name.clone()));
            task::spawn(async move {
                let Some(read) = read(&aside, &stop, &file, today).await else {
                    return;
                };
                aside.stop();
                onarrival.emit(match read {
                    Ok(candidate) => Arrival::There(candidate),
                    Err(why) => Arrival::Problem(name, why.into()),
                });
            });
        })
    };
    let cancel = Callback::from(move |()| {
        drop(work.take());
        onarrival.emit(Arrival::Nothing);
    });
    Reading { take, cancel }
}

async fn read(
    aside: &Aside,
    stop: &Stop,
    file: &HandedIn,
    today: Date,
) -> Option<Result<Candidate, String>> {
    if file.size() > LARGEST {
        return Some(Err("the file is larger than 20 MB".to_owned()));
    }
    let answer = aside
        .work(Job::Page(today), file, |_| stop.goes_on())
        .await?;
    let answer = match answer {
        Ok(answer) => answer,
        Err(why) => return Some(Err(why)),
    };
    let mut pace = Pace::new(stop);
    let parcel = match parcel::unpack(&answer.packed, &mut pace).await? {
        Ok(parcel) => parcel,
        Err(why) => return Some(Err(why)),
    };
    drop(answer);
    let read = Candidate::read(parcel, file.name(), &mut pace).await?;
    // To be shown is work of its own.
    pace.pause().await?;
    Some(Ok(read))
}
