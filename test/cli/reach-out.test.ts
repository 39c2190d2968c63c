import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { root } from './atrest.ts';

/** Modules of Node by which a program reaches out: sockets, and other processes. */
const reaching =
  /^(?:node:)?(?:net|https?|http2|dgram|tls|dns|child_process|cluster|inspector|repl|test|sea)(?:\/\w+)?$/;
const external = ['vscode', '@aws-cdk/cloudformation-diff', '@aws-cdk/aws-service-spec'];

/** Files of a bundle that import such a module, with the module. */
async function importers(entry: string): Promise<readonly string[]> {
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'nowhere',
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    define: { 'import.meta.url': 'undefined', 'import.meta.dirname': 'undefined' },
    external: entry.includes('/diff/') ? external.filter((name) => !name.endsWith('-diff')) : external,
    logLevel: 'error',
  });
  const kept = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
  return kept
    .flatMap((file) =>
      (metafile.inputs[file]?.imports ?? [])
        .filter((one) => one.external === true && reaching.test(one.path))
        .map((one) => `${one.path.replace('node:', '')} in ${path.posix.relative('.', file)}`),
    )
    .map((line) => line.replace(/ in .*node_modules\//, ' in '))
    .sort();
}

/** The transport of the protocol can be a pipe with a name, a socket or a process; ours is stdin and stdout. */
const protocol = [
  'child_process in vscode-languageserver/lib/node/files.js',
  'net in vscode-jsonrpc/lib/node/main.js',
] as const;

const expected: Readonly<Record<string, readonly string[]>> = {
  'server/lsp/main.ts': protocol,
  // It starts subcommands that are programs of their own, of which we have none.
  'server/cli/main.ts': ['child_process in commander/lib/command.js', ...protocol],
  'server/cli/launch.ts': [],
  'server/index.ts': [],
  'server/deploy/diff/worker.ts': [],
  // The editor starts the server.
  'client/extension.ts': [
    'child_process in vscode-languageclient/lib/node/main.js',
    'child_process in vscode-languageclient/lib/node/processes.js',
    'net in vscode-jsonrpc/lib/node/main.js',
  ],
};

describe('what could reach out', () => {
  for (const [entry, files] of Object.entries(expected))
    it(`${entry}: ${files.length === 0 ? 'nothing' : 'only the library of the protocol and that of options'}`, async () => {
      assert.deepEqual(await importers(entry), [...files].sort());
    });

  it('no global that reaches out is called, and no code is made of text', () => {
    for (const name of ['cli', 'server', 'atrest', 'deploy', 'index']) {
      const text = readFileSync(path.join(root, `dist/${name}.cjs`), 'utf8');
      const called =
        /\bfetch\(|new (?:WebSocket|EventSource|XMLHttpRequest|Function)\b|\b(?:getBuiltinModule|eval)\(|process\.binding/;
      assert.equal(called.exec(text)?.[0], undefined, name);
    }
  });
});
