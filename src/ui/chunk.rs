//! What only an open plan needs: its pages and those of links, its assessment, what is known of
//! the service, the example plans, and what reads plans. In the release this is a chunk of its
//! own, loaded when somebody opens a plan or is about to, so that the first
//! page is small.
//!
//! Everything that can be reached from [`plan_code`] alone goes into the
//! chunk: nothing outside may name a plan page, the portfolio, [`Knowledge::built_in`],
//! [`Assessed::in_slices`], [`example`], [`crate::file::read`], [`restore`],
//! [`Editor::BUILT_IN`], or anything that makes or walks a plan's tables.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::app::editor::Editor;
use crate::app::journal::{Kept, Restored, restore};
use crate::app::route::Page;
use crate::app::steps::{self, KeptSteps};
use crate::catalogue::Knowledge;
use crate::example::{Shape, example};
use crate::export::Pack;
use crate::export::xlsx::{pack, parcel};
use crate::file::error::ReadError;
use crate::file::warning::Warning;
use crate::model::id::Key;
use crate::model::plan::Plan;
use crate::model::units::Date;
use crate::ui::objects::preview::{Arrived, Preview};
use crate::ui::objects::unseal::UnsealFile;
use crate::ui::pace::Pace;
use crate::ui::pages::hosted::HostedPage;
use crate::ui::pages::open::OpenPage;
use crate::ui::pages::portfolio::PortfolioPage;
use crate::ui::shell::plan::PlanPage;

/// The way into the chunk.
#[derive(Clone, Copy, Debug)]
pub struct PlanCode {
    /// Shows a page of the open plan.
    pub page: fn(Page) -> Html,
    /// Shows all plans of this device side by side.
    pub portfolio: fn() -> Html,
    /// Shows what a link holds, before it is kept.
    pub open: fn(AttrValue) -> Html,
    /// Shows a plan that is published beside the page, by its path.
    pub hosted: fn(AttrValue) -> Html,
    /// Shows a plan from outside before it is kept; calls back when it is not
    /// to be.
    pub preview: fn(Arrived, Callback<()>) -> Html,
    /// Asks for the passphrase of a sealed plan file, and shows what it opens;
    /// calls back when it is not to be opened.
    pub unseal: fn(AttrValue, Callback<()>) -> Html,
    /// Changes plans and writes them down.
    pub editor: Editor,
    /// A plan with that identity and name, and nothing in it.
    pub empty: fn(Key, &str) -> Plan,
    /// Reads a plan file.
    pub read: fn(&str) -> Reading,
    /// Puts a plan together from what the disk keeps of it.
    pub restore: fn(&Kept) -> Result<Restored, String>,
    /// Reads the steps that the disk keeps of a plan, by their order.
    pub steps: fn(&str, BTreeMap<u32, String>) -> KeptSteps,
    /// Looks at a plan; faster where an earlier version is at hand.
    pub assess: Assess,
    /// What is known of the service.
    pub knowledge: fn() -> Knowledge,
    /// Makes an example plan.
    pub example: fn(Shape, Option<u32>, u64, Date) -> Plan,
}

/// The earlier version, the plan, what is built in, the day, and the pace.
pub type Assess = fn(Option<Rc<Assessed>>, Rc<Plan>, Rc<Knowledge>, Date, Pace) -> Looking;

/// A plan being looked at; with nothing where that is no longer wanted.
pub type Looking = Pin<Box<dyn Future<Output = Option<Assessed>>>>;

/// A plan with what is odd about its file, or why it is none.
pub type Reading = Result<(Plan, Vec<Warning>), ReadError>;

/// The chunk could not be loaded: most likely there is no connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

impl std::fmt::Display for NotLoaded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a part of this page could not be loaded; check the connection and try again")
    }
}

#[cfg(all(feature = "split", target_arch = "wasm32"))]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// The way into the chunk for workbooks, which is loaded when one is asked for:
/// nothing outside may name what it holds.
#[derive(Clone, Copy, Debug)]
pub struct WorkbookCode {
    /// Makes the file of a workbook.
    pub pack: Pack,
    /// The sheets of a workbook that can be read back, as the thread beside
    /// the page packs them; where there is none, the page asks here.
    pub unpack: fn(Vec<u8>) -> Vec<u8>,
}

/// Loads what makes and reads workbooks, unless it is there.
///
/// # Errors
/// It could not be fetched; the next call tries again.
pub async fn load_workbook() -> Result<WorkbookCode, NotLoaded> {
    #[cfg(all(feature = "split", target_arch = "wasm32"))]
    return workbook_code().await;
    #[cfg(not(all(feature = "split", target_arch = "wasm32")))]
    workbook_code()
}

#[cfg_attr(
    all(feature = "split", target_arch = "wasm32"),
    wasm_split_helpers::wasm_split(workbook, fallible)
)]
#[cfg_attr(
    not(all(feature = "split", target_arch = "wasm32")),
    expect(clippy::unnecessary_wraps, reason = "loading it can fail")
)]
fn workbook_code() -> Result<WorkbookCode, NotLoaded> {
    Ok(WorkbookCode {
        pack,
        unpack: parcel::pack,
    })
}

/// Loads the chunk, unless it is there.
///
/// # Errors
/// It could not be fetched; the next call tries again.
#[cfg_attr(
    not(all(feature = "split", target_arch = "wasm32")),
    expect(clippy::unused_async, reason = "loading it takes time")
)]
pub async fn load() -> Result<PlanCode, NotLoaded> {
    #[cfg(all(feature = "split", target_arch = "wasm32"))]
    let code = plan_code().await?;
    #[cfg(not(all(feature = "split", target_arch = "wasm32")))]
    let code = plan_code()?;
    EDITOR.set(Some(code.editor));
    Ok(code)
}

thread_local! {
    static EDITOR: Cell<Option<Editor>> = const { Cell::new(None) };
}

/// What changes plans, once the chunk was loaded.
pub fn editor() -> Option<Editor> {
    EDITOR.get()
}

#[cfg_attr(
    all(feature = "split", target_arch = "wasm32"),
    wasm_split_helpers::wasm_split(plan, fallible)
)]
#[cfg_attr(
    not(all(feature = "split", target_arch = "wasm32")),
    expect(clippy::unnecessary_wraps, reason = "loading it can fail")
)]
fn plan_code() -> Result<PlanCode, NotLoaded> {
    Ok(PlanCode {
        page: |page| html! { <PlanPage {page} /> },
        portfolio: || html! { <PortfolioPage /> },
        open: |link| html! { <OpenPage {link} /> },
        hosted: |path| html! { <HostedPage {path} /> },
        preview: |arrived, ondiscard| html! { <Preview {arrived} {ondiscard} /> },
        unseal: |text, ondiscard| html! { <UnsealFile {text} {ondiscard} /> },
        editor: Editor::BUILT_IN,
        empty: |id, name| Plan::new(id, name),
        read: crate::file::read,
        restore,
        steps: steps::kept,
        assess,
        knowledge,
        example,
    })
}

fn assess(
    earlier: Option<Rc<Assessed>>,
    plan: Rc<Plan>,
    knowledge: Rc<Knowledge>,
    today: Date,
    mut pace: Pace,
) -> Looking {
    Box::pin(async move {
        let earlier = earlier.as_deref();
        Assessed::in_slices(earlier, plan, knowledge, today, &mut pace).await
    })
}

fn knowledge() -> Knowledge {
    #[expect(clippy::expect_used, reason = "a test reads what is built in")]
    Knowledge::built_in().expect("what is built in can be read")
}
