import assert from 'node:assert/strict';
import { atrest, folderWith } from './atrest.ts';
import type { Folder } from './atrest.ts';

/** As `terraform show -json` writes it: one line. */
const resource = (type: string, values: object, sensitive: object): object => ({
  address: `${type}.r`,
  mode: 'managed',
  type,
  name: 'r',
  provider_name: 'registry.terraform.io/hashicorp/aws',
  values,
  sensitive_values: sensitive,
});
const resources = [
  resource(
    'aws_elasticache_replication_group',
    { at_rest_encryption_enabled: false, auth_token: 'HUNTER2-a', engine: 'redis' },
    { auth_token: true },
  ),
  resource('aws_ssm_parameter', { name: '/p', type: 'String', value: 'HUNTER2-b' }, { value: true }),
  resource(
    'aws_dms_endpoint',
    { endpoint_type: 'source', kms_key_arn: 'arn:aws:kms:us-east-1:111122223333:alias/aws/dms', password: 'HUNTER2-c' },
    { password: true },
  ),
  resource('aws_ebs_volume', { encrypted: false, tags: { t: 'HUNTER2-d' } }, { encrypted: true, tags: { t: true } }),
  // A value that is judged, and is a secret.
  resource('aws_sqs_queue', { kms_master_key_id: 'HUNTER2-e', name: 'q' }, { kms_master_key_id: true }),
];
const root_module = { resources };
const plan = JSON.stringify({
  format_version: '1.2',
  terraform_version: '1.9.0',
  planned_values: { root_module },
  resource_changes: [],
});
const state = JSON.stringify({ format_version: '1.0', terraform_version: '1.9.0', values: { root_module } });
const changes = JSON.stringify({
  format_version: '1.2',
  terraform_version: '1.9.0',
  planned_values: { root_module: {} },
  resource_changes: (resources as { values: object; sensitive_values: object }[]).map(
    ({ values, sensitive_values, ...rest }) => ({
      ...rest,
      change: {
        actions: ['create'],
        before: null,
        after: values,
        after_unknown: {},
        after_sensitive: sensitive_values,
      },
    }),
  ),
});
const template = JSON.stringify({
  Parameters: { P: { Type: 'String', NoEcho: true, Default: 'HUNTER2-f', AllowedValues: ['HUNTER2-f', 'HUNTER2-g'] } },
  Resources: {
    Db: { Type: 'AWS::RDS::DBInstance', Properties: { MasterUserPassword: 'HUNTER2-h', StorageEncrypted: false } },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: { Ref: 'P' } } },
  },
});
const terraform = JSON.stringify({
  variable: { p: { default: 'HUNTER2-i', sensitive: true }, q: [{ default: false, sensitive: true }] },
  resource: {
    aws_db_instance: { d: { password: 'HUNTER2-j', storage_encrypted: '${var.q}' } },
    aws_sqs_queue: { q: { kms_master_key_id: '${var.p}' } },
  },
});

describe('secrets', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = folderWith({
      'plan.json': plan,
      'changes.json': changes,
      'state.json': state,
      't.json': template,
      'tf/main.tf.json': terraform,
      // In a line that is shown.
      'flow.yaml':
        'Parameters: { P: { Type: String, NoEcho: true, Default: HUNTER2-k } }\nResources: { V: { Type: "AWS::EC2::Volume" } }\n',
    });
  });
  afterEach(() => {
    folder.remove();
  });
  const commands: readonly (readonly string[])[] = [
    ['lint', '--unknown', 'hint'],
    ['lint', '--unknown', 'hint', '--profile', 'strict', '--show-suppressed'],
    ['lint', '--unknown', 'hint', '--format', 'json'],
    ['lint', '--unknown', 'hint', '--format', 'sarif'],
    ['lint', '--unknown', 'hint', '--param', 'P=HUNTER2-l', '--var', 'p=HUNTER2-m'],
    ['fix', '--dry-run', '--impact', 'replaces'],
    ['fix', '--dry-run', '--impact', 'replaces', '--format', 'json'],
    ...['plan.json', 'changes.json', 'state.json', 't.json', 'tf/main.tf.json'].map((file) => [
      'explain',
      '--at',
      `${file}:1`,
    ]),
  ];
  for (const command of commands)
    for (const COLUMNS of ['80', '1000'])
      it(`are not in \`atrest ${command.join(' ')}\`, ${COLUMNS} columns`, () => {
        const { stdout, stderr } = atrest(folder.path, command, { env: { COLUMNS } });
        assert.match(stdout, /\w/);
        assert.doesNotMatch(stdout + stderr, /HUNTER2/);
      });

  it('leave the key and the value that is judged', () => {
    const { stdout } = atrest(folder.path, ['lint', 'plan.json', '--unknown', 'hint']);
    assert.match(stdout, /^1 \| "at_rest_encryption_enabled": false\n {2}\| {31}\^{5}$/m);
    assert.match(stdout, /^1 \| "encrypted": \(secret\)\n {2}\| {14}\^{8}$/m);
    assert.match(stdout, /^1 \| "kms_master_key_id": \(secret\)$/m);
  });
  it('that are judged are judged as before', () => {
    const { stdout } = atrest(folder.path, ['lint', 'plan.json', 'tf', '--format', 'json']);
    const { findings } = JSON.parse(stdout) as { findings: { ruleId: string; verdict: string; file: string }[] };
    const failing = findings.map(({ ruleId, verdict, file }) => `${file} ${ruleId} ${verdict}`);
    assert.ok(failing.includes('plan.json ebs-volume-encrypted fail'));
    assert.ok(failing.includes('tf/main.tf.json rds-instance-encrypted fail'));
  });
  it('are named as such in evidence', () => {
    const { stdout } = atrest(folder.path, ['explain', '--at', 'plan.json:1']);
    assert.match(stdout, /`encrypted` is secret/);
    assert.match(atrest(folder.path, ['explain', '--at', 'tf/main.tf.json:1']).stdout, /`storage_encrypted` is secret/);
  });
});
