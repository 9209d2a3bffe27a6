//! Handing over everything that somebody has, when they leave: what goes to
//! whom, what cannot, and the edit that does it in one step.

mod follow;
mod mentions;
pub mod references;

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::Knowledge;
use crate::model::Json;
use crate::model::edit::Edit;
use crate::model::id::{Id, Key};
use crate::model::plan::{Kind, Plan};
use crate::model::units::Date;
use references::{Place, Says, references, takes, turned};

/// What is handed over together unless somebody says otherwise.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Duties of an area of a service.
    Area {
        /// The service.
        service: String,
        /// The area's title.
        area: String,
    },
    /// Objects of a kind.
    Kind(Kind),
}

/// Where something goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// It stays where it is.
    Keep,
    /// To that person or team.
    To(Key),
}

/// What becomes of whoever leaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Leaving {
    /// They stay as they are.
    #[default]
    Stays,
    /// They stay in the plan as somebody who has left.
    Left(Date),
    /// They are taken out of the plan.
    Removed,
}

/// What somebody wants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Who takes whatever is not said otherwise; nothing goes anywhere else
    /// where there is nobody.
    pub to: Option<Key>,
    /// By group, before that.
    pub groups: BTreeMap<Group, Choice>,
    /// By single field, before both.
    pub places: BTreeMap<Place, Choice>,
    /// What becomes of whoever leaves.
    pub leaving: Leaving,
}

/// One field that points to whoever leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where.
    pub place: Place,
    /// What it is handed over with.
    pub group: Group,
    /// Where it is to go.
    pub choice: Choice,
    /// Why it does not go there.
    pub stays: Option<Stays>,
}

/// Why something is not handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stays {
    /// Nobody wants it to be.
    Kept,
    /// It tells what was.
    Record,
    /// The field takes a person, and a team was chosen, or the other way round.
    DoesNotFit,
}

impl Stays {
    /// In words.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Kept => "Not handed over",
            Self::Record => "Tells who took part, and stays as it was",
            Self::DoesNotFit => "Whoever was chosen cannot have this: it takes a person, or a team",
        }
    }
}

/// A field that will state something else.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Where.
    pub place: Place,
    /// What it will state; `null` where nothing.
    pub value: Json,
    /// Who gets it; nobody where somebody would stand in for themself.
    pub to: Option<Key>,
}

/// A hand-over as it would be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HandOver {
    /// Everything that points to whoever leaves.
    pub parts: Vec<Part>,
    /// What will change.
    pub changes: Vec<Change>,
    /// What is stated about whoever leaves, and goes with them.
    pub about: Vec<(Kind, Key)>,
    /// Texts that are their name: nothing ties these to anybody, so that only
    /// a person can say what becomes of them.
    pub mentions: Vec<Place>,
    /// What becomes of whoever leaves, as edits.
    leaving: Vec<Edit>,
}

impl HandOver {
    /// What would happen to that plan, as of that day.
    pub fn new(
        plan: &Plan,
        knowledge: &Knowledge,
        from: Key,
        wishes: &Wishes,
        as_of: Date,
    ) -> Self {
        let all = references(plan, from);
        let areas = Areas::new(plan, knowledge);
        let has = all.iter().filter(|(_, says)| *says == Says::Has);
        let parts: Vec<Part> = has
            .map(|&(place, _)| part(plan, &areas, place, from, wishes, as_of))
            .collect();
        let is_about = all.iter().filter(|(_, says)| *says == Says::IsAbout);
        let mut about: BTreeSet<(Kind, Key)> = is_about
            .map(|(place, _)| (place.kind, place.object))
            .collect();
        about.extend(plan.goes_with(&about));
        let mut changes: Vec<Change> = parts
            .iter()
            .filter_map(|part| change(plan, part, from))
            .collect();
        follow::leave_nobody_to_stand_in_for_themself(plan, &mut changes);
        Self {
            leaving: leaving(plan, from, wishes.leaving),
            mentions: mentions::mentions(plan, from),
            parts,
            changes,
            about: about.into_iter().collect(),
        }
    }

    /// The one step that does it; `None` where there is nothing to do.
    pub fn edit(&self) -> Option<Edit> {
        let set = self.changes.iter().filter_map(|change| {
            let field = change.place.declared()?.key;
            let (kind, object) = (change.place.kind, change.place.object);
            Some(Edit::set(kind, object, field, change.value.clone()))
        });
        let edits: Vec<Edit> = set.chain(self.leaving.iter().cloned()).collect();
        (!edits.is_empty()).then_some(Edit::Batch { edits })
    }

