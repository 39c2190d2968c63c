/**
 * The page of every rule: a store's rendered from its kind, a formula's as it stands beside it, each with controls and the checks of
 * other tools. Shipped as one file, read when asked for; stores have one page for all their rules, so texts stand once. What hover says of
 * other tools is a file of its own, for it is small.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { catalogue } from '../rules/index.ts';
import { checksLine, pageEnd } from '../rules/page-sections.ts';
import { storePage } from '../rules/page.ts';
import { checksByRule } from '../rules/peers.ts';
import type { Kind } from '../server/model/kind.ts';
import { shownUnder } from '../test/picture/happen.ts';
import { withTwins } from './hcl-twins.ts';
import { exampleSection } from './store-examples.ts';

const root = join(import.meta.dirname, '..');

/** What `server/page-file.ts` reads. */
async function pages(): Promise<{
  readonly pages: { readonly texts: readonly string[]; readonly of: Readonly<Record<string, number>> };
  readonly checks: Readonly<Record<string, string>>;
}> {
  const beside = new Map(
    readdirSync(join(root, 'rules'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => [basename(file, '.md'), join('rules', file)]),
  );
  const checks = await checksByRule();
  const made = new Map<Kind, string>();
  const pageOf = (kind: Kind): string => {
    let page = made.get(kind);
    if (page === undefined)
      made.set(kind, (page = storePage(kind, catalogue.rulesOf(kind), checks, exampleSection(kind))));
    return page;
  };
  const texts = new Map<string, number>();
  const of: Record<string, number> = {};
  for (const rule of catalogue.rules()) {
    const file = beside.get(rule.id);
    const text =
      file === undefined
        ? pageOf(rule.kind)
        : [
            withTwins(readFileSync(join(root, file), 'utf8').trimEnd(), rule.id, shownUnder(rule.id)),
            ...pageEnd([rule], checks),
          ]
            .join('\n\n')
            .concat('\n');
    const index = texts.get(text) ?? texts.size;
    texts.set(text, index);
    of[rule.id] = index;
  }
  const lines = [...checks.keys()].map((id) => [id, checksLine(id, checks)] as const);
  return { pages: { texts: [...texts.keys()], of }, checks: Object.fromEntries(lines) };
}

if (!existsSync(join(root, 'dist'))) mkdirSync(join(root, 'dist'));
for (const [name, content] of Object.entries(await pages()))
  writeFileSync(join(root, `dist/${name}.json`), JSON.stringify(content));
