/** The page of every rule: a store's rendered from its kind, a formula's as it stands beside it. Shipped as one file, read when asked for. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { catalogue } from '../rules/index.ts';
import { storePage } from '../rules/page.ts';

const root = join(import.meta.dirname, '..');

export function pages(): Readonly<Record<string, string>> {
  const beside = new Map(
    readdirSync(join(root, 'rules'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => [basename(file, '.md'), join('rules', file)]),
  );
  const all: Record<string, string> = {};
  for (const rule of catalogue.rules()) {
    const file = beside.get(rule.id);
    all[rule.id] =
      file === undefined ? storePage(rule.kind, catalogue.rulesOf(rule.kind)) : readFileSync(join(root, file), 'utf8');
  }
  return all;
}

if (process.argv[1] === import.meta.filename) {
  if (!existsSync(join(root, 'dist'))) mkdirSync(join(root, 'dist'));
  writeFileSync(join(root, 'dist/pages.json'), JSON.stringify(pages()));
}
