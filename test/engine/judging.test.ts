/** Small parts of judging by themselves: whose key a text names, which rung a level reaches, which versions a constraint allows, which cases exist. */
import assert from 'node:assert/strict';
import { ownerOfText } from '../../server/engine/keys/key.ts';
import { type LevelPart, reaches } from '../../server/engine/judge/level.ts';
import { satisfies } from '../../server/dialects/terraform/provider-version.ts';
import { type Basis, type Level, LEVELS, RUNGS } from '../../server/model/level.ts';
import type { Truth } from '../../server/model/value.ts';
import { lintFiles } from '../picture/lint-files.ts';

describe('the owner of a key', () => {
  const id = '1234abcd-12ab-34cd-56ef-1234567890ab';
  const cases: readonly (readonly [text: string, levels: readonly Level[]])[] = [
    ['alias/aws/sqs', ['aws']],
    ['aws/ebs', ['aws']],
    ['arn:aws:kms:us-east-1:111122223333:alias/aws/rds', ['aws']],
    ['alias/awsome', ['customer']],
    ['alias/data', ['customer']],
    ['arn:aws:kms:us-east-1:111122223333:alias/data', ['customer']],
    [`mrk-${id.replaceAll('-', '')}`, ['customer']],
    [`arn:aws:kms:us-east-1:111122223333:key/mrk-${id.replaceAll('-', '')}`, ['customer']],
    [id, ['aws', 'customer']],
    [`arn:aws:kms:us-east-1:111122223333:key/${id}`, ['aws', 'customer']],
  ];
  for (const [text, levels] of cases)
    it(`of \`${text}\``, () => {
      assert.deepEqual(ownerOfText(text), levels);
    });
});

describe('a level', () => {
  const part = (levels: readonly Level[], basis: Basis = 'declared'): LevelPart => ({
    levels,
    basis,
    fact: { because: '', basis: 'documented' },
    hops: [],
  });
  /** By rung, what each level comes to, lowest first. */
  const table: Readonly<Record<(typeof RUNGS)[number], readonly Truth[]>> = {
    encrypted: ['no', 'yes', 'yes', 'yes'],
    declared: ['no', 'yes', 'yes', 'yes'],
    'kms-key': ['no', 'no', 'yes', 'yes'],
    'customer-key': ['no', 'no', 'no', 'yes'],
  };
  for (const rung of RUNGS)
    it(`reaches ${rung} or not`, () => {
      assert.deepEqual(
        LEVELS.map((level) => reaches([part([level])], rung)),
        table[rung],
      );
      const byDefault = LEVELS.map((level) => reaches([part([level], 'default')], rung));
      assert.deepEqual(byDefault, rung === 'declared' ? ['no', 'no', 'no', 'no'] : table[rung]);
    });

  it('that is not known reaches what all of them reach', () => {
    assert.equal(reaches([part(['none', 'service'])], 'encrypted'), 'unknown');
    assert.equal(reaches([part(['aws', 'customer'])], 'kms-key'), 'yes');
    assert.equal(reaches([part(['aws']), part(['customer'])], 'customer-key'), 'unknown');
    assert.equal(reaches([part(['none']), part(['aws'])], 'customer-key'), 'no');
    assert.equal(reaches([], 'encrypted'), 'unknown');
  });
});

describe('the versions of a provider', () => {
  const cases: readonly (readonly [constraint: string | undefined, from6: Truth])[] = [
    ['6.0.0', 'yes'],
    ['5.100.0', 'no'],
    ['~> 5.0', 'no'],
    ['~> 5.100.0', 'no'],
    ['~> 6.0', 'yes'],
    ['>= 6.0.0', 'yes'],
    ['>= 5.100', 'unknown'],
    ['< 6.0.0', 'no'],
    ['< 6.0.1', 'unknown'],
    ['<= 6.0.0', 'unknown'],
    ['<= 5.99.99', 'no'],
    ['> 5.0, < 6.0', 'no'],
    ['>= 6.0, < 7.0', 'yes'],
    ['>= 5.0, < 7.0', 'unknown'],
    ['~> 5', 'no'],
    ['!= 5.1.0', 'unknown'],
    ['= v6.1.0', 'yes'],
    ['latest', 'unknown'],
    [undefined, 'unknown'],
  ];
  const not = (truth: Truth): Truth => (truth === 'yes' ? 'no' : truth === 'no' ? 'yes' : 'unknown');
  for (const [constraint, from6] of cases)
    it(`${String(constraint)}: ${from6} from 6`, () => {
      assert.equal(satisfies(constraint, '>=6'), from6);
      assert.equal(satisfies(constraint, '<6'), not(from6));
    });
  it('are compared by all three numbers', () => {
    assert.deepEqual(
      ['5.9.9', '5.10.0', '5.10.1', '5.10.2'].map((version) => satisfies(version, '>=5.10.1')),
      ['no', 'no', 'yes', 'yes'],
    );
    assert.equal(satisfies('~> 5.10.1', '>=5.11'), 'no');
    assert.equal(satisfies('~> 5.10', '>=5.11'), 'unknown');
    assert.equal(satisfies('6.0.0', '>5'), 'unknown');
  });
});

describe('cases', () => {
  const template = (properties: string): string => `Parameters:
  Env: { Type: String, AllowedValues: [prod, dev] }
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsLive: !Equals [prod, !Ref Env]
  IsDev: !Equals [!Ref Env, dev]
Resources:
  Key: { Type: AWS::KMS::Key }
  Q:
    Type: AWS::SQS::Queue
    Properties: ${properties}
`;
  const found = (text: string): readonly string[] =>
    lintFiles({ 'a.yaml': text }, { profile: 'recommended' }).analyses.flatMap(({ findings }) =>
      findings.filter(({ rule }) => rule.id === 'sqs-queue-encrypted').map(({ message }) => message),
    );
  it('that contradict each other do not exist', () => {
    const key = '!If [IsLive, !Ref Key, !Ref AWS::NoValue]';
    assert.deepEqual(
      found(template(`{ SqsManagedSseEnabled: !If [IsProd, false, true], KmsMasterKeyId: ${key} }`)),
      [],
    );
    const exhausted = '!If [IsProd, true, !If [IsDev, true, false]]';
    assert.deepEqual(found(template(`{ SqsManagedSseEnabled: ${exhausted} }`)), []);
  });
  it('that can be are named', () => {
    const [message, ...more] = found(
      template('{ SqsManagedSseEnabled: !If [IsProd, true, !If [IsDev, false, true]] }'),
    );
    assert.equal(more.length, 0);
    assert.match(message ?? '', /is not encrypted at rest when /);
    const key = '!If [IsDev, !Ref Key, !Ref AWS::NoValue]';
    assert.equal(
      found(template(`{ SqsManagedSseEnabled: !If [IsProd, false, true], KmsMasterKeyId: ${key} }`)).length,
      1,
    );
  });
});
