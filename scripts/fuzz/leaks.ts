import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomFrom } from './random.ts';
import type { Random } from './random.ts';
import type { Engine, Failure } from './report.ts';

/** Canaries of one folder: names and secrets, tried by every command at once. */
const perFolder = 25;
const cli = path.join(import.meta.dirname, '../../dist/cli.cjs');
const steering = [
  '\u001b[31m',
  '\u009b2J',
  '\u202e',
  '\n::error::',
  '\r\n  ::add-mask::',
  '##[error]',
  '##vso[a]',
  '`',
  '``',
  '![x](http://evil)',
  '[x](http://evil)',
  '<img src=x>',
  '=cmd()',
  '$&',
];
const commands: readonly (readonly string[])[] = [
  ['lint', '--unknown', 'hint'],
  ['lint', '--unknown', 'hint', '--format', 'json'],
  ['lint', '--unknown', 'hint', '--format', 'sarif'],
  ['fix', '--dry-run', '--impact', 'rejected'],
  ['fix', '--dry-run', '--impact', 'rejected', '--format', 'json'],
  ['explain', '--at', 'a.json:1'],
  ['explain', '--at', 'plan.json:1'],
];

/** `npm run fuzz -- leaks`: secrets and names that steer, in every output of every command of the built `dist/`. Counts canaries. */
export const fuzzLeaks: Engine = ({ seed, count = 1000, minutes = Infinity }) => {
  const failures: Failure[] = [];
  const until = Date.now() + minutes * 60_000;
  let canaries = 0;
  for (let at = seed; canaries < count && Date.now() < until; at++) {
    const many = Math.min(perFolder, count - canaries);
    failures.push(...tried(at, many));
    canaries += many;
  }
  return Promise.resolve({ counts: { canaries }, failures });
};

function tried(seed: number, many: number): readonly Failure[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'atrest-leaks-'));
  try {
    for (const [file, content] of Object.entries(filesOf(randomFrom(seed), many)))
      writeFileSync(path.join(folder, file), JSON.stringify(content));
    return commands.flatMap((command) => {
      const { stdout, stderr } = spawnSync(process.execPath, [cli, ...command], { cwd: folder, encoding: 'utf8' });
      return leaksIn(stdout + stderr).map((what) => ({ what, seed, message: `atrest ${command.join(' ')}` }));
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function filesOf(random: Random, many: number): Readonly<Record<string, object>> {
  const names = Array.from(
    { length: many },
    (_, index) => `N${String(index)}${random.of(steering)}x${random.of(steering)}`,
  );
  const secret = (index: number): string => `HUNTER${String(index)}`;
  const resources = names.map((name, index) => ({
    address: `aws_db_instance.${name}`,
    mode: 'managed',
    type: 'aws_db_instance',
    name,
    values: { engine: 'mysql', [random.of(['password', 'a', 'storage'])]: secret(index), storage_encrypted: false },
    sensitive_values: {
      password: true,
      a: true,
      storage: true,
      ...(random.chance(0.5) && { storage_encrypted: true }),
    },
  }));
  const volume = (name: string): object => ({
    Type: 'AWS::EC2::Volume',
    Properties: { Encrypted: false, KmsKeyId: { Ref: `P${name}` } },
  });
  return {
    'plan.json': {
      format_version: '1.2',
      terraform_version: '1.9.0',
      planned_values: { root_module: { resources } },
      resource_changes: [],
    },
    'state.json': { format_version: '1.0', terraform_version: '1.9.0', values: { root_module: { resources } } },
    'a.json': {
      Parameters: Object.fromEntries(
        names.map((name, index) => [`P${name}`, { Type: 'String', NoEcho: true, Default: secret(index) }]),
      ),
      Resources: Object.fromEntries(names.map((name) => [name, volume(name)])),
    },
  };
}

/** What must be in no output. */
function leaksIn(output: string): readonly string[] {
  const checks: readonly (readonly [string, RegExp])[] = [
    ['a secret is shown', /HUNTER/],
    ['a sign steers the terminal', /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/],
    ['a line is a workflow command', /^\s*::/m],
    ['a line holds a logging command', /##\w*\[/],
  ];
  return checks.flatMap(([what, sign]) => (sign.test(output) ? [what] : []));
}
