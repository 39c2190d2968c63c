import assert from 'node:assert/strict';
import { known } from '../../server/model/value.ts';
import { decodePolicy } from '../../server/policy/decode.ts';
import type { Predicate, Ruling } from '../../server/model/rule.ts';
import * as predicates from '../../rules/s3/predicates.ts';

const ALGORITHM = 's3:x-amz-server-side-encryption';
const KEY = `${ALGORITHM}-aws-kms-key-id`;
const CLIENT = `${ALGORITHM}-customer-algorithm`;
const deny = (condition: object, more: object = {}) => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:PutObject',
  Resource: 'arn:aws:s3:::data/*',
  Condition: condition,
  ...more,
});
function ask(
  predicate: Predicate,
  statements: readonly object[],
  facets: Readonly<Record<string, string>> = {},
): Ruling {
  const policy = decodePolicy(known(JSON.stringify({ Statement: statements })));
  const read = (facet: string): string | undefined =>
    ({ bucket: 'data', key: 'arn:aws:kms:eu-west-1:1:key/a', ...facets })[facet];
  const key = { address: 'Key', policy: { statements: [] }, read: () => undefined };
  const policiesOf = (kind: string) => (kind === 'kms-key' ? [key] : []);
  const ruling = predicate(policy, [], { address: 'Data', read, through: () => facets['name'], policiesOf });
  return typeof ruling === 'string' ? { truth: ruling } : ruling;
}

