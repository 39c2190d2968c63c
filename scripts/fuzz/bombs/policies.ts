import { type Bomb, VOLUME, items, template, text } from './bomb.ts';

const key = (KeyPolicy: unknown): object => ({ Type: 'AWS::KMS::Key', Properties: { KeyPolicy } });
const topic = { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: { Ref: 'K' } } };
const bucketPolicy = (Statement: unknown): object => ({
  B: { Type: 'AWS::S3::Bucket' },
  P: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'B' }, PolicyDocument: { Statement } } },
});
const deny = (more: object): object => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:PutObject',
  Resource: '*',
  ...more,
});

/** Policies that are asked whom they let in, and globs of any kind. */
export const POLICY_BOMBS: readonly Bomb[] = [
  {
    name: 'policy: globs that go back',
    files: () =>
      template({
        K: key({
          Statement: [
            { Effect: 'Allow', Principal: '*', Action: `a${'*a'.repeat(2000)}`, Resource: `*${'?*'.repeat(2000)}` },
          ],
        }),
        T: topic,
        V: VOLUME,
      }),
  },
  {
    name: 'policy: 50 statements of globs',
    files: () =>
      template({
        ...bucketPolicy(
          items(50, () =>
            deny({
              Action: `s3:*p*u*t*o*b*j*e*c*t*${'*t'.repeat(3000)}`,
              Resource: { 'Fn::Sub': `arn:aws:s3:::\${B}/${'*a'.repeat(3000)}` },
              Condition: { StringNotLike: { 's3:x-amz-server-side-encryption': ['*a'.repeat(3000)] } },
            }),
          ),
        ),
        V: VOLUME,
      }),
  },
  {
    name: 'policy: 5,000 statements',
    files: () =>
      template({
        K: key({
          Statement: items(5000, (i) => ({
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:iam::${i}:root` },
            Action: ['kms:Decrypt*', `kms:*x${i}`],
            Resource: '*',
          })),
        }),
        T: topic,
        V: VOLUME,
      }),
  },
  {
    name: 'policy: 20,000 actions',
    files: () =>
      template({
        K: key({
          Statement: { Effect: 'Allow', Principal: '*', Action: items(20_000, (i) => `kms:A${i}*`), Resource: '*' },
        }),
        T: topic,
        V: VOLUME,
      }),
  },
  {
    name: 'policy: 2,000 conditions',
    files: () =>
      template({
        ...bucketPolicy(
          deny({
            Condition: Object.fromEntries(
              items(2000, (i) => [`StringNotEquals${i}`, { 's3:x-amz-server-side-encryption': items(20, String) }]),
            ),
          }),
        ),
        V: VOLUME,
      }),
  },
  {
    name: 'policy: a document 500 deep in a text',
    files: () => ({
      'main.tf.json': text({
        resource: {
          aws_ebs_volume: { v: { encrypted: false } },
          aws_kms_key: { k: { policy: '['.repeat(100_000) } },
          aws_s3_bucket_policy: { p: { bucket: 'x', policy: `{"Statement":${'['.repeat(500)}${']'.repeat(500)}}` } },
        },
      }),
    }),
  },
  {
    name: 'policy: 1,000 buckets that one policy may be about',
    files: () =>
      template({
        ...Object.fromEntries(
          items(1000, (i) => [`B${i}`, { Type: 'AWS::S3::Bucket', Properties: { BucketName: `b${i}` } }]),
        ),
        ...Object.fromEntries(
          items(1000, (i) => [
            `P${i}`,
            { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: `b${i}`, PolicyDocument: { Statement: deny({}) } } },
          ]),
        ),
      }),
  },
  {
    name: 'policy: names of everything in a policy',
    files: () =>
      template({
        K: key({
          Statement: {
            Effect: 'constructor',
            Principal: { __proto__x: '*', constructor: '*', Service: 'toString' },
            Action: 'valueOf',
            Condition: { constructor: { toString: 'x' }, Bool: { hasOwnProperty: true } },
          },
        }),
        T: topic,
        V: VOLUME,
      }),
  },
  {
    name: 'configuration: globs that go back',
    files: () => ({
      '.atrest.yaml': `exclude: ['${'**/'.repeat(200)}x', '${'*a'.repeat(200)}']\noverrides: 1\n`,
      't.json': text({ Resources: { V: VOLUME } }),
    }),
    refused: true,
  },
  {
    name: 'configuration: 2,000 globs',
    files: () => ({
      '.atrest.yaml': `exclude:\n${items(2000, (i) => `  - 'x${i}/**/*a*b*c*.json'\n`).join('')}`,
      ...Object.fromEntries(items(200, (i) => [`a${'a'.repeat(100)}${i}.json`, text({ Resources: { V: VOLUME } })])),
    }),
  },
  {
    name: 'configuration: braces of braces',
    files: () => ({
      '.atrest.yaml': `exclude: ['${'{a,b}'.repeat(30)}']\n`,
      't.json': text({ Resources: { V: VOLUME } }),
    }),
  },
  {
    name: 'configuration: an alias of an alias',
    files: () => ({
      '.atrest.yaml': `a0: &a0 [x]\n${items(12, (i) => `a${i + 1}: &a${i + 1} [${items(9, () => `*a${i}`).join()}]\n`).join('')}exclude: *a12\n`,
      't.json': text({ Resources: { V: VOLUME } }),
    }),
    refused: true,
  },
  {
    name: 'configuration: 50,000 deep',
    files: () => ({ '.atrest.yaml': `exclude: ${'['.repeat(50_000)}\n`, 't.json': text({ Resources: { V: VOLUME } }) }),
    refused: true,
  },
  {
    name: 'configuration: rules named like what every object has',
    files: () => ({
      '.atrest.yaml': 'rules:\n  constructor: error\n  toString: off\n  __proto__: warning\n',
      't.json': text({ Resources: { V: VOLUME } }),
    }),
    refused: true,
  },
  {
    name: 'ignore files: globs that go back',
    files: () => ({
      '.gitignore': items(50, () => `${'**/'.repeat(50)}*a*a*a*a*a*a*a*a*a*a*a*b`).join('\n'),
      [`${'a'.repeat(200)}.json`]: text({ Resources: { V: VOLUME } }),
      't.json': text({ Resources: { V: VOLUME } }),
    }),
  },
  {
    name: 'ignore files: 100,000 lines',
    files: () => ({
      '.atrestignore': items(100_000, (i) => `x${i}*`).join('\n'),
      't.json': text({ Resources: { V: VOLUME } }),
    }),
  },
];
