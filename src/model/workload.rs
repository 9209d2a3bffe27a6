//! What is protected: servers, databases, cluster namespaces.

use super::application::Application;
use super::choice::choices;
use super::connection::Connection;
use super::known::Known;
use super::list::{List, Records};
use super::people::Person;
use super::policy::{Group, Policy};
use super::record::{object, part};
use super::reference::{Ref, Refs};
use super::scalar::Lines;
use super::text::{RegionCode, Text, ZoneCode};
use super::units::{Date, Gigabytes, MegabytesPerSecond, Minutes};

choices! {
    /// What kind of data a workload is.
    pub enum WorkloadKind {
        FileSystem = "file_system" "Files of a server",
        Mssql = "mssql" "Microsoft SQL Server",
        SapHana = "sap_hana" "SAP HANA",
        Oracle = "oracle" "Oracle Database",
        Db2 = "db2" "Db2",
        Kubernetes = "kubernetes" "Cluster namespace",
        OpenshiftVirtualization = "openshift_virtualization" "OpenShift Virtualization machine",
        Other = "other" "Something else",
    }
}

choices! {
    /// What a workload runs on.
    pub enum WorkloadPlatform {
        VpcServer = "vpc_server" "VPC server",
        Vmware = "vmware" "VMware",
        IksVpc = "iks_vpc" "Kubernetes on VPC",
        IksClassic = "iks_classic" "Kubernetes on Classic",
        RoksVpc = "roks_vpc" "OpenShift on VPC",
        RoksClassic = "roks_classic" "OpenShift on Classic",
        Powervs = "powervs" "Power Virtual Server",
        ClassicServer = "classic_server" "Classic server",
        Other = "other" "Something else",
    }
}

choices! {
    /// Where a workload would be restored.
    pub enum RecoveryTarget {
        SameZone = "same_zone" "Same zone",
        OtherZone = "other_zone" "Another zone",
        OtherRegion = "other_region" "Another region",
        OtherCluster = "other_cluster" "Another cluster",
        None = "none" "Nowhere yet",
    }
}

choices! {
    /// What a workload needs from outside the plan.
    pub enum OutsideThing {
        Dns = "dns" "Name service",
        Identity = "identity" "Identity",
        Certificates = "certificates" "Certificates",
        Network = "network" "Network",
        Secrets = "secrets" "Secrets",
        Other = "other" "Something else",
    }
}

choices! {
    /// How a rehearsal or restore ended.
    pub enum Outcome {
        Passed = "passed" "Passed",
        Partly = "partly" "Passed in part",
        Failed = "failed" "Failed",
    }
}

part! {
    /// Something outside the plan that a workload cannot do without.
    pub struct OutsideDependency {
        /// What kind of thing it is
        kind "Kind": Known<OutsideThing>,
        /// Which one
        name "What": Text,
        /// Whether it is there when this region or its login is not
        survives "Survives the disaster": Known<bool>,
    }
}

object! {
    /// Something that must come back: a server, a database, a namespace.
    pub struct Workload {
        /// The workload's name
        name "Name": Text,
        /// What kind of data it is
        kind "Kind": Known<WorkloadKind>,
        /// What it runs on
        platform "Platform": Known<WorkloadPlatform>,
        /// The application it is part of; its tier and business owner come from there
        application "Application": Ref<Application>,
        /// The region it runs in
        region "Region": Known<RegionCode>,
        /// The zones it runs in
        zones "Zones": List<ZoneCode>,
        /// How much data a full restore moves
        size_gb "Size": Known<Gigabytes>,
        /// How much of it changes in a day
        daily_change_gb "Daily change": Known<Gigabytes>,
        /// How much work may be lost at most (recovery point objective)
        rpo_target_minutes "RPO target": Known<Minutes>,
        /// How long it may be gone at most (recovery time objective)
        rto_target_minutes "RTO target": Known<Minutes>,
        /// The protection group it is in
        group "Protection group": Ref<Group>,
        /// The policy that protects it, where it is not its group's
        policy "Policy": Ref<Policy>,
        /// The connection it is reached by, where it is not its group's
        connection "Connection": Ref<Connection>,
        /// Whether the backup agent is installed and running
        agent_installed "Agent installed": Known<bool>,
        /// When the agent was upgraded last; releases come about monthly
        agent_upgraded_on "Agent upgraded on": Known<Date>,
        /// When the agent's certificate expires
        agent_certificate_expires_on "Agent certificate expires": Known<Date>,
        /// Where it would be restored
        recovery_target "Recovery target": Known<RecoveryTarget>,
        /// The zones it would be restored to
        recovery_zones "Recovery zones": List<ZoneCode>,
        /// How long it takes until there is something to restore to: server, storage, agent, registration
        provision_minutes "Time to prepare the target": Known<Minutes>,
        /// How much its restore target writes, as measured
        target_mb_per_second "Rate of the target": Known<MegabytesPerSecond>,
        /// How long it takes to check that it works again, after its data is back
        validate_minutes "Time to check it": Known<Minutes>,
        /// Who would restore it
        restorer "Restorer": Ref<Person>,
        /// The workloads that must be back before it
        depends_on "Depends on": Refs<Self>,
        /// What it needs from outside the plan
        outside_dependencies "Outside dependencies": Records<OutsideDependency>,
        /// When its last good backup was taken
        last_good_backup "Last good backup": Known<Date>,
        /// When it was last restored as a test
        last_restore_test "Last restore test": Known<Date>,
        /// How that test ended
        restore_test_outcome "Test outcome": Known<Outcome>,
        /// How long that test took from the start until it was usable
        restore_test_minutes "Test duration": Known<Minutes>,
        /// Whether a second copy exists that does not depend on this region
        second_copy "Copy outside the region": Known<bool>,
        /// How far that copy is behind at most
        copy_lag_minutes "Lag of that copy": Known<Minutes>,
        /// The region in which that copy is kept, and in which the workload is brought up from it
        copy_region "Region of that copy": Known<RegionCode>,
        /// How long it takes from that copy until the workload is usable, as measured
        copy_restore_minutes "Time to come back from that copy": Known<Minutes>,
        /// Anything a person who restores it must know
        notes "Notes": Lines,
    }
}

impl WorkloadPlatform {
    /// Whether it is a namespace of a cluster.
    pub const fn is_cluster(self) -> bool {
        matches!(
            self,
            Self::IksVpc | Self::IksClassic | Self::RoksVpc | Self::RoksClassic
        )
    }
}

impl WorkloadKind {
    /// Whether it is a database with logs of its own.
    pub const fn is_database(self) -> bool {
        matches!(self, Self::Mssql | Self::SapHana | Self::Oracle | Self::Db2)
    }
}