describe('a Deny in a bucket policy', () => {
  const ARN = 'arn:aws:kms:eu-west-1:1:key/a';
  const kms = ['aws:kms', 'aws:kms:dsse'];
  const rows: readonly (readonly [string, RegExp | 'fine', readonly object[]])[] = [
    [
      'fires on other headers only',
      'fine',
      [deny({ Null: { [ALGORITHM]: 'false' }, StringNotEquals: { [ALGORITHM]: kms } })],
    ],
    ['asks for a header', 'fine', [deny({ StringNotEquals: { [ALGORITHM]: kms } })]],
    [
      'two statements do it together',
      'fine',
      [deny({ Null: { [ALGORITHM]: 'true' } }), deny({ StringNotEquals: { [ALGORITHM]: 'aws:kms' } })],
    ],
    [
      'Null true and a value in one',
      /must all hold/,
      [deny({ Null: { [ALGORITHM]: 'true' }, StringNotEquals: { [ALGORITHM]: 'aws:kms' } })],
    ],
    [
      'the pair is mended by another statement',
      'fine',
      [
        deny({ Null: { [ALGORITHM]: 'true' }, StringNotEquals: { [ALGORITHM]: 'aws:kms' } }),
        deny({ StringEquals: { [ALGORITHM]: 'AES256' } }),
      ],
    ],
    [
      'the bucket without its objects',
      /names no object/,
      [deny({ StringNotEquals: { [ALGORITHM]: kms } }, { Resource: 'arn:aws:s3:::data' })],
    ],
    [
      'another bucket',
      /names no object/,
      [deny({ StringNotEquals: { [ALGORITHM]: kms } }, { Resource: 'arn:aws:s3:::logs/*' })],
    ],
    ['all actions', /denies reading/, [deny({ StringNotEquals: { [ALGORITHM]: kms } }, { Action: 's3:*' })]],
    [
      'key and algorithm in one operator',
      /under another key get through/,
      [deny({ StringNotEquals: { [ALGORITHM]: 'aws:kms', [KEY]: ARN } })],
    ],
    ['the key by itself', 'fine', [deny({ ArnNotEqualsIfExists: { [KEY]: ARN } })]],
    ['a key id', /full ARN/, [deny({ StringNotEquals: { [KEY]: '1234abcd-12ab-34cd-56ef-1234567890ab' } })]],
    ['an alias', /full ARN/, [deny({ StringNotEquals: { [KEY]: 'alias/data' } })]],
    ['the id of a key that stands here', /id of key `Key`/, [deny({ StringNotEquals: { [KEY]: '${Key}' } })]],
    ['the id, by its attribute', /id of key `Key`/, [deny({ StringNotEquals: { [KEY]: '${Key.key_id}' } })]],
    ['its ARN', 'fine', [deny({ StringNotEquals: { [KEY]: '${Key.Arn}' } })]],
    ['a parameter, which may be an ARN', 'fine', [deny({ StringNotEquals: { [KEY]: '${KeyArn}' } })]],
    [
      'a word that no upload carries',
      /`aws-kms`.*every upload/,
      [deny({ StringNotEquals: { [ALGORITHM]: 'aws-kms' } })],
    ],
    [
      'such a word where there is a header',
      /`AWS:KMS`.*every upload that asks/,
      [deny({ Null: { [ALGORITHM]: 'false' }, StringNotEquals: { [ALGORITHM]: 'AWS:KMS' } })],
    ],
    ['such a word beside a right one', 'fine', [deny({ StringNotEquals: { [ALGORITHM]: ['aws-kms', ...kms] } })]],
    ['no word', 'fine', [deny({ StringNotEquals: { [ALGORITHM]: '' } })]],
    ['the word in any case', 'fine', [deny({ StringNotEqualsIgnoreCase: { [ALGORITHM]: 'AWS:KMS' } })]],
    ['SSE-C', 'fine', [deny({ Null: { [CLIENT]: 'false' } })]],
    ['SSE-C turned round', /missing/, [deny({ Null: { [CLIENT]: 'true' } })]],
    [
      'an Allow with a condition',
      /only adds/,
      [deny({ StringEquals: { [ALGORITHM]: 'aws:kms' } }, { Effect: 'Allow' })],
    ],
    [
      'an Allow beside a Deny',
      'fine',
      [
        deny({ StringEquals: { [ALGORITHM]: 'aws:kms' } }, { Effect: 'Allow' }),
        deny({ StringNotEquals: { [ALGORITHM]: kms } }),
      ],
    ],
    ['is about something else', 'fine', [deny({ Bool: { 'aws:SecureTransport': 'false' } }, { Action: 's3:*' })]],
    [
      'has an unknown value',
      'fine',
      [deny({ Null: { [ALGORITHM]: 'false' }, StringNotEquals: { [ALGORITHM]: '${Algorithm}' } })],
    ],
    [
      'leaves some callers out',
      'fine',
      [deny({ StringNotEquals: { [ALGORITHM]: kms, 'aws:PrincipalArn': 'arn:aws:iam::1:role/x' } })],
    ],
  ];
  for (const [name, wanted, statements] of rows)
    it(name, () => {
      const { truth, because } = ask(predicates.denyWorks, statements);
      if (wanted === 'fine') assert.equal(truth, 'yes', because);
      else assert.match(because ?? '', wanted);
    });

  it('spares what would be encrypted as it should', () => {
    const because = (statements: readonly object[]): string =>
      ask(predicates.denySpares, statements).because ?? 'spares';
    assert.match(because([deny({ StringNotEquals: { [ALGORITHM]: kms } })]), /without an encryption header/);
    assert.match(because([deny({ StringNotEqualsIfExists: { [ALGORITHM]: kms } })]), /without an encryption header/);
    assert.match(because([deny({ Null: { [ALGORITHM]: 'true' } })]), /without an encryption header/);
    assert.match(
      because([deny({ Null: { [ALGORITHM]: 'false' }, StringNotEquals: { [ALGORITHM]: 'aws:kms' } })]),
      /dsse/,
    );
    assert.match(because([deny({ StringNotEquals: { [ALGORITHM]: 'AES256' } })]), /weaker/);
    assert.equal(because([deny({ Null: { [ALGORITHM]: 'false' }, StringNotEquals: { [ALGORITHM]: kms } })]), 'spares');
    assert.equal(because([deny({ Null: { [CLIENT]: 'false' } })]), 'spares');
    // Who denies every header leaves the choice to the bucket: nothing weaker is let in.
    assert.equal(because([deny({ Null: { [ALGORITHM]: 'false' } })]), 'spares');
    assert.doesNotMatch(because([deny({ StringNotEquals: { [ALGORITHM]: 'aws-kms' } })]), /weaker/);
    // What most clients meet comes first.
    assert.match(because([deny({ StringNotEquals: { [ALGORITHM]: 'aws:kms' } })]), /without an encryption header/);
  });

  it('refuses the weaker upload from everyone, or not', () => {
    const weaker = (statements: readonly object[], facets = {}): string =>
      ask(predicates.deniesSseS3, statements, facets).truth;
    const right = { Null: { [ALGORITHM]: 'false' }, StringNotEquals: { [ALGORITHM]: kms } };
    assert.equal(weaker([deny(right)]), 'yes');
    assert.equal(weaker([deny({ StringEquals: { [ALGORITHM]: 'AES256' } })]), 'yes');
    assert.equal(weaker([deny(right, { Principal: { AWS: 'arn:aws:iam::1:role/x' } })]), 'no');
    assert.equal(weaker([deny(right, { Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::1:root' } })]), 'no');
    assert.equal(weaker([deny(right, { Resource: 'arn:aws:s3:::data/in/*' })]), 'no');
    assert.equal(weaker([deny(right, { Resource: '${Data.Arn}/*' })], { bucket: '${Data}' }), 'yes');
    assert.equal(
      weaker([deny(right, { Resource: 'arn:${AWS::Partition}:s3:::${Data}/*' })], { bucket: '${Data}' }),
      'yes',
    );
    assert.equal(weaker([deny(right, { Resource: 'arn:aws:s3:::named/*' })], { bucket: '${Data}' }), 'unknown');
    assert.equal(weaker([deny(right, { Resource: '${Other.Arn}/*' })], { bucket: '${Data}' }), 'unknown');
  });

  it('is not called half done for a Deny that is about something else', () => {
    const why = (predicate: Predicate, condition: object, more: object = {}): string | undefined =>
      ask(predicate, [deny(condition, more)]).because;
    const none = 'no statement of its policy denies that';
    assert.equal(why(predicates.deniesPlainHttp, { Null: { [ALGORITHM]: 'true' } }), none);
    assert.equal(why(predicates.deniesSseS3, { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } }), none);
    assert.match(
      why(predicates.deniesPlainHttp, { Bool: { 'aws:SecureTransport': 'false' } }, { Action: 's3:GetObject' }) ?? '',
      /no statement/,
    );
    assert.match(
      why(predicates.deniesSseS3, { StringEquals: { [ALGORITHM]: 'AES256', 'aws:PrincipalOrgID': 'o-1' } }) ?? '',
      /only some of them \(only where `StringEquals` on `aws:PrincipalOrgID`/,
    );
  });

  it('refuses other keys, keys of clients and plain HTTP', () => {
    const truth = (predicate: Predicate, condition: object, more: object = {}): string =>
      ask(predicate, [deny(condition, more)]).truth;
    assert.equal(truth(predicates.deniesOtherKeys, { ArnNotEqualsIfExists: { [KEY]: ARN } }), 'yes');
    assert.equal(truth(predicates.deniesOtherKeys, { StringNotEquals: { [KEY]: '${Key.Arn}' } }), 'yes');
    assert.equal(truth(predicates.deniesOtherKeys, { StringNotEquals: { [ALGORITHM]: 'aws:kms' } }), 'no');
    assert.equal(truth(predicates.deniesClientKeys, { Null: { [CLIENT]: 'false' } }), 'yes');
    assert.equal(truth(predicates.deniesClientKeys, { StringNotEquals: { [ALGORITHM]: 'aws:kms' } }), 'yes');
    assert.equal(
      truth(predicates.deniesClientKeys, { Null: { [ALGORITHM]: 'false' }, StringNotEquals: { [ALGORITHM]: kms } }),
      'no',
    );
    const http = { Bool: { 'aws:SecureTransport': 'false' } };
    assert.equal(truth(predicates.deniesPlainHttp, http, { Action: 's3:*' }), 'yes');
    assert.equal(
      truth(predicates.deniesPlainHttp, { Bool: { 'aws:SecureTransport': 'true' } }, { Action: 's3:*' }),
      'no',
    );
  });

  it('about another bucket than the one that it stands for by a reference', () => {
    const right = { Null: { [ALGORITHM]: 'false' }, StringNotEquals: { [ALGORITHM]: kms } };
    const works = (Resource: string, name?: string): string =>
      ask(predicates.denyWorks, [deny(right, { Resource })], { bucket: '${B}', ...(name && { name }) }).because ??
      'works';
    assert.match(works('arn:aws:s3:::other/*', 'lit'), /names no object/);
    assert.equal(works('arn:aws:s3:::lit/*', 'lit'), 'works');
    assert.equal(works('${B.Arn}/*', 'lit'), 'works');
    assert.equal(works('arn:aws:s3:::other/*'), 'works');
  });
});
