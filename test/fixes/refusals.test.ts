/** Fixes that can't be made: refused with a reason that a user can act on, and nothing is offered in their place. */
import assert from 'node:assert/strict';
import { sentence } from '../../server/engine/findings/message.ts';
import { locationOf } from '../../server/model/source.ts';
import { analyzer, lintFiles } from '../picture/lint-files.ts';

/** Fixes offered besides the suppression, and the reasons why there are no others. */
function offered(
  file: string,
  text: string,
): { readonly fixes: readonly string[]; readonly refused: readonly string[] } {
  const { analyses } = lintFiles({ [file]: text });
  const all = analyses.flatMap((analysis) =>
    analysis.findings.filter(({ rule }) => rule.rung !== undefined).map((finding) => analyzer.fixes(finding, analysis)),
  );
  assert.ok(all.length > 0, 'there is a finding');
  return {
    fixes: all.flatMap(({ fixes }) => fixes.filter(({ id }) => id !== 'suppress').map(({ title }) => title)),
    refused: all.flatMap(({ refused }) => refused.map(({ because }) => because)),
  };
}
const resource = (type: string, properties: string): string =>
  `Resources:\n  A:\n    Type: ${type}\n    Properties:${properties}\n`;

describe('a list where CloudFormation takes a map', () => {
  const cases: readonly [string, string, string][] = [
    ['is empty', resource('AWS::EC2::Volume', ' []'), 'Properties'],
    ['holds the setting', resource('AWS::EC2::Volume', '\n      - Encrypted: false'), 'Properties'],
    ['holds several maps', resource('AWS::EC2::Volume', '\n      - Size: 1\n      - Encrypted: false'), 'Properties'],
    ['is deeper down', resource('AWS::S3::Bucket', '\n      BucketEncryption: []'), 'BucketEncryption'],
  ];
  for (const [what, text, key] of cases)
    it(`is not added to when it ${what}`, () => {
      const { fixes, refused } = offered('a.yaml', text);
      assert.deepEqual(fixes, []);
      assert.deepEqual([...new Set(refused)], [`"${key}" is a list where a map belongs: correct it first.`]);
    });

  it('is fine in Terraform, which writes one block like a list of it', () => {
    const root = [{ encrypted: false }];
    const text = JSON.stringify({ resource: { aws_instance: { a: { ami: 'ami-0', root_block_device: root } } } });
    assert.ok(offered('a.tf.json', text).fixes.length > 0);
  });
});

describe('a block that is written twice where Terraform takes one', () => {
  const domain = (blocks: string): string =>
    `{"resource": {"aws_opensearch_domain": {"d": {"domain_name": "d", "encrypt_at_rest": [${blocks}]}}}}`;
  const on = '{"enabled": true}';
  const off = '{"enabled": false}';
  for (const blocks of [`${off}, ${off}`, `${on}, ${off}`, `${off}, ${on}`, '{}, 7'])
    it(`is not changed: ${blocks}`, () => {
      const { fixes, refused } = offered('a.tf.json', domain(blocks));
      assert.deepEqual(fixes, []);
      assert.deepEqual(
        [...new Set(refused)],
        ['The block "encrypt_at_rest" is written 2 times where one is taken: remove all but one first.'],
      );
    });

  it('has the squiggle on the block that decides', () => {
    for (const blocks of [`${on}, ${off}`, `${off}, ${on}`]) {
      const text = domain(blocks);
      const found = lintFiles({ 'a.tf.json': text })
        .analyses.flatMap(({ findings }) => findings)
        .find(({ rule }) => rule.id === 'opensearch-domain-encrypted');
      assert.ok(found);
      assert.equal(locationOf(found.site).span.start, text.indexOf('false'));
    }
  });

  it('is none where several are taken', () => {
    const device = (name: string): object => ({ device_name: name, encrypted: false });
    const instance = { ami: 'ami-0', ebs_block_device: [device('/dev/sdb'), device('/dev/sdc')] };
    assert.ok(offered('a.tf.json', JSON.stringify({ resource: { aws_instance: { a: instance } } })).fixes.length > 0);
  });
});

