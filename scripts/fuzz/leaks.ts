import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { leaksInEditor } from './leaks/editor.ts';
import { filesOf, steers } from './leaks/files.ts';
import { leaksIn } from './leaks/signs.ts';
import { randomFrom } from './random.ts';
import type { Engine, Failure } from './report.ts';

/** Canaries of one folder: names and secrets, tried by every command at once. */
const perFolder = 100;
const cli = path.join(import.meta.dirname, '../../dist/cli.cjs');
const commands: readonly (readonly string[])[] = [
  ['lint', '--unknown', 'hint'],
  ['lint', '--unknown', 'hint', '--format', 'json'],
  ['lint', '--unknown', 'hint', '--format', 'sarif'],
  ['fix', '--dry-run', '--impact', 'rejected'],
  ['fix', '--dry-run', '--impact', 'rejected', '--format', 'json'],
  ['explain', '--at', 'a.json:1'],
  ['explain', '--at', 'plan.json:1'],
  ['explain', '--at', 'a.json:1', '--trace'],
  ['explain', '--at', 'plan.json:1', '--trace'],
  ['explain', '--at', 'changes.json:1'],
  // They read no file, and say the same in every folder: what they print is held against the signs all the same.
  ['rules'],
  ['rules', '--map', 'checkov'],
  ['rules', '--basis', 'engineering knowledge'],
  ['rules', '--controls', 'hipaa'],
  ['coverage'],
];

/** `npm run fuzz -- leaks`: secrets and names that steer, in every output of every command of the built `dist/`. Counts canaries. */
export const fuzzLeaks: Engine = async ({ seed, count = 1000, minutes = Infinity }) => {
  const failures: Failure[] = [];
  const until = Date.now() + minutes * 60_000;
  let canaries = 0;
  for (let at = seed; canaries < count && Date.now() < until; at++) {
    const many = Math.min(perFolder, count - canaries);
    failures.push(...(await tried(at, many)));
    canaries += many;
  }
  return { counts: { canaries }, failures };
};

/** Options and commands that nobody has, as they may be typed by a script that was given them. */
const mistyped = (name: string): readonly (readonly string[])[] => [
  ['lint', `--${name}`],
  ['lint', '--fail-on', name],
  ['lint', '--format', name],
  ['lint', '--param', name],
  ['lint', name],
  ['fix', '--key', name],
  ['fix', '--rule', name],
  ['explain', name],
  ['rules', '--controls', name],
  [name],
];

async function tried(seed: number, many: number): Promise<readonly Failure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'atrest-leaks-'));
  const random = randomFrom(seed);
  const files = Object.entries(filesOf(random, many)).map(
    ([name, content]) => [name, JSON.stringify(content)] as const,
  );
  const typed = random.of(mistyped(`${steers(random)}x${steers(random)}`));
  try {
    for (const [file, text] of files) writeFileSync(path.join(folder, file), text);
    const told = [...commands, typed].flatMap((command) => {
      const { stdout, stderr } = spawnSync(process.execPath, [cli, ...command], { cwd: folder, encoding: 'utf8' });
      return leaksIn(stdout + stderr).map((what) => ({ what, where: `atrest ${command.join(' ')}` }));
    });
    const shown = await Promise.all(
      files.map(async ([file, text]) => {
        // As people write it, in lines.
        const whole = file === 'a.json' ? JSON.stringify(JSON.parse(text), null, 1) : text;
        return await leaksInEditor(file, whole);
      }),
    );
    // Nothing was looked at where nothing is shown.
    if (shown.some(({ hovered }) => hovered === 0)) throw new Error('no hover was shown');
    return [...told, ...shown.flatMap(({ leaks }) => leaks)].map(({ what, where }) => ({ what, seed, message: where }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
