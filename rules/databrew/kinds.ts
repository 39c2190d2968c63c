import { key, kind, specified, text } from '../dsl.ts';
import { modedObjectsStore } from '../shapes.ts';

export const job = kind('databrew-job', () => ({
  noun: "DataBrew job's output",
  facets: { mode: text('encryption mode', ['SSE-S3', 'SSE-KMS']), key: key(), bucket: text('bucket') },
  types: {
    'AWS::DataBrew::Job': {
      facets: {
        mode: 'EncryptionMode',
        key: 'EncryptionKeyArn',
        bucket: ['OutputLocation.Bucket', 'Outputs[].Location.Bucket'],
      },
      impact: { '*': 'in-place' },
    },
  },
  store: modedObjectsStore(
    { s3: 'SSE-S3', kms: ['SSE-KMS'] },
    specified('output is written with the mode and key named'),
  ),
}));
