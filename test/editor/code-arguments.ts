/** The arguments of the `code` command, as far as a run of tests needs them. */
export interface CodeArguments {
  readonly flags: Readonly<Record<string, readonly string[]>>;
  readonly targets: readonly string[];
}

const TAKE_A_VALUE = new Set([
  ...['extensionDevelopmentPath', 'extensionTestsPath', 'user-data-dir', 'extensions-dir', 'install-extension'],
  ...['profile', 'folder-uri', 'file-uri', 'log', 'disable-extension', 'enable-proposed-api'],
  ...['crash-reporter-directory', 'inspect-extensions', 'inspect-brk-extensions'],
]);

/** Reads `--flag=value`, `--flag value`, `--flag` and targets. */
export function codeArguments(argv: readonly string[]): CodeArguments {
  const flags: Record<string, string[]> = {};
  const targets: string[] = [];
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] ?? '';
    const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
    if (name === undefined) {
      targets.push(argument);
      continue;
    }
    const next = argv[index + 1];
    const takesNext = value === undefined && TAKE_A_VALUE.has(name) && next !== undefined && !next.startsWith('--');
    if (takesNext) index++;
    (flags[name] ??= []).push(value ?? (takesNext ? next : ''));
  }
  return { flags, targets };
}
