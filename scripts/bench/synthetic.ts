import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';

/** How many kinds are added to the catalogue to see what its size costs. */
export const syntheticKinds = 1000;

/** Builds a CLI with many more kinds than there are, to see whether the start grows with the catalogue. */
export async function buildWithSyntheticKinds(root: string, folder: string): Promise<string> {
  const index = path.join(folder, 'catalogue.ts');
  const dist = path.join(folder, 'dist');
  writeFileSync(index, catalogueText(path.join(root, 'rules')));
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: [
      { in: 'server/cli/launch.ts', out: 'cli' },
      { in: 'server/cli/main.ts', out: 'atrest' },
    ],
    outdir: dist,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    external: ['@aws-cdk/cloudformation-diff', '*/lsp/main.ts'],
    define: { 'import.meta.url': 'import_meta_url', 'import.meta.dirname': 'import_meta_dirname' },
    inject: ['scripts/import-meta.mjs'],
    minify: true,
    logLevel: 'error',
    plugins: [
      {
        name: 'synthetic-kinds',
        setup(build) {
          build.onResolve({ filter: /rules\/index\.ts$/ }, ({ importer }) =>
            importer === index ? undefined : { path: index },
          );
        },
      },
    ],
  });
  execFileSync(process.execPath, [path.join(root, 'scripts/code-cache.mjs'), dist]);
  return path.join(dist, 'cli.cjs');
}

/** Each kind in a text of its own, as people write them: what counts is the text that has to be read. */
function catalogueText(rules: string): string {
  const from = (file: string): string => JSON.stringify(path.join(rules, file));
  const numbers = Array.from({ length: syntheticKinds }, (_, number) => number);
  return `
import { catalogue as real } from ${from('index.ts')};
import { createCatalogue } from ${from('catalogue.ts')};
import { kind } from ${from('dsl.ts')};
${numbers.map(kindText).join('\n')}
const synthetic = createCatalogue({
  types: { ${numbers.map((number) => `'AWS::Synthetic::Store${number}': ['synthetic-${number}']`).join(', ')} },
  kinds: { ${numbers.map((number) => `'synthetic-${number}': kind${number}`).join(', ')} },
  rules: [],
  predicates: {},
  newKeys: real.newKeys,
  keyPrices: real.keyPrices,
});
export const catalogue = {
  ...real,
  kindsOf: (type) => [...real.kindsOf(type), ...synthetic.kindsOf(type)],
  kind: (id) => real.kind(id) ?? synthetic.kind(id),
};
`;
}

const kindText = (number: number): string => `
const kind${number} = kind('synthetic-${number}', () => ({
  noun: 'synthetic store ${number}',
  facets: {
    encrypted: { as: 'flag', noun: 'encryption switch of store ${number}' },
    key: { as: 'key', noun: 'key of store ${number}' },
  },
  types: {
    'AWS::Synthetic::Store${number}': {
      facets: { encrypted: 'Storage.Encryption.Enabled${number}', key: 'Storage.Encryption.KmsKeyId${number}' },
      impact: { '*': 'replaces' },
    },
  },
  store: {
    levels: [
      {
        when: { op: 'is', facet: 'encrypted', value: true },
        gives: { key: 'key', without: 'aws', basis: 'declared', fact: { because: 'it is switched on in store ${number}', basis: 'documented' } },
      },
      { gives: { level: 'none', basis: 'default', fact: { because: 'store ${number} is off by default', basis: 'documented' } } },
    ],
    raise: [
      { to: 'aws', set: { encrypted: true } },
      { to: 'customer', set: { encrypted: true, key: '$key' } },
    ],
    switches: ['encrypted'],
    key: 'key',
    canBeOff: true,
  },
  why: 'Data in synthetic store ${number} lies unencrypted unless it is switched on.',
}));`;
