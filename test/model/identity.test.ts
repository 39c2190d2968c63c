/** What a finding is called stays as it is while other things are edited, and tells findings apart. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { identityOf, idOf, numbered } from '../../server/model/identity.ts';
import type { Analysis } from '../../server/model/finding.ts';
import { lintFiles } from '../picture/lint-files.ts';

const HOME = 'file:///project';
type Files = Readonly<Record<string, string>>;

/** `strict`, with what cannot be known, so that there is something to be said of everything. */
const judged = (files: Files): readonly Analysis[] => lintFiles(files, { unknown: 'hint' }).analyses;
const idsOf = (files: Files): readonly string[] =>
  judged(files).flatMap(({ findings }) => findings.map((finding) => idOf(finding, HOME)));

interface Part {
  readonly name: string;
  readonly type: string;
  readonly properties: object;
}
const PARTS: readonly Part[] = [
  { name: 'Volume', type: 'AWS::EC2::Volume', properties: { Size: 1, Encrypted: false } },
  { name: 'Queue', type: 'AWS::SQS::Queue', properties: { SqsManagedSseEnabled: false } },
  { name: 'Key', type: 'AWS::KMS::Key', properties: { EnableKeyRotation: false } },
  {
    name: 'Server',
    type: 'AWS::EC2::Instance',
    properties: {
      BlockDeviceMappings: [
        { DeviceName: '/dev/sdb', Ebs: { Encrypted: false } },
        { DeviceName: '/dev/sdc', Ebs: { Encrypted: false } },
      ],
    },
  },
];
const OTHERS: readonly Part[] = ['One', 'Two', 'Three'].map((name) => ({
  name,
  type: 'AWS::EC2::Volume',
  properties: { Size: 3 },
}));

interface Layout {
  readonly order: readonly Part[];
  readonly blanks: number;
  readonly style: 'flow' | 'block';
  readonly ends: '\n' | '\r\n';
  readonly indent: number;
}
const layout: fc.Arbitrary<Layout> = fc.record({
  order: fc
    .subarray([...OTHERS])
    .chain((others) => fc.shuffledSubarray([...PARTS, ...others], { minLength: PARTS.length + others.length })),
  blanks: fc.nat(3),
  style: fc.constantFrom('flow', 'block'),
  ends: fc.constantFrom('\n', '\r\n'),
  indent: fc.constantFrom(2, 4),
});

function written({ order, blanks, style, ends, indent }: Layout): string {
  const space = ' '.repeat(indent);
  const lines = ['# A comment'.repeat(blanks), 'Resources:'];
  for (const { name, type, properties } of order) {
    lines.push(...Array.from({ length: blanks }, () => `${space}# ${name}`));
    const block = [`${space}${name}:`, `${space}${space}Type: ${type}`];
    block.push(`${space}${space}Properties: ${JSON.stringify(properties)}`);
    lines.push(
      ...(style === 'flow' ? [`${space}${name}: ${JSON.stringify({ Type: type, Properties: properties })}`] : block),
    );
  }
  return lines.join(ends);
}

describe('the identity of a finding', () => {
  const own = (ids: readonly string[]): readonly string[] =>
    ids.filter((id) => !OTHERS.some(({ name }) => id.endsWith(`/${name}`)));

  it('is made of names, the same whatever else is written, moved or laid out', () => {
    const expected = [
      'a.yaml#ebs-mapping-encrypted/Server/=%2Fdev%2Fsdb',
      'a.yaml#ebs-mapping-encrypted/Server/=%2Fdev%2Fsdc',
      'a.yaml#ebs-volume-encrypted/Volume',
      'a.yaml#kms-key-rotated/Key',
      'a.yaml#sqs-queue-encrypted/Queue',
    ];
    fc.assert(
      fc.property(layout, (one) => {
        const found = own(idsOf({ 'a.yaml': written(one) })).toSorted();
        assert.deepEqual(
          found.filter((id) => expected.includes(id)),
          expected,
        );
        assert.equal(found.length, new Set(found).size);
      }),
      { numRuns: 40 },
    );
  });
  it('changes in the part of the file only when the file is moved', () => {
    const text = written({ order: PARTS, blanks: 0, style: 'block', ends: '\n', indent: 2 });
    const [before] = judged({ 'a.yaml': text });
    const [after] = judged({ 'stacks/größe 1.yaml': text });
    const within = (analysis: Analysis | undefined): readonly string[] =>
      (analysis?.findings ?? []).map((finding) => identityOf(finding).within);
    assert.ok(within(before).length >= 5);
    assert.deepEqual(within(before), within(after));
    const [unit] = new Set(after!.findings.map((finding) => idOf(finding, HOME).split('#')[0]));
    assert.equal(unit, 'stacks/gr%C3%B6%C3%9Fe%201.yaml');
  });
  it('tells the documents of a file apart', () => {
    const one = 'Resources:\n  D: { Type: AWS::EC2::Volume }\n';
    assert.deepEqual(idsOf({ 'a.yaml': `${one}---\n${one}` }), [
      'a.yaml#ebs-volume-encrypted/D',
      'a.yaml#ebs-volume-encrypted/:1/D',
    ]);
  });
  it('tells the instances of a nested template and of a module apart', () => {
    const child = '{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: child.yaml, Parameters: { On: ';
    assert.deepEqual(
      idsOf({
        'a.yaml': `Resources:\n  A: ${child}false } } }\n  B: ${child}true } } }\n`,
        'child.yaml':
          'Parameters: { On: { Type: String } }\nResources:\n  D: { Type: AWS::EC2::Volume, Properties: { Encrypted: !Ref On } }\n',
      }),
      [
        'child.yaml#ebs-volume-customer-key/B.D',
        'child.yaml#ebs-volume-encrypted/A.D',
        // What may be said of it by itself.
        'child.yaml#ebs-volume-customer-key/D',
      ],
    );
    const call = (on: boolean): object => ({ source: './m', on });
    assert.deepEqual(
      idsOf({
        'main.tf.json': JSON.stringify({ module: { a: call(false), b: call(true) } }),
        'm/main.tf.json': JSON.stringify({
          variable: { on: {} },
          resource: { aws_ebs_volume: { d: { encrypted: '${var.on}' } } },
        }),
      }),
      [
        'm/main.tf.json#ebs-volume-customer-key/module.b.aws_ebs_volume.d',
        'm/main.tf.json#ebs-volume-encrypted/module.a.aws_ebs_volume.d',
        'm/main.tf.json#ebs-volume-customer-key/aws_ebs_volume.d',
      ],
    );
  });
  it('is counted where siblings have one name', () => {
    assert.deepEqual(numbered(['a', 'b', 'a', 'a']), ['a', 'b', 'a;2', 'a;3']);
  });
});
