/**
 * `npm run rules -- <service>`: the tests of one service's kinds and rules, in seconds: that they are declared and spelled right, what their
 * stores come to, and their pages. `UPDATE=1` draws the pages. `npm run check` runs all of them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../rules/index.ts';
import { kindsIn } from './folder-kinds.ts';

const root = join(import.meta.dirname, '..');
const service = process.argv[2];
const FILES = ['facts', 'facets', 'expectations', 'service-defaults', 'raises', 'examples', 'pages', 'key-uses'];

if (service === undefined || !existsSync(join(root, 'rules', service))) {
  console.error(service === undefined ? 'usage: npm run rules -- <service>' : `there is no rules/${service}`);
  process.exitCode = 2;
} else {
  const kinds = (await kindsIn(root, service)).map(({ kind }) => kind.id);
  const rules = kinds.flatMap((id) => {
    const kind = catalogue.kind(id);
    return kind === undefined ? [] : catalogue.rulesOf(kind).map((rule) => rule.id);
  });
  const unlisted = kinds.filter((id) => catalogue.kind(id) === undefined);
  if (unlisted.length > 0) console.error(`not in rules/index.ts yet: ${unlisted.join(', ')}; npm run generate`);
  const types = kinds.flatMap((id) => Object.keys(catalogue.kind(id)?.types ?? {}));
  const names = [...new Set([...kinds, ...rules, ...types])].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/mocha/bin/mocha.js'),
      ...['--reporter', 'dot', '--grep', `(^|[ /])(${names.join('|')})($|[: .])`],
      ...FILES.map((file) => join('test/rules', `${file}.test.ts`)),
    ],
    { cwd: root, stdio: 'inherit' },
  );
  process.exitCode = unlisted.length > 0 ? 2 : (status ?? 1);
}
