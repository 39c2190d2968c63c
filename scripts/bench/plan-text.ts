const provider = 'registry.example/hashicorp/aws';

/** What `terraform show -json` prints: each resource in `planned_values`, in `resource_changes` and in `configuration`. */
export function planText(bytes: number): string {
  const planned: string[] = [];
  const changes: string[] = [];
  const configured: string[] = [];
  let size = 0;
  for (let number = 0; size < bytes; number++) {
    for (const one of planResources(number)) {
      const { type, name, values, unknown, expressions } = one;
      const common = { address: `${type}.${name}`, mode: 'managed', type, name };
      const texts = [
        JSON.stringify({
          ...common,
          provider_name: provider,
          schema_version: 1,
          values,
          sensitive_values: { tags: {}, tags_all: {} },
        }),
        JSON.stringify({
          ...common,
          provider_name: provider,
          change: {
            actions: ['create'],
            before: null,
            after: values,
            after_unknown: unknown,
            before_sensitive: false,
            after_sensitive: { tags: {}, tags_all: {} },
          },
        }),
        JSON.stringify({ ...common, provider_config_key: 'aws', expressions, schema_version: 1 }),
      ] as const;
      planned.push(texts[0]);
      changes.push(texts[1]);
      configured.push(texts[2]);
      size += texts[0].length + texts[1].length + texts[2].length + 3;
    }
  }
  return [
    '{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{"resources":[',
    planned.join(','),
    ']}},"resource_changes":[',
    changes.join(','),
    '],"configuration":{"provider_config":{"aws":{"name":"aws","full_name":"',
    provider,
    '","version_constraint":"5.100.0","expressions":{"region":{"constant_value":"us-east-1"}}}},"root_module":{"resources":[',
    configured.join(','),
    ']}},"timestamp":"2026-01-01T00:00:00Z","applyable":true,"complete":true,"errored":false}\n',
  ].join('');
}

function planResources(number: number) {
  const tags = {
    Name: `worker-${number}`,
    Team: `team-${number % 20}`,
    CostCenter: `${1000 + (number % 50)}`,
    ManagedBy: 'terraform',
  };
  const tagged = { tags, tags_all: tags };
  const encrypted = number % 3 === 0;
  return [
    {
      type: 'aws_ebs_volume',
      name: `data_${number}`,
      values: {
        availability_zone: 'us-east-1a',
        encrypted,
        final_snapshot: false,
        multi_attach_enabled: null,
        outpost_arn: null,
        size: 100,
        snapshot_id: null,
        timeouts: null,
        type: 'gp3',
        ...tagged,
      },
      unknown: {
        arn: true,
        create_time: true,
        id: true,
        iops: true,
        kms_key_id: true,
        throughput: true,
        tags: {},
        tags_all: {},
      },
      expressions: {
        availability_zone: { constant_value: 'us-east-1a' },
        encrypted: { constant_value: encrypted },
        size: { constant_value: 100 },
        type: { constant_value: 'gp3' },
        tags: { references: ['var.team', 'local.tags'] },
      },
    },
    {
      type: 'aws_instance',
      name: `worker_${number}`,
      values: {
        ami: 'ami-0123456789abcdef0',
        credit_specification: [],
        ebs_block_device: [],
        get_password_data: false,
        hibernation: null,
        instance_type: 't3.large',
        launch_template: [],
        root_block_device: [{ delete_on_termination: true, encrypted, volume_size: 20 }],
        source_dest_check: true,
        timeouts: null,
        user_data_replace_on_change: false,
        volume_tags: null,
        ...tagged,
      },
      unknown: {
        arn: true,
        availability_zone: true,
        id: true,
        private_ip: true,
        public_ip: true,
        subnet_id: true,
        vpc_security_group_ids: true,
        root_block_device: [
          { device_name: true, iops: true, kms_key_id: true, throughput: true, volume_id: true, volume_type: true },
        ],
        tags: {},
        tags_all: {},
      },
      expressions: {
        ami: { constant_value: 'ami-0123456789abcdef0' },
        instance_type: { constant_value: 't3.large' },
        root_block_device: [{ encrypted: { constant_value: encrypted }, volume_size: { constant_value: 20 } }],
      },
    },
    {
      type: 'aws_security_group',
      name: `worker_${number}`,
      values: {
        description: `Worker ${number}`,
        egress: [
          {
            cidr_blocks: ['0.0.0.0/0'],
            description: '',
            from_port: 0,
            ipv6_cidr_blocks: [],
            prefix_list_ids: [],
            protocol: '-1',
            security_groups: [],
            self: false,
            to_port: 0,
          },
        ],
        name: `worker-${number}`,
        revoke_rules_on_delete: false,
        timeouts: null,
        ...tagged,
      },
      unknown: {
        arn: true,
        id: true,
        ingress: true,
        name_prefix: true,
        owner_id: true,
        vpc_id: true,
        egress: [{}],
        tags: {},
        tags_all: {},
      },
      expressions: {
        description: { constant_value: `Worker ${number}` },
        name: { constant_value: `worker-${number}` },
        egress: { constant_value: [] },
      },
    },
  ];
}
