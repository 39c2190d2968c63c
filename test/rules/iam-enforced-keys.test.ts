/**
 * Every condition key about encryption, with statements that enforce it (test/fixtures/policy/right-denies.json): the evaluator says
 * that they deny what they are meant to and let proper calls in, the rule finds nothing, and finds what is broken on purpose.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enforcedKey, enforcedKeys } from '../../rules/iam/enforced-keys.ts';
import type { Held } from '../../rules/iam/enforced-key.ts';
import { pitfallsOf } from '../../rules/iam/pitfalls.ts';
import { known } from '../../server/model/value.ts';
import { decodePolicy } from '../../server/policy/decode.ts';
import { deniedBy } from '../../server/policy/match.ts';
import { other } from '../../server/policy/text.ts';

interface Written {
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}
interface Row {
  readonly key: string;
  readonly statements: readonly Written[];
}
const rows = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/policy/right-denies.json'), 'utf8'),
) as readonly Row[];
const enforcing = rows.filter(({ statements }) => statements.length > 0);

const policyOf = (statements: readonly object[]) => decodePolicy(known(JSON.stringify({ Statement: statements })));
const because = (...statements: readonly object[]): string =>
  pitfallsOf(policyOf(statements))
    .map((one) => one.because)
    .join('\n');
const list = <T>(one: T | readonly T[]): readonly T[] => (Array.isArray(one) ? (one as readonly T[]) : [one as T]);
/** Whether an action of a statement, perhaps with a star at its end, is this one. */
const named = (pattern: string, action: string): boolean =>
  pattern.endsWith('*')
    ? action.toLowerCase().startsWith(pattern.slice(0, -1).toLowerCase())
    : pattern.toLowerCase() === action.toLowerCase();
const deny = (action: string | readonly string[], condition: object, more: object = {}) => ({
  Effect: 'Deny',
  Action: action,
  Resource: '*',
  Condition: condition,
  ...more,
});

const ARN = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const CONTEXT = 'kms:encryptioncontext:aws:s3:arn';

/** The key as the statements spell it, and what the calls on it may carry. */
function askedOf({ key, statements }: Row) {
  const spelled = key.includes('${') ? CONTEXT : key.toLowerCase();
  const known = enforcedKey(spelled);
  assert.ok(known, key);
  const values = statements.flatMap(({ Condition }) =>
    Object.values(Condition).flatMap((compared) =>
      Object.entries(compared).flatMap(([name, one]) => (name.toLowerCase() === spelled ? list(one) : [])),
    ),
  );
  const compared = values
    .filter((one) => one !== 'true' && one !== 'false')
    .map((one): Held => [one.replaceAll('*', 'x')]);
  const carried: readonly Held[] = ['absent', ...known.proper, ...known.others, ...compared, [ARN], [other('value')]];
  const actions = new Set(statements.flatMap(({ Action }) => list(Action)).map((one) => one.toLowerCase()));
  const calls = [
    ...known.on,
    ...(known.also ?? []).filter((one) => !known.on.some(({ action }) => action === one.action)),
  ].filter(({ action }) => [...actions].some((one) => named(one, action)));
  return { spelled, known, carried, calls };
}

describe('condition keys about encryption', () => {
  it('are all there that AWS has', () => {
    const names = enforcedKeys.map(({ key }) => key.replace('*', '${EncryptionContextKey}')).sort();
    assert.deepEqual(names, rows.map(({ key }) => key).sort());
  });

  for (const { key, statements } of rows)
    it(`${key}: nothing is wrong with the statement that enforces it`, () => {
      assert.equal(because(...statements), '');
    });

  for (const row of enforcing) {
    const { spelled, known, carried, calls } = askedOf(row);
    const decided = (call: (typeof calls)[number], held: Held) =>
      deniedBy(policyOf(row.statements), {
        principal: 'anyone',
        action: call.action.toLowerCase(),
        resource: resourceOf(row.statements, call),
        context: {
          'rds:databaseengine': ['mysql'],
          'aws:principalisawsservice': ['false'],
          [spelled]: held,
        },
      }).match;
    for (const call of calls)
      it(`${row.key}: ${call.action} is denied with the wrong value and let in with the right one`, () => {
        const matches = carried.map((held) => decided(call, held));
        assert.ok(matches.includes('always'), matches.join());
        assert.ok(matches.includes('never'), matches.join());
        if (known.takes !== 'flag') return;
        for (const held of known.others) assert.equal(decided(call, held), 'always');
        for (const held of known.proper) assert.equal(decided(call, held), 'never');
      });
  }

  /** A resource of the sort that carries the key; where any may, one that the statements name. */
  function resourceOf(
    statements: readonly Written[],
    { action, on }: { readonly action: string; readonly on?: string },
  ) {
    // ARNs of objects have neither Region nor account, and name a bucket.
    if (on !== undefined && !action.startsWith('s3:')) {
      const account = on.startsWith('snapshot/') ? '' : '111122223333';
      return `arn:aws:${action.split(':')[0] ?? ''}:eu-central-1:${account}:${on.replace(/\$\{.*\}/, 'x')}`;
    }
    const own = statements.filter(({ Action }) => list(Action).some((one) => named(one, action)));
    return list(own[0]?.Resource ?? '*')[0]?.replaceAll('*', 'x') ?? 'x';
  }
});

