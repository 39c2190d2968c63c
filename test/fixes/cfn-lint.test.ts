/**
 * What fixes write gives cfn-lint nothing new to object to: the CloudFormation templates of the sample, in every profile and with each
 * sort of key, before and after. Runs where `cfn-lint` is installed (`pip install cfn-lint`); ATREST_CORPUS names a folder to take
 * instead of the sample.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { applyEdits } from '../../server/edits/apply.ts';
import type { Fix, KeyChoice } from '../../server/model/finding.ts';
import { analyzer } from '../picture/lint-files.ts';
import { certain, look } from './check-fix.ts';
import { folder, realTexts } from './real-texts.ts';

/** Every so many of the templates that change: cfn-lint takes a third of a second for each. */
const EVERY = folder === undefined ? 2 : 1;
const KEYS: readonly (KeyChoice | undefined)[] = [undefined, { is: 'new' }, { is: 'parameter' }];

const has = (): boolean => spawnSync('cfn-lint', ['--version']).status === 0;

/** All that can be fixed with that key, in one text; undefined where nothing is. */
function fixedWith(
  name: string,
  text: string,
  profile: 'recommended' | 'hipaa' | 'strict',
  key: KeyChoice | undefined,
): string | undefined {
  const { analyses } = look(name, text, { profile });
  const edits = analyses.flatMap((analysis) => {
    const open = analysis.findings.filter(certain);
    const shared = key ? analyzer.together(open, analysis, key).fixes : [];
    const mended = new Set(shared.flatMap(({ finding, also }) => [finding, ...also]));
    const others = open.flatMap((finding): readonly Fix[] => {
      if (mended.has(finding)) return [];
      const fix = analyzer
        .fixes(finding, analysis)
        .fixes.find(({ outcome, key: named }) => outcome.is === 'mended' && !named);
      return fix ? [fix] : [];
    });
    return analyzer.compose([...shared, ...others]).edits;
  });
  return edits.length === 0 ? undefined : applyEdits(text, edits);
}

/** How often each code is told of each file. */
function codes(directory: string, files: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const { stdout, stderr } = spawnSync('cfn-lint', ['--format', 'json', '--', ...files], {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  assert.ok(stdout.startsWith('['), stderr);
  for (const { Filename: file, Rule: rule } of JSON.parse(stdout) as { Filename: string; Rule: { Id: string } }[])
    counts.set(`${file} ${rule.Id}`, (counts.get(`${file} ${rule.Id}`) ?? 0) + 1);
  return counts;
}

describe('fixes and cfn-lint', function () {
  this.timeout(3_600_000);
  it('add no finding of it (needs cfn-lint: pip install cfn-lint)', function () {
    if (!has()) return this.skip();
    const directory = mkdtempSync(path.join(tmpdir(), 'atrest-cfn-lint-'));
    try {
      const pairs: (readonly [before: string, after: string, what: string])[] = [];
      const seen = new Set<string>();
      for (const [index, { file, name, text }] of [...realTexts()]
        .filter((one) => one.name !== 'main.tf.json')
        .entries()) {
        if (index % EVERY !== 0) continue;
        for (const profile of ['recommended', 'hipaa', 'strict'] as const)
          for (const key of KEYS) {
            const fixed = fixedWith(name, text, profile, key);
            if (fixed === undefined || seen.has(fixed)) continue;
            seen.add(fixed);
            const id = String(pairs.length);
            const [before, after] = [`b${id}-${name}`, `a${id}-${name}`];
            writeFileSync(path.join(directory, before), text);
            writeFileSync(path.join(directory, after), fixed);
            pairs.push([before, after, `${file}, ${profile}, ${key?.is ?? 'no key'}`]);
          }
      }
      const told = codes(
        directory,
        pairs.flatMap(([before, after]) => [before, after]),
      );
      const added = pairs.flatMap(([before, after, what]) =>
        [...told].flatMap(([place, count]) => {
          const [file, code] = place.split(' ');
          return file === after && count > (told.get(`${before} ${code ?? ''}`) ?? 0) ? [`${what}: ${code ?? ''}`] : [];
        }),
      );
      assert.deepEqual(added, []);
      assert.ok(pairs.length > 20, String(pairs.length));
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
    return undefined;
  });
});
