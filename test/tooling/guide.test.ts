/** What the guides name is there, and each number is one decision record. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../repository.ts';

const GUIDES = ['ARCHITECTURE.md', 'CONTRIBUTING.md'];
/** A path from the root, where `<service>` stands for some folder; the name of a file alone counts as beside a path named before it. */
const PATH = /^(?:server|client|rules|test|scripts|docs|examples)(?:\/(?:[\w.-]+|<[\w-]+>))*\/?$/;
const NAME = /^[\w-]+(?:\.test)?\.(?:ts|md|json|mjs|cjs)$/;

/** Paths and names in code spans that lead to nothing. A paragraph or a row of a table is looked at by itself. */
function missing(guide: string, isThere: (file: string) => boolean): readonly string[] {
  const prose = guide.replace(/^```[^]*?^```/gm, '');
  return prose.split(/\n(?=\n|\||\d+\. )/).flatMap((part) => {
    const folders = new Set(['.']);
    return [...part.matchAll(/`([^`]+)`/g)].flatMap(([, named = '']) => {
      if (PATH.test(named)) {
        folders.add(named.endsWith('/') ? named.slice(0, -1) : path.posix.dirname(named)).add(named);
        return isThere(named) ? [] : [named];
      }
      if (!NAME.test(named)) return [];
      return [...folders].some((folder) => isThere(path.posix.join(folder, named))) ? [] : [named];
    });
  });
}

function isThere(file: string): boolean {
  const [, before, after = ''] = /^([^<]*)<[^>]+>(.*)$/.exec(file) ?? [];
  if (before === undefined) return existsSync(path.join(repository, file));
  const folder = path.join(repository, before);
  return existsSync(folder) && readdirSync(folder).some((name) => isThere(before + name + after));
}

describe('the guides', () => {
  for (const guide of GUIDES)
    it(`${guide} names files that exist`, () => {
      assert.deepEqual(missing(readFileSync(path.join(repository, guide), 'utf8'), isThere), []);
    });
  it('map every folder of tests', () => {
    const map = readFileSync(path.join(repository, 'CONTRIBUTING.md'), 'utf8');
    const files = readdirSync(path.join(repository, 'test'), { recursive: true, encoding: 'utf8' });
    const folders = files.filter((file) => file.endsWith('.test.ts')).map((file) => file.split(path.sep));
    const named = new Set(folders.flatMap(([folder = '', ...rest]) => (rest.length > 0 ? [`test/${folder}`] : [])));
    assert.deepEqual(
      [...named].filter((folder) => !map.includes(`\`${folder}\``)),
      [],
    );
  });
  it('are told of what is not there, by its path or beside one', () => {
    const guide = '`server/a/b.ts`, `c.ts`\n\n`c.ts`, `server/a/`, `server/x.ts`\n\n```\n`server/y.ts`\n```\n';
    const there = ['server/a/b.ts', 'server/a/c.ts', 'server/a/'];
    assert.deepEqual(
      missing(guide, (file) => there.includes(file)),
      ['c.ts', 'server/x.ts'],
    );
  });
});

describe('decision records', () => {
  const folder = path.join(repository, 'docs/decisions');
  const records = readdirSync(folder).filter((name) => name !== 'template.md');
  it('have a number each, and say it', () => {
    const numbers = records.map((name) => name.slice(0, 4));
    assert.deepEqual(
      numbers.filter((number, at) => numbers.indexOf(number) !== at),
      [],
    );
    const untold = records.filter((name) => {
      const [heading = ''] = readFileSync(path.join(folder, name), 'utf8').split('\n');
      return !heading.startsWith(`# ${name.slice(0, 4)}`);
    });
    assert.deepEqual(untold, []);
  });
});
