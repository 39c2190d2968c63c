import { CommanderError } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import data from '../../rules/data.json' with { type: 'json' };
import { sourceLines, terminal } from '../model/text/terminal.ts';
import type { CommandServices } from './lint.ts';
import { namer } from '../node/names.ts';
import type { Actions } from './options.ts';
import { warn, watchOutput } from './output.ts';
import { crashText } from '../workspace/crash.ts';
import { pageFile } from '../page-file.ts';
import { createProgram } from './program.ts';
import { toldMistake } from './told-mistake.ts';

/** Only commands that judge pay for the engine and the rules. */
async function services(): Promise<CommandServices> {
  const [{ createAnalyzer }, { catalogue }] = await Promise.all([
    import('../analyzer.ts'),
    import('../../rules/index.ts'),
  ]);
  const analyzer = createAnalyzer({ catalogue, ...pageFile([import.meta.dirname]) });
  return { analyzer, version: manifest.version };
}

const actions: Actions = {
  lint: async (paths, options) => (await import('./lint.ts')).lint(paths, options, await services()),
  fix: async (paths, options) => {
    const [{ fix }, { createDeploys }, { deployThread }] = await Promise.all([
      import('./fix.ts'),
      import('../deploy/deploys.ts'),
      import('../deploy/thread.ts'),
    ]);
    return await fix(paths, options, {
      ...(await services()),
      deploys: createDeploys(deployThread([import.meta.dirname])),
    });
  },
  explain: async (rule, options) => (await import('./explain.ts')).explain(rule, options, await services()),
  rules: async (options) => {
    if (options.map !== undefined) {
      const [{ tellMap }, { peerOf }] = await Promise.all([import('./map-command.ts'), import('../../rules/peers.ts')]);
      return await tellMap(await peerOf(options.map), options);
    }
    const { analyzer } = await services();
    if (options.basis !== undefined)
      return (await import('./facts-command.ts')).tellFacts(analyzer.catalogue, options.basis, options);
    return await (await import('./rules-command.ts')).listRules(analyzer, options);
  },
  coverage: async (options) => {
    const [{ tellCoverage }, { catalogue }, universe, exceptions] = await Promise.all([
      import('./coverage-command.ts'),
      import('../../rules/index.ts'),
      import('../../rules/universe.json', { with: { type: 'json' } }),
      import('../../rules/exceptions.json', { with: { type: 'json' } }),
    ]);
    return tellCoverage(catalogue, universe.default, exceptions.default, options);
  },
  lsp: async () => {
    await import('../lsp/main.ts');
    return 0;
  },
};

/** Sets the exit code and never exits by itself, so that everything that was printed arrives. */
async function main(): Promise<void> {
  const output = watchOutput();
  const end = (code: number): void => {
    process.exitCode = output.failed() ? 2 : code;
  };
  try {
    await createProgram(`${manifest.version} (data of ${data.date})`, actions, end).parseAsync();
  } catch (error) {
    // Commander has told what is wrong, or has shown the help that was asked for.
    if (error instanceof CommanderError) {
      if (error.code === 'commander.unknownCommand') warn(terminal`to check files, type \`atrest lint <path>\``);
      end(error.exitCode === 0 ? 0 : 2);
    } else {
      warn(toldMistake(error, namer(process.cwd())) ?? sourceLines(crashText(error)));
      end(2);
    }
  }
}

void main();
