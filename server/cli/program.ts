import { Command, InvalidArgumentError, Option } from 'commander';
import { ACCESSES, IMPACTS } from '../model/impact.ts';
import { BASES } from '../model/fact.ts';
import { PEERS } from '../model/peer.ts';
import { PROFILES, SEVERITIES } from '../model/settings.ts';
import { REPORTERS } from '../reporters/registry.ts';
import { complain } from './output.ts';
import type {
  Actions,
  CoverageOptions,
  Destination,
  ExplainOptions,
  FixOptions,
  LintCommandOptions,
  RulesOptions,
} from './options.ts';

const exitCodes = `
Exit codes:
  0  no finding at or above --fail-on
  1  findings at or above --fail-on (for fix --diff: there is a diff)
  2  wrong usage or configuration, an unreadable file, a syntax error, nothing linted, internal error`;

const controlsHelp =
  'only what a framework asks for (hipaa, nist, pci, cis, fsbp, iso, config), or one control as in "FSBP EC2.3"; repeatable';

/** The command line: what can be typed, its help, and its mistakes. `done` is told the exit code of the command that ran. */
export function createProgram(
  version: string,
  actions: Actions,
  done: (code: number) => void,
  reporters: readonly { readonly name: string }[] = REPORTERS,
): Command {
  const formats = reporters.map(({ name }) => name);
  const program = new Command('atrest')
    .description('Checks encryption at rest in CloudFormation, Terraform and CDK output.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help of a command')
    .configureHelp({ helpWidth: 100, showGlobalOptions: false })
    .showSuggestionAfterError()
    .addHelpText('after', exitCodes)
    .configureOutput({ outputError: complain })
    .exitOverride();

  scoped(program.command('lint'))
    .description('find stores that are not encrypted as they should be')
    .argument('[paths...]', 'files and directories', ['.'])
    .option(
      '--format <format[:file]>',
      `${formats.join(', ')}; with a file the report is written there; repeatable`,
      destinationOf(formats),
    )
    .addOption(
      new Option('--fail-on <severity>', 'lowest severity that gives exit code 1')
        .choices([...SEVERITIES.toReversed(), 'never'])
        .default('error'),
    )
    .option('--controls <name>', controlsHelp, collect)
    .option('--fail-on-default', 'let stores count that only a service default encrypts')
    .addOption(
      new Option(
        '--unknown <severity>',
        'show what cannot be known from the files; it never fails a run (default: off)',
      ).choices(['hint', 'warning', 'off']),
    )
    .option('--allow-parse-errors', 'do not fail because of syntax errors')
    .option('--no-error-on-unmatched', 'do not fail because nothing was linted')
    .option('--show-suppressed', 'show suppressed findings too; they never fail a run')
    .option('--color', 'colours even when not in a terminal (or FORCE_COLOR)')
    .option('--no-color', 'no colours (or NO_COLOR)')
    .option('-q, --quiet', 'leave out findings that do not fail the run, notes and the summary (text)')
    .action(async (paths: string[], options: Partial<LintCommandOptions>) => {
      done(await actions.lint(paths, withDefaults<LintCommandOptions>(options, lintDefaults)));
    });

  scoped(program.command('fix'))
    .description('write fixes into the files: those that deploy in place and shut nobody out, unless more is asked for')
    .argument('[paths...]', 'files and directories', ['.'])
    .addOption(
      new Option('--impact <impact>', 'worst that a deploy of a fix may do').choices(IMPACTS).default('in-place'),
    )
    .addOption(
      new Option('--access <access>', 'worst that a fix may do to who can read').choices(ACCESSES).default('unchanged'),
    )
    .option('--controls <name>', controlsHelp, collect)
    .option('--rule <rule>', 'only findings of this rule or family; repeatable', collect)
    .option('--key <key>', 'key to use: a name in the project, an ARN, `new` or `parameter`')
    .option('--follow', 'also write files outside the paths that are nested, called or linked')
    .option('--diff', 'print a unified diff, write nothing, exit with 1 when there is one')
    .option('--dry-run', 'write nothing, report what would be done')
    .addOption(new Option('--format <format>', 'how to report').choices(['text', 'json']).default('text'))
    .action(async (paths: string[], options: Partial<FixOptions>) => {
      done(await actions.fix(paths, withDefaults<FixOptions>(options, fixDefaults)));
    });

  scoped(program.command('explain'))
    .description('print the page of a rule, or why a line has the finding that it has')
    .argument('[rule]', 'id of a rule')
    .option('--at <place>', 'explain what is judged at `file:line`, or of `file:resource`')
    .option('--trace', 'with --at: print each step of the judgements')
    .action(async (rule: string | undefined, options: Partial<ExplainOptions>) => {
      done(await actions.explain(rule, withDefaults<ExplainOptions>(options, scopeDefaults)));
    });

  program
    .command('rules')
    .description('list the rules, the checks of another tool that they answer, or the facts that they rest on')
    .option('--controls <name>', controlsHelp, collect)
    .addOption(
      new Option('--map <tool>', 'for each check of the tool, the rules that answer it, or why none does')
        .choices(PEERS)
        .conflicts(['controls', 'basis']),
    )
    .addOption(
      new Option('--basis <basis>', 'the facts with this basis, to be confirmed one by one')
        .choices(BASES)
        .conflicts('controls'),
    )
    .addOption(new Option('--format <format>', 'how to list').choices(['text', 'json']).default('text'))
    .option('--json', 'the same as --format json')
    .action(async ({ json, format, ...options }: Partial<RulesOptions> & { readonly format?: string }) => {
      done(await actions.rules({ controls: [], ...options, json: json === true || format === 'json' }));
    });

  program
    .command('coverage')
    .description('print how much of what AWS lets one encrypt is known, and what is left')
    .option('--json', 'as JSON')
    .action(async (options: Partial<CoverageOptions>) => {
      done(await actions.coverage({ json: options.json === true }));
    });

  program
    .command('lsp')
    .description('start the language server')
    .requiredOption('--stdio', 'talk over stdin and stdout')
    .action(async () => {
      done(await actions.lsp());
    });

  return program;
}

