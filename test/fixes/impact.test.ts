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
    ['6.0', 'replaces'],
    ['6.5', 'replaces'],
    ['6.7', 'in-place'],
    ['6.8', 'in-place'],
    ['7.10', 'in-place'],
    ['${var.version}', 'may-replace'],
  ] as const)
    it(`Elasticsearch ${version}: ${impact}`, () => {
      assert.deepEqual(elasticsearch(version), expected(impact));
    });
  for (const [version, impact] of [
    [undefined, 'in-place'],
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

/** Whether anything mends it, and what is said where nothing does; at rest, and between nodes. */
function mended(type: string, properties: Readonly<Record<string, string>>): readonly string[] {
  const terraform = type.startsWith('aws_');
  const text = JSON.stringify(
    terraform
      ? { resource: { [type]: { it: { domain_name: 'it', ...properties } } } }
      : { Resources: { It: { Type: type, Properties: properties } } },
  );
  const { analyses } = lintFiles({ [terraform ? 'main.tf.json' : 'a.json']: text }, { profile: 'strict' });
  return analyses.flatMap((analysis) =>
    analysis.findings
      .filter(({ rule: { id } }) => id.endsWith('-domain-encrypted') || id.endsWith('-node-traffic-encrypted'))
      .map((finding) => {
        const { fixes, refused } = analyzer.fixes(finding, analysis);
        const some = fixes.some(({ outcome }) => outcome.is === 'mended');
        assert.equal(finding.fixable, some);
        assert.ok(some || /^Elasticsearch before \d\.\d has no /.test(refused[0]?.because ?? ''), refused[0]?.because);
        return some ? 'mended' : (/before \d\.\d/.exec(finding.noFix ?? '')?.[0] ?? 'no word');
      }),
  );
}

describe('search domains that are too old to be encrypted', () => {
  for (const [version, atRest, between] of [
    [undefined, 'before 5.1', 'before 6.0'],
    ['1.5', 'before 5.1', 'before 6.0'],
    ['2.3', 'before 5.1', 'before 6.0'],
    ['5.0', 'before 5.1', 'before 6.0'],
    ['5.1', 'mended', 'before 6.0'],
    ['5.6', 'mended', 'before 6.0'],
    ['6.0', 'mended', 'mended'],
    ['7.10', 'mended', 'mended'],
  ] as const)
    it(`Elasticsearch ${version ?? 'of no stated version'}: ${atRest}, ${between}`, () => {
      const expected = [atRest, between];
      assert.deepEqual(
        mended('aws_elasticsearch_domain', { ...(version && { elasticsearch_version: version }) }),
        expected,
      );
      assert.deepEqual(
        mended('AWS::Elasticsearch::Domain', { ...(version && { ElasticsearchVersion: version }) }),
        expected,
      );
      const engine = version === undefined ? {} : { EngineVersion: `Elasticsearch_${version}` };
      assert.deepEqual(
        mended('AWS::OpenSearchService::Domain', engine),
        version === undefined ? ['mended', 'mended'] : expected,
      );
    });
  it('a version that is not known from here is not held to be old', () => {
    const properties = { elasticsearch_version: '${var.version}' };
    assert.deepEqual(mended('aws_elasticsearch_domain', properties), ['mended', 'mended']);
  });
});
