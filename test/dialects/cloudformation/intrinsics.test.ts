import assert from 'node:assert/strict';
import type { Project } from '../../../server/model/finding.ts';
import type { Json, Node } from '../../../server/model/source.ts';
import { document, plain, project, resource } from './template.ts';

const head = `
Parameters:
  Free: { Type: String }
  Sized: { Type: Number, Default: 20 }
  Flag: { Type: String, Default: 'false', AllowedValues: ['true', 'false'] }
  Single: { Type: String, AllowedValues: ['true'] }
  Many: { Type: String, AllowedValues: [a, b, c, d, e, f, g, h, i] }
  Key: { Type: String, Default: '' }
  Subnets: { Type: CommaDelimitedList, Default: 'a, b' }
  Secret: { Type: String, NoEcho: true, Default: hunter2 }
  Ami: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /aws/ami }
  Env: { Type: String, AllowedValues: [dev, prod] }
Mappings:
  ByEnv: { dev: { e: false, list: [1, 2] }, prod: { e: true, list: [3] } }
  ByRegion: { us-east-1: { e: true, same: 1 }, eu-west-1: { e: false, same: 1 } }
  Fixed: { a: { '1': one } }
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  NotProd: !Not [!Condition IsProd]
  HasKey: !Not [!Equals [!Ref Key, '']]
  Always: !Equals [a, a]
  Never: !And [!Condition IsProd, !Condition NotProd]
`;
const rows: readonly (readonly [yaml: string, expected: unknown])[] = [
  ['true', true],
  ['"true"', 'true'],
  ['yes', true],
  ['', null],
  ['[1, {a: b}]', [1, { a: 'b' }]],
  ['!Ref Free', '? it depends on parameter `Free`'],
  ['!Ref Sized', 20],
  ['!Ref Flag', { if: { 'Flag = "true"': 'true', 'Flag = "false"': 'false' } }],
  ['!Ref Single', 'true'],
  ['!Ref Many', '? it depends on parameter `Many`'],
  ['!Ref Subnets', ['a', 'b']],
  ['!Ref Secret', '? it is the secret parameter `Secret`'],
  ['!Ref Ami', '? parameter `Ami` is read from Parameter Store'],
  ['!Ref AWS::NoValue', '(absent)'],
  ['!Ref AWS::AccountId', '${AWS::AccountId}'],
  ['!Ref Other', '-> Other'],
  ['!Ref Nowhere', '-> Nowhere (missing)'],
  ['!GetAtt Other.Arn', '-> Other.Arn'],
  ['!GetAtt [Other, Arn]', '-> Other.Arn'],
  ['{"Fn::GetAtt": [Other, Arn]}', '-> Other.Arn'],
  ['{"Fn::GetAtt": Other.Arn}', '-> Other.Arn'],
  ['{Ref: Other}', '-> Other'],
  ['!GetAtt Other', '? `Fn::GetAtt` needs a logical id and an attribute'],
  ['!Sub "${Other}"', '-> Other'],
  ['!Sub "${Other.Arn}"', '-> Other.Arn'],
  ['!Sub "${Sized}"', '20'],
  ['!Sub "a-${Sized}-${!Literal}-${AWS::Region}"', 'a-20-${Literal}-${AWS::Region}'],
  ['!Sub ["${x}-${y}", {x: !Ref Sized, y: z}]', '20-z'],
  ['!Sub "arn:aws:kms:${AWS::Region}:1:key/${Other}"', '-> Other.Arn'],
  ['!Sub "arn:aws:s3:::${Other}/*"', 'arn:aws:s3:::${Other}/*'],
  ['!Sub "x-${Free}"', '? it depends on parameter `Free`'],
  ['!Sub "x-${Flag}"', { if: { 'Flag = "true"': 'x-true', 'Flag = "false"': 'x-false' } }],
  ['!Join ["-", [a, !Ref Sized, b]]', 'a-20-b'],
  ['!Join ["", [a, !Ref AWS::NoValue, b]]', 'ab'],
  ['!Join [",", !Ref Subnets]', 'a,b'],
  [
    '{"Fn::Join": ["", ["arn:", {Ref: "AWS::Partition"}, ":iam::", {Ref: "AWS::AccountId"}, ":root"]]}',
    'arn:${AWS::Partition}:iam::${AWS::AccountId}:root',
  ],
  ['!Split [",", "a,b"]', ['a', 'b']],
  ['!Split [",", !Ref Free]', '? it depends on parameter `Free`'],
  ['!Select [1, [a, b]]', 'b'],
  ['!Select ["1", !Split ["-", a-b]]', 'b'],
  ['!Select [5, [a, b]]', '? `Fn::Select` names an item that the list does not have'],
  ['!Select [1, [!If [IsProd, a, !Ref AWS::NoValue], b]]', '? items of the list depend on conditions'],
  ['!FindInMap [Fixed, a, 1]', 'one'],
  ['!FindInMap [ByEnv, !Ref Env, e]', { if: { 'Env = "dev"': false, 'Env = "prod"': true } }],
  ['!FindInMap [ByEnv, dev, list]', [1, 2]],
  [
    '!FindInMap [ByRegion, !Ref AWS::Region, e]',
    { if: { 'AWS::Region = "us-east-1"': true, 'AWS::Region = "eu-west-1"': false } },
  ],
  ['!FindInMap [ByRegion, !Ref AWS::Region, same]', 1],
  ['!FindInMap [Fixed, b, 1]', '? the map has no such entry'],
  ['!FindInMap [Fixed, b, 1, {DefaultValue: two}]', 'two'],
  ['!FindInMap [Nothing, b, 1]', '? the map has no such entry'],
  ['!If [IsProd, 1, 2]', { if: { IsProd: 1, 'not IsProd': 2 } }],
  ['{"Fn::If": [IsProd, 1, {Ref: "AWS::NoValue"}]}', { if: { IsProd: 1, 'not IsProd': '(absent)' } }],
  ['!If [IsProd, !If [NotProd, 1, 2], 3]', { if: { IsProd: 2, 'not IsProd': 3 } }],
  ['!If [Always, 1, 2]', 1],
  ['!If [Never, 1, 2]', 2],
  ['!If [Unknown, 1, 2]', '? condition `Unknown` is not declared'],
  [
    '!If [HasKey, !Ref Key, none]',
    { if: { HasKey: '? it depends on parameter `Key`, which differs from its default here', 'not HasKey': 'none' } },
  ],
  ['!If [IsProd, !Ref Env, x]', { if: { IsProd: 'prod', 'not IsProd': 'x' } }],
  ['[a, !Ref AWS::NoValue, b]', ['a', 'b']],
  ['{a: 1, b: !Ref AWS::NoValue}', { a: 1 }],
  ['!ImportValue x', '? it is imported from another stack'],
  ['!GetAZs ""', '? the zones of the Region are not known'],
  ['!Base64 x', '? it is encoded text'],
  ['!Transform {Name: M}', '? a macro makes it'],
  ['!Cidr [a, 1, 2]', '? it is computed when the stack is deployed'],
  ['!Made up', '? `Fn::Made` is not known'],
  ['"{{resolve:secretsmanager:s}}"', '? it is looked up when the stack is deployed'],
  ['{"Fn::Length": [a, b]}', 2],
  ['!Length [a, !If [IsProd, b, !Ref AWS::NoValue]]', '? the length of the list is not known'],
  ['{"Fn::ToJsonString": {a: [1, !Ref Sized]}}', '{"a":[1,20]}'],
  ['{Ref: Other, x: 1}', { Ref: 'Other', x: 1 }],
  ['{"Fn::Transform": {Name: M}, x: 1}', { x: 1, '...': 'a macro may add to it' }],
];

