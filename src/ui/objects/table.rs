//! All objects of one kind: a windowed table whose cells can be changed on
//! the spot, with filter, order, choice of several, and pasted rows.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::route::Route;
use crate::app::state::AppState;
use crate::browser::{dom, files};
use crate::model::field::Shape;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::model::record::Map;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::card::EmptyState;
use crate::ui::components::field::search::SearchField;
use crate::ui::components::icon::IconName;
use crate::ui::components::table::DataTable;
use crate::ui::components::table::model::{
    Column, MinWidth, Row, RowContext, RowId, Selection, Sort,
};
use crate::ui::effects::fresh;
use crate::ui::hooks::view::use_view;
use crate::ui::objects::arrange::{sort_of, use_rows};
use crate::ui::objects::bulk::BulkBar;
use crate::ui::objects::cells::ObjectCells;
use crate::ui::objects::columns::column_fields;
use crate::ui::objects::edits;
use crate::ui::objects::paste::PastePanel;
use crate::ui::store::{Store, use_selector, use_store};

/// From so many rows on there is something to search in.
const SEARCHABLE: usize = 8;

/// Width of the column that opens details, in CSS pixels.
const OPEN: u16 = 72;

/// Properties of [`ObjectTable`].
#[derive(Clone, PartialEq, Properties)]
pub struct ObjectTableProps {
    /// The kind.
    pub kind: Kind,
    /// The object whose details are open.
    pub open: Option<Key>,
    /// More ways to add objects.
    #[prop_or_default]
    pub children: Html,
}

/// All objects of one kind.
#[component]
pub fn ObjectTable(props: &ObjectTableProps) -> Html {
    let kind = props.kind;
    let store = use_store();
    let (filter, onfilter) = use_view(format!("{}/filter", kind.key()));
    let (order, onorder) = use_view(format!("{}/order", kind.key()));
    let count = use_selector(kind, |state, kind| count(state, *kind));
    let rows = use_rows(kind, &filter, &order);
    let selected = use_state(Selection::default);
    let pasting = use_state(|| None::<AttrValue>);
    let brief = props.open.is_some();
    let columns = use_memo((kind, brief), |(kind, brief)| headings(*kind, *brief));
    let cells = use_callback((kind, brief), |context: RowContext, (kind, brief)| {
        html! { <ObjectCells kind={*kind} id={Key(context.id.0)} brief={*brief} /> }
    });
    let sort = sort_of(&order);
    let onsort = {
        let sort = sort.clone();
        onorder.reform(move |column: AttrValue| {
            let next = Sort::pressed(sort.as_ref(), &column);
            AttrValue::from(format!(
                "{}{column}",
                if next.descending { "-" } else { "" }
            ))
        })
    };
    let onopen = use_callback(store.clone(), |row: RowId, store| {
        show(store, Some(Key(row.0)));
    });
    let onselect = {
        let selected = selected.clone();
        Callback::from(move |rows: Selection| selected.set(rows))
    };
    let chosen = present(&selected, &rows);
    let onpaste = {
        let (pasting, frame) = (pasting.clone(), use_node_ref());
        let boundary = frame.clone();
        let paste = Callback::from(move |event: Event| {
            let inside = boundary
                .get()
                .is_some_and(|node| dom::from_control(&event, &node));
            let text = files::pasted(&event).filter(|text| !inside || text.contains(['\t', '\n']));
            if let Some(text) = text {
                event.prevent_default();
                pasting.set(Some(text.into()));
            }
        });
        (paste, frame)
    };
    let (onpaste, frame) = onpaste;
    let onclear = {
        let selected = selected.clone();
        Callback::from(move |()| selected.set(Selection::default()))
    };
    let foot = html! {
        if chosen.is_empty() {
            <span class="sub">{ summary(kind, rows.len(), count) }</span>
        } else {
            <BulkBar {kind} ids={Rc::clone(&chosen)} {onclear} />
        }
    };
    html! {
        <div class="stack">
            { toolbar(props, &store, count, (&filter, onfilter), &pasting) }
            if let Some(text) = &*pasting {
                <PastePanel {kind} {text} onclose={close(&pasting)} />
            }
            <div {onpaste} ref={frame}>
                <DataTable label={kind.plural()} columns={(*columns).clone()} rows={Rc::clone(&rows)} {cells}
                    {sort} {onsort} selected={(*selected).clone()} {onselect} open={props.open.map(|id| RowId(id.0))}
                    {onopen} min_width={breadth(columns.len())}
                    empty={empty(kind, count)} foot={Some(foot)} />
            </div>
        </div>
    }
}

