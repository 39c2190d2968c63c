/** Suppressions: which count for what, until when, and what is said of those that do nothing. */
import assert from 'node:assert/strict';
import { lintFiles } from '../picture/lint-files.ts';

const yaml = (ignore: string): string => `Resources:
  Data:
    Type: AWS::EC2::Volume
    Metadata: { AtRest: { ignore: [${ignore}] } }
    Properties: { Encrypted: false }
`;
const commented = (comment: string): string => `Resources:
  # ${comment}
  Data:
    Type: AWS::EC2::Volume
    Properties: { Encrypted: false }
`;
const tf = (resource: unknown): string => JSON.stringify({ resource });
const volume = (ignore: unknown): string =>
  tf({ aws_ebs_volume: { data: { encrypted: false, '//': { atrest: { ignore } } } } });

function told(files: Readonly<Record<string, string>>): {
  notes: readonly string[];
  shown: readonly string[];
  hidden: number;
} {
  const { analyses } = lintFiles(files, { profile: 'recommended' });
  const findings = analyses.flatMap((analysis) => analysis.findings);
  return {
    notes: analyses.flatMap(({ notes }) => notes.map(({ message }) => message)),
    shown: findings
      .filter(({ suppressed, rule }) => !suppressed && rule.rung === 'encrypted')
      .map(({ rule, store }) => `${rule.id} ${store?.path.join('.') ?? ''}`),
    hidden: findings.filter(({ suppressed }) => suppressed).length,
  };
}

describe('suppressions', () => {
  const expired = 'This suppression expired on 2026-11-23; renew it or mend what it hides.';
  const forms: readonly [string, (rule: string, until?: string) => Readonly<Record<string, string>>][] = [
    [
      'a comment',
      (rule, until) => ({
        'a.yaml': commented(`atrest: ignore[${rule}]${until === undefined ? '' : ` until ${until}`} -- why`),
      }),
    ],
    [
      'the metadata of CloudFormation',
      (rule, until) => ({ 'a.yaml': yaml(`{ rule: ${rule}${until === undefined ? '' : `, until: ${until}`} }`) }),
    ],
    ['a comment of Terraform', (rule, until) => ({ 'a.tf.json': volume([{ rule, ...(until && { until }) }]) })],
  ];
  for (const [where, files] of forms) {
    it(`${where}: counts on its last day, and not the day after`, () => {
      const last = told(files('encrypted', '2026-11-24'));
      assert.deepEqual([last.notes, last.hidden], [[], 1]);
      assert.ok(!last.shown.some((one) => one.startsWith('ebs-volume-encrypted')));
      const past = told(files('encrypted', '2026-11-23'));
      assert.deepEqual([past.notes, past.shown, past.hidden], [[expired], ['ebs-volume-encrypted '], 0]);
    });
    it(`${where}: a name that no rule, family or kind has is told`, () => {
      const { notes, shown } = told(files('ebs-volume-encypted'));
      assert.deepEqual(shown, ['ebs-volume-encrypted ']);
      assert.equal(notes.length, 1);
      assert.match(notes[0] ?? '', /^There is no rule `ebs-volume-encypted`, nor a family or kind of that name/);
      for (const name of ['ebs-volume-encrypted', 'ebs-volume', 'encrypted'])
        assert.deepEqual(told(files(name)).notes, []);
    });
  }

  it('an end that is no day does not count, and is told', () => {
    const { notes, shown } = told({ 'a.tf.json': volume([{ rule: 'encrypted', until: 'next year' }]) });
    assert.deepEqual(shown, ['ebs-volume-encrypted ']);
    assert.match(notes.join(), /is a day: write `YYYY-MM-DD`/);
  });

  it('says it once of a module that is called twice', () => {
    const { notes } = told({
      'main.tf.json': JSON.stringify({ module: { a: { source: './m' }, b: { source: './m' } } }),
      'm/main.tf.json': volume(['no-such-rule']),
    });
    // The module is a project of its own here, too.
    assert.equal(notes.length, 2);
  });

  const ignore = { '//': { atrest: { ignore: [{ rule: 'encrypted', reason: 'scratch' }] } } };
  const instance = (blocks: object): string =>
    tf({ aws_instance: { web: { ami: 'ami-0', root_block_device: { encrypted: true }, ...blocks } } });

  it('a comment in a nested block of Terraform is about that block alone', () => {
    const both = told({
      'a.tf.json': instance({
        ebs_block_device: [
          { device_name: '/dev/sdf', ...ignore },
          { device_name: '/dev/sdg', encrypted: false },
        ],
      }),
    });
    assert.deepEqual([both.hidden, both.shown], [1, ['ebs-mapping-encrypted ebs_block_device.1']]);
    const single = told({
      'a.tf.json': instance({ ebs_block_device: { device_name: '/dev/sdf', encrypted: false, ...ignore } }),
    });
    assert.deepEqual([single.hidden, single.shown], [1, []]);
    const root = told({
      'a.tf.json': instance({
        root_block_device: [{ encrypted: false, ...ignore }],
        ebs_block_device: [{ device_name: '/dev/sdf', encrypted: false }],
      }),
    });
    assert.deepEqual([root.hidden, root.shown], [1, ['ebs-mapping-encrypted ebs_block_device.0']]);
  });

  it('a comment in a nested block counts for a finding of the resource that is shown in it', () => {
    const bucket = (sse: object): string =>
      tf({
        aws_s3_bucket: {
          b: { server_side_encryption_configuration: { rule: { apply_server_side_encryption_by_default: sse } } },
        },
      });
    const note = { '//': { atrest: { ignore: ['*'] } } };
    const rungs = (sse: object): readonly string[] => {
      const { analyses } = lintFiles(
        { 'a.tf.json': bucket(sse) },
        { profile: 'strict', rules: { 'in-transit': 'off' } },
      );
      return analyses.flatMap(({ findings }) =>
        findings
          .filter(({ suppressed, rule }) => !suppressed && rule.kind.id === 's3-bucket' && rule.rung !== undefined)
          .map(({ rule }) => rule.id),
      );
    };
    assert.deepEqual(rungs({ sse_algorithm: 'AES256' }), ['s3-bucket-kms-key']);
    assert.deepEqual(rungs({ sse_algorithm: 'AES256', ...note }), []);
  });
});
