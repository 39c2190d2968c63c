/** Where a fix writes, when there are several places for it. */
import assert from 'node:assert/strict';
import { choose } from './choose.ts';

describe('what may be written in several places', () => {
  const rule = { apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } };
  const written = (bucket: object): string => {
    const files = { 'main.tf.json': JSON.stringify({ resource: { aws_s3_bucket: { one: bucket } } }, undefined, 2) };
    return choose(files, 'customer:(new)', 'aws_s3_bucket.one')?.fixed['main.tf.json'] ?? '';
  };
  it('is written where the author has the rest of it', () => {
    const fixed = written({ server_side_encryption_configuration: { rule } });
    assert.match(fixed, /"sse_algorithm": "aws:kms",\s*"kms_master_key_id": "\$\{aws_kms_key\.one\.arn\}"/);
    assert.ok(!fixed.includes('aws_s3_bucket_server_side_encryption_configuration'));
  });
  it('takes an empty text away that contradicts', () => {
    const files = { 'main.tf.json': '{ "resource": { "aws_sqs_queue": { "one": { "kms_master_key_id": "" } } } }' };
    const fixed = choose(files, 'service', 'aws_sqs_queue.one')?.fixed['main.tf.json'];
    assert.equal(fixed, '{ "resource": { "aws_sqs_queue": { "one": { "sqs_managed_sse_enabled": true } } } }');
  });
  it('is written beside it where nothing is there', () => {
    assert.match(written({}), /"aws_s3_bucket_server_side_encryption_configuration"/);
  });
});
