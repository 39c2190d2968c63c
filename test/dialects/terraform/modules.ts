import type { Files } from './module.ts';

/** Modules of one project, each in a directory of its own; all can be planned without an account. */
export const modules: Readonly<Record<string, Files>> = {
  count: {
    'main.tf.json': {
      variable: { create: { type: 'bool', default: true }, number: { default: 2 } },
      resource: {
        aws_kms_key: {
          made: { count: '${var.create ? 1 : 0}', enable_key_rotation: true },
          none: { count: '${var.create ? 0 : 1}' },
          many: {
            count: '${var.number}',
            description: 'key ${count.index}',
            deletion_window_in_days: '${7 + count.index}',
          },
        },
        aws_ebs_volume: {
          v: {
            availability_zone: 'us-east-1a',
            size: 1,
            encrypted: '${length(aws_kms_key.made) > 0}',
            kms_key_id: '${try(aws_kms_key.made[0].arn, null)}',
          },
          w: {
            availability_zone: 'us-east-1a',
            size: 1,
            encrypted: '${aws_ebs_volume.v.encrypted}',
            kms_key_id: '${one(aws_kms_key.none[*].arn)}',
          },
        },
      },
    },
  },
  each: {
    'main.tf.json': {
      variable: {
        volumes: {
          type: 'map(object({ encrypted = optional(bool, true), size = number }))',
          default: { data: { size: 10 }, logs: { size: 5, encrypted: false } },
        },
      },
      resource: {
        aws_ebs_volume: {
          v: {
            for_each: '${var.volumes}',
            availability_zone: 'us-east-1a',
            size: '${each.value.size}',
            encrypted: '${each.value.encrypted}',
            tags: { Name: '${each.key}', Fixed: 'yes' },
          },
          s: {
            for_each: '${toset(["b", "a"])}',
            availability_zone: 'us-east-1${each.key}',
            size: '${each.value == "a" ? 1 : 2}',
          },
          filtered: {
            for_each: '${{ for k, v in var.volumes : k => v if v.encrypted }}',
            availability_zone: 'us-east-1a',
            size: 1,
            encrypted: true,
          },
          none: { for_each: '${{}}', availability_zone: 'us-east-1a', size: 1 },
        },
        aws_ebs_snapshot: {
          chained: { for_each: '${aws_ebs_volume.v}', volume_id: '${each.value.id}', description: '${each.key}' },
        },
      },
    },
  },
  dynamic: {
    'main.tf.json': {
      variable: {
        disks: {
          default: [
            { name: '/dev/sdb', enc: true },
            { name: '/dev/sdc', enc: false },
          ],
        },
        sse: { type: 'bool', default: true },
      },
      resource: {
        aws_instance: {
          i: {
            ami: 'ami-12345678',
            instance_type: 't3.micro',
            root_block_device: { encrypted: true },
            ebs_block_device: [{ device_name: '/dev/sda9', encrypted: true }],
            dynamic: {
              ebs_block_device: {
                for_each: '${var.disks}',
                content: { device_name: '${ebs_block_device.value.name}', encrypted: '${ebs_block_device.value.enc}' },
              },
            },
          },
        },
        aws_dynamodb_table: {
          t: {
            name: 't',
            billing_mode: 'PAY_PER_REQUEST',
            hash_key: 'k',
            attribute: [{ name: 'k', type: 'S' }],
            dynamic: [
              {
                server_side_encryption: {
                  for_each: '${var.sse ? [1] : []}',
                  iterator: 'it',
                  content: [{ enabled: '${it.value == 1}' }],
                },
              },
            ],
          },
        },
        aws_s3_bucket_server_side_encryption_configuration: {
          c: {
            bucket: 'b',
            dynamic: {
              rule: {
                for_each: { a: 'aws:kms' },
                content: {
                  dynamic: {
                    apply_server_side_encryption_by_default: {
                      for_each: '${[rule.value]}',
                      content: { sse_algorithm: '${apply_server_side_encryption_by_default.value}' },
                    },
                  },
                  bucket_key_enabled: '${rule.key == "a"}',
                },
              },
            },
          },
        },
      },
    },
  },
  caller: {
    'main.tf.json': {
      locals: { keys: { x: true, y: false } },
      module: {
        one: { source: './store', encrypted: '${local.keys.x}', name: 'one' },
        defaulted: { source: './store', name: 'defaulted' },
        null_given: { source: './store', name: 'null', encrypted: null },
        many: { source: './store', for_each: '${local.keys}', encrypted: '${each.value}', name: '${each.key}-vol' },
        counted: { source: './store', count: 2, name: 'c${count.index}' },
        single: { source: './store', for_each: '${toset(["z"])}', name: '${each.key}' },
      },
      resource: {
        aws_ebs_volume: {
          from_outputs: {
            availability_zone: 'us-east-1a',
            size: '${module.one.size}',
            encrypted: '${module.many["y"].encrypted}',
            kms_key_id: '${module.one.key_arn}',
            tags: {
              a: '${module.many["x"].label}',
              b: '${module.counted[1].label}',
              c: '${join(",", [for m in module.counted : m.label])}',
              d: '${join(",", module.counted[*].label)}',
              e: '${join(",", values(module.many)[*].label)}',
              f: '${module.single["z"].label}',
            },
          },
        },
      },
    },
    'store/main.tf.json': {
      variable: { encrypted: { type: 'bool', default: true, nullable: false }, name: { type: 'string' } },
      resource: {
        aws_kms_key: { k: { description: '${var.name}' } },
        aws_ebs_volume: {
          data: {
            availability_zone: 'us-east-1a',
            size: 3,
            encrypted: '${var.encrypted}',
            kms_key_id: '${aws_kms_key.k.arn}',
            tags: { Name: '${var.name}' },
          },
        },
      },
      module: { inner: { source: './inner', text: 'in ${var.name}' } },
      output: {
        size: { value: '${aws_ebs_volume.data.size}' },
        encrypted: { value: '${aws_ebs_volume.data.encrypted}' },
        key_arn: { value: '${aws_kms_key.k.arn}' },
        label: { value: '${upper(var.name)}' },
      },
    },
    'store/inner/main.tf.json': {
      variable: { text: {} },
      resource: {
        aws_sqs_queue: { q: { name: '${replace(var.text, " ", "-")}', sqs_managed_sse_enabled: '${var.text != ""}' } },
      },
    },
  },
  overrides: {
    'main.tf.json': {
      variable: { size: { default: 1 } },
      locals: { enc: false, other: 'kept' },
      resource: {
        aws_ebs_volume: {
          v: {
            availability_zone: 'us-east-1a',
            size: '${var.size}',
            encrypted: '${local.enc}',
            tags: { a: '${local.other}', b: 'b' },
          },
        },
        aws_instance: {
          i: {
            ami: 'ami-12345678',
            instance_type: 't3.micro',
            ebs_block_device: [{ device_name: '/dev/sdb' }, { device_name: '/dev/sdc' }],
          },
        },
      },
    },
    'a_override.tf.json': {
      variable: { size: { default: 9 } },
      locals: { enc: true },
      resource: {
        aws_ebs_volume: { v: { tags: { only: 'this' } } },
        aws_instance: {
          i: {
            dynamic: {
              ebs_block_device: {
                for_each: ['/dev/sdx'],
                content: { device_name: '${ebs_block_device.value}', encrypted: true },
              },
            },
          },
        },
      },
    },
    'override.tf.json': [{ resource: [{ aws_ebs_volume: [{ v: [{ type: 'gp3' }] }] }] }],
  },
  mixed: {
    'main.tf.json': {
      resource: {
        aws_ebs_volume: {
          v: {
            availability_zone: 'us-east-1a',
            size: '${var.size}',
            encrypted: '${var.encrypted}',
            kms_key_id: '${aws_kms_key.outside.arn}',
            tags: { a: '${local.outside}', b: '${module.outside.label}' },
          },
        },
      },
    },
    'main.tf': [
      'variable "size" {',
      '  type    = number # a number',
      '  default = "4"',
      '}',
      'variable "encrypted" { default = true }',
      'locals {',
      '  outside = "from-tf"',
      '}',
      'resource "aws_kms_key" "outside" {',
      '  description = <<-EOT',
      '    resource "aws_ebs_volume" "in_text" {}',
      '  EOT',
      '}',
      'module "outside" {',
      '  source = "./sub"',
      '}',
    ].join('\n'),
    'sub/main.tf': 'output "label" {\n  value = "sub"\n}\n',
  },
  policies: {
    'main.tf.json': {
      data: {
        aws_iam_policy_document: {
          deny: {
            statement: [
              {
                sid: 'DenyUnencrypted',
                effect: 'Deny',
                actions: ['s3:PutObject'],
                resources: ['arn:aws:s3:::b/*'],
                principals: { type: '*', identifiers: ['*'] },
                condition: [
                  { test: 'StringNotEquals', variable: 's3:x-amz-server-side-encryption', values: ['aws:kms'] },
                  { test: 'Null', variable: 's3:x-amz-server-side-encryption', values: ['false'] },
                ],
              },
              {
                sid: 'Two',
                actions: ['s3:GetObject', 's3:ListBucket'],
                not_resources: ['arn:aws:s3:::c'],
                not_principals: [
                  { type: 'AWS', identifiers: ['arn:aws:iam::123456789012:root', 'arn:aws:iam::210987654321:root'] },
                  { type: 'Service', identifiers: ['ec2.amazonaws.com'] },
                ],
              },
            ],
          },
          merged: {
            version: '2012-10-17',
            source_policy_documents: ['${data.aws_iam_policy_document.deny.json}'],
            override_policy_documents: [
              '${jsonencode({ Version = "2012-10-17", Statement = [{ Sid = "Own", Effect = "Deny", Action = "kms:*", Resource = "*" }] })}',
            ],
            statement: [
              { sid: 'Two', actions: ['s3:*'], resources: ['*'] },
              { sid: 'Own', actions: ['kms:Decrypt'], resources: ['*'] },
            ],
          },
          dynamic: {
            dynamic: {
              statement: {
                for_each: ['arn:aws:s3:::x', 'arn:aws:s3:::y'],
                content: {
                  effect: 'Allow',
                  actions: ['s3:Get*'],
                  resources: ['${statement.value}', '${statement.value}/*'],
                },
              },
            },
          },
        },
      },
      resource: {
        aws_s3_bucket_policy: {
          deny: { bucket: 'b', policy: '${data.aws_iam_policy_document.deny.json}' },
          merged: { bucket: 'b', policy: '${data.aws_iam_policy_document.merged.json}' },
          dynamic: { bucket: 'b', policy: '${data.aws_iam_policy_document.dynamic.json}' },
          encoded: {
            bucket: 'b',
            policy:
              '${jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "arn:aws:s3:::b/*" }] })}',
          },
          heredoc: {
            bucket: 'b',
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::${"b"}/*"}]}',
          },
        },
      },
    },
  },
  types: {
    'main.tf.json': {
      variable: {
        enc: { type: 'string', default: 'true' },
        old: { default: 'false' },
        any: { type: 'any', default: { list: [{ encrypted: 'true', size: '7' }] } },
      },
      resource: {
        aws_ebs_volume: {
          text: { availability_zone: 'us-east-1a', size: '5', encrypted: 'true' },
          variable: { availability_zone: 'us-east-1a', size: '${var.any.list[0].size}', encrypted: '${var.enc}' },
          untyped: { availability_zone: 'us-east-1a', size: 1, encrypted: '${var.old}' },
          directive: {
            availability_zone: '%{ if var.enc }us-east-1a%{ else }us-east-1b%{ endif }',
            size: '${max(1, 2)}',
            encrypted: null,
          },
          merged: {
            availability_zone: 'us-east-1a',
            size: 1,
            tags: '${merge({ a = "1", b = "2" }, { b = "3" }, var.enc == "true" ? { c = "4" } : {})}',
          },
        },
        aws_db_instance: {
          replica: {
            replicate_source_db: '${aws_db_instance.source.identifier}',
            instance_class: 'db.t3.micro',
            skip_final_snapshot: true,
          },
          source: {
            identifier: 'src',
            engine: 'mysql',
            instance_class: 'db.t3.micro',
            allocated_storage: 10,
            username: 'u',
            password: 'secret-pass',
            storage_encrypted: true,
            skip_final_snapshot: true,
          },
        },
        aws_rds_cluster: {
          c: {
            cluster_identifier: 'c',
            engine: 'aurora-mysql',
            master_username: 'u',
            master_password: 'secret-pass',
            skip_final_snapshot: true,
          },
        },
        aws_rds_cluster_instance: {
          i: {
            count: 2,
            cluster_identifier: '${aws_rds_cluster.c.id}',
            engine: '${aws_rds_cluster.c.engine}',
            identifier: 'i-${count.index}',
            instance_class: 'db.r5.large',
          },
        },
      },
    },
  },
};