    /// The groups that there are, with how many fields each has.
    pub fn groups(&self) -> BTreeMap<&Group, usize> {
        let mut groups = BTreeMap::new();
        for part in &self.parts {
            *groups.entry(&part.group).or_default() += 1;
        }
        groups
    }

    /// What is not handed over.
    pub fn staying(&self) -> impl Iterator<Item = (&Part, Stays)> {
        let parts = self.parts.iter();
        parts.filter_map(|part| Some((part, part.stays?)))
    }
}

fn part(plan: &Plan, areas: &Areas, place: Place, from: Key, wishes: &Wishes, as_of: Date) -> Part {
    let group = areas.group(place);
    let chosen = wishes
        .places
        .get(&place)
        .or_else(|| wishes.groups.get(&group));
    let usual = wishes.to.map_or(Choice::Keep, Choice::To);
    let choice = chosen.copied().unwrap_or(usual);
    let stays = match choice {
        _ if is_record(plan, place, as_of) => Some(Stays::Record),
        Choice::Keep => Some(Stays::Kept),
        Choice::To(to) if to == from => Some(Stays::Kept),
        Choice::To(to) if !fits(plan, place, to) => Some(Stays::DoesNotFit),
        Choice::To(_) => None,
    };
    Part {
        place,
        group,
        choice,
        stays,
    }
}

fn change(plan: &Plan, part: &Part, from: Key) -> Option<Change> {
    let Choice::To(to) = part.choice else {
        return None;
    };
    let value = part.place.value(plan).filter(|_| part.stays.is_none())?;
    let shape = part.place.declared()?.shape;
    Some(Change {
        place: part.place,
        value: turned(shape, &value, from, to),
        to: Some(to),
    })
}

fn fits(plan: &Plan, place: Place, to: Key) -> bool {
    let kinds = [Kind::Person, Kind::Team];
    let kind = kinds
        .into_iter()
        .find(|&kind| plan.object(kind, to).is_some());
    let shape = place.declared().map(|field| field.shape);
    kind.zip(shape)
        .is_some_and(|(kind, shape)| takes(shape, kind))
}

/// Whether the object tells what was: a rehearsal that was held, a remark
/// that is settled.
fn is_record(plan: &Plan, place: Place, as_of: Date) -> bool {
    match place.kind {
        Kind::Drill => {
            let drill = plan.drills.get(Id::new(place.object));
            drill.is_some_and(|drill| {
                let held = drill.held_on.value().is_some_and(|day| day <= as_of);
                held || !drill.outcome.is_unknown()
            })
        }
        Kind::Comment => {
            let comment = plan.comments.get(Id::new(place.object));
            comment.is_some_and(|comment| comment.settled.is(&true))
        }
        _ => false,
    }
}

fn leaving(plan: &Plan, from: Key, leaving: Leaving) -> Vec<Edit> {
    let mut kinds = [Kind::Person, Kind::Team].into_iter();
    let Some(kind) = kinds.find(|&kind| plan.object(kind, from).is_some()) else {
        return Vec::new();
    };
    match leaving {
        Leaving::Left(day) if kind == Kind::Person => {
            vec![Edit::set(kind, from, "left_on", day.to_string().into())]
        }
        Leaving::Stays | Leaving::Left(_) => Vec::new(),
        Leaving::Removed => {
            vec![Edit::Remove { kind, id: from }]
        }
    }
}

/// The areas of duties, by the assignments that name them.
struct Areas<'a> {
    of_duty: BTreeMap<&'a str, (&'a str, &'a str)>,
    assignments: BTreeMap<Key, &'a str>,
}

impl<'a> Areas<'a> {
    fn new(plan: &'a Plan, knowledge: &'a Knowledge) -> Self {
        let of_duty = knowledge.catalogues.iter().flat_map(|catalogue| {
            catalogue.duties.iter().filter_map(|duty| {
                let area = catalogue.area_title(&catalogue.task(&duty.task)?.area);
                Some((&*duty.id, (&*catalogue.service, area)))
            })
        });
        let assignments = plan.assignments.iter();
        Self {
            of_duty: of_duty.collect(),
            assignments: assignments.map(|row| (row.meta.id, &*row.duty)).collect(),
        }
    }

    fn group(&self, place: Place) -> Group {
        let duty = self.assignments.get(&place.object);
        let duty = duty.filter(|_| place.kind == Kind::Assignment);
        let area = duty.and_then(|duty| self.of_duty.get(duty));
        area.map_or(Group::Kind(place.kind), |(service, area)| Group::Area {
            service: (*service).to_owned(),
            area: (*area).to_owned(),
        })
    }
}
