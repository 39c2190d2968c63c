/** A part of every run of `npm run fuzz` by hand, from a fixed seed. Bounded by counts: a machine that is busy takes longer. */
import assert from 'node:assert/strict';
import { fuzzBombs } from '../../scripts/fuzz/bombs.ts';
import { fuzzFix } from '../../scripts/fuzz/fix.ts';
import { fuzzLint } from '../../scripts/fuzz/lint.ts';
import type { Engine } from '../../scripts/fuzz/report.ts';

const ENGINES: readonly (readonly [name: string, engine: Engine, count: number])[] = [
  ['lint', fuzzLint, 8000],
  ['fix', fuzzFix, 800],
  ['bombs', fuzzBombs, 20],
];

describe('fuzzing', function () {
  this.timeout(1_800_000);
  for (const [name, engine, count] of ENGINES)
    it(`${name}, ${count} from seed 1`, async () => {
      const { failures, counts } = await engine({ seed: 1, count });
      console.log(`    ${JSON.stringify(counts)}`);
      assert.deepEqual(failures, []);
    });
});
