import assert from 'node:assert/strict';
import { type Checked, watch, watchAll } from '../../scripts/fuzz/watch.ts';

describe('the watch over inputs', () => {
  const endless = (what: string, processor = 300) =>
    watch({ do: 'try', check: what as Checked, from: 0, end: 9 }, () => undefined, {
      budget: { processor, heap: 64 },
      program: '../../test/fuzz/endless-worker.mjs',
    });

  it('ends what takes too much processor time, and says which input it was', async () => {
    const { at, broken } = await endless('hang');
    assert.deepEqual([at, broken?.what], [7, 'hangs']);
  });
  it('ends what takes too much memory', async () => {
    assert.equal((await endless('memory', 60_000)).broken?.what, 'takes too much memory');
  });
  it('tells of a worker that dies, and of one that waits for ever', async () => {
    const died = (await endless('die')).broken;
    assert.match(`${died?.what ?? ''}: ${died?.message ?? ''}`, /^ended the worker: Error: died/);
    assert.equal((await endless('wait')).broken?.what, 'never answers');
  });
  it('has nothing to say of a worker that comes to its end', async () => {
    assert.deepEqual(await endless('nothing'), { at: 2 ** 31 - 1 });
  });
  it('tries given inputs thoroughly', async () => {
    const volume = 'Resources:\n  V:\n    Type: AWS::EC2::Volume\n    Properties:\n      Encrypted: false\n';
    const given = [{ 'a.yaml': volume }, { 'a.yaml': '' }];
    const { counts, broken } = await watchAll({ check: 'lint', from: 0, end: 2, given });
    assert.deepEqual(broken, []);
    assert.deepEqual([counts['inputs'], counts['findings'], counts['judged twice']], [2, 1, 2]);
  });
});
