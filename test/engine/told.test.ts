/** Which findings are told: by severity, suppression, existence, instances. Each case was once broken on purpose and not noticed. */
import assert from 'node:assert/strict';
import type { Finding } from '../../server/model/finding.ts';
import type { Settings } from '../../server/model/settings.ts';
import { analyzer, lintFiles } from '../picture/lint-files.ts';

function lint(
  files: Readonly<Record<string, string>>,
  settings: Partial<Settings> = {},
): { readonly findings: readonly Finding[]; readonly levels: readonly string[] } {
  const { analyses } = lintFiles(files, settings);
  return {
    findings: analyses.flatMap(({ findings }) => findings),
    levels: analyses.flatMap(({ stores }) => stores.map(({ protection }) => protection.levels.join('|'))),
  };
}
const shown = ({ findings }: { readonly findings: readonly Finding[] }): readonly string[] =>
  findings.filter(({ suppressed }) => !suppressed).map(({ rule }) => rule.id);
const volume = (properties: string, rest = ''): string =>
  `${rest}Resources:\n  D:\n    Type: AWS::EC2::Volume\n    Properties: ${properties}\n`;

describe('what is told', () => {
  it('has the severity of its rule rather than that of its kind or family', () => {
    const text = { 'a.yaml': volume('{ Size: 1 }') };
    const severity = (rules: Settings['rules']): string | undefined =>
      lint(text, { rules }).findings.find(({ rule }) => rule.id === 'ebs-volume-encrypted')?.severity;
    assert.equal(severity({ 'ebs-volume-encrypted': 'info', 'ebs-volume': 'hint', encrypted: 'warning' }), 'info');
    assert.equal(severity({ 'ebs-volume': 'hint', encrypted: 'warning' }), 'hint');
    assert.equal(severity({ encrypted: 'warning' }), 'warning');
    assert.equal(severity({ 'ebs-volume-encrypted': 'off' }), undefined);
  });

  it('is the next rung where the lowest is suppressed', () => {
    const text = volume('{ Encrypted: false }').replace('  D:', '  # atrest: ignore[encrypted, declared] -- x\n  D:');
    assert.deepEqual(shown(lint({ 'a.yaml': text })), ['ebs-volume-customer-key']);
  });

  it('is nothing of what never exists', () => {
    const block = (count: number): string =>
      JSON.stringify({ resource: { aws_ebs_volume: { d: { count, encrypted: false } } } });
    assert.deepEqual(shown(lint({ 'a.tf.json': block(0) })), []);
    assert.deepEqual(shown(lint({ 'a.tf.json': block(1) })), ['ebs-volume-encrypted']);
  });

  it('is one finding of a block that two modules make', () => {
    const { findings } = lint({
      'main.tf.json': JSON.stringify({ module: { a: { source: './m' }, b: { source: './m' } } }),
      'm/main.tf.json': JSON.stringify({ resource: { aws_ebs_volume: { d: { encrypted: false } } } }),
    });
    const called = findings.filter(({ resource }) => resource.address.startsWith('module.'));
    assert.deepEqual(
      called.map(({ instances }) => instances),
      [['module.a.aws_ebs_volume.d', 'module.b.aws_ebs_volume.d']],
    );
  });

  it('has the name of what stands in the place in the cases that are told of', () => {
    const mapped = (first: string): string => `Parameters: { P: { Type: String } }
Conditions: { C: !Equals [!Ref P, a] }
Resources:
  I:
    Type: AWS::EC2::Instance
    Properties:
      BlockDeviceMappings: !If
        - C
        - [{ DeviceName: /dev/sdb, ${first} }]
        - [{ DeviceName: /dev/sdc, Ebs: { VolumeSize: 1 } }]
`;
    const messages = (first: string): readonly string[] =>
      lint({ 'a.yaml': mapped(first) }).findings.flatMap(({ rule, message }) =>
        rule.id === 'ebs-mapping-encrypted' ? message.split(' is not')[0]! : [],
      );
    assert.deepEqual(messages('VirtualName: ephemeral0'), ['EBS volume `/dev/sdc` of `I`']);
    assert.deepEqual(messages('Ebs: { VolumeSize: 1 }'), ['EBS volume `BlockDeviceMappings.0` of `I`']);
  });

  it('is not hidden by a block that is written as an empty list', () => {
    const instance = (root: unknown): string =>
      JSON.stringify({ resource: { aws_instance: { a: { ami: 'ami-0', root_block_device: root } } } });
    assert.ok(shown(lint({ 'a.tf.json': instance([]) })).includes('ec2-instance-root-volume-declared'));
    assert.ok(
      !shown(lint({ 'a.tf.json': instance([{ encrypted: true }]) })).includes('ec2-instance-root-volume-declared'),
    );
  });
});

describe('what a fix changes', () => {
  it("is no switch that the engine's version does not have", () => {
    const group = (version: string): string =>
      `Resources:\n  G: { Type: AWS::ElastiCache::ReplicationGroup, Properties: { Engine: redis, EngineVersion: '${version}' } }\n`;
    const noFix = (version: string): readonly (string | undefined)[] =>
      lint({ 'a.yaml': group(version) }).findings.flatMap((finding) =>
        finding.rule.id === 'elasticache-replication-group-encrypted' ? [finding.noFix] : [],
      );
    for (const version of ['2.8.24', '3.2', '3.2.10', '4.0.9'])
      assert.deepEqual(noFix(version), ['Something else of it must change first.'], version);
    for (const version of ['3.2.6', '4.0.10', '5.0.6', '7.1']) assert.deepEqual(noFix(version), [undefined], version);
  });

  it('is not a default while other allowed values fail', () => {
    const parameter = 'Parameters:\n  On: { Type: String, Default: "false", AllowedValues: ["false", "true"] }\n';
    const text = volume('{ Encrypted: !Ref On }', parameter);
    const { analyses } = lintFiles({ 'a.yaml': text });
    const asked = analyses.flatMap((analysis) => analysis.findings.map((finding) => analyzer.fixes(finding, analysis)));
    const edits = asked.flatMap(({ fixes }) => fixes.flatMap((fix) => (fix.id === 'suppress' ? [] : fix.edits)));
    const standard = text.indexOf('"false"');
    for (const { span } of edits) assert.ok(span.end <= standard || span.start > standard + 7);
    const refused = asked.flatMap((one) => one.refused.map(({ because }) => because));
    assert.ok(refused.includes('The parameter `On` decides: give it `true`.'), refused.join('\n'));
  });
});
