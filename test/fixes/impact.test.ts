/** What a deploy of a fix does where that hangs on the version of an engine. What the real provider says stands in in-place.test.ts. */
import assert from 'node:assert/strict';
import type { Impact } from '../../server/model/impact.ts';
import { analyzer, lintFiles } from '../picture/lint-files.ts';

/** Of the switch and of the traffic between nodes, as the finding has it and as its fix does. */
function impacts(resource: unknown): readonly Impact[] {
  const { analyses } = lintFiles({
    'main.tf.json': JSON.stringify({ variable: { version: {} }, resource }),
  });
  return analyses.flatMap((analysis) =>
    analysis.findings
      .filter(({ rule: { id } }) => id.endsWith('-domain-encrypted') || id.endsWith('-node-traffic-encrypted'))
      .flatMap((finding) => [
        finding.impact,
        ...analyzer
          .fixes(finding, analysis)
          .fixes.filter(({ id }) => id === 'aws' || id === '0')
          .map(({ impact }) => impact),
      ]),
  );
}
const elasticsearch = (version: string | undefined) =>
  impacts({
    aws_elasticsearch_domain: { d: { domain_name: 'd', ...(version && { elasticsearch_version: version }) } },
  });
const opensearch = (version: string | undefined) =>
  impacts({ aws_opensearch_domain: { d: { domain_name: 'd', ...(version && { engine_version: version }) } } });

describe('fixes of search domains', () => {
  const expected = (impact: Impact) => [impact, impact, impact, impact];
  for (const [version, impact] of [
    [undefined, 'replaces'],
    ['1.5', 'replaces'],
    ['5.6', 'replaces'],
    ['6.0', 'replaces'],
    ['6.5', 'replaces'],
    ['6.7', 'in-place'],
    ['6.8', 'in-place'],
    ['7.10', 'in-place'],
    ['${var.version}', 'may-replace'],
  ] as const)
    it(`Elasticsearch ${version ?? 'of no stated version'}: ${impact}`, () => {
      assert.deepEqual(elasticsearch(version), expected(impact));
    });
  for (const [version, impact] of [
    [undefined, 'in-place'],
    ['Elasticsearch_1.5', 'replaces'],
    ['Elasticsearch_6.0', 'replaces'],
    ['Elasticsearch_6.7', 'in-place'],
    ['OpenSearch_1.0', 'in-place'],
    ['OpenSearch_2.19', 'in-place'],
    ['${var.version}', 'may-replace'],
  ] as const)
    it(`OpenSearch ${version ?? 'of no stated version'}: ${impact}`, () => {
      assert.deepEqual(opensearch(version), expected(impact));
    });
});
