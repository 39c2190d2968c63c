import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { REPORTERS } from '../../server/reporters/registry.ts';
import { startEditor } from '../lsp/editor.ts';
import type { Editor } from '../lsp/editor.ts';
import { cliFile, folderWith } from './atrest.ts';
import type { Folder } from './atrest.ts';
import { mixed } from './sample.ts';
import { skip } from '../skipped.ts';

const calls = 'socket,connect,bind,listen,accept,accept4,execve,execveat,fork,vfork,clone,clone3';
const strace = (file: string): readonly string[] => ['strace', '-f', '-qq', '-o', file, '-e', `trace=${calls}`];

/** What the kernel was asked for: sockets, and processes. A thread is not a process. */
function asked(file: string): readonly string[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => !line.includes('CLONE_THREAD') && !/^\d+ +(?:---|\+\+\+|<\.\.\.)/.test(line) && line !== '');
  const [first = '', ...rest] = lines;
  assert.match(first, /execve\(.*node/, 'the trace starts with the program itself');
  return rest;
}

/** What must be done before something can be traced here, if anything. */
function hindrance(): string | undefined {
  if (process.platform !== 'linux') return 'use Linux, for strace';
  const { error, status } = spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', 'true']);
  if (error) return 'apt-get install strace';
  return status === 0 ? undefined : 'allow strace to trace';
}

describe('what the kernel is asked for', function () {
  this.timeout(300_000);
  let folder: Folder;
  let editor: Editor | undefined;
  before(function () {
    const why = hindrance();
    if (why === undefined) return;
    skip(this, why);
  });
  beforeEach(() => {
    folder = folderWith({
      'a.yaml': mixed,
      'tf/main.tf.json': JSON.stringify({
        resource: { aws_ebs_volume: { v: { encrypted: false } }, aws_kms_key: { k: { enable_key_rotation: false } } },
        module: { m: { source: 'git::https://example.com/m.git' } },
      }),
    });
  });
  afterEach(() => {
    // A failed test leaves its server: strace hands the signal on to nobody, so the end of its input has to.
    editor?.process.stdin?.destroy();
    editor?.process.kill();
    editor = undefined;
    folder.remove();
  });

  for (const args of [
    'lint .',
    ...REPORTERS.map(({ name }) => `lint --format ${name} .`),
    'fix --diff .',
    'fix --key new --impact replaces --access denies-clients .',
    'explain ebs-volume-encrypted',
    'explain --at a.yaml:5',
    'rules',
    'rules --map checkov',
    'rules --basis documented',
    'coverage',
  ])
    it(`atrest ${args}: no socket, no process`, () => {
      const [command = '', ...watch] = strace(folder.at('trace'));
      const run = spawnSync(command, [...watch, process.execPath, cliFile(), ...args.split(' ')], {
        cwd: folder.path,
        encoding: 'utf8',
        timeout: 300_000,
      });
      assert.ok(run.status === 0 || run.status === 1, `${String(run.status)}: ${run.stderr}`);
      assert.deepEqual(asked(folder.at('trace')), []);
    });

  for (const entry of ['cli', 'server'] as const)
    it(`the language server (${entry}) with hover, actions and resolve: no socket, no process`, async () => {
      editor = await startEditor({ entry, under: strace(folder.at('trace')), folders: [folder.path] });
      const uri = await editor.open(folder.at('a.yaml'), mixed);
      const [first] = await editor.diagnostics(uri);
      assert.ok(first);
      const at = mixed.split('\n')[first.range.start.line]!.slice(first.range.start.character);
      assert.ok(await editor.hover(uri, at));
      const actions = await editor.actions(uri, first.range);
      assert.ok(actions.length > 0);
      for (const action of actions) await editor.resolve(action);
      await editor.stop();
      assert.deepEqual(asked(folder.at('trace')), []);
    });
});
