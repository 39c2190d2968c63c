import { documented, key, kind, text } from '../dsl.ts';
import { typedStore } from '../typed.ts';

const fact = documented(
  'tables are encrypted with SSE-S3 unless `aws:kms` and a customer-managed key are named',
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-tables-kms-encryption.html',
);
const SPELLED = { type: 'encryption_configuration.sse_algorithm', key: 'encryption_configuration.kms_key_arn' };

export const tableBucket = kind('s3tables-table-bucket', () => ({
  noun: 'S3 table bucket',
  facets: { type: text('encryption algorithm', ['AES256', 'aws:kms']), key: key() },
  types: {
    'AWS::S3Tables::TableBucket': {
      facets: { type: 'EncryptionConfiguration.SSEAlgorithm', key: 'EncryptionConfiguration.KMSKeyArn' },
      impact: { '*': 'in-place' },
    },
    aws_s3tables_table_bucket: { facets: SPELLED, impact: { '*': 'in-place' } },
  },
  store: typedStore({ words: ['aws:kms'], fact }),
  why: 'A change reaches tables made later only; tables that exist keep their encryption. The maintenance service must be let into the key, or no table can be made.',
}));

export const table = kind('s3tables-table', () => ({
  noun: 'S3 table',
  facets: { type: text('encryption algorithm', ['AES256', 'aws:kms']), key: key(), bucket: text('table bucket') },
  types: {
    aws_s3tables_table: { facets: { ...SPELLED, bucket: 'table_bucket_arn' }, impact: { '*': 'replaces' } },
  },
  store: typedStore({
    words: ['aws:kms'],
    fact,
    from: { facet: 'bucket', kind: 's3tables-table-bucket', fact },
  }),
}));