describe('statements that are broken on purpose', () => {
  it('name a bucket where uploads are requests on its objects', () => {
    const condition = { StringNotEquals: { 's3:x-amz-server-side-encryption': ['aws:kms', 'aws:kms:dsse'] } };
    const on = (Resource: string) => because(deny('s3:PutObject', condition, { Resource }));
    assert.match(on('arn:aws:s3:::data'), /something else: it never denies such calls$/);
    for (const resource of ['arn:aws:s3:::data/*', 'arn:aws:s3:::data*', '*', '${Data.Arn}/*', '${Data.Arn}'])
      assert.equal(on(resource), '', resource);
  });
  const valued = enforcing.filter(({ key }) => enforcedKey(key)?.takes === 'flag');
  for (const { key, statements } of valued)
    it(`${key}: the wrong way round`, () => {
      const flipped = JSON.parse(
        JSON.stringify(statements).replaceAll(/"(true|false)"/g, (_, one: string) =>
          JSON.stringify(one === 'true' ? 'false' : 'true'),
        ),
      ) as Written[];
      assert.match(because(...flipped), /encrypted|gets through|leave/);
    });

  for (const { key, statements } of enforcing) {
    const of = enforcedKey(key.includes('${') ? CONTEXT : key);
    if (!of || of.maybeMore) continue;
    it(`${key}: a call that never carries it`, () => {
      const [service = ''] = key.split(':');
      const strange = statements.map((one) => ({ ...one, Action: `${service}:DescribeNothing` }));
      assert.match(because(...strange), /never carries/);
    });
    it(`${key}: NotAction instead of Action`, () => {
      const [first] = statements;
      assert.ok(first);
      const { Resource, Condition } = first;
      const all = of.on.map(({ action }) => action);
      assert.match(
        because({ Effect: 'Deny', NotAction: all, Resource, Condition }),
        /leaves out|denies calls that never|denies every/,
      );
    });
  }

  for (const { key, takes } of enforcedKeys.filter(({ takes }) => takes === 'word' || takes === 'key')) {
    const of = enforcedKey(key);
    const [call] = of?.on ?? [];
    if (!of || !call || of.many || (of.proper.length < 2 && takes === 'word')) continue;
    const on = {
      Resource:
        call.on === undefined ? '*' : `arn:aws:${key.split(':')[0] ?? ''}:*:*:${call.on.replace(/\$\{.*\}/, '*')}`,
    };
    it(`${key}: Null "true" beside a negated operator lets other values through`, () => {
      const value = takes === 'key' ? ARN : of.proper[0]?.[0];
      assert.match(
        because(deny(call.action, { Null: { [key]: 'true' }, StringNotEquals: { [key]: value } }, on)),
        /gets through/,
      );
      // A second statement makes it right.
      assert.equal(
        because(
          deny(call.action, { Null: { [key]: 'true' }, StringNotEquals: { [key]: value } }, on),
          deny(call.action, { Null: { [key]: 'false' }, StringNotEquals: { [key]: value } }, on),
        ),
        '',
      );
    });
    it(`${key}: a value that no call carries denies every call`, () => {
      const [operator, value] = takes === 'key' ? ['ArnNotEquals', 'alias/app'] : ['StringNotEquals', 'AWS:KMS'];
      const found = because(deny(call.action, { [operator]: { [key]: value } }, on));
      // What the call names a key by may be an alias.
      if (takes === 'key' && String(of.proper[0]?.[0]).startsWith('${')) assert.equal(found, '');
      else assert.match(found, /no call carries/);
    });
  }

  const ec2 = (condition: object, more: object = {}) => because(deny('ec2:RunInstances', condition, more));
  const VOLUMES = { Resource: 'arn:aws:ec2:*:*:volume/*' };

  it('a launch: Bool is right anywhere, IfExists and Null only on volumes', () => {
    assert.equal(ec2({ Bool: { 'ec2:Encrypted': 'false' } }), '');
    assert.equal(ec2({ Bool: { 'ec2:Encrypted': 'False' } }), '');
    assert.equal(ec2({ BoolIfExists: { 'ec2:Encrypted': 'false' } }, VOLUMES), '');
    assert.match(ec2({ BoolIfExists: { 'ec2:Encrypted': 'false' } }), /every launch/);
    assert.match(ec2({ Null: { 'ec2:Encrypted': 'true' } }), /every launch/);
    assert.match(ec2({ StringNotEquals: { 'ec2:Encrypted': 'true' } }), /every launch/);
    assert.match(ec2({ 'ForAllValues:Bool': { 'ec2:Encrypted': 'false' } }), /every launch/);
    assert.match(ec2({ Null: { 'ec2:Encrypted': 'true' } }, VOLUMES), /with `ec2:Encrypted` at `false` gets through/);
    // On other keys of EC2 that only volumes carry, it does not reach the rest of the launch.
    assert.equal(ec2({ BoolIfExists: { 'ec2:Encrypted': 'false' }, StringLike: { 'ec2:VolumeType': 'gp*' } }), '');
  });

  it('a launch: the resource must be a volume', () => {
    for (const resource of [
      'arn:aws:ec2:*:*:instance/*',
      'arn:*:ec2:eu-west-1:111122223333:image/*',
      'arn:aws:s3:::b/*',
    ])
      assert.match(ec2({ Bool: { 'ec2:Encrypted': 'false' } }, { Resource: resource }), /on `volume\/\*` only/);
    for (const resource of ['arn:aws:ec2:eu-west-1:*:volume/*', ['arn:aws:ec2:*:*:instance/*', VOLUMES.Resource]])
      assert.equal(ec2({ Bool: { 'ec2:Encrypted': 'false' } }, { Resource: resource }), '');
    const rest = { Effect: 'Deny', Action: 'ec2:RunInstances', Condition: { Bool: { 'ec2:Encrypted': 'false' } } };
    assert.match(because({ ...rest, NotResource: VOLUMES.Resource }), /on `volume\/\*` only/);
    assert.equal(because({ ...rest, NotResource: 'arn:aws:ec2:*:*:image/*' }), '');
  });

  it('conditions on who calls change nothing', () => {
    const admins = { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' } };
    assert.equal(ec2({ Bool: { 'ec2:Encrypted': 'false' }, ...admins }), '');
    assert.match(ec2({ BoolIfExists: { 'ec2:Encrypted': 'false' }, ...admins }), /every launch/);
  });

  it('two keys in one statement', () => {
    const both = { 's3tables:SSEAlgorithm': 'aws:kms', 's3tables:KMSKeyArn': ARN };
    assert.match(because(deny('s3tables:CreateTableBucket', { StringNotEquals: both })), /one statement for each key/);
    assert.match(
      because(
        deny('sagemaker:CreateTrainingJob', {
          Null: { 'sagemaker:VolumeKmsKeyArn': 'true', 'sagemaker:OutputKmsKeyArn': 'true' },
        }),
      ),
      /one statement for each key/,
    );
    assert.equal(
      because(
        ...Object.entries(both).map(([key, value]) =>
          deny('s3tables:CreateTableBucket', { StringNotEquals: { [key]: value } }),
        ),
      ),
      '',
    );
  });

  it('what is not known is not said to be wrong', () => {
    const known = { Effect: 'Deny', Action: 'ec2:RunInstances', Condition: { Bool: { 'ec2:Encrypted': 'false' } } };
    assert.equal(because({ ...known, Resource: '${Where}' }), '');
    assert.equal(
      because(deny('s3:PutObject', { StringNotEquals: { 's3:x-amz-server-side-encryption': '${Word}' } })),
      '',
    );
    assert.equal(
      because(deny('secretsmanager:CreateSecret', { ArnNotEquals: { 'secretsmanager:KmsKeyArn': '${Key.Arn}' } })),
      '',
    );
  });

  it('a client\'s key: Null "false" is right, "true" the opposite', () => {
    const key = 's3:x-amz-server-side-encryption-customer-algorithm';
    assert.equal(because(deny('s3:PutObject', { Null: { [key]: 'false' } })), '');
    assert.match(because(deny('s3:PutObject', { Null: { [key]: 'true' } })), /are denied, and the others are let in/);
  });

  it('a key of KMS and its numbers', () => {
    const window = 'kms:ScheduleKeyDeletionPendingWindowInDays';
    assert.match(because(deny('kms:ScheduleKeyDeletion', { NumericLessThan: { [window]: '7' } })), /denies nothing/);
    assert.match(
      because(deny('kms:Decrypt', { StringNotEquals: { 'kms:ViaService': 's3.amazonaws.com' } })),
      /service\.region\.amazonaws\.com/,
    );
    assert.equal(
      because(deny('kms:Decrypt', { StringNotEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } })),
      '',
    );
  });

  it('names that AWS has no key for', () => {
    for (const name of [
      'redshift:Encrypted',
      'dynamodb:SSEEnabled',
      'rds:KmsKeyId',
      'kinesis:EncryptionType',
      'ec2:Encryption',
    ])
      assert.match(because(deny('redshift:CreateCluster', { Bool: { [name]: 'false' } })), /no condition key/);
    for (const name of [
      'elasticache:TransitEncryptionEnabled',
      'aws:SecureTransport',
      'ssm:SessionDocumentAccessCheck',
      's3:TlsVersion',
    ])
      assert.equal(because(deny('ssm:StartSession', { Bool: { [name]: 'false' } })), '');
  });

  it('an Allow is no Deny', () => {
    assert.equal(
      because({ ...deny('ec2:RunInstances', { BoolIfExists: { 'ec2:Encrypted': 'false' } }), Effect: 'Allow' }),
      '',
    );
  });
});

