/** When two values say the same: never yes nor no where two names may be of one thing. */
import assert from 'node:assert/strict';
import { same } from '../../server/engine/read/same.ts';
import type { World } from '../../server/engine/world.ts';
import { absent, known, unknown, type Truth, type Value } from '../../server/model/value.ts';

const types: Readonly<Record<string, string>> = {
  key1: 'AWS::KMS::Key',
  key2: 'AWS::KMS::Key',
  alias1: 'AWS::KMS::Alias',
  data1: 'data.aws_kms_key',
  data2: 'data.aws_kms_key',
};
const world = { find: (id: string) => (id in types ? { type: types[id] } : undefined) } as unknown as World;
const ref = (id: string): Value => ({ is: 'reference', id, address: id, missing: false, from: [] }) as unknown as Value;
const ARN = 'arn:aws:kms:eu-west-1:111122223333:';

const CASES: readonly (readonly [a: Value, b: Value, truth: Truth])[] = [
  [absent(), absent(), 'yes'],
  [known('x'), absent(), 'no'],
  [absent(), ref('key1'), 'no'],
  [known('1234'), known('1234'), 'yes'],
  [known('abcd'), known('ABCD'), 'yes'],
  [known('1234'), known('5678'), 'no'],
  [known(true), known('TRUE'), 'yes'],
  [known(true), known(false), 'no'],
  [known('true'), known('1234'), 'unknown'],
  [known(`${ARN}key/1`), known(`${ARN}key/2`), 'no'],
  [known(`${ARN}key/1`), known('1'), 'unknown'],
  [known('alias/a'), known('alias/b'), 'unknown'],
  [known(`${ARN}alias/a`), known(`${ARN}key/1`), 'unknown'],
  [known('alias/a'), known('alias/A'), 'yes'],
  [ref('key1'), ref('key1'), 'yes'],
  [ref('key1'), ref('key2'), 'no'],
  [ref('key1'), ref('alias1'), 'unknown'],
  [ref('data1'), ref('data2'), 'unknown'],
  [ref('none1'), ref('none2'), 'unknown'],
  [ref('key1'), known('1234'), 'unknown'],
  [known('1234'), unknown('it is imported', true), 'unknown'],
];

describe('the same', () => {
  const words = (value: Value): string =>
    value.is === 'known' ? String(value.value) : value.is === 'reference' ? `reference ${value.id}` : value.is;
  for (const [a, b, truth] of CASES)
    it(`${words(a)} and ${words(b)}: ${truth}, either way`, () => {
      assert.equal(same(a, b, world), truth);
      assert.equal(same(b, a, world), truth);
    });
});
