import assert from 'node:assert/strict';
import { statementsFor } from '../../server/fixes/keys/key-statements.ts';
import type { KeyUse } from '../../server/model/key-use.ts';

const use: KeyUse = {
  id: 'logs-group',
  key: 'key',
  by: 'service',
  principal: 'logs.${region}.amazonaws.com',
  actions: ['kms:Decrypt'],
  conditions: {
    StringEquals: { 'aws:SourceArn': 'arn:of:${name}' },
    StringLike: { 'kms:EncryptionContext:a': 'b' },
  },
  byDefault: false,
  fails: 'deploy',
  then: 'the deploy fails',
  fact: { because: 'a test', basis: 'engineering knowledge' },
};
const conditions = (count: number) =>
  statementsFor(Array.from({ length: count }, (_, index) => ({ use, name: `n${String(index)}` })))[0]?.conditions;

describe('statements of a new key', () => {
  it('name the things that are few', () => {
    assert.deepEqual(conditions(2)?.['StringEquals'], { 'aws:SourceArn': ['arn:of:n0', 'arn:of:n1'] });
  });
  it('let many things in by a pattern, for a policy has a limit', () => {
    assert.equal(conditions(500)?.['StringEquals'], undefined);
    assert.deepEqual(conditions(500)?.['StringLike']?.['aws:SourceArn'], ['arn:of:*']);
  });
  it('keep every condition when two operators become one', () => {
    assert.deepEqual(conditions(500)?.['StringLike'], {
      'aws:SourceArn': ['arn:of:*'],
      'kms:EncryptionContext:a': ['b'],
    });
  });
});