describe('statements as people write them', () => {
  const bool = (key: string, value: string) => ({ Bool: { [key]: value } });
  const ec2 = bool('ec2:Encrypted', 'false');
  const rds = bool('rds:StorageEncrypted', 'false');
  const sse = (value: string | readonly string[]) => ({
    StringNotEquals: { 's3:x-amz-server-side-encryption': value },
  });
  const rows: readonly (readonly [object, RegExp | ''])[] = [
    [deny('ec2:RunInstances', ec2, { Resource: 'arn:aws:ec2:*:*:volume/*' }), ''],
    [deny(['ec2:CreateVolume', 'ec2:RunInstances'], ec2), ''],
    [deny('ec2:CopySnapshot', ec2), ''],
    // AWS's endpoint policy, and Control Tower's for snapshots and grants.
    [deny(['ec2:CreateVolume'], ec2, { Principal: '*' }), ''],
    [deny(['ec2:CreateSnapshot', 'ec2:CreateSnapshots'], ec2, { Resource: 'arn:*:ec2:*:*:volume/*' }), ''],
    [
      deny('kms:CreateGrant', {
        BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' },
        ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' },
      }),
      '',
    ],
    [deny(['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'], bool('kms:GrantIsForAWSResource', 'false')), ''],
    [deny(['ec2:RunInstances', 'rds:CreateDBInstance', 's3:CreateBucket'], ec2), /never carries `ec2:Encrypted`/],
    [deny('dynamodb:CreateTable', { StringNotEquals: { 'dynamodb:Encryption': 'true' } }), /every call/],
    [deny('kinesis:CreateStream', { StringNotEquals: { 'kinesis:EncryptionType': 'KMS' } }), /no condition key/],
    [deny('redshift:CreateCluster', bool('redshift:Encrypted', 'false')), /denies nothing/],
    [deny(['rds:CreateDBInstance', 'rds:CreateDBCluster'], rds), /by what is reported/],
    [deny('rds:CreateDBCluster', rds), ''],
    [
      deny('rds:CreateDBInstance', {
        ...rds,
        'ForAnyValue:StringNotEquals': {
          'rds:DatabaseEngine': ['aurora-mysql', 'aurora-postgresql', 'docdb', 'neptune'],
        },
      }),
      '',
    ],
    [deny('s3:PutObject', sse(['aws:kms', 'AES256'])), ''],
    [deny('s3:PutObject', sse('AES256')), ''],
    [
      deny('s3:PutObject', {
        ...sse(['aws:kms', 'AES256']),
        Null: { 's3:x-amz-server-side-encryption': 'false' },
      }),
      '',
    ],
    [deny('s3:PutObject', { Null: { 's3:x-amz-server-side-encryption': 'true' } }), ''],
    [deny('s3:*', sse('aws:kms')), /s3:GetObject/],
    [deny('sagemaker:CreateTrainingJob', { Null: { 'sagemaker:VolumeKmsKey': 'true' } }), /on no call any more/],
    [
      deny(['sagemaker:CreateNotebookInstance', 'sagemaker:Create*Job*'], {
        Null: { 'sagemaker:VolumeKmsKeyArn': 'true' },
        StringNotEquals: { 'aws:PrincipalTag/team': 'platform' },
      }),
      '',
    ],
    [deny('elasticfilesystem:CreateFileSystem', bool('elasticfilesystem:Encrypted', 'false')), /not documented/],
    [deny('secretsmanager:CreateSecret', { Null: { 'secretsmanager:KmsKeyId': 'true' } }), ''],
  ];
  for (const [statement, expected] of rows)
    it(JSON.stringify(statement).slice(17, 150), () => {
      if (expected === '') assert.equal(because(statement), '');
      else assert.match(because(statement), expected);
    });

  it('what is only reported is a doubt', () => {
    const [found] = pitfallsOf(policyOf([deny('rds:CreateDBInstance', rds)]));
    assert.equal(found?.doubt, true);
  });
});
