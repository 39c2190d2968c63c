/** Where no KMS key can work, none is asked for, and what is asked for can be had. */
import assert from 'node:assert/strict';
import { catalogue } from '../../rules/index.ts';
import { lintFiles } from '../picture/lint-files.ts';
import { planned, saidOfPlan } from './planned.ts';
import { json, said, template } from './said.ts';

type Body = Readonly<Record<string, unknown>>;
const AES256 = {
  BucketEncryption: {
    ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
  },
};
const B = { Ref: 'It' };
const DOMAIN = { 'Fn::GetAtt': ['It', 'RegionalDomainName'] };
const attributes = (...pairs: readonly (readonly [string, unknown])[]): object[] =>
  pairs.map(([Key, Value]) => ({ Key, Value }));

/** What makes a bucket be used so, in CloudFormation and in Terraform, by the id of the use. */
const usedSo: Readonly<
  Record<
    string,
    {
      readonly stacks: readonly (readonly [string, Body])[];
      readonly modules: readonly (readonly [string, Body])[];
      readonly hcl: string;
    }
  >
> = {
  's3-access-logs': {
    stacks: [['AWS::S3::Bucket', { ...AES256, LoggingConfiguration: { DestinationBucketName: B } }]],
    modules: [['aws_s3_bucket_logging', { bucket: 'another', target_bucket: '${aws_s3_bucket.it.id}' }]],
    hcl: 'resource "aws_s3_bucket_logging" "by" {\n  bucket        = "another"\n  target_bucket = aws_s3_bucket.it.id\n  target_prefix = "a/"\n}\n',
  },
  'cloudfront-oai': {
    stacks: [
      [
        'AWS::CloudFront::Distribution',
        {
          DistributionConfig: {
            Origins: [
              {
                Id: 'a',
                DomainName: DOMAIN,
                S3OriginConfig: { OriginAccessIdentity: 'origin-access-identity/cloudfront/E1' },
              },
            ],
          },
        },
      ],
    ],
    modules: [
      [
        'aws_cloudfront_distribution',
        {
          origin: {
            domain_name: '${aws_s3_bucket.it.bucket_regional_domain_name}',
            s3_origin_config: { origin_access_identity: 'origin-access-identity/cloudfront/E1' },
          },
        },
      ],
    ],
    hcl: 'resource "aws_cloudfront_distribution" "by" {\n  origin {\n    origin_id   = "a"\n    domain_name = aws_s3_bucket.it.bucket_regional_domain_name\n    s3_origin_config {\n      origin_access_identity = "origin-access-identity/cloudfront/E1"\n    }\n  }\n}\n',
  },
  'alb-logs': {
    stacks: [
      [
        'AWS::ElasticLoadBalancingV2::LoadBalancer',
        { LoadBalancerAttributes: attributes(['access_logs.s3.enabled', 'true'], ['access_logs.s3.bucket', B]) },
      ],
      [
        'AWS::ElasticLoadBalancingV2::LoadBalancer',
        { LoadBalancerAttributes: attributes(['connection_logs.s3.enabled', true], ['connection_logs.s3.bucket', B]) },
      ],
      ['AWS::ElasticLoadBalancing::LoadBalancer', { AccessLoggingPolicy: { Enabled: true, S3BucketName: B } }],
    ],
    modules: [
      ['aws_lb', { access_logs: { bucket: '${aws_s3_bucket.it.id}', enabled: true } }],
      ['aws_alb', { connection_logs: { bucket: '${aws_s3_bucket.it.bucket}', enabled: true } }],
      ['aws_elb', { access_logs: { bucket: '${aws_s3_bucket.it.id}' } }],
    ],
    hcl: 'resource "aws_lb" "by" {\n  access_logs {\n    bucket  = aws_s3_bucket.it.id\n    enabled = true\n  }\n}\n',
  },
  'redshift-audit': {
    stacks: [['AWS::Redshift::Cluster', { LoggingProperties: { BucketName: B } }]],
    modules: [['aws_redshift_logging', { bucket_name: '${aws_s3_bucket.it.id}', log_destination_type: 's3' }]],
    hcl: 'resource "aws_redshift_logging" "by" {\n  cluster_identifier   = "c"\n  bucket_name          = aws_s3_bucket.it.id\n  log_destination_type = "s3"\n}\n',
  },
};

