import assert from 'node:assert/strict';
import { known } from '../../server/model/value.ts';
import type { Carried } from '../../server/policy/condition.ts';
import { decodePolicy } from '../../server/policy/decode.ts';
import { allowedBy, type Caller, deniedBy, type Request } from '../../server/policy/match.ts';
import { free, type Match } from '../../server/policy/text.ts';

const policy = (...statements: readonly object[]) =>
  decodePolicy(known(JSON.stringify({ Version: '2012-10-17', Statement: statements })));
const put = (context: Readonly<Record<string, Carried>>, principal: Request['principal'] = 'anyone'): Request => ({
  principal,
  action: 's3:putobject',
  resource: `arn:aws:s3:::data/${free('object')}`,
  context,
});
const deny = (condition: object, more: object = {}) => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:PutObject',
  Resource: 'arn:aws:s3:::data/*',
  Condition: condition,
  ...more,
});
const SSE = 's3:x-amz-server-side-encryption';
const without = put({ [SSE]: 'absent' });
const plain = put({ [SSE]: ['AES256'] });
const kms = put({ [SSE]: ['aws:kms'] });

describe('conditions of a Deny', () => {
  const rows: readonly (readonly [string, object, none: Match, aes: Match, kms: Match])[] = [
    [
      'a negated operator fires on an absent key',
      { StringNotEquals: { [SSE]: 'aws:kms' } },
      'always',
      'always',
      'never',
    ],
    [
      'IfExists is true on an absent key',
      { StringNotEqualsIfExists: { [SSE]: 'aws:kms' } },
      'always',
      'always',
      'never',
    ],
    [
      'a positive operator does not fire on an absent key',
      { StringEquals: { [SSE]: 'AES256' } },
      'never',
      'always',
      'never',
    ],
    [
      'positive IfExists fires on an absent key',
      { StringEqualsIfExists: { [SSE]: 'AES256' } },
      'always',
      'always',
      'never',
    ],
    ['Null true', { Null: { [SSE]: 'true' } }, 'always', 'never', 'never'],
    ['Null false', { Null: { [SSE]: 'false' } }, 'never', 'always', 'always'],
    [
      'operators are joined by and',
      { Null: { [SSE]: 'true' }, StringNotEquals: { [SSE]: 'aws:kms' } },
      'always',
      'never',
      'never',
    ],
    [
      'values of a negated operator: none may match',
      { StringNotEquals: { [SSE]: ['AES256', 'aws:kms'] } },
      'always',
      'never',
      'never',
    ],
    ['keys are folded', { StringNotEquals: { [SSE.toUpperCase()]: 'aws:kms' } }, 'always', 'always', 'never'],
    ['values are not', { StringNotEquals: { [SSE]: 'AWS:KMS' } }, 'always', 'always', 'always'],
    [
      'two keys in one operator are joined by and',
      { StringNotEquals: { [SSE]: 'aws:kms', 'aws:PrincipalArn': 'arn:aws:iam::1:role/x' } },
      'sometimes',
      'sometimes',
      'never',
    ],
    ['an operator that does not exist', { StringIsNot: { [SSE]: 'x' } }, 'unknown', 'unknown', 'unknown'],
    [
      'ForAnyValue on an absent key',
      { 'ForAnyValue:StringNotEquals': { [SSE]: 'aws:kms' } },
      'never',
      'always',
      'never',
    ],
    [
      'ForAllValues on an absent key',
      { 'ForAllValues:StringEquals': { [SSE]: 'AES256' } },
      'always',
      'always',
      'never',
    ],
    ['a value with an unknown part', { StringNotEquals: { [SSE]: '${Algorithm}' } }, 'always', 'unknown', 'unknown'],
  ];
  for (const [name, condition, ...wanted] of rows)
    it(name, () => {
      const document = policy(deny(condition));
      assert.deepEqual(
        [without, plain, kms].map((request) => deniedBy(document, request).match),
        wanted,
      );
    });

  it('numbers, booleans and ARNs', () => {
    const ask = (condition: object, carried: Carried): Match =>
      deniedBy(policy(deny(condition)), put({ k: carried })).match;
    assert.equal(ask({ NumericLessThan: { k: '30' } }, ['7']), 'always');
    assert.equal(ask({ NumericLessThan: { k: '30' } }, ['30']), 'never');
    assert.equal(ask({ Bool: { k: 'False' } }, ['false']), 'always');
    assert.equal(ask({ Bool: { k: 'false' } }, 'absent'), 'never');
    assert.equal(ask({ BoolIfExists: { k: 'false' } }, 'absent'), 'always');
    assert.equal(ask({ ArnLike: { k: 'arn:aws:kms:*:1:key/*' } }, ['arn:aws:kms:eu-west-1:1:key/a']), 'always');
    assert.equal(ask({ ArnLike: { k: 'arn:aws:kms:*' } }, ['arn:aws:kms:eu-west-1:1:key/a']), 'always');
    assert.equal(ask({ ArnNotLike: { k: 'arn:aws:kms:*:2:key/*' } }, ['arn:aws:kms:eu-west-1:1:key/a']), 'always');
  });
});

