//! The same thing in several files becomes one: by its ids, else by its
//! address in Terraform, else by its name where that leaves no doubt.

use std::collections::BTreeMap;

use super::inventory::Seen;
use crate::model::slices::Rest;
use crate::model::text::Text;

/// Something that can be seen more than once.
pub(super) trait Thing {
    /// Where, and by what names.
    fn seen(&self) -> &Seen;
    /// Takes over what the same thing says of itself elsewhere.
    fn absorb(&mut self, newer: Self);
}

/// One thing for each; `None` where that is no longer wanted.
pub(super) async fn gather<T: Thing>(
    things: Vec<T>,
    may_be_same: fn(&T, &T) -> bool,
    rest: &mut impl Rest,
) -> Option<Vec<T>> {
    let mut gathered = Gathered::default();
    for thing in things {
        gathered.add(thing, may_be_same);
        rest.rest().await?;
    }
    Some(gathered.things)
}

struct Gathered<T> {
    things: Vec<T>,
    by_id: BTreeMap<Text, usize>,
    by_name: BTreeMap<String, Vec<usize>>,
}

impl<T> Default for Gathered<T> {
    fn default() -> Self {
        Self {
            things: Vec::new(),
            by_id: BTreeMap::new(),
            by_name: BTreeMap::new(),
        }
    }
}

impl<T: Thing> Gathered<T> {
    fn add(&mut self, thing: T, may_be_same: fn(&T, &T) -> bool) {
        let place = self.place(&thing, may_be_same);
        let place = if let Some(place) = place {
            if let Some(own) = self.things.get_mut(place) {
                own.absorb(thing);
            }
            place
        } else {
            self.things.push(thing);
            self.things.len() - 1
        };
        if let Some(seen) = self.things.get(place).map(Thing::seen) {
            for id in &seen.ids {
                self.by_id.entry(id.clone()).or_insert(place);
            }
            let places = self.by_name.entry(folded(&seen.name)).or_default();
            if !places.contains(&place) {
                places.push(place);
            }
        }
    }

    fn place(&self, thing: &T, may_be_same: fn(&T, &T) -> bool) -> Option<usize> {
        let seen = thing.seen();
        if let Some(place) = seen.ids.iter().find_map(|id| self.by_id.get(id)) {
            return Some(*place);
        }
        let named = self
            .by_name
            .get(&folded(&seen.name))
            .filter(|_| !seen.name.is_empty());
        let mut fitting = named.into_iter().flatten().copied().filter(|&place| {
            self.things
                .get(place)
                .is_some_and(|own| is_open(own.seen(), seen) && may_be_same(own, thing))
        });
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first)
    }
}

/// Whether two of the same name and without an id in common can be one.
fn is_open(own: &Seen, newer: &Seen) -> bool {
    let same_address = own.planned != newer.planned && own.address == newer.address;
    own.only_in_plan || own.ids.is_empty() || newer.ids.is_empty() || same_address
}

fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

impl Seen {
    /// Takes over where the same thing was seen elsewhere.
    pub(super) fn absorb(&mut self, newer: Self, over: bool) {
        if self.only_in_plan || over {
            self.source = newer.source;
            self.address = newer.address;
            self.name.fill(newer.name, true);
        }
        for id in newer.ids {
            if !self.ids.contains(&id) {
                self.ids.push(id);
            }
        }
        self.planned &= newer.planned;
        self.only_in_plan &= newer.only_in_plan;
        self.key = self.key.or(newer.key);
    }
}

/// A value that can be taken over from another file.
pub(super) trait Fill {
    /// Takes over what the newer value says; where `over`, instead of what
    /// this one says.
    fn fill(&mut self, newer: Self, over: bool);
}

macro_rules! fill_by_emptiness {
    ($([$($generic:tt)*] $type:ty;)+) => {$(
        impl $($generic)* Fill for $type {
            fn fill(&mut self, newer: Self, over: bool) {
                if !newer.is_empty() && (over || self.is_empty()) {
                    *self = newer;
                }
            }
        }
    )+};
}

fill_by_emptiness! {
    [] Text;
    [] &'static str;
    [<T>] Vec<T>;
}

impl<T> Fill for Option<T> {
    fn fill(&mut self, newer: Self, over: bool) {
        if newer.is_some() && (over || self.is_none()) {
            *self = newer;
        }
    }
}

impl Fill for bool {
    fn fill(&mut self, newer: Self, _: bool) {
        *self |= newer;
    }
}

impl<V> Fill for BTreeMap<&'static str, V> {
    fn fill(&mut self, newer: Self, over: bool) {
        for (field, value) in newer {
            if over {
                self.insert(field, value);
            } else {
                self.entry(field).or_insert(value);
            }
        }
    }
}