/// Shows the details of an object of the present page, or of none.
pub fn show(store: &Store, id: Option<Key>) {
    if let Route::Plan(plan, page) = *store.get().route {
        store.dispatch(Action::Go {
            route: Route::Plan(plan, page.with_object(id)),
            replace: true,
        });
    }
}

fn toolbar(
    props: &ObjectTableProps,
    store: &Store,
    count: usize,
    (filter, onfilter): (&AttrValue, Callback<AttrValue>),
    pasting: &UseStateHandle<Option<AttrValue>>,
) -> Html {
    let kind = props.kind;
    let add = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            let id = fresh();
            store.dispatch(edits::add(kind, id, &Map::new()));
            show(&store, Some(id));
        })
    };
    let paste = {
        let pasting = pasting.clone();
        Callback::from(move |_: MouseEvent| pasting.set(Some(AttrValue::Static(""))))
    };
    html! {
        <div class="bar">
            if count >= SEARCHABLE {
                <SearchField label={format!("Search in {}", kind.plural().to_lowercase())} value={filter.clone()}
                    oninput={onfilter} />
            }
            <div class="actions">
                { props.children.clone() }
                <Button label="Paste rows…" icon={IconName::Copy} onclick={paste} />
                <Button label={format!("Add {}", kind.label().to_lowercase())} icon={IconName::Plus}
                    kind={ButtonKind::Primary} onclick={add} />
            </div>
        </div>
    }
}

fn empty(kind: Kind, count: usize) -> Html {
    let nouns = kind.plural().to_lowercase();
    if count > 0 {
        return html! { <EmptyState icon={IconName::Search} title={format!("No {nouns} match the search")} /> };
    }
    html! {
        <EmptyState icon={IconName::Deployment} title={format!("No {nouns} yet")}
            text="Add one, or paste rows from a spreadsheet." />
    }
}

const fn breadth(columns: usize) -> MinWidth {
    match columns {
        0..=5 => MinWidth::Narrow,
        6 => MinWidth::Medium,
        _ => MinWidth::Wide,
    }
}

fn close(pasting: &UseStateHandle<Option<AttrValue>>) -> Callback<()> {
    let pasting = pasting.clone();
    Callback::from(move |()| pasting.set(None))
}

fn summary(kind: Kind, shown: usize, count: usize) -> String {
    let all = edits::counted(kind, count);
    if shown == count {
        all
    } else {
        format!("{shown} of {all}")
    }
}

fn headings(kind: Kind, brief: bool) -> Rc<[Column]> {
    let fields = column_fields(kind, brief).map(|field| {
        let column = Column::new(field.key, field.label)
            .sortable()
            .with_title(field.help());
        match field.shape {
            Shape::Amount(_) => column.px(96).numeric(),
            Shape::Date | Shape::Choice(_) => column.px(140),
            Shape::Ref(_) | Shape::Owner | Shape::Zones => column.px(132),
            Shape::Flag => column.px(104),
            _ => column,
        }
    });
    std::iter::once(Column::new("open", "Details").px(OPEN))
        .chain(fields)
        .collect()
}

fn count(state: &AppState, kind: Kind) -> usize {
    state.plan().map_or(0, |plan| plan.table(kind).count())
}

/// The chosen objects that are still in sight.
fn present(selected: &Selection, rows: &[Row]) -> Rc<[Key]> {
    if selected.is_empty() {
        return Rc::from([]);
    }
    let shown: BTreeSet<RowId> = rows.iter().filter_map(|row| row.item()).collect();
    selected
        .intersection(&shown)
        .map(|row| Key(row.0))
        .collect()
}