const ofHcl = `resource "aws_s3_bucket" "it" {}
resource "aws_s3_bucket_server_side_encryption_configuration" "it" {
  bucket = aws_s3_bucket.it.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}
`;
const stack = (type: string, body: Body): Readonly<Record<string, string>> => ({
  'a.json': template({ It: ['AWS::S3::Bucket', AES256], By: [type, body] }),
});
const module = (type: string, body: Body): Readonly<Record<string, string>> => {
  const rule = { apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } };
  return {
    'main.tf.json': json({
      resource: {
        aws_s3_bucket: { it: {} },
        aws_s3_bucket_server_side_encryption_configuration: { it: { bucket: '${aws_s3_bucket.it.id}', rule } },
        [type]: { by: body },
      },
    }),
  };
};

const bucketOfPlan = [
  planned('aws_s3_bucket', 'it', { bucket: 'it' }),
  planned('aws_s3_bucket_server_side_encryption_configuration', 'it', {
    bucket: '${aws_s3_bucket.it.id}',
    rule: { apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } },
  }),
];
const conditional = (body: Body): Readonly<Record<string, string>> => ({
  'a.json': json({
    Conditions: { Live: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } },
    Resources: {
      It: { Type: 'AWS::S3::Bucket', Properties: AES256 },
      By: { Type: 'AWS::ElasticLoadBalancing::LoadBalancer', Properties: body },
    },
  }),
});

/** What is told of the bucket's level and key. */
const told = (files: Readonly<Record<string, string>>): readonly string[] =>
  said(files, '').filter((line) => /-(declared|key|service|encrypted) /.test(line));

const ofIt = (files: Readonly<Record<string, string>>): readonly string[] =>
  told(files).filter((line) => /^(It|aws_s3_bucket\.it) /.test(line));

