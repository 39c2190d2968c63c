/** A report tells once what several projects say of one thing, and nothing less: each part of what makes it one thing by itself. */
import assert from 'node:assert/strict';
import { reportOf } from '../../server/app/report.ts';
import type { Analysis, Finding } from '../../server/model/finding.ts';
import { DEFAULTS } from '../../server/model/settings.ts';
import { analyzer, lintFiles } from '../picture/lint-files.ts';

const text = (name: string): string =>
  `Resources:\n  ${name}: { Type: AWS::SQS::Queue, Properties: { SqsManagedSseEnabled: false } }\n`;

function only(file: string, name: string): { readonly finding: Finding; readonly analysis: Analysis } {
  const [analysis] = lintFiles({ [file]: text(name) }).analyses;
  const finding = analysis?.findings.find(({ rule }) => rule.id === 'sqs-queue-encrypted');
  assert.ok(analysis && finding);
  return { finding, analysis };
}
const { finding: one, analysis } = only('a.yaml', 'Data');

/** How many are told of the findings of as many projects, and how many of them as suppressed. */
function told(...findings: readonly Finding[]): readonly [reported: number, suppressed: number] {
  const analyses = findings.map((finding) => ({ ...analysis, findings: [finding], stores: [] }));
  const { reported, suppressed } = reportOf(
    {
      analyses,
      projects: [],
      without: () => ({ projects: [], failed: [] }),
      settings: () => DEFAULTS,
      again: () => Promise.reject(new Error('nothing was read')),
      ...{ files: [], skipped: [], named: [], unreadable: [], broken: [] },
    },
    {
      ...{ version: '1', catalogue: analyzer.catalogue, root: 'file:///project/', showSuppressed: false },
      ...{ failOn: 'error', failOnDefault: false },
    },
  );
  return [reported.length, suppressed];
}
const of = (changes: Partial<Finding>): Finding => ({ ...one, ...changes });

describe('what two projects say', () => {
  const { store } = one;
  assert.ok(store && 'node' in one.site);
  const renamed = { ...one.resource, address: 'Other' };
  const rule = analyzer.catalogue.rules().find(({ id }) => id === 'sqs-queue-kms-key');
  assert.ok(rule);
  const elsewhere = only('b.yaml', 'Data').finding;

  it('in the same words of the same place is told once', () => {
    assert.deepEqual(told(one, of({}), of({})), [1, 0]);
  });
  const differing: readonly (readonly [what: string, other: Finding])[] = [
    ['in other words', of({ message: `${one.message} Or not.` })],
    ['by another rule', of({ rule })],
    ['of another address', of({ resource: renamed, store: { ...store, resource: renamed } })],
    ['of another part', of({ judged: { ...one.judged, path: ['Inner'] } })],
    ['of another place', of({ site: one.resource.header })],
    ['at a place of another file', of({ site: elsewhere.site })],
    ['of a resource of another file', of({ resource: elsewhere.resource, store: elsewhere.store })],
  ];
  for (const [what, other] of differing)
    it(`${what} is told twice`, () => {
      assert.deepEqual(told(one, other, of({})), [2, 0]);
    });
  it('where it is suppressed is counted in the same way', () => {
    const suppressed = { by: 'comment', site: one.site } as const;
    assert.deepEqual(told(of({ suppressed }), of({ suppressed })), [0, 1]);
    assert.deepEqual(told(of({ suppressed }), of({ suppressed, message: 'x' }), one), [1, 2]);
  });
});
