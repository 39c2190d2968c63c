/** A policy that a data source makes: the statement is added there, by what the value says it went through. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../server/edits/apply.ts';
import { analyzer, lintFiles } from '../picture/lint-files.ts';

const RULE = 's3-bucket-policy-denies-plain-http';
const mine = { sid: 'Mine', actions: ['s3:GetObject'], resources: ['*'] };

/** The data sources of a bucket's module after the fix, or why there is none. */
function mended(policy: string, data: object): unknown {
  const text = JSON.stringify({
    data,
    resource: {
      aws_s3_bucket: { b: { bucket: 'b' } },
      aws_s3_bucket_policy: { b: { bucket: '${aws_s3_bucket.b.id}', policy } },
    },
  });
  const [analysis] = lintFiles({ 'main.tf.json': text }).analyses;
  const finding = analysis?.findings.find(({ rule }) => rule.id === RULE);
  assert.ok(analysis && finding);
  const { fixes, refused } = analyzer.fixes(finding, analysis);
  const fix = fixes.find(({ outcome }) => outcome.is === 'mended');
  if (!fix) return refused.map(({ because }) => because);
  return (JSON.parse(applyEdits(text, fix.edits)) as { readonly data: unknown }).data;
}

describe('a policy that a data source makes', () => {
  it('gets the statement there', () => {
    const data = { aws_iam_policy_document: { it: { statement: [mine] } } };
    const denies = {
      sid: 'DenyPlainHttp',
      effect: 'Deny',
      principals: [{ type: '*', identifiers: ['*'] }],
      actions: ['s3:*'],
      resources: ['${aws_s3_bucket.b.arn}', '${aws_s3_bucket.b.arn}/*'],
      condition: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
    };
    assert.deepEqual(mended('${data.aws_iam_policy_document.it.json}', data), {
      aws_iam_policy_document: { it: { statement: [mine, denies] } },
    });
  });
});
