//! The data path: connections and the connectors that carry it.

use super::choice::choices;
use super::instance::Instance;
use super::known::Known;
use super::record::object;
use super::reference::Ref;
use super::text::{RegionCode, Text, ZoneCode};
use super::units::{Date, MegabytesPerSecond, Minutes, Percent};

choices! {
    /// What a connection's connectors run on.
    pub enum ConnectionPlatform {
        VpcServer = "vpc_server" "VPC servers",
        Vmware = "vmware" "VMware",
        IksVpc = "iks_vpc" "Kubernetes on VPC",
        IksClassic = "iks_classic" "Kubernetes on Classic",
        RoksVpc = "roks_vpc" "OpenShift on VPC",
        RoksClassic = "roks_classic" "OpenShift on Classic",
        ConnectorAgent = "connector_agent" "Connector agent on the source",
    }
}

choices! {
    /// What the connectors of a cluster keep their state on.
    pub enum ConnectorStorage {
        ZonalBlock = "zonal_block" "Block storage of one zone",
        RegionalFile = "regional_file" "File storage that survives a zone",
        Classic = "classic" "Classic block storage",
    }
}

object! {
    /// A data source connection: the way from sources to an instance.
    pub struct Connection {
        /// The connection's name
        name "Name": Text,
        /// The instance it belongs to
        instance "Service instance": Ref<Instance>,
        /// What its connectors run on
        platform "Platform": Known<ConnectionPlatform>,
        /// The region of its connectors
        region "Region": Known<RegionCode>,
        /// The VPC, cluster or vCenter it serves
        network "Network or cluster": Text,
        /// Whether the login that connectors come with was changed
        default_password_changed "Default login changed": Known<bool>,
        /// Whether the ports the pages list were opened and tried
        ports_checked "Ports opened and tried": Known<bool>,
        /// On clusters: what the connectors keep their state on
        storage "Connector storage": Known<ConnectorStorage>,
        /// On clusters: whether a worker pool of their own keeps them apart
        dedicated_workers "Dedicated worker pool": Known<bool>,
        /// On clusters: whether the long-lived registration secret has an owner who rotates it
        cluster_secret_managed "Cluster secret managed": Known<bool>,
        /// Whether image, token and steps to rebuild a connector are at hand without this region
        rebuild_ready "Rebuild rehearsed": Known<bool>,
        /// How long it takes to deploy a connector anew and claim it for the connection, as measured
        rebuild_minutes "Time to rebuild a connector": Known<Minutes>,
        /// How much one connector moves in a restore, as measured
        connector_mb_per_second "Rate of one connector": Known<MegabytesPerSecond>,
        /// How much the network between service and targets carries, as measured
        network_mb_per_second "Rate of the network": Known<MegabytesPerSecond>,
    }
}

impl ConnectionPlatform {
    /// Whether connectors run as pods of a cluster.
    pub const fn is_cluster(self) -> bool {
        matches!(
            self,
            Self::IksVpc | Self::IksClassic | Self::RoksVpc | Self::RoksClassic
        )
    }
}

object! {
    /// One connector of a connection.
    pub struct Connector {
        /// The connector's name
        name "Name": Text,
        /// The connection it belongs to
        connection "Connection": Ref<Connection>,
        /// The zone it runs in
        zone "Zone": Known<ZoneCode>,
        /// Its version, as the console shows it
        version "Version": Text,
        /// When it was upgraded last
        upgraded_on "Upgraded on": Known<Date>,
        /// Its highest processor load during the backup window; the target is 75 % at most
        peak_cpu "Peak processor load": Known<Percent>,
    }
}
