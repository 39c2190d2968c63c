/** One apostrophe in all texts, the straight one: what is searched for, compared or pasted is then found. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../repository.ts';

const folders = ['client', 'docs', 'rules', 'scripts', 'server', 'test', 'package.json', 'README.md', 'CHANGELOG.md'];
/** Texts of others, as they are. */
const foreign = /^test\/(?:corpus|fixtures)\//;
const text = /\.(?:ts|mjs|cjs|js|md|json|ya?ml)$/;

function* files(): Generator<string> {
  for (const folder of folders) {
    if (folder.includes('.')) yield folder;
    else {
      for (const file of readdirSync(path.join(repository, folder), { recursive: true, encoding: 'utf8' })) {
        const name = path.posix.join(folder, file.split(path.sep).join('/'));
        if (text.test(name) && !foreign.test(name) && !name.includes('node_modules')) yield name;
      }
    }
  }
}

/** Where a text has the other apostrophe, by line. */
const curlyIn = (name: string, content: string): readonly string[] =>
  content.split('\n').flatMap((line, index) => (line.includes('\u2019') ? [`${name}:${String(index + 1)}`] : []));

describe('apostrophes', () => {
  it('are straight', () => {
    const found = [...files()].flatMap((name) => curlyIn(name, readFileSync(path.join(repository, name), 'utf8')));
    assert.deepEqual(found, [], "write ' instead");
  });
  it('that are not are told by file and line', () => {
    assert.deepEqual(curlyIn('a.ts', "can't\ncan\u2019t\n"), ['a.ts:2']);
  });
});
