/** One word for one thing: a type's name is defined once in `server`, so that it means the same wherever it is read. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../repository.ts';

/** A type, interface, class or enumeration, exported or not, as the formatter lays it out. */
const definition =
  /^[ \t]*(?:export )?(?:default )?(?:declare )?(?:abstract )?(?:const )?(?:interface|type|class|enum) (\w+)(?= ?[<={]| extends| implements)/gm;

/** Names that more than one text defines, each with the texts' names; two definitions in one text count, too. */
function homonymsIn(texts: Iterable<readonly [file: string, text: string]>): readonly string[] {
  const files = new Map<string, string[]>();
  for (const [file, text] of texts) {
    for (const [, name = ''] of text.matchAll(definition)) files.set(name, [...(files.get(name) ?? []), file]);
  }
  return [...files].filter(([, { length }]) => length > 1).map(([name, where]) => `${name}: ${where.join(', ')}`);
}

function* sources(): Generator<readonly [string, string]> {
  const folder = path.join(repository, 'server');
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (file.endsWith('.ts')) yield [file, readFileSync(path.join(folder, file), 'utf8')];
  }
}

describe('names of types in server', () => {
  it('have one meaning each', () => {
    assert.deepEqual(homonymsIn(sources()), [], 'rename one of them, or define it once and import it');
  });
  it('are found however they are defined, and only where they are', () => {
    const texts = [
      ['a', 'export interface Store {\n}\ntype Way<T> = T;\nclass Site extends Place {}\ninterface Only {}'],
      ['b', '  type Store = string;\nexport abstract class Way implements Path {}\nexport class Site<T> {}'],
      ['c', "import type { Store } from './a.ts';\nexport type { Way } from './b.ts';\n/** interface Only { */\n"],
    ] as const;
    assert.deepEqual(homonymsIn(texts), ['Store: a, b', 'Way: a, b', 'Site: a, b']);
  });
});