describe('what hangs on another resource', () => {
  it('is not told to write what decides nothing there', () => {
    const member = resource('AWS::RDS::DBInstance', ' { Engine: aurora-mysql, DBClusterIdentifier: !ImportValue c }');
    const { fixes, refused } = offered('a.yaml', member);
    assert.deepEqual(fixes, []);
    assert.match(refused.join(' '), /what it belongs to.*decide/);
  });

  it('gets no single policy where it stands for several', () => {
    const loop =
      'Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::B:\n    - N\n    - [X, Y]\n    - B${N}: { Type: AWS::S3::Bucket }\n';
    const { analyses } = lintFiles({ 'a.yaml': loop });
    const refused = analyses.flatMap((analysis) =>
      analysis.findings
        .filter(({ rule }) => rule.id === 's3-bucket-policy-denies-plain-http')
        .flatMap((finding) => analyzer.fixes(finding, analysis).refused),
    );
    assert.match(refused.map(({ because }) => because).join(' '), /each needs a policy of its own/);
  });
});

describe('reasons why there is no fix', () => {
  const files: Readonly<Record<string, string>> = {
    'rule.yaml': resource('AWS::EC2::Instance', ' { ImageId: ami-0 }'),
    'elsewhere.yaml': resource('AWS::EC2::Volume', ' { Encrypted: !ImportValue x }'),
    'shape.yaml': resource('AWS::EC2::Volume', ' []'),
    'alias.yaml': `X: &x { Encrypted: false }\n${resource('AWS::EC2::Volume', ' *x')}`,
  };
  it('are sentences, of rules, fixes and edits alike', () => {
    const reasons = Object.entries(files).flatMap(([name, text]) =>
      lintFiles({ [name]: text }).analyses.flatMap((analysis) =>
        analysis.findings.flatMap((finding) => [
          ...(finding.noFix === undefined ? [] : [finding.noFix]),
          ...analyzer.fixes(finding, analysis).refused.map(({ because }) => because),
        ]),
      ),
    );
    assert.ok(reasons.length >= 4, reasons.join());
    for (const reason of reasons) assert.match(reason, /^["`A-Z].*[.]$/s);
  });

  it('are sentences whoever words them', () => {
    const clauses = analyzer.catalogue.rules().flatMap((rule) => {
      const { noFix } = rule.rung === undefined ? rule : { noFix: rule.kind.store?.noFix?.[rule.rung] };
      return noFix === undefined ? [] : [noFix];
    });
    assert.ok(clauses.length > 5);
    for (const clause of clauses) {
      assert.match(clause, /^[^A-Z].*[^.]$/s, clause);
      assert.match(sentence(clause), /^[`A-Z].*[^.][.]$/s);
    }
  });
});

describe('what is given from elsewhere is not written over', () => {
  it('a key that a parameter gives, and a switch of no known value', () => {
    const text = `Parameters:
  Key: { Type: String, Default: alias/aws/sns }
  On: { Type: String }
Resources:
  Alarms:
    Type: AWS::SNS::Topic
    Properties: { KmsMasterKeyId: !Ref Key }
  Data:
    Type: AWS::EC2::Volume
    Properties: { AvailabilityZone: a, Size: 1, Encrypted: !Ref On }
`;
    const { fixes, refused } = offered('a.yaml', text);
    assert.deepEqual(fixes, []);
    assert.deepEqual(
      [...new Set(refused)],
      [
        'The parameter `Key` gives the key: give it the ARN of a key of yours.',
        'The parameter `On` decides: give it `true`.',
      ],
    );
  });
  it('a key in one arm of an expression, or of a variable', () => {
    const group = (key: string): string =>
      JSON.stringify({
        variable: { k: { default: null } },
        resource: { aws_cloudwatch_log_group: { g: { name: 'g', kms_key_id: key } } },
      });
    assert.deepEqual(offered('main.tf.json', group('${var.k != null ? var.k : null}')), {
      fixes: [],
      refused: ['The value is part of an expression: change it by hand.'],
    });
    assert.deepEqual(offered('main.tf.json', group('${var.k}')), {
      fixes: [],
      refused: ['The variable `k` gives the key: give it the ARN of a key of yours.'],
    });
  });
});

describe('a list of blocks that holds something else', () => {
  const encryption = (...rules: readonly unknown[]): string =>
    JSON.stringify({
      Resources: {
        B: { Type: 'AWS::S3::Bucket', Properties: { BucketEncryption: { ServerSideEncryptionConfiguration: rules } } },
      },
    });
  const block = { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } };
  for (const rules of [
    [block, 3],
    ['AES256', block],
    [block, [block]],
  ])
    it(`is not changed: ${JSON.stringify(rules)}`, () => {
      const { fixes, refused } = offered('a.json', encryption(...rules));
      assert.deepEqual(fixes, []);
      assert.deepEqual(
        [...new Set(refused)],
        [
          `"ServerSideEncryptionConfiguration" holds something else beside blocks, which can't be deployed: remove it first.`,
        ],
      );
    });
  it('is changed where it holds blocks alone', () => {
    assert.notDeepEqual(offered('a.json', encryption(block)).fixes, []);
    assert.notDeepEqual(offered('a.json', encryption(block, block)).fixes, []);
  });
});

describe('a block of HCL that Terraform takes otherwise', () => {
  const cases: readonly [string, string, RegExp][] = [
    [
      'has a label too many',
      'resource "aws_workspaces_workspace" "w" "e" {\n}\n',
      /^The block has more labels than it takes: remove those that are too many first\.$/,
    ],
    [
      'begins with another one in its first line',
      'resource "aws_docdb_cluster" "c" { timeouts {\n}\n}\n',
      /^Something else follows in this line of the block: give each argument, block and brace a line first\.$/,
    ],
    [
      'ends in the line of its last argument',
      'resource "aws_docdb_cluster" "c" {\n  port = 1 }\n',
      /^Something else follows in this line of the block/,
    ],
  ];
  for (const [what, text, why] of cases)
    it(`is not added to when it ${what}`, () => {
      const { fixes, refused } = offered('main.tf', text);
      assert.deepEqual(fixes, []);
      for (const one of refused) assert.match(one, why);
    });
  it('is added to behind a comment in its line', () => {
    const { fixes } = offered('main.tf', 'resource "aws_docdb_cluster" "c" { # first\n  port = 1 // last\n}\n');
    assert.notDeepEqual(fixes, []);
  });
  it('is not named where its label is no name', () => {
    const queue = 'resource "aws_sqs_queue" "q" {}\n';
    for (const label of ['S y', '1a', 'a.b']) {
      const { refused } = offered('main.tf', `resource "aws_kms_key" "${label}" {}\n${queue}`);
      assert.ok(refused.includes("The key can't be named from here."), label);
    }
    for (const label of ['s_y-1', 'é'])
      assert.deepEqual(offered('main.tf', `resource "aws_kms_key" "${label}" {}\n${queue}`).refused, [], label);
  });
  it('is told in a new key without what a text would fill in', () => {
    const text = 'resource "aws_eks_cluster" "%%%{a" {\n  name = "a"\n}\n';
    const { analyses } = lintFiles({ 'main.tf': text });
    const [analysis] = analyses;
    const finding = analysis?.findings.find(({ rule }) => rule.rung !== undefined);
    assert.ok(analysis && finding);
    const made = analyzer.fixes(finding, analysis).fixes.flatMap(({ edits }) => edits.map((edit) => edit.text));
    assert.ok(made.some((put) => put.includes('description')));
    assert.doesNotMatch(made.join(''), /%\{a/);
  });
});

describe("a text that can't be read as a whole", () => {
  const nearby =
    'The file has a syntax error nearby, by which what is written here would be read as something else: correct it first.';
  it('is not added to where that would be read as something else', () => {
    const text = ' AWSTemplateFormatVersion:\nResources:\n K:\n  Type: AWS::ECR::Repository';
    assert.deepEqual(offered('a.yaml', text), { fixes: [], refused: [nearby] });
  });
  it('gets no comment that would be text', () => {
    const { analyses } = lintFiles({ 'main.tf': 'x = <<X\nresource "aws_s3_bucket" "b" {\n}' });
    const fixes = analyses.flatMap((analysis) =>
      analysis.findings.flatMap((finding) => analyzer.fixes(finding, analysis).fixes.map(({ id }) => id)),
    );
    assert.ok(!fixes.includes('suppress'), fixes.join());
  });
  it('is added to elsewhere', () => {
    const good = 'resource "aws_docdb_cluster" "c" {\n  port = 1\n}\n\n';
    assert.notDeepEqual(offered('main.tf', `${good}resource "aws_x" "y" {\n  a = [\n`).fixes, []);
    const volume = resource('AWS::EC2::Volume', '\n      Size: 1');
    assert.notDeepEqual(offered('a.yaml', `${volume}  B:\n    Type: [\n`).fixes, []);
  });
});
