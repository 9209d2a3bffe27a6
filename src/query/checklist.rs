//! The checklist as a list: every item on every object on a line of its own,
//! with the names that lists sort and search by.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::units::Date;
use crate::readiness::assess::{Assessment, Entry, Placed};
use crate::readiness::item::Item;
use crate::readiness::rule::Severity;
use crate::readiness::standing::State;

/// The checklist of one assessment.
#[derive(Debug, Default)]
pub struct Listing {
    /// Every item on every object, in the order of the assessment.
    pub lines: Vec<Line>,
    /// The objects, by their place among the assessment's reports.
    pub objects: Vec<Named>,
    /// The items, by their place among the assessment's items.
    pub items: Vec<Named>,
    /// Who owns any line.
    pub owners: Vec<Named>,
}

/// One item on one object.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// Its address, see [`key_of`].
    pub id: Key,
    /// The object's place in [`Listing::objects`].
    pub object: usize,
    /// The entry's place in its report.
    pub entry: usize,
    /// The item's place in [`Listing::items`].
    pub item: usize,
    /// The owner's place in [`Listing::owners`].
    pub owner: Option<usize>,
    /// How bad it is when it does not hold.
    pub severity: Severity,
    /// How it stands.
    pub state: State,
    /// When it is to be done.
    pub due: Option<Date>,
}

/// Something with a name to sort and search by.
#[derive(Clone, Debug)]
pub struct Named {
    /// Its identity.
    pub key: Key,
    /// What kind of object it is, where it is one.
    pub kind: Option<Kind>,
    /// What the screen shows.
    pub name: String,
    /// What searches look at, in small letters.
    pub words: String,
    /// Its place in the order of the alphabet.
    pub rank: usize,
}

impl Listing {
    /// Lists the assessment of that plan.
    pub fn new(assessment: &Assessment, plan: &Plan) -> Self {
        let mut listing = Self {
            items: named_items(assessment),
            objects: named_objects(assessment, plan),
            ..Self::default()
        };
        let mut owners: BTreeMap<Key, usize> = BTreeMap::new();
        let item_keys: Vec<Key> = listing.items.iter().map(|item| item.key).collect();
        for (object, report) in assessment.reports.iter().enumerate() {
            for (place, entry) in report.entries.iter().enumerate() {
                let Some(item) = assessment.items.get(entry.item) else {
                    continue;
                };
                let hash = item_keys.get(entry.item).copied().unwrap_or_default();
                let owner = entry.owner.map(|key| {
                    *owners.entry(key).or_insert_with(|| {
                        let name = plan.owner_name(key).unwrap_or_default();
                        listing.owners.push(Named::new(key, None, name, ""));
                        listing.owners.len() - 1
                    })
                });
                listing.lines.push(Line {
                    id: Key(hash.0 ^ report.object.0),
                    object,
                    entry: place,
                    item: entry.item,
                    owner,
                    severity: item.severity(),
                    state: entry.state,
                    due: due(entry),
                });
            }
        }
        rank(&mut listing.owners);
        listing
    }

    /// The line with that address.
    pub fn line(&self, id: Key) -> Option<&Line> {
        self.lines.iter().find(|line| line.id == id)
    }

    /// The item with that address.
    pub fn item(&self, id: Key) -> Option<usize> {
        self.items.iter().position(|item| item.key == id)
    }
}

impl Line {
    /// The entry that the line stands for.
    pub fn placed<'a>(&self, assessment: &'a Assessment) -> Option<Placed<'a>> {
        let report = assessment.reports.get(self.object)?;
        Some(Placed {
            kind: report.kind,
            object: report.object,
            item: assessment.items.get(self.item)?,
            entry: report.entries.get(self.entry)?,
        })
    }

    /// Whether its day has passed and it is not done.
    pub fn is_overdue(&self, as_of: Date) -> bool {
        has_passed(self.state, self.due, as_of)
    }
}

impl Named {
    fn new(key: Key, kind: Option<Kind>, name: String, more: &str) -> Self {
        let words = format!("{name} {more}").to_lowercase();
        Self {
            key,
            kind,
            name,
            words,
            rank: 0,
        }
    }
}

/// The address of an item on an object: stable as long as both are.
pub fn key_of(item: &str, object: Key) -> Key {
    Key(key_of_item(item).0 ^ object.0)
}

/// The address of an item as such (FNV-1a, 128 bits).
pub fn key_of_item(item: &str) -> Key {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    Key(item.bytes().fold(OFFSET, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(PRIME)
    }))
}

/// The address of what findings call `item@object`, or of an item alone.
pub fn key_of_id(id: &str) -> Key {
    match id.split_once('@') {
        Some((item, object)) => key_of(item, object.parse().unwrap_or_default()),
        None => key_of_item(id),
    }
}

/// What a line says. A rule's title says what it finds; where it finds
/// nothing, the line says that.
pub fn wording(placed: &Placed) -> String {
    let fine = matches!(placed.entry.state, State::Done | State::Verified);
    match placed.item {
        Item::Rule(rule) if fine => format!("Not found: {}", rule.title),
        _ => placed.text().to_owned(),
    }
}

