/** No fix writes what the provider that a project allows does not know. */
import assert from 'node:assert/strict';
import type { Fix, Refusal } from '../../server/model/finding.ts';
import { analyzer, lintFiles } from '../picture/lint-files.ts';

/** Fixes of an archive's finding under a constraint on the provider; the archive's key came with version 6. */
function choices(version: string | undefined): {
  readonly fixes: readonly Fix[];
  readonly refused: readonly Refusal[];
} {
  const { analyses } = lintFiles({
    'main.tf.json': JSON.stringify({
      terraform: {
        required_providers: { aws: { source: 'hashicorp/aws', ...(version !== undefined && { version }) } },
      },
      resource: {
        aws_cloudwatch_event_archive: { all: { name: 'all', event_source_arn: '${aws_cloudwatch_event_bus.b.arn}' } },
        aws_kms_key: { data: { enable_key_rotation: true } },
      },
    }),
  });
  const [analysis] = analyses;
  const finding = analysis?.findings.find(({ rule }) => rule.id.startsWith('events-archive'));
  assert.ok(analysis && finding);
  return analyzer.fixes(finding, analysis);
}
const writes = ({ edits }: Fix): boolean => edits.some(({ text }) => text.includes('kms_key_identifier'));

describe('fixes and the version of the provider', () => {
  for (const version of ['~> 5.0', '5.100.0', '>= 5.40, < 6.0'])
    it(`writes no argument of version 6 for ${version}, and says why`, () => {
      const { fixes, refused } = choices(version);
      assert.deepEqual(fixes.filter(writes), []);
      assert.equal(refused.length, 1);
      assert.match(
        refused[0]?.because ?? '',
        /^`kms_key_identifier` needs version 6\.0 of the AWS provider, or a newer one; this project allows /,
      );
    });
  for (const version of ['~> 6.0', '>= 5.0', undefined])
    it(`writes it for ${String(version)}`, () => {
      const { fixes, refused } = choices(version);
      assert.ok(fixes.some(writes));
      assert.deepEqual(refused, []);
    });
});
