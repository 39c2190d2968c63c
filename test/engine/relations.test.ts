/** What formulas say of two things at once: the same, in one Region, kept with one another. Unknown is neither. */
import assert from 'node:assert/strict';
import { inRegion } from '../../server/engine/formula/region.ts';
import { same } from '../../server/engine/read/same.ts';
import { createWorld } from '../../server/engine/world.ts';
import type { Project } from '../../server/model/finding.ts';
import { absent, known, type ReferenceValue, unknown } from '../../server/model/value.ts';
import { lintFiles } from '../picture/lint-files.ts';

const TEMPLATE = `
Resources:
  One: { Type: AWS::KMS::Key, Properties: { KeyPolicy: {} } }
  Two: { Type: AWS::KMS::Key, Properties: { KeyPolicy: {} } }
  Name: { Type: AWS::KMS::Alias, Properties: { AliasName: alias/one, TargetKeyId: !Ref One } }
`;
const MODULE = `{
  "provider": { "aws": [{ "region": "eu-west-1" }, { "alias": "west", "region": "us-west-2" }, { "alias": "any", "region": "\${var.region}" }] },
  "variable": { "region": {} },
  "resource": {
    "aws_kms_key": { "here": {}, "west": { "provider": "aws.west" }, "any": { "provider": "aws.any" } },
    "aws_sqs_queue": { "queue": {} }
  }
}`;
const projectOf = (name: string, text: string): Project => {
  const project = lintFiles({ [name]: text }).analyses[0]?.project;
  assert.ok(project);
  return project;
};
const template = projectOf('template.yaml', TEMPLATE);
const terraform = projectOf('main.tf.json', MODULE);
const find = (project: Project, address: string): Project['resources'][number] => {
  const found = project.resources.find((resource) => resource.address === address);
  assert.ok(found, address);
  return found;
};
const to = (project: Project, address: string): ReferenceValue => {
  const { id } = find(project, address);
  return { is: 'reference', id, address, missing: false, from: [] };
};
const ARN = 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555';

describe('same', () => {
  const world = createWorld(template);
  const rows: readonly (readonly [string, Parameters<typeof same>[0], Parameters<typeof same>[0], string])[] = [
    ['nothing and nothing', absent(), absent(), 'yes'],
    ['a text and nothing', known(ARN), absent(), 'no'],
    ['what may be set and nothing', unknown('why', false), absent(), 'unknown'],
    ['what is set and nothing', unknown('why', true), absent(), 'no'],
    ['one text', known(ARN), known(ARN), 'yes'],
    ['two ARNs', known(ARN), known(ARN.replace('1111', '2222')), 'no'],
    ['an ARN and an id', known(ARN), known('11111111-2222-3333-4444-555555555555'), 'unknown'],
    ['an ARN and an alias', known(ARN), known('alias/one'), 'unknown'],
    ['two aliases, which may lead to one key', known('alias/one'), known('alias/two'), 'unknown'],
    ['true and its text', known(true), known('True'), 'yes'],
    ['true and false', known(true), known('false'), 'no'],
    ['a key and itself', to(template, 'One'), to(template, 'One'), 'yes'],
    ['two keys', to(template, 'One'), to(template, 'Two'), 'no'],
    ['a key and an alias', to(template, 'One'), to(template, 'Name'), 'unknown'],
    ['a key and a text', to(template, 'One'), known(ARN), 'unknown'],
    ['what is not known and a text', unknown('why', true), known(ARN), 'unknown'],
  ];
  for (const [name, left, right, truth] of rows)
    it(`${name}: ${truth}`, () => {
      assert.equal(same(left, right, world), truth);
      assert.equal(same(right, left, world), truth);
    });
});