/// How lists call an object: by its name, by its kind where there is only
/// one, and by saying so where nobody has named it.
pub fn object_label(plan: &Plan, kind: Kind, key: Key) -> String {
    label(kind, plan.object_name(kind, key))
}

/// Those whose lines are "mine": the person of that name, and the teams that
/// the person is in or leads.
pub fn mine(plan: &Plan, me: &str) -> BTreeSet<Key> {
    let me = me.trim().to_lowercase();
    let mut keys = BTreeSet::new();
    if me.is_empty() {
        return keys;
    }
    for person in plan.people.iter() {
        if person.name.trim().to_lowercase() == me {
            keys.insert(person.meta.id);
            keys.extend(person.team.0.map(crate::model::id::Id::key));
            let led = plan.teams.iter().filter(|team| {
                let lead = team.lead.0.map(crate::model::id::Id::key);
                lead == Some(person.meta.id)
            });
            keys.extend(led.map(|team| team.meta.id));
        }
    }
    let teams = plan.teams.iter();
    let same = teams.filter(|team| team.name.trim().to_lowercase() == me);
    keys.extend(same.map(|team| team.meta.id));
    keys
}

/// How many lines stand how, and what the quick filters would leave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Lines by state, in the order of [`State::ALL`].
    pub states: [usize; 8],
    /// Findings that are critical.
    pub critical: usize,
    /// Findings of the reader.
    pub mine: usize,
    /// Findings whose day has passed.
    pub overdue: usize,
}

impl Counts {
    /// Counts the lines; `mine` as [`mine`] says.
    pub fn new(listing: &Listing, mine: &BTreeSet<Key>, as_of: Date) -> Self {
        let own: Vec<bool> = listing
            .owners
            .iter()
            .map(|owner| mine.contains(&owner.key))
            .collect();
        let mut counts = Self::default();
        for line in &listing.lines {
            if let Some(count) = counts.states.get_mut(line.state as usize) {
                *count += 1;
            }
            if !line.state.is_finding() {
                continue;
            }
            let is_own = line.owner.and_then(|owner| own.get(owner).copied());
            counts.critical += usize::from(line.severity == Severity::Critical);
            counts.mine += usize::from(is_own == Some(true));
            counts.overdue += usize::from(line.is_overdue(as_of));
        }
        counts
    }

    /// Lines in that state.
    pub fn of(&self, state: State) -> usize {
        self.states.get(state as usize).copied().unwrap_or_default()
    }

    /// Lines that leave something to do.
    pub fn findings(&self) -> usize {
        let findings = State::ALL.iter().filter(|state| state.is_finding());
        findings.map(|&state| self.of(state)).sum()
    }
}

/// Whether the day of an entry has passed and it is not done.
pub fn is_overdue(entry: &Entry, as_of: Date) -> bool {
    has_passed(entry.state, due(entry), as_of)
}

fn has_passed(state: State, due: Option<Date>, as_of: Date) -> bool {
    state.is_finding() && due.is_some_and(|due| due < as_of)
}

fn due(entry: &Entry) -> Option<Date> {
    entry.attestation.as_ref()?.due_on.value()
}

fn label(kind: Kind, name: String) -> String {
    if !name.trim().is_empty() {
        return name;
    }
    if kind.is_single() {
        return kind.label().to_owned();
    }
    format!("{} without a name", kind.label())
}

fn named_items(assessment: &Assessment) -> Vec<Named> {
    let items = assessment.items.iter();
    let mut named: Vec<Named> = items
        .map(|item| {
            let key = key_of_item(item.id());
            Named::new(key, None, item.title().to_owned(), item.id())
        })
        .collect();
    rank(&mut named);
    named
}

/// Reports follow the order of the plan's tables, so each table is walked
/// through once.
fn named_objects(assessment: &Assessment, plan: &Plan) -> Vec<Named> {
    let (mut kind, mut next) = (None, 0);
    let mut named = Vec::with_capacity(assessment.reports.len());
    for report in &assessment.reports {
        if kind != Some(report.kind) {
            (kind, next) = (Some(report.kind), 0);
        }
        let table = plan.table(report.kind);
        let found = (next..table.count()).find_map(|index| {
            let row = table.row(index)?;
            (row.meta().id == report.object).then(|| (index, plan.name_within(report.kind, row)))
        });
        let name = found.map_or_else(String::new, |(index, name)| {
            next = index + 1;
            name
        });
        let of = report.kind;
        named.push(Named::new(
            report.object,
            Some(of),
            label(of, name),
            of.label(),
        ));
    }
    rank(&mut named);
    named
}

fn rank(named: &mut [Named]) {
    let mut order: Vec<usize> = (0..named.len()).collect();
    order.sort_by(|&a, &b| {
        let words = |index: usize| named.get(index).map(|one| one.words.as_str());
        words(a).cmp(&words(b))
    });
    for (rank, index) in order.into_iter().enumerate() {
        if let Some(one) = named.get_mut(index) {
            one.rank = rank;
        }
    }
}
