import assert from 'node:assert/strict';
import { lintText } from '../../server/index.ts';
import { own, put } from '../../server/model/own.ts';
import type { Json } from '../../server/model/source.ts';

/** What every plain object answers to although nobody wrote it, and what sets a prototype. */
const inherited = [...Object.getOwnPropertyNames(Object.prototype), 'prototype'];

const rulesOf = async (name: string, json: Json): Promise<readonly string[]> => {
  const { analyses, failed } = await lintText({ uri: `file:///w/${name}`, text: JSON.stringify(json) });
  assert.deepEqual(failed, []);
  return analyses.flatMap(({ findings }) => findings.map(({ rule, resource }) => `${resource.address} ${rule.id}`));
};
/** `__proto__` as a key of a literal would set the prototype. */
const keyed = (...entries: readonly (readonly [string, Json])[]): Json => Object.fromEntries(entries);

describe('names that every object has', () => {
  for (const name of inherited) {
    it(`are types like any other: ${name}`, async () => {
      const owners = ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::CloudTrail::Trail'];
      const template = {
        Resources: keyed(
          ['Other', { Type: name }],
          [name, { Type: name, Properties: keyed([name, name]) }],
          ['Volume', { Type: 'AWS::EC2::Volume', Properties: keyed(['Size', 1], [name, 1]) }],
          ...owners.map((type, index): [string, Json] => [
            `Owner${index}`,
            {
              Type: type,
              Properties: {
                Bucket: { Ref: 'Other' },
                Queues: [{ Ref: 'Other' }],
                S3BucketName: { Ref: 'Other' },
                KMSKeyId: { Ref: name },
                PolicyDocument: {},
              },
            },
          ]),
        ),
      };
      const found = await rulesOf('t.json', template);
      assert.ok(found.includes('Volume ebs-volume-encrypted'), found.join());
    });
    it(`are values, keys and conditions like any other: ${name}`, async () => {
      const found = await rulesOf('t.json', {
        Resources: {
          Bucket: {
            Type: 'AWS::S3::Bucket',
            Properties: {
              BucketEncryption: {
                ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: name } }],
              },
            },
          },
          Policy: {
            Type: 'AWS::S3::BucketPolicy',
            Properties: {
              Bucket: { Ref: 'Bucket' },
              PolicyDocument: {
                Statement: [
                  {
                    Effect: 'Deny',
                    Principal: '*',
                    Action: 's3:PutObject',
                    Resource: '*',
                    Condition: keyed([name, keyed([name, name])], ['StringEquals', keyed([name, name])]),
                  },
                ],
              },
            },
          },
          Cluster: {
            Type: 'AWS::RDS::DBClusterParameterGroup',
            Properties: { Family: name, Parameters: keyed([name, 1], ['require_secure_transport', name]) },
          },
          Volume: { Type: 'AWS::EC2::Volume', Properties: { AvailabilityZone: name } },
        },
      });
      assert.ok(found.includes('Volume ebs-volume-encrypted'), found.join());
    });
    it(`are types of Terraform and of its plans: ${name}`, async () => {
      const module = {
        resource: keyed(
          [name, { b: {} }],
          ['aws_ebs_volume', { v: { size: 1 } }],
          ['aws_s3_bucket_policy', { p: { bucket: `\${${name}.b.id}`, policy: '{}' } }],
        ),
      };
      assert.ok((await rulesOf('main.tf.json', module)).includes('aws_ebs_volume.v ebs-volume-encrypted'));
      const change = (type: string, label: string, after: Json): Json => ({
        address: `${type}.${label}`,
        mode: 'managed',
        type,
        name: label,
        change: { actions: ['create'], before: null, after, after_unknown: keyed([name, true]) },
      });
      const plan = {
        format_version: '1.2',
        terraform_version: '1.11.4',
        planned_values: { root_module: {} },
        resource_changes: [
          change(name, 'b', {}),
          change('aws_ebs_volume', 'v', { encrypted: false }),
          change('aws_s3_bucket_policy', 'p', keyed(['policy', '{}'], [name, 'x'])),
        ],
      };
      assert.ok((await rulesOf('plan.json', plan)).includes('aws_ebs_volume.v ebs-volume-encrypted'));
    });
  }
  it('are asked of the record itself, and written into it', () => {
    const record: Record<string, number> = {};
    for (const name of inherited) assert.equal(own<number>(record, name), undefined);
    for (const [index, name] of inherited.entries()) put(record, name, index);
    for (const [index, name] of inherited.entries()) assert.equal(own(record, name), index);
    assert.equal(Object.getPrototypeOf(record), Object.prototype);
    assert.equal(own(undefined, 'a'), undefined);
  });
});
