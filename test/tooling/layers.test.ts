import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repository } from '../repository.ts';

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

/** Cruises a made-up tree under the project's own rows and says which rows each of its files breaks. */
function brokenRows(files: Readonly<Record<string, string>>): Record<string, string[]> {
  const tree = mkdtempSync(path.join(tmpdir(), 'atrest-layers-'));
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.join(tree, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(tree, file), text);
    }
    symlinkSync(path.join(repository, 'node_modules'), path.join(tree, 'node_modules'));
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
      cpSync(path.join(repository, file), path.join(tree, file));
    }
    const run = spawnSync(
      process.execPath,
      [
        'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
        '--output-type',
        'json',
        'server',
        'rules',
        'client',
      ],
      { cwd: tree, encoding: 'utf8' },
    );
    const { summary } = JSON.parse(run.stdout) as { summary: { violations: readonly Violation[] } };
    const broken: Record<string, string[]> = {};
    for (const { from, rule } of summary.violations) (broken[from] ??= []).push(rule.name);
    return broken;
  } finally {
    rmSync(tree, { recursive: true });
  }
}

/** A tree in which every import is allowed; the cases put one forbidden import into it. */
const allowed = {
  'server/model/source.ts': 'export type Span = number;\n',
  'server/syntax/parse.ts': `import type { Span } from '../model/source.ts';\nimport { parse } from 'yaml';\nexport const p = (s: Span) => parse(String(s));\n`,
  'server/syntax/toml/toml.ts': `export * from './print.ts';\n`,
  'server/syntax/toml/print.ts': 'export const print = 1;\n',
  'server/dialects/dialect.ts': `export type { Span } from '../model/source.ts';\n`,
  'server/dialects/terraform/blocks.ts': `export { p } from '../../syntax/parse.ts';\n`,
  'server/engine/judge.ts': `export type { Span } from '../model/source.ts';\n`,
  'server/edits/edit.ts': `export { p } from '../syntax/parse.ts';\n`,
  'server/fixes/fix.ts': `export { p } from '../edits/edit.ts';\nexport { print } from '../syntax/toml/toml.ts';\n`,
  'server/workspace/files.ts': `import ignore from 'ignore';\nexport const i = ignore;\nexport type { Span } from '../model/source.ts';\n`,
  'server/workspace/node.ts': `import fs from 'node:fs';\nexport const f = fs;\nexport * from './files.ts';\n`,
  'server/analyzer.ts': `export * from './engine/judge.ts';\nexport { p, print } from './fixes/fix.ts';\nexport * from './dialects/terraform/blocks.ts';\n`,
  'server/lsp/main.ts': `export { p } from '../analyzer.ts';\nexport * from './hover.ts';\nexport { rules } from '../../rules/index.ts';\n`,
  'server/lsp/hover.ts': `import { URI } from 'vscode-uri';\nimport type { Hover } from 'vscode-languageserver';\nexport const h = (): Hover => ({ contents: URI.file('x').path });\n`,
  'server/cli/main.ts': `import fs from 'node:fs';\nimport { Command } from 'commander';\nexport const c = [fs, Command];\nexport const lsp = () => import('../lsp/main.ts');\n`,
  'rules/dsl.ts': `export type { Span } from '../server/model/source.ts';\n`,
  'rules/ebs/kinds.ts': `import type { Span } from '../dsl.ts';\nexport const kinds: Span[] = [];\n`,
  'rules/index.ts': `export { kinds as rules } from './ebs/kinds.ts';\n`,
  'client/extension.ts': `import * as vscode from 'vscode';\nimport { LanguageClient } from 'vscode-languageclient/node';\nexport const e = [vscode, LanguageClient];\n`,
};

/** Each file makes one forbidden import and breaks one row. */
const forbidden: readonly [why: string, file: string, statement: string, row: string][] = [
  ['the model imports nothing', 'server/model/a.ts', `import '../syntax/parse.ts'`, 'layer-model'],
  ['not even a package', 'server/model/b.ts', `import 'yaml'`, 'layer-model'],
  ['a type is an import', 'server/engine/a.ts', `import type {} from '../syntax/parse.ts'`, 'layer-engine'],
  ['the engine knows no rule', 'server/engine/b.ts', `import '../../rules/index.ts'`, 'layer-engine'],
  ['nor does the analyzer', 'server/analyzer/a.ts', `import '../../rules/index.ts'`, 'layer-analyzer'],
  ['which leaves edits to the fixes', 'server/analyzer/b.ts', `import '../edits/edit.ts'`, 'layer-analyzer'],
  ['edits do not read YAML', 'server/edits/a.ts', `import 'yaml'`, 'layer-edits'],
  ['a syntax is known by its object', 'server/edits/c.ts', `import '../syntax/toml/print.ts'`, 'syntax-rooms'],
  ['edits know no dialect', 'server/edits/b.ts', `import '../dialects/terraform/blocks.ts'`, 'layer-edits'],
  ['the core does not know Node', 'server/syntax/a.ts', `import 'node:fs'`, 'layer-syntax-node'],
  ['nor does the workspace beside its adapter', 'server/workspace/a.ts', `import 'fs'`, 'layer-workspace-node'],
  ['a rule speaks the words of rules', 'rules/ebs/a.ts', `import '../../server/model/source.ts'`, 'layer-rules'],
  ['and names no package', 'rules/ebs/b.ts', `import 'yaml'`, 'layer-rules'],
  ['rules come from the entry', 'server/lsp/a.ts', `import '../../rules/index.ts'`, 'layer-lsp'],
  ['the server leaves parsing alone', 'server/lsp/b.ts', `import '../syntax/parse.ts'`, 'layer-lsp'],
  ['the CLI is no language server', 'server/cli/a.ts', `import 'vscode-languageserver'`, 'layer-cli'],
  ['the client talks the protocol only', 'client/a.ts', `import '../server/analyzer.ts'`, 'layer-client'],
  ['the server compares no templates', 'server/lsp/d.ts', `import '@aws-cdk/cloudformation-diff'`, 'layer-lsp'],
  ['nor does what asks for it', 'server/deploy/a.ts', `import '@aws-cdk/aws-service-spec'`, 'layer-deploy'],
  ['every module has a layer', 'server/utils.ts', `import './analyzer.ts'`, 'in-a-layer'],
  ['no circles', 'server/engine/circle.ts', `import './circle.ts'`, 'no-cycles'],
  ['imports lead somewhere', 'server/lsp/c.ts', `import './nowhere.ts'`, 'resolvable'],
  ['no dead modules', 'server/engine/c.ts', `export const dead = 1`, 'no-orphans'],
];

describe('layers', () => {
  it('allows what the rows allow', () => {
    assert.deepEqual(brokenRows(allowed), {});
  });

  describe('forbids', () => {
    let broken: Readonly<Record<string, string[]>>;
    before(() => {
      const files = Object.fromEntries(forbidden.map(([, file, statement]) => [file, `${statement};\n`]));
      broken = brokenRows({ ...allowed, ...files });
    });
    for (const [why, file, statement, row] of forbidden) {
      it(`${why}: ${file} ${statement}`, () => {
        assert.deepEqual(broken[file], [row]);
      });
    }
  });
});
