import assert from 'node:assert/strict';
import { parameterValues } from '../../server/cli/inputs.ts';
import { UsageError } from '../../server/cli/usage-error.ts';
import { folderWith } from './atrest.ts';
import type { Folder } from './atrest.ts';

describe('values from the command line', () => {
  let folder: Folder;
  before(() => {
    folder = folderWith({
      'map.json': '{ "Env": "prod", "Count": 2 }',
      'pairs.json': '\ufeff[{ "ParameterKey": "Env", "ParameterValue": "test", "UsePreviousValue": false }]',
      'nested.json': '{ "Parameters": { "Env": "stage" }, "Tags": {} }',
      'texts.json': '["Env=dev", "Empty="]',
      'broken.json': '{ "Env": ',
      'number.json': '3',
    });
  });
  after(() => {
    folder.remove();
  });
  const read = (options: { param?: Record<string, string>; paramFile?: string[]; var?: Record<string, string> }) =>
    parameterValues({
      param: {},
      var: {},
      ignore: true,
      ...options,
      paramFile: (options.paramFile ?? []).map(folder.at),
    });

  it('come from files in every form that AWS tools write', async () => {
    assert.deepEqual(await read({ paramFile: ['map.json'] }), { Env: 'prod', Count: 2 });
    assert.deepEqual(await read({ paramFile: ['pairs.json'] }), { Env: 'test' });
    assert.deepEqual(await read({ paramFile: ['nested.json'] }), { Env: 'stage' });
    assert.deepEqual(await read({ paramFile: ['texts.json'] }), { Env: 'dev', Empty: '' });
  });
  it('a single value beats a file, a later file an earlier one', async () => {
    const values = await read({ paramFile: ['map.json', 'pairs.json'], param: { Env: 'x=y' } });
    assert.deepEqual(values, { Env: 'x=y', Count: 2 });
    assert.deepEqual(await read({ paramFile: ['map.json', 'pairs.json'] }), { Env: 'test', Count: 2 });
  });
  it('reads a collection of a variable as JSON and leaves everything else text', async () => {
    const values = await read({ var: { list: '["a"]', map: '{"a":1}', text: 'true', half: '[a' } });
    assert.deepEqual(values, { list: ['a'], map: { a: 1 }, text: 'true', half: '[a' });
  });
  it('keeps a name like __proto__ a name', async () => {
    const values = await read({ param: Object.fromEntries([['__proto__', 'x']]) });
    assert.deepEqual(Object.entries(values), [['__proto__', 'x']]);
  });
  it('says what is wrong with a file', async () => {
    for (const [file, why] of [
      ['broken.json', /broken\.json: not JSON/],
      ['number.json', /number\.json: write /],
      ['none.json', /none\.json: cannot be read \(ENOENT\)/],
    ] as const) {
      await assert.rejects(
        read({ paramFile: [file] }),
        (error) => error instanceof UsageError && why.test(error.message),
      );
    }
  });
});
