/** The words of AWS that decide a level: by kind, each facet with what the level program compares it with. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { catalogue } from '../../rules/index.ts';
import type { Formula } from '../../server/model/formula.ts';

/** A facet and a value that it is compared with, in the order of the program. */
function* comparisons(formula: Formula): Generator<readonly [facet: string, value: unknown]> {
  switch (formula.op) {
    case 'all':
    case 'any':
      for (const part of formula.of) yield* comparisons(part);
      break;
    case 'not':
    case 'decided':
      yield* comparisons(formula.of);
      break;
    case 'is':
      yield [formula.facet, formula.value];
      break;
    case 'one-of':
    case 'some':
      for (const value of formula.values) yield [formula.facet, value];
      break;
    case 'matches':
      yield [formula.facet, `/${formula.pattern}/`];
      break;
    case 'through':
      yield* comparisons(formula.require);
      break;
    default:
  }
}

describe('the words of a level program', () => {
  it('are those of the table', () => {
    const table = parse(readFileSync(join(import.meta.dirname, 'level-words.yaml'), 'utf8')) as unknown;
    const said: Record<string, Record<string, unknown[]>> = {};
    for (const { id, store } of new Set(catalogue.types().flatMap((type) => catalogue.kindsOf(type)))) {
      const asked = [...(store?.levels ?? []), ...(store?.exempt ?? [])].flatMap(({ when }) => (when ? [when] : []));
      for (const [facet, value] of asked.flatMap((formula) => [...comparisons(formula)])) {
        assert.notEqual(value, undefined, `${id}: ${facet} is compared with nothing`);
        const words = ((said[id] ??= {})[facet] ??= []);
        if (!words.includes(value)) words.push(value);
      }
    }
    assert.deepEqual(said, table);
  });
});
