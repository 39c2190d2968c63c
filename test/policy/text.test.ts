import assert from 'node:assert/strict';
import { covers, free, type Match, other } from '../../server/policy/text.ts';

const OBJECT = `arn:aws:s3:::data/${free('object')}`;

const cases: readonly (readonly [pattern: string, text: string, match: Match])[] = [
  ['s3:putobject', 's3:putobject', 'always'],
  ['s3:put*', 's3:putobject', 'always'],
  ['s3:putobject?', 's3:putobject', 'never'],
  ['s3:putobjec?', 's3:putobject', 'always'],
  ['*', '', 'always'],
  ['arn:aws:s3:::data/*', OBJECT, 'always'],
  ['arn:aws:s3:::data*', OBJECT, 'always'],
  ['arn:aws:s3:::data', OBJECT, 'never'],
  ['arn:aws:s3:::other/*', OBJECT, 'never'],
  ['arn:aws:s3:::data/private/*', OBJECT, 'sometimes'],
  // Whatever the unknown part is, it leaves objects out, and leaves some in; where it may be the only one, who knows.
  ['arn:aws:s3:::data/private/${Account}/*', OBJECT, 'sometimes'],
  ['arn:aws:s3:::data/${Prefix}*', OBJECT, 'unknown'],
  ['arn:aws:s3:::${Name}/private/*', OBJECT, 'unknown'],
  ['${Bucket.Arn}/${Prefix}', `\${Bucket.Arn}/${free('object')}`, 'sometimes'],
  // Unknown parts under one name are one text, under different names they may be.
  ['${Bucket.Arn}/*', `\${Bucket.Arn}/${free('object')}`, 'always'],
  ['${Bucket.Arn}/*', `\${Other.Arn}/${free('object')}`, 'unknown'],
  ['arn:${AWS::Partition}:s3:::data/*', 'arn:aws:s3:::data/x', 'unknown'],
  ['arn:${AWS::Partition}:s3:::other/*', 'arn:aws:s3:::data/x', 'never'],
  ['arn:*:s3:::data/*', 'arn:${AWS::Partition}:s3:::data/x', 'always'],
  ['${?}', '${?}', 'unknown'],
  // What no policy names is nothing that one may name.
  ['${Key.Arn}', other('key'), 'never'],
  ['arn:aws:kms:eu-west-1:1:key/1', other('key'), 'never'],
  ['*', other('key'), 'always'],
  ['arn:*', `arn:${other('rest')}`, 'always'],
  ['arn:${Part}*', `arn:${other('rest')}`, 'unknown'],
  // Signs that IAM takes for themselves.
  ['a${*}b', 'a*b', 'always'],
  ['a${*}b', 'axb', 'never'],
  ['x'.repeat(5_000), 'y', 'unknown'],
];

describe('texts of policies', () => {
  for (const [pattern, text, match] of cases)
    it(`${pattern.slice(0, 40)} covers ${text} ${match}`, () => {
      assert.equal(covers(pattern, text), match);
    });

  it('takes wildcards for themselves where they are none, and folds case where asked', () => {
    assert.equal(covers('a*', 'ab', false), 'never');
    assert.equal(covers('True', 'true', false, true), 'always');
    assert.equal(covers('True', 'true', false), 'never');
  });

  it('ends soon on hostile patterns', () => {
    assert.equal(covers(`${'*a'.repeat(900)}b`, 'a'.repeat(1_900)), 'never');
  });
});
