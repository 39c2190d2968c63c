import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { randomFrom } from '../../scripts/fuzz/random.ts';
import { failureThroughServers, fuzzServer, grows } from '../../scripts/fuzz/server.ts';
import { changeOf } from '../../scripts/fuzz/server/change.ts';
import { documentsOf } from '../../scripts/fuzz/server/documents.ts';
import { inventRound } from '../../scripts/fuzz/server/invent-round.ts';
import { DIALECTS } from '../../scripts/fuzz/input.ts';
import { serverFolder } from '../../scripts/fuzz/stories.ts';
import type { Story } from '../../scripts/fuzz/stories/step.ts';

describe('edits through real servers', function () {
  this.timeout(300_000);

  it('leave them showing what a new server shows', async () => {
    const { failures, counts } = await fuzzServer({ seed: 7, count: 80 });
    assert.deepEqual(failures, []);
    assert.equal(counts['edits'], 80);
    assert.ok((counts['heapAtFirst'] ?? 0) > 0 && (counts['serverSeconds'] ?? 0) > 0);
  });

  for (const file of existsSync(serverFolder) ? readdirSync(serverFolder) : []) {
    it(`that once did not are made again: ${file}`, async () => {
      const story = JSON.parse(readFileSync(path.join(serverFolder, file), 'utf8')) as Story;
      assert.equal(await failureThroughServers(story), undefined);
    });
  }
});

describe('the edits of a round', () => {
  const documents = documentsOf();
  it('are of documents of every dialect, more than ten', () => {
    const folders = [...documents.keys()].map((name) => name.slice(0, name.indexOf('/')));
    assert.deepEqual(new Set(folders.map((name) => name.replace(/-\d$/, ''))), new Set(DIALECTS));
    assert.ok(documents.size > 10);
  });
  it('are those of the seed', () => {
    const round = (seed: number): Story => inventRound(randomFrom(seed), documents, 100);
    assert.deepEqual(round(3), round(3));
    assert.notDeepEqual(round(3), round(4));
    const count = round(3).steps.length - documents.size;
    assert.ok(count === 100 || count === 101, String(count));
  });
  it('are told as the one change that was made', () => {
    for (const [before, after] of [
      ['a\nb\nc', 'a\nx\nc'],
      ['aaa', 'aa'],
      ['', 'a\r\nb'],
      ['a\r\nb', 'a\nb'],
      ['a\nb', 'a\r\nb'],
      ['a\r', 'a\r\n'],
      ['same\n', ''],
      ['\r\n\n', '\n\r\n'],
    ] as const) {
      const document = TextDocument.create('file:///a', 'yaml', 1, before);
      const change = changeOf(before, after);
      assert.ok(change);
      assert.equal(TextDocument.applyEdits(document, [change]), after);
    }
    assert.equal(changeOf('a', 'a'), undefined);
  });
});

describe('memory', () => {
  it('grows when the least of its last third is far above the least of the first', () => {
    assert.equal(grows([30, 40, 31, 50, 33, 60]), false);
    assert.equal(grows([30, 40, 50, 55, 60, 65]), true);
    assert.equal(grows([30]), false);
  });
});
