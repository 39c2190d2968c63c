import assert from 'node:assert/strict';
import { fuzzLeaks } from '../../scripts/fuzz/leaks.ts';
import { cliFile } from '../cli/atrest.ts';

describe('secrets and names that steer', () => {
  it('get out through no command', async () => {
    cliFile();
    const { counts, failures } = await fuzzLeaks({ seed: 1, count: 25 });
    assert.deepEqual(failures, []);
    assert.deepEqual(counts, { canaries: 25 });
  });
});
