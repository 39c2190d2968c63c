/** What a value went through is data; how it is told is made of that, in one place. */
import assert from 'node:assert/strict';
import { hopWords, placeWords } from '../../server/engine/findings/hop-words.ts';
import type { Passed } from '../../server/model/hop.ts';

const TOLD: readonly (readonly [Passed, string])[] = [
  [{ is: 'parameter', name: 'Env', by: 'default' }, 'default of parameter `Env`'],
  [{ is: 'parameter', name: 'Env', by: 'parent' }, 'parameter `Env` of the nested stack'],
  [{ is: 'pseudo', name: 'AWS::NoValue', by: 'removal' }, '`AWS::NoValue` removes it'],
  [{ is: 'mapping', name: 'Stages', row: 'live', key: 'Encrypt' }, '`Stages.live.Encrypt`'],
  [{ is: 'condition', name: 'IsProd', holds: false }, 'condition `IsProd` is false'],
  [{ is: 'variable', name: 'kms', by: 'given', file: 'live.auto.tfvars' }, 'var.kms in live.auto.tfvars'],
  [{ is: 'variable', name: 'kms', by: 'allowed', value: 'a' }, 'var.kms is "a"'],
  [{ is: 'part', key: 'on', of: { is: 'local', name: 'flags' } }, 'on in local.flags'],
  [{ is: 'argument', name: 'kms', module: 'module.data' }, 'kms of module.data'],
  [{ is: 'argument', name: 'kms', module: 'module.data', planned: true }, 'argument `kms` of `module.data`'],
  [{ is: 'output', name: 'Key', stack: null }, 'output `Key` of the nested stack'],
  [{ is: 'output', name: 'key', module: 'module.keys' }, 'module.keys.key'],
  [{ is: 'test', text: 'var.x == 1', outcome: null }, 'var.x == 1 is not known'],
  [{ is: 'resource', address: 'aws_kms_key.k', attribute: 'arn' }, 'aws_kms_key.k.arn'],
  [{ is: 'resource', address: 'Key', noun: 'KMS key' }, 'KMS key `Key`'],
  [
    { is: 'setting', name: 'KmsKeyId', says: { is: 'reference', address: 'Key', missing: true } },
    '`KmsKeyId` is `Key`, which is not declared',
  ],
];

describe('words of evidence', () => {
  for (const [of, words] of TOLD)
    it(words, () => {
      assert.equal(hopWords(of), words);
    });
  it('a place is named without what else is to be said of it', () => {
    const of: Passed = { is: 'part', key: 'on', of: { is: 'variable', name: 'flags', by: 'replaceable default' } };
    assert.equal(placeWords(of), 'on in default of var.flags');
    assert.equal(hopWords(of), 'on in default of var.flags; a tfvars file or the caller may set another value');
  });
});
