//! What becomes of the state: the only place where it changes. The parts
//! are in [`editing`], [`renewing`], [`saving`], [`shelving`] and [`tabs`].

use std::rc::Rc;

use crate::model::text::Text;

use super::action::Action;
use super::editor::Editor;
use super::effect::Effect;
use super::history::Millis;
use super::notice::Notice;
use super::route::Route;
use super::settings::Settings;
use super::state::AppState;

mod editing;
mod renewing;
mod saving;
mod shelving;
mod tabs;

pub use saving::SAVE_DELAY;
pub use shelving::KEEP_DELETED;

/// The state after the action, and what is to be done outside. Where nothing
/// changed, the state comes back with the same address. Before the `editor`
/// is there, no plan can be open, and edits do nothing.
pub fn update(
    state: &Rc<AppState>,
    action: Action,
    now: Millis,
    editor: Option<Editor>,
) -> (Rc<AppState>, Vec<Effect>) {
    let mut step = Step {
        state: AppState::clone(state),
        effects: Vec::new(),
        now,
        editor,
    };
    step.take(action);
    step.renew_once_saved();
    let next = if step.state.is_same(state) {
        Rc::clone(state)
    } else {
        Rc::new(step.state)
    };
    (next, step.effects)
}

/// One action on its way through.
struct Step {
    state: AppState,
    effects: Vec<Effect>,
    now: Millis,
    editor: Option<Editor>,
}

impl Step {
    fn take(&mut self, action: Action) {
        match action {
            Action::Went(route) => self.arrive(route),
            Action::Go { route, replace } => self.go(route, replace),
            Action::Today(today) => self.state.today = today,
            Action::Edit(edit) => {
                self.edit(&edit);
            }
            Action::EditAndTell(edit, text) => self.edit_and_tell(&edit, text),
            Action::Mark(edit) => self.mark(&edit),
            Action::GoOnAs(plan, text) => self.go_on_as(&plan, text),
            Action::Adopt { from, plan, told } => self.go_on_with(&from, plan, told),
            Action::Look { plan, id, path } => self.look(&plan, id, path),
            Action::Beside(copy) => self.put_beside(copy),
            Action::Undo => self.travel(super::history::History::undo),
            Action::Redo => self.travel(super::history::History::redo),
            Action::Keep(plan, spare) => self.keep(&plan, spare),
            Action::Read(id, purpose, result) => self.read(id, purpose, result),
            Action::Reload => self.reload(),
            Action::KeepMine(id) => self.keep_mine(id),
            Action::Duplicate(id, copy) => self.duplicate(id, copy),
            Action::Rename(id, name) => self.amend(id, shelving::naming(id, &name)),
            Action::Amend(id, edit) => self.amend(id, edit),
            Action::Delete(id) => self.delete(id),
            Action::Restore(id) => self.restore(id),
            Action::Wipe => self.wipe(),
            Action::Library(result) => self.library_read(result),
            Action::SaveDue => self.hand_over(false),
            Action::Flush => {
                self.hand_over(true);
                self.effects.push(Effect::LeaveBehind);
            }
            Action::Written {
                plan,
                ticket,
                result,
            } => self.written(plan, ticket, result),
            Action::OtherTab { plan, sequence } => self.other_tab(plan, sequence),
            Action::News {
                plan,
                after,
                result,
            } => self.news(plan, after, result),
            Action::Disconnected => self.disconnected(),
            Action::KeepAgain => self.keep_again(),
            Action::HandOutRaw(id) => self.effects.push(Effect::HandOutRaw(id)),
            Action::Theme(theme) => self.set(|settings| settings.theme = theme),
            Action::Me(me) => self.set(|settings| settings.me = me),
            Action::Settings(settings) => self.adopt(settings),
            Action::View(key, value) => self.view(key, value),
            Action::Newer => self.offer_renewal(),
            Action::Renew => self.renew(),
            Action::Tell(notice) => self.tell(notice),
            Action::Dismiss(id) => self.dismiss(|notice| notice.id == id),
        }
    }

    fn go(&mut self, route: Route, replace: bool) {
        if *self.state.route != route {
            self.effects.push(Effect::Go {
                route: route.clone(),
                replace,
            });
            self.arrive(route);
        }
    }

    fn set(&mut self, change: impl FnOnce(&mut Settings)) {
        let mut settings = Settings::clone(&self.state.settings);
        change(&mut settings);
        if settings != *self.state.settings {
            self.effects.push(Effect::KeepSettings(settings.clone()));
            self.state.settings = Rc::new(settings);
        }
    }

    fn adopt(&mut self, settings: Settings) {
        if settings != *self.state.settings {
            self.state.settings = Rc::new(settings);
        }
    }

    fn view(&mut self, key: Text, value: Text) {
        if self.state.view.get(&key) != value {
            Rc::make_mut(&mut self.state.view).set(key, value);
        }
    }

    fn tell(&mut self, mut notice: Notice) {
        let mut notices = self.state.notices.to_vec();
        notice.id = notices.last().map_or(1, |last| last.id.wrapping_add(1));
        notices.retain(|old| !old.gives_way_to(&notice));
        notices.push(notice);
        self.state.notices = notices.into();
    }

    fn dismiss(&mut self, gone: impl Fn(&Notice) -> bool) {
        if self.state.notices.iter().any(&gone) {
            self.state.notices = self
                .state
                .notices
                .iter()
                .filter(|notice| !gone(notice))
                .cloned()
                .collect();
        }
    }
}
