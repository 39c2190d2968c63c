import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cliFile } from '../../test/cli/atrest.ts';
import type { Bomb } from './bombs/bomb.ts';
import { BUDGET, type Budget, LARGER } from './bombs/budget.ts';
import { type Limits, measure, type Run } from './bombs/measure.ts';
import { BOMBS } from './bombs/table.ts';
import type { Engine, Failure } from './report.ts';

const FORMATS = ['json', 'text'] as const;
type Format = (typeof FORMATS)[number];
const GOOD = 'Resources:\n  Good:\n    Type: AWS::EC2::Volume\n    Properties:\n      Encrypted: false\n';
const ROUNDS = 3;

/**
 * Runs the program over each bomb, in both formats: it ends by itself within its budget, and the good template that lies beside the
 * bomb is reported. `count` is that of bombs; `seed` is the first one's place in the table.
 */
export const fuzzBombs: Engine = ({ seed, count = BOMBS.length, minutes = Number.POSITIVE_INFINITY }) => {
  const until = Date.now() + minutes * 60_000;
  const scratch = mkdtempSync(path.join(tmpdir(), 'atrest-bombs-'));
  const counts = { bombs: 0, runs: 0 };
  const failures: Failure[] = [];
  try {
    const unit = smallRun(scratch);
    for (let index = 0; index < Math.min(count, BOMBS.length) && Date.now() < until; index++) {
      const place = (seed + index) % BOMBS.length;
      const bomb = BOMBS[place]!;
      counts.bombs++;
      const folder = lay(bomb, path.join(scratch, `bomb-${place}`));
      for (const format of FORMATS) {
        counts.runs++;
        const budget: Budget = { ...BUDGET, ...LARGER[bomb.name]?.[format] };
        const limits: Limits = { processorSeconds: (unit * budget.ratio) / 1000, megabytes: budget.megabytes };
        const run = measure(cliFile(), ['lint', '--format', format, '.'], folder, scratch, limits);
        const ratio = run.processorMilliseconds / unit;
        const cost = `${ratio.toFixed(1)} small runs, ${run.megabytes.toFixed(0)} MB`;
        console.error(`${bomb.name}, ${format}: exit ${run.code ?? 'none'}, ${cost}`);
        for (const what of wrongs(bomb, format, run, budget, ratio))
          failures.push({
            what: `${bomb.name}, ${format}: ${what}`,
            seed: place,
            message: `${cost}\n${run.stderr.slice(0, 600)}`,
          });
      }
      rmSync(folder, { recursive: true });
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return Promise.resolve({ counts, failures });
};

function* wrongs({ refused }: Bomb, format: Format, run: Run, budget: Budget, ratio: number): Generator<string> {
  if (run.ended) {
    yield `was ended: too much ${run.ended}`;
    return;
  }
  if (run.code === null || run.code > 2) yield `ended with ${run.code ?? 'a signal'}`;
  if (/internal error/i.test(run.stderr)) yield 'an internal error';
  if (ratio > budget.ratio) yield 'took too much processor time';
  if (run.megabytes > budget.megabytes) yield 'took too much memory';
  if (refused && run.code !== 2) yield `was to be refused, ended with ${String(run.code)}`;
  if (refused) return;
  if (!run.stdout.includes('good.yaml')) yield 'hides the good template beside it';
  if (format === 'json' && isPassedOver(run.stdout)) yield 'is passed over in silence';
}

/** Nothing but the good template was looked into, and nothing is said of the rest. */
function isPassedOver(stdout: string): boolean {
  const { summary } = JSON.parse(stdout) as {
    readonly summary: Readonly<Record<'files', number> & Record<'unreadable' | 'syntaxErrors', readonly unknown[]>>;
  };
  return summary.files < 2 && summary.unreadable.length === 0 && summary.syntaxErrors.length === 0;
}

/** Writes a bomb into a folder of its own, with the good template beside it. */
function lay({ files, links = {} }: Bomb, folder: string): string {
  for (const [name, text] of Object.entries({ ...files(), 'good.yaml': GOOD })) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  for (const [name, target] of Object.entries(links)) symlinkSync(target, path.join(folder, name));
  return folder;
}

/** The processor time of a run over one small template, in milliseconds: the least of a few, as nothing makes it less. */
function smallRun(scratch: string): number {
  const folder = lay({ name: 'small', files: () => ({}) }, path.join(scratch, 'small'));
  const limits = { processorSeconds: 60, megabytes: BUDGET.megabytes };
  const times = Array.from({ length: ROUNDS }, () =>
    measure(cliFile(), ['lint', '--format', 'json', '.'], folder, scratch, limits),
  );
  return Math.min(...times.map(({ processorMilliseconds }) => processorMilliseconds));
}
