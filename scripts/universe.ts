/**
 * Refreshes what AtRest knows that AWS lets one declare. `npm run universe -- DIRECTORY`, where DIRECTORY holds, newest versions,
 * node_modules of `npm i aws-cdk-lib @aws-cdk/aws-service-spec @aws-cdk/service-spec-types @cdktn/provider-aws`, and an unpacked wheel of
 * cfn-lint in `cfn-lint/`. Each is given with the day it was published: `--date aws-cdk-lib=2026-11-10`. Writes
 * - rules/data.json: the day of the data, and its sources;
 * - rules/known-types.json: the names of all types;
 * - rules/universe.json: what could be encrypted, against which coverage is measured;
 * - test/fixtures/schema/known-*.json: the paths of all types that are about keys or encryption or that a kind names, for the tests.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import exceptions from '../rules/exceptions.json' with { type: 'json' };
import { catalogue } from '../rules/index.ts';
import old from '../rules/universe.json' with { type: 'json' };
import { namedPaths } from '../server/app/named-paths.ts';
import { fromCdk } from './universe/cdk.ts';
import { fromCfnLint } from './universe/cfn-lint.ts';
import { knownTypes } from './universe/known-types.ts';
import { type Merged, merge } from './universe/merge.ts';
import { rowsOf } from './universe/rows.ts';
import type { Source } from './universe/source.ts';
import { fromSpec, type SpecDatabase } from './universe/spec.ts';
import { isSubject } from './universe/subject.ts';
import { fromProvider } from './universe/terraform.ts';
import { treeOf } from './universe/tree.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { date: { type: 'string', multiple: true, default: [] } },
});
const [directory = ''] = positionals;
const dates = new Map(values.date.map((one) => one.split('=') as [string, string]));
const modules = path.join(path.resolve(directory), 'node_modules');

function dateOf(name: string): string {
  const date = dates.get(name);
  if (date === undefined || !/^\d{4}-\d\d-\d\d$/.test(date)) throw new Error(`--date ${name}=YYYY-MM-DD is missing`);
  return date;
}
const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(path.join(modules, name, 'package.json'), 'utf8')) as { version: string }).version;

function spec(): Source {
  const name = '@aws-cdk/aws-service-spec';
  const loaded = createRequire(path.join(modules, 'x.js'))(name) as { loadAwsServiceSpecSync: () => SpecDatabase };
  return fromSpec(loaded.loadAwsServiceSpecSync(), versionOf(name), dateOf(name));
}
function cfnLint(): Source {
  const root = path.join(directory, 'cfn-lint');
  const info = readdirSync(root).find((name) => name.endsWith('.dist-info')) ?? '';
  return fromCfnLint(root, /-([\d.]+)\.dist-info$/.exec(info)?.[1] ?? '');
}

const sources = {
  cloudformation: [fromCdk(path.join(modules, 'aws-cdk-lib'), dateOf('aws-cdk-lib')), cfnLint(), spec()],
  terraform: [fromProvider(path.join(modules, '@cdktn/provider-aws'), dateOf('@cdktn/provider-aws'))],
};
const named = namedPaths(catalogue);
const write = (file: string, data: unknown): void => {
  writeFileSync(path.join(import.meta.dirname, '..', file), `${JSON.stringify(data)}\n`);
};

for (const dialect of ['cloudformation', 'terraform'] as const) {
  const merged = merge(sources[dialect]);
  const kept = [...merged].filter(
    ([type, paths]) => named.has(type) || [...paths.keys()].some((one) => isSubject(one, dialect)),
  );
  write(`test/fixtures/schema/known-${dialect}.json`, {
    sources: sources[dialect].map(({ name, date }) => ({ name, date })),
    types: Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([type, paths]) => [type, treeOf(paths)])),
  });
}
const of = (dialect: 'cloudformation' | 'terraform'): Merged => merge(sources[dialect]);
const all = Object.values(sources)
  .flat()
  .map(({ name, date }) => ({ name, date }));
write('rules/data.json', { date: all.map(({ date }) => date).reduce((a, b) => (a > b ? a : b)), sources: all });
write('rules/known-types.json', knownTypes(of('cloudformation'), of('terraform')));
write('rules/universe.json', {
  cloudformation: rowsOf(of('cloudformation'), 'cloudformation', old.cloudformation, exceptions),
  terraform: rowsOf(of('terraform'), 'terraform', old.terraform, exceptions),
});
