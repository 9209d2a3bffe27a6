//! Who is there, and who stands in.

use super::known::Known;
use super::record::object;
use super::reference::Ref;
use super::text::Text;
use super::units::Date;

object! {
    /// A person.
    pub struct Person {
        /// The person's name
        name "Name": Text,
        /// What the person does in the team
        role "Role": Text,
        /// Where the person is reached on the day: telephone, pager, e-mail
        contact "Contact": Text,
        /// The person's time zone, such as Europe/Berlin
        time_zone "Time zone": Text,
        /// The person's team
        team "Team": Ref<Team>,
        /// Who stands in
        deputy "Deputy": Ref<Person>,
        /// The first day of an absence
        absent_from "Absent from": Known<Date>,
        /// The last day of an absence
        absent_until "Absent until": Known<Date>,
        /// The day from which the person is no longer part of the team
        left_on "Left on": Known<Date>,
    }
}

impl Person {
    /// Whether the person is no longer part of the team on that day.
    pub fn has_left(&self, day: Date) -> bool {
        self.left_on.value().is_some_and(|left| left <= day)
    }

    /// Whether the person is away on that day.
    pub fn is_absent(&self, day: Date) -> bool {
        if self.has_left(day) {
            return true;
        }
        match (self.absent_from.value(), self.absent_until.value()) {
            (None, None) => false,
            (from, until) => {
                from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
            }
        }
    }
}

object! {
    /// A team.
    pub struct Team {
        /// The team's name
        name "Name": Text,
        /// Where the team is reached on the day
        contact "Contact": Text,
        /// Who leads it
        lead "Lead": Ref<Person>,
    }
}
