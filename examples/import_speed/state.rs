//! A Terraform state of an invented company, as large as one likes.

use std::fmt::Write;

/// The output of `terraform show -json` of that many servers and groups;
/// 3,000 and 400 make 20 MB.
pub(crate) fn terraform_state(servers: u32, groups: u32) -> String {
    let mut state = String::with_capacity(usize::try_from(servers).unwrap_or_default() * 7_000);
    state.push_str(r#"{"format_version":"1.0","terraform_version":"1.9.8","values":{"outputs":{},"root_module":{"resources":["#);
    state.push_str(INSTANCE);
    for group in 0..groups {
        let (first, last) = (
            share(servers, group, groups),
            share(servers, group + 1, groups),
        );
        add_group(&mut state, group, first, last);
    }
    state.push_str(r#"],"child_modules":[{"address":"module.app","resources":["#);
    for server in 0..servers {
        if server > 0 {
            state.push(',');
        }
        add_server(&mut state, server);
        add_registration(&mut state, server);
    }
    state.push_str("]}]}}}");
    state
}

/// The first server of a group, where groups share the servers out.
fn share(servers: u32, group: u32, groups: u32) -> u32 {
    let place = u64::from(servers) * u64::from(group) / u64::from(groups.max(1));
    u32::try_from(place).unwrap_or(u32::MAX)
}

const INSTANCE: &str = r#"{"address":"ibm_resource_instance.backup","mode":"managed","type":"ibm_resource_instance","name":"backup","schema_version":0,"values":{"name":"brs-bench","service":"backup-recovery","location":"eu-de","guid":"00000000-0000-4000-8000-000000000001","id":"crn:v1:bluemix:public:backup-recovery:eu-de:a/1:00000000-0000-4000-8000-000000000001::","crn":"crn:v1:bluemix:public:backup-recovery:eu-de:a/1:00000000-0000-4000-8000-000000000001::","state":"active","service_endpoints":"private","parameters_json":null},"sensitive_values":{}},{"address":"ibm_backup_recovery_data_source_connection.main","mode":"managed","type":"ibm_backup_recovery_data_source_connection","name":"main","values":{"connection_id":"9007199254740993","connection_name":"main","connector_ids":["1","2"],"region":"eu-de","instance_id":"00000000-0000-4000-8000-000000000001"},"sensitive_values":{"registration_token":true}},{"address":"ibm_backup_recovery_protection_policy.daily","mode":"managed","type":"ibm_backup_recovery_protection_policy","name":"daily","values":{"name":"daily","policy_id":"1:2:3","backup_policy":[{"regular":[{"incremental":[{"schedule":[{"unit":"Days","day_schedule":[{"frequency":1}]}]}],"retention":[{"unit":"Days","duration":30,"data_lock_config":[]}]}]}]},"sensitive_values":{}}"#;

fn add_group(state: &mut String, group: u32, first: u32, last: u32) {
    // Writing into a text cannot fail.
    let _ = write!(
        state,
        r#",{{"address":"ibm_backup_recovery_protection_group.g[{group}]","mode":"managed","type":"ibm_backup_recovery_protection_group","name":"g","index":{group},"values":{{"name":"group-{group}","group_id":"1:2:{}","policy_id":"1:2:3","environment":"kPhysical","is_paused":false,"is_active":true,"is_deleted":false,"alert_policy":[{{"backup_run_status":["kFailure"],"alert_targets":[{{"email_address":"ops@example.com"}}]}}],"physical_params":[{{"protection_type":"kFile","file_protection_type_params":[{{"objects":["#,
        1_000_000 + group
    );
    for server in first..last {
        let comma = if server > first { "," } else { "" };
        let _ = write!(
            state,
            r#"{comma}{{"id":{},"name":"{}","file_paths":[{{"included_path":"/","excluded_paths":["/proc","/sys"],"skip_nested_volumes":false}}]}}"#,
            100_000 + server,
            address(server)
        );
    }
    state.push_str(r#"]}]}],"instance_id":"00000000-0000-4000-8000-000000000001"},"sensitive_values":{"alert_policy":[{"alert_targets":[{}],"backup_run_status":[false]}]}}"#);
}

fn add_server(state: &mut String, server: u32) {
    let (zone, address) = (server % 3 + 1, address(server));
    let _ = write!(
        state,
        r#"{{"address":"module.app.ibm_is_instance.vsi[{server}]","mode":"managed","type":"ibm_is_instance","name":"vsi","index":{server},"provider_name":"registry.terraform.io/ibm-cloud/ibm","schema_version":1,"values":{{"name":"srv-{server:05}","crn":"crn:v1:bluemix:public:is:eu-de-{zone}:a/1::instance:02b7_{server:08x}-0000-4000-8000-000000000000","id":"02b7_{server:08x}-0000-4000-8000-000000000000","zone":"eu-de-{zone}","profile":"bx2-4x16","status":"running","vcpu":[{{"architecture":"amd64","count":4,"manufacturer":"intel"}}],"user_data":"{}","primary_network_attachment":[],"primary_network_interface":[{{"id":"02b7_{server:08x}","name":"eth0","primary_ipv4_address":"{address}","primary_ip":[{{"address":"{address}","auto_delete":true,"name":"ip-{server}","href":""}}],"security_groups":["r010-00000000-0000-4000-8000-000000000000"],"subnet":"02b7-00000000"}}],"volume_attachments":["#,
        "#cloud-config\\nruncmd:\\n".repeat(20)
    );
    for volume in 0..23 {
        let comma = if volume > 0 { "," } else { "" };
        let _ = write!(
            state,
            r#"{comma}{{"id":"02b7_{server:08x}-{volume}","name":"volume-{volume}","volume_crn":"crn:v1:bluemix:public:is:eu-de-{zone}:a/1::volume:r010-{server:08x}-{volume}","volume_id":"r010-{server:08x}-{volume}","volume_name":"srv-{server:05}-volume-{volume}"}}"#
        );
    }
    state.push_str(r#"]},"sensitive_values":{"vcpu":[{}],"primary_network_interface":[{"primary_ip":[{}],"security_groups":[false]}],"volume_attachments":[{},{},{},{}]},"depends_on":["ibm_is_subnet.main","ibm_is_vpc.main"]}"#);
}

fn add_registration(state: &mut String, server: u32) {
    let _ = write!(
        state,
        r#",{{"address":"module.app.ibm_backup_recovery_source_registration.s[{server}]","mode":"managed","type":"ibm_backup_recovery_source_registration","name":"s","index":{server},"values":{{"name":"srv-{server:05}","environment":"kPhysical","source_id":{},"connection_id":"9007199254740993","physical_params":[{{"endpoint":"{}","host_type":"kLinux","physical_type":"kHost","applications":[]}}],"authentication_status":"kFinished","instance_id":"00000000-0000-4000-8000-000000000001"}},"sensitive_values":{{"physical_params":[{{"applications":[]}}]}}}}"#,
        100_000 + server,
        address(server)
    );
}

fn address(server: u32) -> String {
    let third = server / 250;
    format!("10.{}.{}.{}", third / 250, third % 250, server % 250 + 1)
}
