/**
 * `npm run fuzz -- ENGINE [--seed N] [--minutes M] [--count N] [--dialect D]`: tries what must never happen, with inputs that a seed decides.
 * Prints what was done as JSON and each failure on its way; ends with 1 when there was one. docs/robustness.md says what is promised.
 */
import { parseArgs } from 'node:util';
import { DIALECTS } from './fuzz/input.ts';
import type { Engine } from './fuzz/report.ts';

const ENGINES: Readonly<Record<string, () => Promise<Engine>>> = {
  leaks: async () => (await import('./fuzz/leaks.ts')).fuzzLeaks,
  lint: async () => (await import('./fuzz/lint.ts')).fuzzLint,
  stories: async () => (await import('./fuzz/stories.ts')).fuzzStories,
  fix: async () => (await import('./fuzz/fix.ts')).fuzzFix,
  bombs: async () => (await import('./fuzz/bombs.ts')).fuzzBombs,
  server: async () => (await import('./fuzz/server.ts')).fuzzServer,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    minutes: { type: 'string' },
    count: { type: 'string' },
    dialect: { type: 'string' },
  },
});

function bound(name: 'seed' | 'minutes' | 'count'): number | undefined {
  const written = values[name];
  if (written === undefined) return undefined;
  const number = Number(written);
  if (written.trim() === '' || !(number >= 0) || !Number.isFinite(number))
    throw new Error(`--${name} ${written}: must be a number that is not negative`);
  return number;
}

async function main(): Promise<number> {
  const [name = '', ...rest] = positionals;
  const load = Object.hasOwn(ENGINES, name) ? ENGINES[name] : undefined;
  if (!load || rest.length > 0)
    throw new Error(`name one of ${Object.keys(ENGINES).join(', ')}; got ${positionals.join(' ') || 'none'}`);
  // A fresh seed is printed with the report, so that the run can be had again.
  const seed = bound('seed') ?? Date.now() % 2 ** 31;
  const [minutes, count] = [bound('minutes'), bound('count')];
  const dialect = DIALECTS.find((one) => one === values.dialect);
  if (values.dialect !== undefined && !dialect)
    throw new Error(`--dialect ${values.dialect}: must be one of ${DIALECTS.join(', ')}`);
  const engine = await load();
  const begin = process.cpuUsage();
  const report = await engine({
    seed,
    ...(minutes !== undefined && { minutes }),
    ...(count !== undefined && { count }),
    ...(dialect && { dialect }),
  });
  const { user, system } = process.cpuUsage(begin);
  const processorSeconds = Math.round((user + system) / 1e5) / 10;
  for (const failure of report.failures) console.error(JSON.stringify(failure));
  console.log(
    JSON.stringify({ engine: name, seed, ...report.counts, failures: report.failures.length, processorSeconds }),
  );
  return report.failures.length > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`fuzz: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