describe('a use for which no key works', () => {
  const uses = catalogue.rules().flatMap(({ kind }) => (kind.keyUses ?? []).map((use) => ({ kind, use })));
  const barred = uses.filter(({ use }) => use.customerKeyWorks === false);

  it('is tried here, each there is', () => {
    assert.deepEqual(Object.keys(usedSo).sort(), [...new Set(barred.map(({ use }) => use.id))].sort());
    assert.deepEqual([...new Set(barred.map(({ kind }) => kind.id))].sort(), ['s3-bucket', 's3-object']);
  });

  for (const [id, { stacks, modules, hcl }] of Object.entries(usedSo))
    describe(id, () => {
      for (const [type, body] of stacks)
        it(`by ${type} leaves nothing to ask of a bucket under SSE-S3`, () => {
          assert.deepEqual(ofIt(stack(type, body)), []);
        });
      for (const [type, body] of modules)
        it(`by ${type} leaves nothing to ask, either`, () => {
          assert.deepEqual(ofIt(module(type, body)), []);
        });
      it('in plans as well', () => {
        for (const [type, body] of modules)
          assert.deepEqual(
            saidOfPlan([...bucketOfPlan, planned(type, 'by', body)], 's3-bucket-').filter((line) =>
              /^aws_s3_bucket\.it .*-(declared|key) /.test(line),
            ),
            [],
          );
      });
      it('in HCL as well', () => {
        assert.deepEqual(ofIt({ 'main.tf': ofHcl + hcl }), []);
      });
    });

  it('is asked for a key in a plan where it is not so used', () => {
    assert.deepEqual(saidOfPlan(bucketOfPlan, 's3-bucket-kms'), ['aws_s3_bucket.it s3-bucket-kms-key fail']);
  });

  it('is no excuse for others, nor where it may not be so', () => {
    const [type, body] = [
      'AWS::ElasticLoadBalancing::LoadBalancer',
      { AccessLoggingPolicy: { Enabled: false, S3BucketName: B } },
    ] as const;
    assert.deepEqual(told(stack(type, body)), ['It s3-bucket-kms-key fail']);
    assert.deepEqual(told(stack('AWS::S3::Bucket', AES256)), [
      'By s3-bucket-kms-key fail',
      'It s3-bucket-kms-key fail',
    ]);
  });

  it('is so in the cases in which it is used so', () => {
    const on = { 'Fn::If': ['Live', { Enabled: true, S3BucketName: B }, { Ref: 'AWS::NoValue' }] };
    const [line = ''] = said(conditional({ AccessLoggingPolicy: on }), 's3-bucket-kms', true);
    assert.match(line, /^It s3-bucket-kms-key fail: .* when `Live` is false/);
  });

  it('is told where something else is asked for, and where the store is told of', () => {
    const silent = {
      'a.json': template({
        It: ['AWS::S3::Bucket', {}],
        By: ['AWS::Redshift::Cluster', { LoggingProperties: { BucketName: B } }],
      }),
    };
    const [line = ''] = said(silent, 's3-bucket-encryption-declared', true);
    assert.match(line, /No KMS key is asked for: Redshift writes audit logs only to buckets with keys of S3/);
    const { analyses } = lintFiles(stack('AWS::Redshift::Cluster', { LoggingProperties: { BucketName: B } }), {
      profile: 'strict',
    });
    const report = analyses.flatMap(({ stores }) => stores).find(({ site }) => site.resource.address === 'It');
    assert.equal(report?.verdict, 'pass');
    const excused = report.rungs.filter((rung) => rung.excused);
    assert.deepEqual(
      excused.map(({ rule }) => rule.rung),
      ['kms-key', 'customer-key'],
    );
    assert.deepEqual(
      excused.flatMap(({ facts }) => facts.map(({ because }) => because)),
      Array(2).fill('Redshift writes audit logs only to buckets with keys of S3 (SSE-S3)'),
    );
  });

  it('under a key errs, and says which one works', () => {
    const keyed = {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            ServerSideEncryptionByDefault: {
              SSEAlgorithm: 'aws:kms',
              KMSMasterKeyID: { 'Fn::GetAtt': ['Key', 'Arn'] },
            },
          },
        ],
      },
    };
    const files = {
      'a.json': template({
        It: ['AWS::S3::Bucket', keyed],
        Key: ['AWS::KMS::Key', {}],
        By: ['AWS::Redshift::Cluster', { LoggingProperties: { BucketName: B } }],
      }),
    };
    assert.deepEqual(ofIt(files), ['It kms-key-usable-by-service fail']);
  });
});

describe('an object in a bucket that is read with an origin access identity', () => {
  const [distribution] = usedSo['cloudfront-oai']?.modules ?? [];
  assert.ok(distribution);
  const object = (body: Body): Readonly<Record<string, string>> => {
    const [type, properties] = distribution;
    const files = module(type, properties);
    const module_ = JSON.parse(files['main.tf.json'] ?? '') as { resource: Record<string, unknown> };
    const bucket = '${aws_s3_bucket.it.id}';
    return {
      'main.tf.json': json({
        resource: {
          ...module_.resource,
          aws_s3_object: { page: { bucket, key: 'a', ...body } },
          aws_kms_key: { k: {} },
        },
      }),
    };
  };
  it('is asked for no key, written down or as its bucket is', () => {
    for (const body of [{ server_side_encryption: 'AES256' }, {}]) {
      assert.deepEqual(said(object(body), 's3-object-'), []);
      const { analyses } = lintFiles(object(body), { profile: 'strict' });
      const report = analyses.flatMap(({ stores }) => stores).find(({ kind }) => kind.id === 's3-object');
      assert.equal(report?.verdict, 'pass');
    }
  });
  it('under a key errs', () => {
    assert.deepEqual(said(object({ kms_key_id: '${aws_kms_key.k.arn}' }), 'kms-key-usable'), [
      'aws_s3_object.page kms-key-usable-by-service fail',
    ]);
  });
});
