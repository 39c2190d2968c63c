import { key, kind, specified, text } from '../dsl.ts';
import { modedObjectsStore } from '../shapes.ts';

export const exported = kind('dynamodb-export', () => ({
  noun: 'DynamoDB export',
  facets: { mode: text('algorithm', ['AES256', 'KMS']), key: key(), bucket: text('bucket') },
  types: {
    aws_dynamodb_table_export: {
      facets: { mode: 's3_sse_algorithm', key: 's3_sse_kms_key_id', bucket: 's3_bucket' },
      impact: { '*': 'replaces' },
    },
  },
  store: modedObjectsStore(
    { s3: 'AES256', kms: ['KMS'] },
    specified('the export is written with the algorithm and key named'),
  ),
  why: "An export is a whole copy of the table outside the table's own encryption.",
}));
