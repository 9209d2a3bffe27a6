//! The catalogues that a plan uses, as they were when it was last checked.

use super::known::Known;
use super::record::object;
use super::scalar::Opaque;
use super::text::Text;
use super::units::Date;

object! {
    /// A catalogue that the plan uses.
    pub struct CataloguePin {
        /// The catalogue's id
        catalogue "Catalogue": Text,
        /// The service whose responsibilities it lists
        name "Service": Text,
        /// Its release
        release "Release": Text,
        /// When it was checked against the provider's pages
        date "Date": Known<Date>,
        /// The catalogue itself, where it is not built in
        content "Content": Opaque,
        /// The catalogue as the provider wrote it, where the team has changed it
        original "Original": Opaque,
        /// What its last upgrade changed: duties with kind and text
        changes "Changes": Opaque,
    }
}
