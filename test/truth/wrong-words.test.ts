/** A word that a service does not know chooses nothing, and is told as what it is. */
import assert from 'node:assert/strict';
import { catalogue } from '../../rules/index.ts';
import type { Kind } from '../../server/model/kind.ts';
import { levelsOf, readExpectations } from '../rules/expectations.ts';
import { typeOfPath } from '../rules/service-spec.ts';
import { inEach, json, said, template } from './said.ts';

const kinds = [...new Set(catalogue.rules().map(({ kind }) => kind))];
const worded = kinds.flatMap((kind) =>
  Object.entries(kind.facets).flatMap(([facet, { values }]) => (values ? [{ kind, facet, values }] : [])),
);
const spelledBy = (kind: Kind) =>
  Object.entries(kind.types).flatMap(([type, entry]) => [entry].flat().map((spelled) => ({ type, spelled })));

describe('words that services take', () => {
  it('are those of AWS where its specification tells them', () => {
    let compared = 0;
    const wrong = worded.flatMap(({ kind, facet, values }) =>
      spelledBy(kind).flatMap(({ type, spelled }) => {
        const path = spelled.facets[facet];
        if (!type.includes('::') || typeof path !== 'string') return [];
        const found = typeOfPath(type, spelled.each === undefined ? path : `${spelled.each}.${path}`);
        const allowed = found?.type === 'string' ? found.allowedValues : undefined;
        if (!allowed) return [];
        compared++;
        const own = spelled.words?.[facet] ?? {};
        const missing = allowed.filter((word) => !values.includes(word) && !Object.values(own).includes(word));
        return missing.map((word) => `${kind.id} ${type}: ${word}`);
      }),
    );
    assert.deepEqual(wrong, []);
    assert.ok(compared >= 10, String(compared));
  });

  it('alone choose: with another one a store is as it is without', () => {
    const expectations = readExpectations();
    let compared = 0;
    const wrong = worded.flatMap(({ kind, facet }) => {
      const rows = expectations.get(kind.id)?.rows ?? [];
      return rows
        .filter(({ state }) => state === 'on' || state === 'key')
        .flatMap((row) => {
          const spelled = spelledBy(kind).find(({ type }) => type === row.type)?.spelled;
          const path = spelled?.facets[facet];
          const last = typeof path === 'string' ? path.split('.').at(-1) : undefined;
          const write = (word: string): unknown =>
            JSON.parse(JSON.stringify(row.properties), (name, value: unknown) =>
              name === last && typeof value === 'string' ? word : value,
            );
          const wrongly = write('no-such-word');
          if (json(wrongly) === json(row.properties)) return [];
          compared++;
          const unset = levelsOf(kind.id, { type: row.type, properties: write('') });
          const found = levelsOf(kind.id, { type: row.type, properties: wrongly });
          return found === unset ? [] : [`${kind.id} ${row.type}: ${found}, not ${unset}`];
        });
    });
    assert.deepEqual(wrong, []);
    assert.ok(compared > 30, String(compared));
  });
});

describe('an algorithm that S3 does not know', () => {
  const rule = { apply_server_side_encryption_by_default: { sse_algorithm: 'aws-kms' } };
  inEach(
    {
      CloudFormation: {
        'a.json': template({
          It: [
            'AWS::S3::Bucket',
            {
              BucketEncryption: {
                ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws-kms' } }],
              },
            },
          ],
        }),
      },
    },
    's3-bucket-e',
    ['It s3-bucket-encryption-declared fail'],
  );
  inEach(
    {
      'Terraform JSON': {
        'main.tf.json': json({
          resource: {
            aws_s3_bucket: { it: {} },
            aws_s3_bucket_server_side_encryption_configuration: { it: { bucket: '${aws_s3_bucket.it.id}', rule } },
          },
        }),
      },
      HCL: {
        'main.tf': `resource "aws_s3_bucket" "it" {}
resource "aws_s3_bucket_server_side_encryption_configuration" "it" {
  bucket = aws_s3_bucket.it.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws-kms"
    }
  }
}
`,
      },
    },
    's3-bucket-e',
    ['aws_s3_bucket.it s3-bucket-encryption-declared fail'],
  );

  it('is named, and so is what there is to write', () => {
    const bucket = {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws-kms' } }],
      },
    };
    const [line = ''] = said({ 'a.json': template({ It: ['AWS::S3::Bucket', bucket] }) }, 's3-bucket-e', true);
    assert.match(line, /`SSEAlgorithm` is `aws-kms`.*`AES256`, `aws:kms`, `aws:kms:dsse`/);
    assert.doesNotMatch(line, /written down/);
  });
});
