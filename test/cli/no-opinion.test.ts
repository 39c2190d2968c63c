/** Types that AtRest does not know are counted, and listed where what is not known is shown: silence about them would look like a pass. */
import assert from 'node:assert/strict';
import data from '../../rules/data.json' with { type: 'json' };
import { catalogue } from '../../rules/index.ts';
import { type Folder, atrest, folderWith } from './atrest.ts';

const template = `Resources:
  New: { Type: AWS::Sqs2::Hoard }
  Newer: { Type: AWS::SQS::Hoard }
  Newest: { Type: AWS::SQS::Hoard }
  Role: { Type: AWS::IAM::Role }
  Cluster: { Type: MongoDB::Atlas::Cluster }
  Made: { Type: Custom::Maker, Properties: { ServiceToken: x } }
  Module: { Type: My::Own::Thing::MODULE }
  Other: { Type: AWS::CloudFormation::CustomResource, Properties: { ServiceToken: x } }
`;
const module_ = {
  resource: {
    aws_hoard: { a: {} },
    awscc_hoard: { b: {} },
    aws_iam_role: { c: {} },
    random_id: { d: {} },
    google_sql: { e: {} },
  },
};

describe('types that AtRest has no opinion on', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = folderWith({ 'a.yaml': template, 'main.tf.json': JSON.stringify(module_) });
  });
  afterEach(() => {
    folder.remove();
  });
  const lint = (...args: readonly string[]): string => atrest(folder.path, ['lint', ...args]).stdout;

  it('are counted, with the day of the data, without being asked for', () => {
    const last = `6 resources of types that AtRest (data of ${data.date}) has no opinion on (--unknown hint lists them).\n`;
    const text = lint();
    assert.ok(text.endsWith(last), text);
    assert.doesNotMatch(text, /Hoard/);
  });
  it('are listed by `--unknown`, each at its place', () => {
    const text = lint('--unknown', 'hint');
    assert.match(
      text,
      /note: a\.yaml:2:3: `New` is of the type `AWS::Sqs2::Hoard`, which AtRest \(data of [\d-]+\) does not know/,
    );
    assert.equal(text.match(/does not know: whether it keeps data at rest is not judged\./g)?.length, 6);
    assert.ok(text.endsWith(`6 resources of types that AtRest (data of ${data.date}) has no opinion on.\n`));
  });
  it('are in the reports of machines', () => {
    const { summary, atrest: tool } = JSON.parse(lint('--format', 'json')) as {
      readonly summary: { readonly noOpinion: unknown };
      readonly atrest: { readonly dataOf: string };
    };
    assert.equal(tool.dataOf, data.date);
    const wanted = {
      resources: 6,
      types: [
        { type: 'AWS::SQS::Hoard', resources: 2 },
        { type: 'AWS::Sqs2::Hoard', resources: 1 },
        { type: 'MongoDB::Atlas::Cluster', resources: 1 },
        { type: 'aws_hoard', resources: 1 },
        { type: 'awscc_hoard', resources: 1 },
      ],
    };
    assert.deepEqual(summary.noOpinion, wanted);
    const { runs } = JSON.parse(lint('--format', 'sarif')) as {
      readonly runs: readonly { readonly invocations: readonly { readonly properties: Record<string, unknown> }[] }[];
    };
    const properties = runs[0]?.invocations[0]?.properties;
    assert.deepEqual([properties?.['noOpinion'], properties?.['dataOf']], [wanted, data.date]);
  });
  it('do not fail a run', () => {
    assert.equal(atrest(folder.path, ['lint', '--unknown', 'warning']).code, 0);
  });
  it('are none that a kind names or that a list has', () => {
    for (const type of [
      'AWS::EC2::Volume',
      'AWS::EC2::VPC',
      'AWS::Serverless::WebFunction',
      'aws_vpc',
      'aws_simpledb_domain',
    ])
      assert.equal(catalogue.knows(type), true, type);
    for (const type of ['AWS::EC2::constructor', 'AWS::constructor::X', 'aws_', 'AWS::EC2', '__proto__'])
      assert.equal(catalogue.knows(type), false, type);
  });
});