describe('region', () => {
  const inTemplate = (value: ReferenceValue | ReturnType<typeof known>, of?: ReturnType<typeof known>): string =>
    inRegion(value, of, find(template, 'One'), createWorld(template));
  const here = find(terraform, 'aws_sqs_queue.queue');
  const inModule = (value: Parameters<typeof inRegion>[0], of?: Parameters<typeof inRegion>[1]): string =>
    inRegion(value, of, here, createWorld(terraform));

  it('is told by an ARN, and by nothing shorter', () => {
    assert.equal(inTemplate(known(ARN), known('eu-west-1')), 'yes');
    assert.equal(inTemplate(known(ARN), known('us-west-2')), 'no');
    assert.equal(inTemplate(known('alias/one'), known('us-west-2')), 'unknown');
    assert.equal(inTemplate(known('arn:aws:s3:::bucket'), known('us-west-2')), 'unknown');
  });
  it('of a stack is one, though not known which', () => {
    assert.equal(inTemplate(to(template, 'Two')), 'yes');
    assert.equal(inTemplate(to(template, 'Two'), known('us-west-2')), 'unknown');
    assert.equal(inTemplate(known(ARN)), 'unknown');
  });
  it('of a Terraform resource is that of its provider', () => {
    assert.equal(inModule(to(terraform, 'aws_kms_key.here')), 'yes');
    assert.equal(inModule(to(terraform, 'aws_kms_key.west')), 'no');
    assert.equal(inModule(to(terraform, 'aws_kms_key.west'), known('us-west-2')), 'yes');
    assert.equal(inModule(to(terraform, 'aws_kms_key.any')), 'unknown');
    assert.equal(inModule(known(ARN), unknown('why', true)), 'unknown');
  });
});

describe('what outlives its resource', () => {
  const kept = (store: string): readonly string[] =>
    lintFiles({
      'template.yaml': `
Parameters:
  Policy: { Type: String }
Resources:
  Key: { Type: AWS::KMS::Key, Properties: { KeyPolicy: {}, EnableKeyRotation: true } }
  Store: ${store}
`,
    }).analyses.flatMap(({ findings }) =>
      findings.filter(({ rule }) => rule.id === 'kms-key-kept-with-data').map(({ verdict }) => verdict),
    );
  const table = (attributes: string): string =>
    `{ Type: AWS::DynamoDB::Table, ${attributes} Properties: { SSESpecification: { SSEEnabled: true, KMSMasterKeyId: !Ref Key } } }`;
  const database = (more: string): string =>
    `{ Type: AWS::RDS::DBInstance, Properties: { StorageEncrypted: true, KmsKeyId: !Ref Key${more} } }`;

  it('is told by its deletion policy', () => {
    assert.deepEqual(kept(table('DeletionPolicy: Retain,')), ['fail']);
    assert.deepEqual(kept(table('DeletionPolicy: RetainExceptOnCreate,')), ['fail']);
    assert.deepEqual(kept(table('DeletionPolicy: Delete,')), []);
    assert.deepEqual(kept(table('')), []);
  });
  it('is a snapshot by default for RDS, but not for members of a cluster', () => {
    assert.deepEqual(kept(database('')), ['fail']);
    assert.deepEqual(kept(database(', DBClusterIdentifier: orders')), []);
  });
  it('is not told where the policy is not known', () => {
    assert.deepEqual(kept(table('DeletionPolicy: !Ref Policy,')), []);
  });
  it('holds a key where the data lie under it, not where the key is for something beside', () => {
    const beside = `{ Type: AWS::RDS::DBInstance, DeletionPolicy: Snapshot, Properties: { StorageEncrypted: true, EnablePerformanceInsights: true, PerformanceInsightsKMSKeyId: !Ref Key } }`;
    assert.deepEqual(kept(beside), []);
    assert.deepEqual(kept(beside.replace('Snapshot', 'Retain')), ['fail']);
    assert.deepEqual(kept(database('').replace('StorageEncrypted: true', 'StorageEncrypted: false')), []);
    const replicas = `{ Type: AWS::DynamoDB::GlobalTable, DeletionPolicy: Retain, Properties: { SSESpecification: { SSEEnabled: true }, Replicas: [{ Region: eu-west-1, SSESpecification: { KMSMasterKeyId: !Ref Key } }] } }`;
    assert.deepEqual(kept(replicas), ['fail']);
  });
  it('matters for keys that are named through an alias', () => {
    const findings = lintFiles({
      'main.tf.json': JSON.stringify({
        resource: {
          aws_kms_key: { data: { enable_key_rotation: true } },
          aws_kms_alias: { data: { name: 'alias/data', target_key_id: '${aws_kms_key.data.key_id}' } },
          aws_cloudwatch_log_group: {
            kept: { name: 'kept', skip_destroy: true, kms_key_id: '${aws_kms_alias.data.target_key_arn}' },
            named: { name: 'named', skip_destroy: true, kms_key_id: '${aws_kms_alias.data.arn}' },
          },
        },
      }),
    }).analyses.flatMap((analysis) => analysis.findings);
    assert.equal(findings.filter(({ rule }) => rule.id === 'kms-key-kept-with-data').length, 1);
  });
});
