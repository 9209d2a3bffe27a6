//! The plan without what is not to be handed out: the same choice holds for
//! everything that leaves, and what it takes is shown before.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::browser::task;
use crate::export::input::Input;
use crate::export::redact::{LeftOut, Redact, left_out, redact};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::card::{Card, Disclosure};
use crate::ui::components::field::chips::ChipsField;
use crate::ui::components::segmented::Choice;
use crate::ui::hooks::view::use_view;
use crate::ui::pace::{Pace, Stop};

/// A plan with what was derived from it, as everything that writes it takes it.
pub fn input_of(assessed: &Assessed) -> Input<'_> {
    Input::new(
        &assessed.plan,
        &assessed.knowledge,
        &assessed.matrix,
        &assessed.assessment,
    )
}

/// The choice of what to leave out, and the plan without it, once it is there.
#[hook]
pub fn use_reduced(assessed: Option<&ByPtr<Assessed>>) -> (Html, Option<ByPtr<Assessed>>) {
    let (text, choose) = use_view("export/redact");
    let asked = (assessed.cloned(), text.clone());
    let reduced = use_state(|| None::<(Asked, ByPtr<Assessed>)>);
    {
        let reduced = reduced.clone();
        use_effect_with(asked.clone(), move |asked| {
            let stop = Stop::default();
            start(asked.clone(), Pace::new(&stop), reduced);
            move || stop.now()
        });
    }
    let listed = use_memo(asked.clone(), |(assessed, text)| {
        let redactions: Vec<Redact> = chosen(text).collect();
        assessed
            .as_ref()
            .map(|assessed| left_out(&assessed.plan, &redactions))
            .unwrap_or_default()
    });
    let card = html! {
        <Card title="Leave out" sub="Of everything that leaves, on paper, too; the plan itself stays as it is" class="no-print">
            { choice(&text, &choose) }
            { list(&listed) }
        </Card>
    };
    let whole = chosen(&text).next().is_none();
    let ready = (*reduced).as_ref().filter(|(of, _)| *of == asked);
    let reduced = ready.map(|(_, reduced)| reduced.clone());
    (card, if whole { asked.0 } else { reduced })
}

type Asked = (Option<ByPtr<Assessed>>, AttrValue);

/// Takes out of the plan what was chosen, and looks at what is left.
fn start(asked: Asked, mut pace: Pace, reduced: UseStateHandle<Option<(Asked, ByPtr<Assessed>)>>) {
    let redactions: Vec<Redact> = chosen(&asked.1).collect();
    let Some(assessed) = asked.0.clone().filter(|_| !redactions.is_empty()) else {
        return;
    };
    task::spawn(async move {
        let plan = Rc::new(redact(&assessed.plan, &redactions));
        let knowledge = Rc::clone(&assessed.knowledge);
        let today = assessed.assessment.as_of;
        let looking = Assessed::in_slices(None, plan, knowledge, today, &mut pace);
        if let Some(without) = looking.await {
            reduced.set(Some((asked, ByPtr::from(without))));
        }
    });
}

fn choice(text: &AttrValue, choose: &Callback<AttrValue>) -> Html {
    let selected: Rc<[AttrValue]> = chosen(text)
        .map(|redact| AttrValue::Static(redact.key()))
        .collect();
    let choices: Rc<[Choice]> = Redact::ALL
        .iter()
        .map(|redact| Choice::new(redact.key(), label(*redact)))
        .collect();
    let onchange = choose.reform(|keys: Rc<[AttrValue]>| {
        let keys: Vec<&str> = keys.iter().map(AttrValue::as_str).collect();
        AttrValue::from(keys.join(","))
    });
    html! {
        <ChipsField label="Not to be handed out" {choices} {selected} {onchange}
            help="What was stated is replaced by `withheld` or a number, so that level and score stay the same. Names of the plan, its policies and instances stay, except where only the status is left." />
    }
}

/// What will be left out, field by field.
fn list(fields: &[LeftOut]) -> Html {
    if fields.is_empty() {
        return Html::default();
    }
    let count: usize = fields.iter().map(|field| field.count).sum();
    let entry = |field: &LeftOut| {
        let words = format!(
            "{}, {}: {}",
            field.kind,
            field.field.to_lowercase(),
            field.count
        );
        html! { <li key={words.clone()}>{ words }</li> }
    };
    html! {
        <Disclosure summary={format!("{count} entries of {} fields will be left out", fields.len())}>
            <ul>{ for fields.iter().map(entry) }</ul>
        </Disclosure>
    }
}

fn chosen(text: &str) -> impl Iterator<Item = Redact> + '_ {
    text.split(',').filter_map(Redact::from_key)
}

const fn label(redact: Redact) -> &'static str {
    match redact {
        Redact::People => "Names of people and teams",
        Redact::Hosts => "Names of workloads and addresses",
        Redact::Notes => "Notes",
        Redact::Status => "Everything but the status",
    }
}