/** The long form of a node: what JSON templates, and YAML without tags, hold. */
function long(node: Node): Json {
  const { tag } = node;
  const name = tag?.slice(1);
  const inner = longest(node);
  if (name === undefined || !tag?.startsWith('!')) return inner;
  return { [name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`]: inner };
}
function longest(node: Node): Json {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(long);
  return node.kind === 'map' ? Object.fromEntries(node.entries.map(({ key, value }) => [key, long(value)])) : null;
}
const top = document(head).roots[0]!;

const forms: Readonly<Record<string, (yaml: string) => Project>> = {
  'short YAML': (yaml) =>
    project(
      `${head}Resources:\n  V:\n    Type: A::B::C\n    Properties:\n      P: ${yaml}\n  Other:\n    Type: A::B::C\n`,
    ),
  'long YAML': (yaml) => project(`# long\n${JSON.stringify(longTemplate(yaml), null, 2)}\n`),
  JSON: (yaml) => project(JSON.stringify(longTemplate(yaml)), {}, {}, 'main.json'),
};
function longTemplate(yaml: string): Json {
  const value = document(`P: ${yaml}`).roots[0];
  assert.equal(value?.kind, 'map');
  const Resources = { V: { Type: 'A::B::C', Properties: long(value) }, Other: { Type: 'A::B::C' } };
  return { ...(long(top) as Record<string, Json>), Resources };
}

describe('intrinsic functions', () => {
  for (const [form, read] of Object.entries(forms)) {
    describe(form, () => {
      for (const [yaml, expected] of rows) {
        it(yaml === '' ? '(nothing)' : yaml, () => {
          const { properties } = resource(read(yaml), 'V');
          assert.equal(properties.is, 'map');
          const entry = properties.entries.find(({ key }) => key === 'P');
          assert.deepEqual(entry ? plain(entry.value) : '(absent)', expected);
        });
      }
    });
  }
});
