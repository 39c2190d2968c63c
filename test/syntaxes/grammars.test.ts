import assert from 'node:assert/strict';
import path from 'node:path';
import { examples } from './examples.ts';
import { colouredBy } from './tokens.ts';

const fixture = (file: string) => path.resolve(import.meta.dirname, '../fixtures/grammars', file);
const hosts = {
  'source.yaml': fixture('yaml.json'),
  'source.json': fixture('json.json'),
  'source.hcl.terraform': fixture('hcl.json'),
};

describe('the grammars colour', () => {
  for (const { what, scopeName, text, coloured } of examples) {
    it(`${what} (${scopeName})`, async () => {
      assert.deepEqual(await colouredBy(hosts, scopeName, text), coloured);
    });
  }
});
