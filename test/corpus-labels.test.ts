/**
 * The sample's labels: what other tools' authors say of their own cases is found at `strict`, and nothing is found where they see nothing;
 * where we hold a label wrong, `docs/labels.json` says why, and only there.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import aside from '../docs/labels.json' with { type: 'json' };
import { DEFAULTS } from '../server/model/settings.ts';
import { loadProjects } from '../server/workspace/load-projects.ts';
import { nodeFiles } from '../server/workspace/node.ts';
import { walk } from '../server/workspace/walk.ts';
import { analyzer } from './picture/lint-files.ts';

interface Label {
  readonly case: string;
  readonly check_id: string;
  readonly resource: string;
  readonly concern: string;
  readonly expect: 'fail' | 'pass';
  /** Rows of one group are one row. */
  readonly group?: string;
  /** Out of date, or doubtful: why. */
  readonly suspicious?: unknown;
}
const sample = path.join(import.meta.dirname, 'corpus');
/** What the subject is about; other concerns came along with the cases. */
const CONCERNS = ['encrypt', 'cmk', 'rotation', 'policy', 'key-state'];
const labels = readFileSync(path.join(sample, 'labels.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Label)
  .filter(({ concern, suspicious }) => CONCERNS.includes(concern) && !suspicious);
const keyOf = (row: Pick<Label, 'case' | 'check_id' | 'resource'> & { readonly expect: string }): string =>
  [row.case, row.check_id, row.resource, row.expect].join(' ');
const reasons = new Map(aside.map((row) => [keyOf(row), row.because]));

/** `file`, `address` and `concern` of what certainly fails, its higher rungs too. */
async function found(): Promise<ReadonlySet<string>> {
  const { candidates } = await walk([pathToFileURL(sample).href], nodeFiles, {});
  const { projects } = await loadProjects(candidates, nodeFiles);
  const all = new Set<string>();
  for (const { project } of projects) {
    const steps = analyzer.analyze(project, () => ({ ...DEFAULTS, profile: 'strict' }));
    let step = steps.next();
    while (!step.done) step = steps.next();
    for (const { resource, verdict, unmet, rule } of step.value.findings) {
      if (verdict === 'unknown') continue;
      const uri = resource.plan?.document.uri ?? resource.document.uri;
      const file = decodeURIComponent(uri.slice(pathToFileURL(sample).href.length + 1));
      const address = resource.plan?.address ?? resource.address;
      for (const { concern } of unmet.length > 0 ? unmet : [rule])
        for (const name of [address, address.replace(/\[[^\]]*\]$/, '')])
          all.add([file, name, concern === 'key-policy' ? 'policy' : concern].join(' '));
    }
  }
  return all;
}

describe('labels of the sample', () => {
  let all: ReadonlySet<string>;
  before(async () => {
    all = await found();
  });
  const agrees = (row: Label): boolean =>
    all.has([row.case, row.resource, row.concern].join(' ')) === (row.expect === 'fail');

  it('agree with what is found, but for those set aside', () => {
    assert.ok(labels.length > 250, `${String(labels.length)} labels`);
    const hit = new Set(labels.filter(agrees).flatMap(({ group }) => group ?? []));
    const wrong = labels.filter(
      (row) => !agrees(row) && !reasons.has(keyOf(row)) && !(row.group !== undefined && hit.has(row.group)),
    );
    assert.deepEqual(wrong.map(keyOf), []);
  });
  it('are set aside only where they do not agree', () => {
    assert.deepEqual(labels.filter((row) => reasons.has(keyOf(row)) && agrees(row)).map(keyOf), []);
  });
  it('are set aside once, with a reason in a sentence', () => {
    assert.equal(reasons.size, aside.length);
    for (const { because } of aside) assert.match(because, /^[A-Z`].{40,}\.$/s);
  });
});
