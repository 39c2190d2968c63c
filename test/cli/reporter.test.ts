/** A format is a file and its registration: nothing else knows which there are. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { lint } from '../../server/cli/lint.ts';
import type { Actions, LintCommandOptions } from '../../server/cli/options.ts';
import { createProgram } from '../../server/cli/program.ts';
import { analyzer } from '../../server/index.ts';
import { joined, terminal } from '../../server/model/text/terminal.ts';
import { REPORTERS } from '../../server/reporters/registry.ts';
import type { RegisteredReporter, Reporter } from '../../server/reporters/reporter.ts';
import { folderWith } from './atrest.ts';
import { mixed } from './sample.ts';

const ids: Reporter = {
  name: 'ids',
  render: ({ reported }, { exitCode }) =>
    terminal`${joined(
      reported.map(({ id, fails }) => terminal`${fails ? 'fails' : 'passes'} ${id.split('#')[1] ?? ''}`),
      '\n',
    )}\nexit code ${exitCode}\n`,
};
const reporters: readonly RegisteredReporter[] = [...REPORTERS, { name: 'ids', load: () => Promise.resolve(ids) }];

/** Types a command line, with the reporters there are. */
async function typed(...args: readonly string[]): Promise<number> {
  const unused = (): Promise<number> => Promise.reject(new Error('not typed'));
  let code = -1;
  const actions: Actions = {
    lint: (paths, options: LintCommandOptions) => lint(paths, options, { analyzer, version: '1.2.3', reporters }),
    ...{ fix: unused, explain: unused, rules: unused, coverage: unused, lsp: unused },
  };
  const program = createProgram('1.2.3', actions, (ended) => (code = ended), reporters);
  for (const command of [program, ...program.commands]) command.configureOutput({ writeErr: () => undefined });
  await program.parseAsync(['node', 'atrest', ...args]);
  return code;
}

describe('a reporter', () => {
  it('that is registered can be typed and writes its report', async () => {
    const folder = folderWith({ 'a.yaml': mixed });
    try {
      assert.equal(await typed('lint', folder.at('a.yaml'), '--format', `ids:${folder.at('out/ids')}`), 1);
      assert.equal(
        readFileSync(folder.at('out/ids'), 'utf8'),
        [
          'fails ebs-volume-encrypted/Data',
          'fails ebs-volume-encrypted/Off',
          'passes s3-bucket-encryption-declared/Bucket',
          'exit code 1',
          '',
        ].join('\n'),
      );
    } finally {
      folder.remove();
    }
  });
  it('that is not registered is refused, and those that are named', async () => {
    await assert.rejects(typed('lint', '--format', 'idz'), /Allowed choices are text, json, sarif, ids\./);
  });
});
