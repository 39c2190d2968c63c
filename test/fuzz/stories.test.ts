import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { failureOf, fuzzStories, storiesFolder } from '../../scripts/fuzz/stories.ts';
import type { Story } from '../../scripts/fuzz/stories/step.ts';

describe('a story of files and settings', () => {
  it('leaves a server that shows what a new one shows, after every step', async function () {
    this.timeout(300_000);
    const { failures, counts } = await fuzzStories({ seed: 20_261_130, count: 600 });
    assert.deepEqual(failures, []);
    assert.equal(counts['steps'], 600);
  });

  for (const file of existsSync(storiesFolder) ? readdirSync(storiesFolder) : []) {
    it(`that once did not is played again: ${file}`, async () => {
      const story = JSON.parse(readFileSync(path.join(storiesFolder, file), 'utf8')) as Story;
      assert.equal(await failureOf(story), undefined);
    });
  }
});
