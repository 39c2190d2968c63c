/** What was found once: each minimised input of `cases` is asked again what broke it. */
import assert from 'node:assert/strict';
import { readCases } from '../../scripts/fuzz/cases.ts';
import { CHECKS } from '../../scripts/fuzz/checks.ts';

describe('failures that were found once', () => {
  it('have a file each, or there are none', () => {
    const files = [...readCases()].map(([file]) => file);
    assert.equal(new Set(files).size, files.length);
  });
  for (const [file, { check, what, files }] of readCases())
    it(`${file}: ${what}`, async () => {
      const { broken } = await CHECKS[check](files, true);
      assert.deepEqual(broken, []);
    });
});
