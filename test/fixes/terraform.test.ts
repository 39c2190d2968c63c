/** Fixes that write a key or a variable into modules of the sample are valid for the real Terraform wherever the module was. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Json } from '../../server/model/source.ts';
import { bench, hasPlugins, hasTerraform, offline } from '../dialects/terraform/terraform.ts';
import { lintFiles } from '../picture/lint-files.ts';
import { apply, offered } from './choose.ts';

const root = path.join(import.meta.dirname, '../corpus/tf');
const file = 'main.tf.json';
/** Of each module: one fix of each kind is enough. */
const maximumFixes = 4;

interface Try {
  readonly sample: string;
  /** Undefined for the module as it is. */
  readonly title?: string;
  readonly text: string;
}
function* tries(): Generator<Try> {
  const samples = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tf.json'));
  for (const sample of samples.sort()) {
    const text = readFileSync(path.join(root, sample), 'utf8');
    const fixes = lintFiles({ [file]: text }).analyses.flatMap((analysis) =>
      analysis.findings.filter(({ verdict }) => verdict !== 'unknown').flatMap((finding) => offered(finding, analysis)),
    );
    const writing = fixes.filter(({ key }) => key?.is === 'new' || key?.is === 'parameter');
    const different = [...new Map(writing.map((fix) => [fix.title, fix])).values()].slice(0, maximumFixes);
    if (different.length > 0) yield { sample, text };
    for (const fix of different) yield { sample, title: fix.title, text: apply({ [file]: text }, fix)[file] ?? '' };
  }
}

/** All of them as modules of one root, because Terraform takes seconds to start. What each is told, by module. */
function validate(all: readonly Try[]): ReadonlyMap<number, readonly string[]> {
  const at = bench();
  try {
    const calls: Record<string, Json> = {};
    for (const [index, { text }] of all.entries()) {
      at.write(`m${String(index)}/${file}`, text);
      const given = /"data_key_arn": ?\{/.test(text) ? { data_key_arn: 'given' } : {};
      calls[`m${String(index)}`] = { source: `./m${String(index)}`, ...given };
    }
    at.write(file, { provider: { aws: offline }, module: calls });
    const { ok, output } = at.run('init', '-no-color', '-input=false');
    assert.ok(ok, output);
    const { output: told } = at.run('validate', '-json');
    const { diagnostics } = JSON.parse(told) as {
      diagnostics: { severity: string; summary: string; detail: string; range?: { filename: string } }[];
    };
    const byModule = new Map<number, string[]>();
    for (const { severity, summary, detail, range } of diagnostics) {
      if (severity !== 'error') continue;
      const index = Number(/m(\d+)/.exec(`${range?.filename ?? ''} ${summary} ${detail}`)?.[1] ?? -1);
      byModule.set(index, [...(byModule.get(index) ?? []), `${summary}: ${detail}`]);
    }
    return byModule;
  } finally {
    at.close();
  }
}

describe('fixes of the sample and the real Terraform', function () {
  this.timeout(900_000);
  it('are valid wherever the module was', function () {
    if (!hasTerraform() || !hasPlugins()) return this.skip();
    let all: readonly Try[] = [...tries()];
    // An error in one place keeps Terraform from looking at others: what is wrong by itself goes, until nothing is.
    for (let round = 0; round < 5; round++) {
      const told = validate(all);
      const wrong = new Set(
        [...told.keys()].flatMap((index) => (all[index]?.title === undefined ? all[index]?.sample : [])),
      );
      if (wrong.size === 0) {
        assert.deepEqual(
          [...told].map(([index, errors]) => [all[index]?.sample, all[index]?.title, errors]),
          [],
        );
        console.log(`      ${String(all.filter(({ title }) => title !== undefined).length)} fixed modules`);
        return undefined;
      }
      all = all.filter(({ sample }) => !wrong.has(sample));
    }
    return assert.fail('the sample does not come to rest');
  });
});
