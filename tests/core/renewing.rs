//! A newer version of the application is offered, and comes only after everything is saved.

use muster::app::action::{Action, WriteError};
use muster::app::effect::Effect;
use muster::app::notice::{Notice, Offer};

use crate::update::Bench;

fn reloads(bench: &Bench) -> bool {
    bench.effects.contains(&Effect::Reload)
}

#[test]
fn it_is_offered_once_and_nothing_happens_by_itself() {
    let mut bench = Bench::with_plan();
    bench.type_name("erp");
    bench.act(Action::Newer);
    bench.act(Action::Newer);
    bench.save();
    assert!(!reloads(&bench));
    let offers: Vec<_> = bench
        .state
        .notices
        .iter()
        .filter_map(|notice| notice.offer.clone())
        .collect();
    assert_eq!(offers, [Offer::Renew]);
    assert_eq!(Offer::Renew.action(), Action::Renew);
    assert_eq!(Offer::Renew.label(), "Use it now");
}

#[test]
fn it_comes_at_once_where_everything_is_saved() {
    let mut bench = Bench::with_plan();
    bench.act(Action::Renew);
    assert!(reloads(&bench));
    let mut bench = Bench::new();
    bench.act(Action::Renew);
    assert!(reloads(&bench), "and where no plan is open");
}

#[test]
fn it_waits_for_the_last_edit() {
    let mut bench = Bench::with_plan();
    bench.type_name("erp");
    bench.act(Action::Renew);
    let writes = bench.writes();
    assert_eq!(writes.len(), 1, "what is not saved is handed over at once");
    bench.type_name("erp 2");
    bench.end(&writes[0], Ok(()));
    assert!(!reloads(&bench), "something was typed meanwhile");
    bench.save();
    assert!(reloads(&bench));
}

#[test]
fn where_nothing_can_be_saved_it_says_so_and_waits() {
    let mut bench = Bench::with_plan();
    bench.type_name("erp");
    bench.act(Action::SaveDue);
    let write = bench.writes().remove(0);
    bench.end(&write, Err(WriteError::Refused("no room".into())));
    bench.act(Action::Renew);
    let said = |notice: &Notice| {
        notice
            .text
            .starts_with("The new version is used as soon as")
    };
    assert!(bench.state.notices.iter().any(said));
    assert!(!reloads(&bench));
    let retried = bench.writes();
    bench.end(&retried[0], Ok(()));
    assert!(reloads(&bench));
}
