//! Instances of the backup service and the keys they use.

use super::choice::choices;
use super::known::Known;
use super::record::object;
use super::reference::OwnerRef;
use super::text::{RegionCode, Text};
use super::units::{Count, Days};

choices! {
    /// Which endpoints an instance is reached by.
    pub enum Endpoints {
        Public = "public" "Public",
        Private = "private" "Private",
        Both = "both" "Public and private",
    }
}

choices! {
    /// Whose key encrypts the backups at rest.
    pub enum Encryption {
        Provider = "provider" "Provider's key",
        KeyProtect = "key_protect" "Own key in Key Protect",
        Hpcs = "hpcs" "Own key in Hyper Protect Crypto Services",
    }
}

object! {
    /// An instance of the backup service.
    pub struct Instance {
        /// The instance's name
        name "Name": Text,
        /// The region of the instance; the service advises the region of the servers it protects
        region "Region": Known<RegionCode>,
        /// Which endpoints the team uses; the pages say that neither can be switched off
        endpoints "Endpoints used": Known<Endpoints>,
        /// Whether a virtual private endpoint gateway is in place for the instance
        vpe "Virtual private endpoint": Known<bool>,
        /// How many zones the gateway has an address in
        vpe_zones "Gateway zones": Known<Count>,
        /// Whose key encrypts the backups; chosen when the instance is made
        encryption "Encryption": Known<Encryption>,
        /// The root key's name
        key_name "Root key": Text,
        /// Where the root key is; another region than the instance's is one more thing to depend on
        key_region "Key region": Known<RegionCode>,
        /// Who answers for the key
        key_owner "Key owner": OwnerRef,
        /// How often the key is rotated
        key_rotation_days "Key rotation": Known<Days>,
        /// Whether deleting the key needs two people
        key_deletion_protected "Key deletion needs two": Known<bool>,
        /// Whether the instance is authorized to read the key (service to service, Reader)
        key_authorized "Key authorization in place": Known<bool>,
        /// Whether context-based restrictions apply to the instance
        context_restrictions "Context-based restrictions": Known<bool>,
        /// Whether a restore was tried with the restrictions in force
        restrictions_tested "Restore tried under restrictions": Known<bool>,
    }
}

impl Instance {
    /// Whether the backups are encrypted with a key of the customer's.
    pub fn uses_own_key(&self) -> Option<bool> {
        self.encryption
            .value()
            .map(|encryption| encryption != Encryption::Provider)
    }
}
