//! What the business knows: applications with an owner and a tier.

use super::choice::choices;
use super::known::Known;
use super::people::Person;
use super::record::object;
use super::reference::Ref;
use super::scalar::Lines;
use super::text::Text;

choices! {
    /// How much the business needs an application; files that say Platinum,
    /// Gold, Silver and Bronze mean tiers 1 to 4.
    pub enum Tier {
        One = "1" "Tier 1",
        Two = "2" "Tier 2",
        Three = "3" "Tier 3",
        Four = "4" "Tier 4",
    }
}

object! {
    /// A group of workloads that the business knows by one name.
    pub struct Application {
        /// What the business calls it
        name "Name": Text,
        /// How much the business needs it: tier 1 stops the business, tier 4 can wait
        tier "Tier": Known<Tier>,
        /// Who answers for it in the business and accepts its risks
        business_owner "Business owner": Ref<Person>,
        /// Whether its clients retry when a connection fails for a moment, as happens during maintenance of the service
        clients_retry "Clients retry": Known<bool>,
        /// What it does, and what stops without it
        description "Description": Lines,
    }
}