function scoped(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--profile <profile>',
        'how much is asked of a store (default: the configuration, else recommended)',
      ).choices(PROFILES),
    )
    .option('--config <file>', 'use this configuration for all files')
    .option('--no-config', 'use no configuration file')
    .option('--param <key=value>', 'value of a CloudFormation parameter; repeatable', assignment)
    .option('--param-file <file>', 'JSON file with values of CloudFormation parameters; repeatable', collect)
    .option('--var <name=value>', 'value of a Terraform variable; repeatable', assignment)
    .option('--source <dir>', 'Terraform directory of a plan, to show findings at their source')
    .option('--no-ignore', 'look at files that ignore files leave out, too');
}

// What is not shown in the help as a default, because it goes without saying.
const scopeDefaults = { param: {}, paramFile: [], var: {}, ignore: true };
const fixDefaults = { ...scopeDefaults, controls: [], rule: [], follow: false, diff: false, dryRun: false };
const lintDefaults = {
  ...scopeDefaults,
  controls: [],
  format: [{ format: 'text' }],
  failOnDefault: false,
  allowParseErrors: false,
  errorOnUnmatched: true,
  showSuppressed: false,
  quiet: false,
};

/** Commander leaves out what was not typed. */
const withDefaults = <T>(typed: Partial<T>, defaults: Partial<Record<keyof T, unknown>>): T =>
  ({ ...defaults, ...typed }) as T;

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

function assignment(text: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Write it as name=value.');
  return Object.fromEntries([...Object.entries(before), [text.slice(0, at), text.slice(at + 1)]]);
}

const destinationOf =
  (formats: readonly string[]) =>
  (text: string, before: readonly Destination[] = []): readonly Destination[] => {
    const at = text.indexOf(':');
    const format = at < 0 ? text : text.slice(0, at);
    const file = at < 0 ? undefined : text.slice(at + 1);
    if (!formats.includes(format)) throw new InvalidArgumentError(`Allowed choices are ${formats.join(', ')}.`);
    if (file === '') throw new InvalidArgumentError('Name a file after the colon.');
    if (file === undefined && before.some((other) => other.file === undefined)) {
      throw new InvalidArgumentError(
        'Only one report can go to stdout: give the other ones a file, as in sarif:report.sarif.',
      );
    }
    return [...before, file === undefined ? { format } : { format, file }];
  };
