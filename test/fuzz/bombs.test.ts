import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LARGER } from '../../scripts/fuzz/bombs/budget.ts';
import { measure, type Run } from '../../scripts/fuzz/bombs/measure.ts';
import { BOMBS } from '../../scripts/fuzz/bombs/table.ts';

describe('bombs', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'atrest-bombs-test-'));
  after(() => {
    rmSync(folder, { recursive: true });
  });
  const run = (program: string): Run => {
    const file = path.join(folder, 'program.cjs');
    writeFileSync(file, program);
    return measure(file, [], folder, folder, { processorSeconds: 1, megabytes: 64 });
  };

  it('are a hundred at least, each once, and those with a larger budget are among them', () => {
    const names = BOMBS.map(({ name }) => name);
    assert.ok(names.length >= 100);
    assert.equal(new Set(names).size, names.length);
    for (const name of Object.keys(LARGER)) assert.ok(names.includes(name), name);
  });
  it('are ended when they take too much processor time or memory', () => {
    assert.equal(run('for (;;) Math.sqrt(2);').ended, 'processor time');
    assert.equal(run('const kept = []; for (;;) kept.push({ a: [kept.length] });').ended, 'memory');
  });
  it('are measured when they end by themselves', () => {
    const { code, stdout, ended, processorMilliseconds, megabytes } = run('console.log("told"); process.exitCode = 1;');
    assert.deepEqual([code, stdout, ended], [1, 'told\n', undefined]);
    assert.ok(processorMilliseconds > 0 && megabytes > 10);
  });
});
