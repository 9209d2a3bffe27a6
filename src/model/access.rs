//! How people get in on the day, and who may do what.

use super::choice::choices;
use super::known::Known;
use super::people::Person;
use super::record::object;
use super::reference::Ref;
use super::text::Text;
use super::units::Date;

choices! {
    /// A role on the backup service or on its keys.
    pub enum Role {
        Manager = "manager" "Manager",
        Writer = "writer" "Writer",
        Reader = "reader" "Reader",
        Administrator = "administrator" "Administrator",
        Editor = "editor" "Editor",
        Operator = "operator" "Operator",
        Viewer = "viewer" "Viewer",
        KeyManager = "key_manager" "Key manager",
        KeyPurge = "key_purge" "Key purge",
    }
}

object! {
    /// What holds for access as a whole.
    pub struct Access {
        /// Whether everybody with a role needs a second factor
        mfa_required "Second factor required": Known<bool>,
        /// Whether nobody both manages backups and may delete the key or the evidence
        duties_separated "Separation of duty": Known<bool>,
        /// Whether an account exists that works when the usual login does not
        break_glass "Break-glass account": Known<bool>,
        /// When the break-glass account was last tried
        break_glass_tested_on "Break-glass tried on": Known<Date>,
        /// Where its credentials are kept, so that they are at hand without the cloud
        break_glass_kept "Break-glass kept": Text,
        /// When the list of role holders was last reviewed
        reviewed_on "Roles reviewed on": Known<Date>,
    }
}

object! {
    /// A person or service that holds a role.
    pub struct RoleHolder {
        /// Who or what holds it, if not a person of this plan
        name "Name": Text,
        /// The person who holds it
        person "Person": Ref<Person>,
        /// The role
        role "Role": Known<Role>,
        /// Whether that login needs a second factor
        mfa "Second factor": Known<bool>,
    }
}