describe('statements', () => {
  const always = { StringNotEquals: { [SSE]: 'aws:kms' } };
  it('that are about some callers, objects or actions', () => {
    const ask = (more: object): Match => deniedBy(policy(deny(always, more)), without).match;
    assert.equal(ask({ Principal: { AWS: 'arn:aws:iam::1:role/x' } }), 'sometimes');
    assert.equal(ask({ Principal: { AWS: '*' } }), 'always');
    assert.equal(ask({ Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::1:role/x' } }), 'sometimes');
    assert.equal(ask({ Resource: 'arn:aws:s3:::data' }), 'never');
    assert.equal(ask({ Resource: ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'] }), 'always');
    assert.equal(ask({ Resource: undefined, NotResource: 'arn:aws:s3:::other/*' }), 'always');
    assert.equal(ask({ Resource: undefined, NotResource: 'arn:aws:s3:::data/public/*' }), 'sometimes');
    assert.equal(ask({ Action: 's3:Put*' }), 'always');
    assert.equal(ask({ Action: 's3:GetObject' }), 'never');
    assert.equal(ask({ Action: undefined, NotAction: 's3:GetObject' }), 'always');
    assert.equal(ask({ Effect: 'Allow' }), 'never');
  });

  it('the nearest one decides, and says what it lacks', () => {
    const near = deny(always, { Sid: 'Near', Principal: { AWS: 'arn:aws:iam::1:role/x' } });
    const decision = deniedBy(policy(deny(always, { Action: 's3:GetObject' }), near), without);
    assert.equal(decision.by?.sid, 'Near');
    assert.deepEqual(decision.covering?.short, ['principals']);
  });

  it('who calls', () => {
    const root = {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:root' },
      Action: 'kms:*',
      Resource: '*',
    };
    const ask = (statement: object, principal: Caller): Match =>
      allowedBy(policy(statement), { principal, action: 'kms:decrypt', resource: 'k', context: {} }).match;
    const role: Caller = { type: 'AWS', value: 'arn:aws:iam::111122223333:role/x', account: '111122223333' };
    const logs: Caller = { type: 'Service', value: 'logs.eu-west-1.amazonaws.com' };
    assert.equal(ask(root, role), 'always');
    assert.equal(ask(root, logs), 'never');
    assert.equal(ask({ ...root, Principal: { AWS: '111122223333' } }, role), 'always');
    assert.equal(ask({ ...root, Principal: { AWS: '444455556666' } }, role), 'never');
    assert.equal(ask({ ...root, Principal: { Service: 'logs.eu-west-1.amazonaws.com' } }, logs), 'always');
    assert.equal(ask({ ...root, Principal: { Service: 'logs.amazonaws.com' } }, logs), 'never');
    assert.equal(ask({ ...root, Principal: { Service: 'logs.${AWS::Region}.amazonaws.com' } }, logs), 'unknown');
    const here: Caller = {
      type: 'AWS',
      value: 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/x',
      account: '${AWS::AccountId}',
    };
    assert.equal(
      ask({ ...root, Principal: { AWS: 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } }, here),
      'always',
    );
    assert.equal(
      ask(
        { ...root, Principal: { AWS: 'arn:aws:iam::${data.aws_caller_identity.me.account_id}:root' } },
        { ...here, account: '${data.aws_caller_identity.me.account_id}' },
      ),
      'always',
    );
  });

  it('who is left out by name', () => {
    const role: Caller = { type: 'AWS', value: 'arn:aws:iam::111122223333:role/x', account: '111122223333' };
    const other: Caller = { ...role, value: 'arn:aws:iam::111122223333:role/y' };
    const document = policy(
      deny(always, { Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::111122223333:role/x' } }),
    );
    assert.equal(deniedBy(document, put({ [SSE]: 'absent' }, role)).match, 'never');
    assert.equal(deniedBy(document, put({ [SSE]: 'absent' }, other)).match, 'always');
  });

  it("what can't be known", () => {
    assert.equal(deniedBy(decodePolicy(known('{}')), without).match, 'never');
    assert.equal(deniedBy(decodePolicy(known('[')), without).match, 'unknown');
  });
});
