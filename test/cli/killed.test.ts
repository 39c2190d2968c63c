/** A run that is ended while it writes: what lies beside the file then, and who takes it away. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { atrest, folderWith } from './atrest.ts';
import type { Folder } from './atrest.ts';
import { clean } from './sample.ts';

describe('a run that is ended while it writes', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = folderWith({ 'sub/a.yaml': clean });
  });
  afterEach(() => {
    folder.remove();
  });
  const names = (): readonly string[] => readdirSync(folder.at('sub'));

  async function end(by: NodeJS.Signals): Promise<unknown> {
    const script = path.join(import.meta.dirname, 'stuck-write.ts');
    const writer = spawn(process.execPath, ['--import', 'tsx', script, folder.at('sub/a.yaml')]);
    await once(writer.stdout, 'data');
    assert.equal(names().length, 2, 'its new text lies beside the file');
    const ended = once(writer, 'close');
    writer.kill(by);
    const [, signal] = (await ended) as readonly unknown[];
    return signal;
  }
  // Windows has no signals: there a process is ended without being asked.
  const signals = process.platform === 'win32' ? [] : (['SIGINT', 'SIGTERM', 'SIGHUP'] as const);
  for (const by of signals)
    it(`leaves nothing behind, and ends as it is asked to: ${by}`, async () => {
      assert.equal(await end(by), by);
      assert.deepEqual(names(), ['a.yaml']);
      assert.equal(readFileSync(folder.at('sub/a.yaml'), 'utf8'), clean);
    });
  it('leaves its text where it is killed, until a run that fixes comes by, whatever that fixes', async () => {
    await end('SIGKILL');
    assert.equal(names().length, 2);
    for (const reads of [['lint'], ['fix', '--dry-run'], ['fix', '--diff']]) atrest(folder.path, [...reads, '.']);
    assert.equal(names().length, 2, 'who only reads takes nothing away');
    const { stdout } = atrest(folder.path, ['fix', '.']);
    assert.match(stdout, /^Fixed 0 findings in 0 files/m);
    assert.deepEqual(names(), ['a.yaml']);
  });
});
