/**
 * What a fix calls "in place" in Terraform is planned by the real provider as an update, on a state that is made of its own plan:
 * nothing forces a replacement. And what it calls a replacement of old search domains is one. Runs where `terraform` is installed and
 * ATREST_TF_PLUGINS names a directory of providers.
 */
import assert from 'node:assert/strict';
import type { Impact } from '../../server/model/impact.ts';
import { bench, hasPlugins, hasTerraform, offline } from '../dialects/terraform/terraform.ts';
import { analyzer, lintFiles, uriOf } from '../picture/lint-files.ts';
import { applyEdits } from '../../server/edits/apply.ts';

type Fields = Readonly<Record<string, unknown>>;
const FILE = 'main.tf.json';
const search = (version: string): Fields => ({ domain_name: 'name', engine_version: version });
const elastic = (version: string | undefined): Fields => ({
  domain_name: 'name',
  ...(version && { elasticsearch_version: version }),
});

/** Resources without encryption, with all that the provider wants of them. */
const PLAIN: readonly (readonly [type: string, body: Fields])[] = [
  ...[undefined, '1.5', '6.0', '6.5', '6.7', '6.8', '7.10'].map(
    (one) => ['aws_elasticsearch_domain', elastic(one)] as const,
  ),
  ...['Elasticsearch_6.0', 'Elasticsearch_6.7', 'OpenSearch_1.0', 'OpenSearch_2.11'].map(
    (one) => ['aws_opensearch_domain', search(one)] as const,
  ),
  ['aws_kinesis_stream', { name: 'name', shard_count: 1 }],
  ['aws_sqs_queue', { name: 'name', sqs_managed_sse_enabled: false }],
  ['aws_sns_topic', { name: 'name' }],
  [
    'aws_dynamodb_table',
    { name: 'name', billing_mode: 'PAY_PER_REQUEST', hash_key: 'id', attribute: [{ name: 'id', type: 'S' }] },
  ],
  ['aws_cloudwatch_log_group', { name: 'name' }],
  ['aws_secretsmanager_secret', { name: 'name' }],
  ['aws_ssm_parameter', { name: 'password', type: 'String', value: 'value' }],
  ['aws_kms_key', { description: 'a key' }],
  ['aws_cloudtrail', { name: 'name', s3_bucket_name: 'bucket' }],
  ['aws_s3_bucket', { bucket: 'name' }],
  [
    'aws_athena_workgroup',
    { name: 'name', configuration: { result_configuration: { output_location: 's3://bucket/' } } },
  ],
  ['aws_ebs_encryption_by_default', { enabled: false }],
  ['aws_sfn_activity', { name: 'name' }],
  [
    'aws_kinesis_firehose_delivery_stream',
    {
      name: 'name',
      destination: 'extended_s3',
      extended_s3_configuration: { role_arn: 'arn:aws:iam::111122223333:role/r', bucket_arn: 'arn:aws:s3:::b' },
    },
  ],
];
const text = (resource: Fields): string => JSON.stringify({ provider: { aws: offline }, resource });

/** Each fix of each resource, under a name of its own: what it says, before and after. */
function* trials(): Generator<{
  readonly type: string;
  readonly what: string;
  readonly impact: Impact;
  readonly before: Fields;
  readonly after: Fields;
}> {
  for (const [type, body] of PLAIN) {
    const plain = text({ [type]: { it: body } });
    for (const analysis of lintFiles({ [FILE]: plain }).analyses)
      for (const finding of analysis.findings)
        for (const fix of analyzer
          .fixes(finding, analysis, {
            is: 'literal',
            arn: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
          })
          .fixes.concat(analyzer.fixes(finding, analysis).fixes)) {
          if (fix.outcome.is !== 'mended' || fix.key?.is === 'new' || fix.key?.is === 'parameter') continue;
          const fixed = JSON.parse(
            applyEdits(
              plain,
              fix.edits.filter(({ uri }) => uri === uriOf(FILE)),
            ),
          ) as { resource: Record<string, Record<string, Fields>> };
          const after = fixed.resource[type]?.['it'];
          if (after && JSON.stringify(after) !== JSON.stringify(body))
            yield { type, what: `${JSON.stringify(body)}: ${fix.title}`, impact: fix.impact, before: body, after };
        }
  }
}

interface Change {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly change: { readonly actions: readonly string[]; readonly after: Fields; readonly after_unknown: Fields };
}

/** What a deploy would have filled in; the ARN, from which the provider tells what a resource is. */
const madeBy = (unknown: Fields): Fields => ({
  id: 'id',
  ...(unknown['arn'] === true && { arn: 'arn:aws:service:us-east-1:111122223333:thing' }),
});

describe('fixes that are in place', function () {
  this.timeout(600_000);
  it('are updates to the real provider', function () {
    if (!hasTerraform() || !hasPlugins()) return this.skip();
    const all = [...trials()].map((trial, index) => ({ ...trial, name: `r${String(index)}` }));
    const at = bench();
    try {
      const write = (pick: 'before' | 'after'): void => {
        const resource: Record<string, Record<string, Fields>> = {};
        for (const one of all) (resource[one.type] ??= {})[one.name] = one[pick];
        at.write(FILE, text(resource));
      };
      const changes = (): readonly Change[] => {
        const { plan, output } = at.plan();
        assert.ok(plan, output);
        return (plan as unknown as { resource_changes: readonly Change[] }).resource_changes;
      };
      write('before');
      assert.ok(at.run('init', '-no-color', '-input=false').ok);
      const state = changes().map(({ type, name, mode, change }) => ({
        mode,
        type,
        name,
        provider: 'provider["registry.terraform.io/hashicorp/aws"]',
        instances: [{ schema_version: 0, attributes: { ...change.after, ...madeBy(change.after_unknown) } }],
      }));
      at.write(
        'terraform.tfstate',
        JSON.stringify({
          version: 4,
          terraform_version: '1.5.0',
          serial: 1,
          lineage: 'a',
          outputs: {},
          resources: state,
        }),
      );
      write('after');
      const planned = new Map(changes().map((one) => [one.name, one.change.actions.includes('delete')]));
      const wrong = all.filter(
        ({ name, impact }) =>
          planned.get(name) !== (impact === 'replaces') && impact !== 'may-replace' && impact !== 'interrupts',
      );
      assert.deepEqual(
        wrong.map(({ what, impact }) => `${what}: said ${impact}`),
        [],
      );
      assert.ok(all.length > 30, String(all.length));
    } finally {
      at.close();
    }
    return undefined;
  });
});
