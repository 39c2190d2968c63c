import { free } from '../../dsl.ts';
import type { EnforcedKey } from '../enforced-key.ts';
import { calls, keyArn, text, word } from '../key-words.ts';

const page = 'amazons3';
/** Both are requests on an object; a statement that names the bucket alone never meets one. */
const written = calls('s3', 'PutObject ReplicateObject', `${free('bucket')}/${free('object')}`).map((call) => ({
  ...call,
  alone: true as const,
}));
const upload = {
  on: written,
  also: calls('s3', 'UpdateObjectEncryption BypassGovernanceRetention'),
};
const session = { page: 'amazons3express', on: calls('s3express', 'CreateSession') };
const tables = {
  page: 'amazons3tables',
  on: calls('s3tables', 'CreateTableBucket PutTableBucketEncryption PutTableEncryption'),
  also: calls('s3tables', 'CreateTable'),
};
const vectors = {
  page: 'amazons3vectors',
  on: calls('s3vectors', 'CreateVectorBucket'),
  also: calls('s3vectors', 'CreateIndex'),
};
const WORDS = ['aws:kms', 'aws:kms:dsse', 'AES256'];

export const s3: readonly EnforcedKey[] = [
  word('s3:x-amz-server-side-encryption', WORDS, { page, ...upload }),
  keyArn('s3:x-amz-server-side-encryption-aws-kms-key-id', { page, ...upload }),
  // Its presence is what a Deny is meant for: a key that only the client holds.
  text('s3:x-amz-server-side-encryption-customer-algorithm', {
    page,
    on: written,
    also: calls('s3', 'BypassGovernanceRetention'),
    proper: ['absent'],
    others: [['AES256']],
  }),
  word('s3express:x-amz-server-side-encryption', ['aws:kms', 'AES256'], session),
  keyArn('s3express:x-amz-server-side-encryption-aws-kms-key-id', session),
  word('s3-outposts:x-amz-server-side-encryption', ['AES256'], {
    page: 'amazons3onoutposts',
    on: calls('s3-outposts', 'PutObject ReplicateObject'),
  }),
  word('s3tables:SSEAlgorithm', ['aws:kms', 'AES256'], tables),
  keyArn('s3tables:KMSKeyArn', tables),
  word('s3vectors:sseType', ['aws:kms', 'AES256'], vectors),
  keyArn('s3vectors:kmsKeyArn', vectors),
];
