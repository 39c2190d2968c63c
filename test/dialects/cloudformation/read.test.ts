import assert from 'node:assert/strict';
import { hopWords } from '../../../server/engine/findings/hop-words.ts';
import { namedCondition } from '../../../server/dialects/cloudformation/cases/condition.ts';
import { conditionsOf } from '../conditions.ts';
import { readTemplate } from '../../../server/dialects/cloudformation/read.ts';
import type { Project } from '../../../server/model/finding.ts';
import { locationOf } from '../../../server/model/source.ts';
import type { Document, Site } from '../../../server/model/source.ts';
import type { Value } from '../../../server/model/value.ts';
import { document, plain, project, reader, resource } from './template.ts';

const textAt = (site: Site | undefined): string => {
  assert.ok(site);
  const { span } = locationOf(site);
  return site.document.text.slice(span.start, span.end);
};
const property = (value: Value, ...path: readonly string[]): Value =>
  path.reduce((at, key) => {
    assert.equal(at.is, 'map');
    const entry = at.entries.find((one) => one.key === key);
    assert.ok(entry, `no ${key}`);
    return entry.value;
  }, value);

describe('templates', () => {
  it('gives resources in document order, with all that is written beside their properties', () => {
    const read = project(`
Conditions:
  IsProd: !Equals [!Ref AWS::Region, eu-west-1]
Resources:
  B:
    Type: AWS::EC2::Volume
    Condition: IsProd
    DeletionPolicy: Retain
    DependsOn: [A]
    Metadata:
      aws:cdk:path: Stack/B/Resource
    Properties:
      Encrypted: true
  A:
    Type: AWS::KMS::Key
`);
    assert.deepEqual(
      read.resources.map(({ id, type, address, base }) => [id, type, address, base]),
      [
        ['file:///t/main.yaml#B', 'AWS::EC2::Volume', 'B', ['Properties']],
        ['file:///t/main.yaml#A', 'AWS::KMS::Key', 'A', ['Properties']],
      ],
    );
    const b = resource(read, 'B');
    assert.equal(textAt(b.header), 'B');
    assert.equal(b.construct, 'Stack/B/Resource');
    assert.deepEqual(plain(b.exists), { if: { IsProd: true, 'not IsProd': false } });
    assert.deepEqual(plain(b.attribute('DeletionPolicy')), 'Retain');
    assert.deepEqual(plain(b.attribute('DependsOn')), ['A']);
    assert.deepEqual(plain(b.attribute('UpdateReplacePolicy')), '(absent)');
    assert.ok(b.body && textAt({ document: b.document, node: b.body }).startsWith('Type:'));
    const a = resource(read, 'A');
    assert.equal(plain(a.exists), true);
    assert.equal(a.properties.is, 'absent');
    assert.deepEqual(read.notes, []);
  });

  it('keeps the other resources when one is broken, and says why', () => {
    const read = project(`
Resources:
  Text: nothing
  List: [1]
  Empty:
  NoType: { Properties: {} }
  Computed: { Type: !Sub 'AWS::S3::Bucket' }
  Good: { Type: AWS::S3::Bucket }
`);
    assert.deepEqual(
      read.resources.map(({ address, type }) => [address, type]),
      [
        ['Computed', 'AWS::S3::Bucket'],
        ['Good', 'AWS::S3::Bucket'],
      ],
    );
    assert.deepEqual(
      read.notes.map(({ site, message }) => [textAt(site), message.replace(/^`[^`]*` /, '')]),
      [
        ['Text', 'is not a resource: write a map with `Type` and `Properties`.'],
        ['List', 'is not a resource: write a map with `Type` and `Properties`.'],
        ['Empty', 'is not a resource: write a map with `Type` and `Properties`.'],
        ['NoType', 'has no type that can be read.'],
      ],
    );
  });

  it('reads whatever stands at the top', () => {
    for (const text of [
      '',
      '[]',
      'Resources:',
      'Resources: []',
      'Resources: x',
      '12',
      '- a',
      '{"Resources":{}}',
      'Resources: !Ref X',
    ]) {
      assert.deepEqual(project(text).resources, []);
    }
  });

  it('reads the document of a stream that is asked for', () => {
    const stream = document('Resources:\n  A: { Type: A::B::C }\n---\nResources:\n  A: { Type: D::E::F }\n');
    const second = readTemplate(stream, 1, { reader: reader() });
    assert.deepEqual(
      second.resources.map(({ id, type }) => [id, type]),
      [['file:///t/main.yaml#1:A', 'D::E::F']],
    );
    assert.deepEqual(readTemplate(stream, 7, { reader: reader() }).resources, []);
  });

  it('shows where values stand and what they come from', () => {
    const read = project(`
Parameters:
  P: { Type: String, Default: 'false' }
  E: { Type: String, Default: dev, AllowedValues: [dev, prod] }
Mappings:
  M: { a: { b: fromMap } }
Conditions:
  C: !Equals [!Ref E, prod]
Resources:
  V:
    Type: A::B::C
    Properties:
      Ref: !Ref P
      Map: !FindInMap [M, a, b]
      If: !If [C, yesArm, noArm]
      Allowed: !Ref E
      Literal: plain
`);
    const { properties } = resource(read, 'V');
    const steps = (value: Value): readonly (readonly [string, string])[] =>
      value.from.map(({ via, at }) => [via, textAt(at)]);
    assert.equal(textAt(property(properties, 'Ref').site), 'P');
    assert.deepEqual(steps(property(properties, 'Ref')), [['parameter-default', "'false'"]]);
    assert.deepEqual(steps(property(properties, 'Map')), [['mapping', 'fromMap']]);
    assert.deepEqual(steps(property(properties, 'Literal')), []);
    const branches = property(properties, 'If');
    assert.equal(branches.is, 'branches');
    assert.deepEqual(
      branches.arms.map(({ value }) => textAt(value.site)),
      ['yesArm', 'noArm'],
    );
    assert.deepEqual(
      branches.arms.map(({ value }) => steps(value)),
      [[['condition', 'C']], [['condition', 'C']]],
    );
    const allowed = property(properties, 'Allowed');
    assert.equal(allowed.is, 'branches');
    assert.deepEqual(
      allowed.arms.map(({ value }) => steps(value)),
      [[['parameter-default', 'dev']], [['allowed-value', 'prod']]],
    );
  });

  it('never shows the value of a secret parameter', () => {
    const read = project(
      `
Parameters:
  Secret: { Type: String, NoEcho: true, Default: hunter2, AllowedValues: [hunter2, hunter3] }
Conditions:
  Two: !Equals [!Ref Secret, hunter2]
Resources:
  V:
    Type: A::B::C
    Properties: { A: !Ref Secret, B: !Sub 'x\${Secret}', C: !If [Two, 1, 2], D: !Join ['', [!Ref Secret]] }
`,
      { inputs: { parameters: { Secret: 'hunter2' } } },
    );
    const { properties } = resource(read, 'V');
    assert.doesNotMatch(
      JSON.stringify([
        plain(properties),
        ...['A', 'B', 'C', 'D'].map((key) => property(properties, key).from.map((hop) => hopWords(hop.of))),
      ]),
      /hunter/,
    );
    assert.equal(plain(property(properties, 'C')), 1);
  });

  it('takes parameters from the caller', () => {
    const text = `
Parameters:
  Env: { Type: String, AllowedValues: [dev, prod] }
  Names: { Type: CommaDelimitedList }
  Image: { Type: 'AWS::SSM::Parameter::Value<String>' }
Conditions:
  IsProd: !Equals [!Ref Env, prod]
Resources:
  V:
    Type: A::B::C
    Properties: { A: !Ref Env, B: !If [IsProd, 1, 2], C: !Ref Names, D: !Ref Image, R: !Ref AWS::Region }
`;
    const inputs = { parameters: { Env: 'prod', Names: ['a', 'b'] }, region: 'eu-west-1' };
    const read = project(text, { inputs });
    const { properties, scope } = resource(read, 'V');
    assert.deepEqual(plain(properties), {
      A: 'prod',
      B: 1,
      C: ['a', 'b'],
      D: '? parameter `Image` is read from Parameter Store',
      R: 'eu-west-1',
    });
    assert.equal(scope.region, 'eu-west-1');
    assert.equal(property(properties, 'A').from[0]?.via, 'parameter-value');
    assert.equal(scope.possible([{ condition: namedCondition('IsProd'), holds: false }]), false);
    const commas = project(text, { inputs: { parameters: { Names: 'x, y' } } });
    assert.deepEqual(plain(property(resource(commas, 'V').properties, 'C')), ['x', 'y']);
  });

  it('reads suppressions, and notes those it does not understand', () => {
    const read = project(`
Resources:
  V:
    Type: A::B::C
    Metadata:
      AtRest:
        ignore:
          - { rule: ebs-volume-encrypted, reason: Scratch data, until: 2027-01-31, owner: team }
          - { rule: [encrypted, kms-key] }
          - declared
          - { reason: no rule }
          - { rule: x, until: soon }
          - 12: {}
          - [a]
  W: { Type: A::B::C, Metadata: { AtRest: ignore } }
  X: { Type: A::B::C, Metadata: { AtRest: { ignore: { rule: '*' } } } }
`);
    assert.deepEqual(
      resource(read, 'V').ignores.map(({ site: _, ...ignore }) => ignore),
      [
        { rules: ['ebs-volume-encrypted'], reason: 'Scratch data', until: '2027-01-31', owner: 'team' },
        { rules: ['encrypted', 'kms-key'] },
        { rules: ['declared'] },
      ],
    );
    assert.deepEqual(
      resource(read, 'X').ignores.map(({ rules }) => rules),
      [['*']],
    );
    assert.equal(read.notes.length, 5);
    assert.equal(textAt(read.notes[1]?.site), '{ rule: x, until: soon }');
  });

  it('does not call a reference missing where something unseen may declare it', () => {
    const reference = (top: string, name = 'Nowhere'): unknown => {
      const read = project(
        `${top}\nResources:\n  V:\n    Type: AWS::Serverless::Function\n    Properties: { A: !Ref ${name} }\n`,
      );
      return plain(property(resource(read, 'V').properties, 'A'));
    };
    assert.equal(reference(''), '-> Nowhere (missing)');
    assert.equal(reference('Transform: AWS::LanguageExtensions'), '-> Nowhere (missing)');
    assert.equal(reference('Transform: AWS::Serverless-2016-10-31'), '-> Nowhere (missing)');
    assert.equal(reference('Transform: AWS::Serverless-2016-10-31', 'VRole'), '? SAM generates it');
    assert.equal(reference('Transform: AWS::Serverless-2016-10-31', 'ServerlessRestApi'), '? SAM generates it');
    assert.equal(reference('Transform: [AWS::LanguageExtensions, Mine]'), '? the macro `Mine` may declare it');
    assert.equal(
      reference('Transform: { Name: AWS::Include, Parameters: { Location: s3://b/k } }'),
      '? an included file may declare it',
    );
    assert.equal(reference('Fn::Transform: { Name: AWS::Include }'), '? an included file may declare it');
  });

  it('leaves every map open under a macro, and says so once', () => {
    const read = project(`
Transform: [Mine]
Resources:
  V: { Type: A::B::C, Properties: { A: { B: 1 }, L: [2] } }
  W: { Type: A::B::C }
`);
    const open = 'the macro `Mine` may change it';
    assert.deepEqual(plain(resource(read, 'V').properties), {
      A: { B: 1, '...': open },
      L: [2, `... ${open}`],
      '...': open,
    });
    assert.deepEqual(plain(resource(read, 'W').properties), `? ${open}`);
    assert.deepEqual(
      read.notes.map(({ site }) => textAt(site)),
      ['Mine'],
    );
  });

  it('reads rules as limits of parameters', () => {
    const read = project(`
Parameters:
  Env: { Type: String, AllowedValues: [dev, test, prod] }
  Enc: { Type: String, AllowedValues: ['true', 'false'] }
Rules:
  Known: { Assertions: [{ Assert: !Contains [[dev, prod], !Ref Env] }] }
  Prod: { RuleCondition: !Equals [!Ref Env, prod], Assertions: [{ Assert: { 'Fn::Equals': [{ Ref: Enc }, 'true'] } }] }
Conditions:
  IsProd: !Equals [!Ref Env, prod]
Resources:
  V: { Type: A::B::C, Condition: IsProd, Properties: { A: !Ref Env, B: !Ref Enc } }
  W: { Type: A::B::C, Properties: { A: !Ref Env } }
`);
    assert.deepEqual(plain(resource(read, 'V').properties), { A: 'prod', B: 'true' });
    assert.deepEqual(plain(resource(read, 'W').properties), {
      A: { if: { 'Env = "dev"': 'dev', 'Env = "prod"': 'prod' } },
    });
  });
});

describe('SAM', () => {
  it('completes resources with the globals', () => {
    const read = project(`
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Timeout: 3
    KmsKeyArn: !GetAtt Key.Arn
    Environment: { Variables: { A: 1, B: 2 } }
    Layers: [general]
  SimpleTable:
    SSESpecification: { SSEEnabled: true }
Resources:
  Key: { Type: AWS::KMS::Key }
  Own:
    Type: AWS::Serverless::Function
    Properties: { Timeout: 5, Environment: { Variables: { B: 3 } }, Layers: [own] }
  Plain: { Type: AWS::Serverless::Function }
  Table: { Type: AWS::Serverless::SimpleTable, Properties: { SSESpecification: !Ref AWS::NoValue } }
  Other: { Type: AWS::Lambda::Function, Properties: {} }
`);
    assert.deepEqual(plain(resource(read, 'Own').properties), {
      Timeout: 5,
      Environment: { Variables: { A: 1, B: 3 } },
      Layers: ['general', 'own'],
      KmsKeyArn: '-> Key.Arn',
    });
    assert.deepEqual(plain(resource(read, 'Plain').properties), {
      Timeout: 3,
      KmsKeyArn: '-> Key.Arn',
      Environment: { Variables: { A: 1, B: 2 } },
      Layers: ['general'],
    });
    assert.deepEqual(plain(resource(read, 'Table').properties), { SSESpecification: { SSEEnabled: true } });
    assert.deepEqual(plain(resource(read, 'Other').properties), {});
  });

  it('has no globals without its transform', () => {
    const read = project(
      'Globals: { Function: { Timeout: 3 } }\nResources:\n  F: { Type: AWS::Serverless::Function }\n',
    );
    assert.equal(plain(resource(read, 'F').properties), '(absent)');
  });
});

describe('loops', () => {
  it('are unrolled over lists that are known', () => {
    const read = project(`
Transform: AWS::LanguageExtensions
Parameters:
  Zones: { Type: CommaDelimitedList, Default: 'x,y' }
Conditions:
  Fn::ForEach::Conds:
    - N
    - [A, B]
    - Is\${N}: !Equals [!Ref AWS::Region, !Ref N]
Resources:
  Fn::ForEach::Buckets:
    - Name
    - [A, B]
    - Bucket\${Name}:
        Type: AWS::S3::Bucket
        Condition: Is\${Name}
        Properties:
          BucketName: !Sub data-\${Name}
          Other: !Ref Name
          Key: !GetAtt Bucket\${Name}.Arn
          Fn::ForEach::Tags:
            - Zone
            - !Ref Zones
            - \${Zone}Size: !Sub \${Name}\${Zone}
`);
    assert.deepEqual(
      read.resources.map(({ address, properties, exists }) => [address, plain(properties), plain(exists)]),
      ['A', 'B'].map((name) => [
        `Bucket${name}`,
        { BucketName: `data-${name}`, Other: name, Key: `-> Bucket${name}.Arn`, xSize: `${name}x`, ySize: `${name}y` },
        { if: { [`Is${name}`]: true, [`not Is${name}`]: false } },
      ]),
    );
    assert.deepEqual(read.notes, []);
  });

  it('are read once, as unknown, over others', () => {
    const read = project(`
Transform: AWS::LanguageExtensions
Parameters:
  Names: { Type: CommaDelimitedList }
Resources:
  Fn::ForEach::Buckets:
    - Name
    - !Ref Names
    - Bucket\${Name}: { Type: AWS::S3::Bucket, Properties: { A: !Ref Name, B: !Ref BucketX, C: fixed } }
  Fn::ForEach::Broken: nonsense
`);
    const reason = 'what the loop over `Name` repeats is not known';
    assert.deepEqual(
      read.resources.map(({ address, properties, exists }) => [address, plain(properties), plain(exists)]),
      [['Bucket${Name}', { A: `? ${reason}`, B: '? a loop may declare it', C: 'fixed' }, `? ${reason}`]],
    );
    assert.equal(read.notes.length, 2);
  });
});

describe('nested stacks', () => {
  const parent = `
Parameters:
  Env: { Type: String, AllowedValues: [dev, prod] }
Conditions:
  IsProd: !Equals [!Ref Env, prod]
Resources:
  Net:
    Type: AWS::CloudFormation::Stack
    Condition: IsProd
    Properties:
      TemplateURL: ./sub/net.yaml
      Parameters: { Encrypt: !If [IsProd, 'true', 'false'], Key: !GetAtt Key.Arn, Stage: !Ref Env }
  Free:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: sub/net.yaml, Parameters: { Encrypt: !If [IsProd, 'true', 'false'], Key: k, Stage: !Ref Env } }
  Remote: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: 'https://s3.amazonaws.com/b/k.yaml' } }
  Gone: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: gone.yaml } }
  Key: { Type: AWS::KMS::Key }
  User: { Type: A::B::C, Properties: { A: !GetAtt Net.Outputs.VolumeId, B: !GetAtt Free.Outputs.Level, C: !GetAtt Remote.Outputs.X, D: !GetAtt Net.Outputs.None } }
`;
  const net = `
Parameters:
  Encrypt: { Type: String, Default: 'false', AllowedValues: ['true', 'false'] }
  Key: { Type: String }
  Stage: { Type: String }
  Left: { Type: String, Default: left, AllowedValues: [left, right] }
Conditions:
  IsDev: !Equals [!Ref Stage, dev]
  IsLeft: !Equals [!Ref Left, left]
Resources:
  Volume: { Type: AWS::EC2::Volume, Properties: { Encrypted: !Ref Encrypt, KmsKeyId: !Ref Key, Left: !Ref Left, D: !If [IsDev, 1, 2], L: !If [IsLeft, 1, 2] } }
Outputs:
  VolumeId: { Value: !Ref Volume }
  Level: { Value: !If [IsDev, low, high] }
`;
  it('get their parameters from the parent, and give it their outputs', () => {
    const read = project(parent, {}, { 'sub/net.yaml': net });
    assert.deepEqual(
      read.resources.map(({ address }) => address),
      ['Net', 'Free', 'Remote', 'Gone', 'Key', 'User', 'Net.Volume', 'Free.Volume'],
    );
    const volume = resource(read, 'Net.Volume');
    assert.equal(volume.id, 'file:///t/main.yaml#Net.Volume');
    assert.equal(volume.document.uri, 'file:///t/sub/net.yaml');
    const root = (text: string): string => `${text} of the root stack`;
    // The parent's stack exists where `IsProd` holds only, so that its arguments are those of that case.
    assert.deepEqual(plain(volume.properties), {
      Encrypted: 'true',
      KmsKeyId: '-> Key.Arn',
      Left: 'left',
      D: { if: { IsDev: 1, 'not IsDev': 2 } },
      L: 1,
    });
    assert.deepEqual(plain(volume.exists), { if: { [root('IsProd')]: true, [root('not IsProd')]: false } });
    assert.deepEqual(plain(property(resource(read, 'Free.Volume').properties, 'Encrypted')), {
      if: { [root('IsProd')]: 'true', [root('not IsProd')]: 'false' },
    });
    assert.deepEqual(plain(resource(read, 'User').properties), {
      A: '-> Net.Volume',
      B: { if: { 'IsDev of `Free`': 'low', 'not IsDev of `Free`': 'high' } },
      C: '? it is an output of the nested stack `Remote`',
      D: '? it is an output of the nested stack `Net`',
    });
    const reference = property(resource(read, 'User').properties, 'A');
    assert.equal(reference.is === 'reference' && reference.id, volume.id);
    assert.deepEqual(
      reference.from.map(({ via }) => via),
      ['output'],
    );
    assert.deepEqual(
      property(volume.properties, 'KmsKeyId').from.map(({ via }) => via),
      ['stack-parameter'],
    );
    assert.equal(read.documents.length, 2);
    assert.equal(read.notes.length, 2);
  });

  it('are solved together with their parent', () => {
    const { scope } = resource(project(parent, {}, { 'sub/net.yaml': net }), 'Free.Volume');
    const possible = (...guard: readonly string[]): boolean =>
      scope.possible(
        guard.map((text) => ({
          condition: namedCondition(text.replace(/^not /, '')),
          holds: !text.startsWith('not '),
        })),
      );
    plain(resource(project(parent, {}, { 'sub/net.yaml': net }), 'Free.Volume').properties);
    assert.equal(possible('IsDev'), true);
    assert.equal(possible('not IsLeft'), false);
    const read = project(parent, {}, { 'sub/net.yaml': net });
    const free = resource(read, 'Free.Volume');
    plain(free.properties);
    const guard = (dev: boolean, prod: boolean) => [
      { condition: namedCondition('IsDev'), holds: dev },
      { condition: conditionsOf(free.properties).get('IsProd of the root stack')!, holds: prod },
    ];
    assert.equal(free.scope.possible(guard(true, true)), false);
    assert.equal(free.scope.possible(guard(true, false)), true);
    assert.equal(free.scope.possible(guard(false, false)), false);
  });

  it("that contain themselves, or each other's outputs, come to an end", () => {
    const self = project(
      'Resources:\n  A: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: main.yaml } }\n',
      {},
      { 'main.yaml': 'Resources: {}' },
    );
    assert.equal(self.resources.length, 1);
    assert.match(self.notes[0]?.message ?? '', /nested in itself/);
    const stack = (name: string, other: string): string =>
      `  ${name}: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${name}.yaml, Parameters: { P: !GetAtt ${other}.Outputs.O } } }\n`;
    const nested =
      "Parameters: { P: { Type: String } }\nConditions: { C: !Equals [!Ref P, x] }\nResources:\n  V: { Type: A::B::C, Properties: { A: !Ref P, B: !If [C, 1, 2] } }\nOutputs: { O: { Value: !Sub '${P}x' } }\n";
    const circle = project(
      `Resources:\n${stack('A', 'B')}${stack('B', 'A')}`,
      {},
      { 'A.yaml': nested, 'B.yaml': nested },
    );
    assert.deepEqual(plain(resource(circle, 'A.V').properties), {
      A: '? it depends on itself',
      B: { if: { C: 1, 'not C': 2 } },
    });
  });
});

describe('a new version', () => {
  const text = (tail = ''): string =>
    `Parameters:\n  P: { Type: String, Default: x }\nResources:\n${Array.from({ length: 400 }, (_, index) => `  V${index}:\n    Type: AWS::EC2::Volume\n    Properties:\n      Size: ${index}\n      KmsKeyId: !GetAtt V${index + 1}.Arn\n`).join('')}${tail}`;
  const reread = (before: Project, old: Document, next: string): { readonly read: Project; readonly doc: Document } => {
    const doc = document(next, 'main.yaml', old);
    return { doc, read: readTemplate(doc, 0, { reader: reader(), previous: before }) };
  };
  const changed = (before: Project, after: Project): readonly string[] =>
    after.resources.filter((one) => !before.resources.includes(one)).map(({ address }) => address);

  it('keeps the resources that have not changed, at their new places', () => {
    const old = document(text());
    const before = readTemplate(old, 0, { reader: reader() });
    before.resources.forEach(({ properties }) => plain(properties));
    const { read, doc } = reread(before, old, text().replace('Size: 7\n', 'Size: 7777777\n'));
    assert.deepEqual(changed(before, read), ['V7']);
    const last = resource(read, 'V399');
    assert.equal(last.document, doc);
    assert.equal(textAt(last.header), 'V399');
    assert.equal(textAt(property(last.properties, 'Size').site), '399');
    assert.equal(plain(property(resource(read, 'V7').properties, 'Size')), 7777777);
    assert.equal(last.scope, resource(before, 'V0').scope);
  });

  it('reads again who referred to a name that came or went', () => {
    const old = document(text());
    const before = readTemplate(old, 0, { reader: reader() });
    assert.deepEqual(plain(property(resource(before, 'V399').properties, 'KmsKeyId')), '-> V400.Arn (missing)');
    const next = reread(before, old, text('  V400:\n    Type: AWS::KMS::Key\n'));
    assert.deepEqual(changed(before, next.read), ['V399', 'V400']);
    assert.deepEqual(plain(property(resource(next.read, 'V399').properties, 'KmsKeyId')), '-> V400.Arn');
    const gone = reread(next.read, next.doc, text());
    assert.deepEqual(changed(next.read, gone.read), ['V399']);
    assert.deepEqual(plain(property(resource(gone.read, 'V399').properties, 'KmsKeyId')), '-> V400.Arn (missing)');
  });

  it('reads all again when what they share has changed', () => {
    const old = document(text());
    const before = readTemplate(old, 0, { reader: reader() });
    const { read } = reread(before, old, text().replace('Default: x', 'Default: y'));
    assert.equal(changed(before, read).length, 400);
    const inputs = readTemplate(old, 0, { reader: reader(), previous: before, inputs: { parameters: { P: 'z' } } });
    assert.equal(changed(before, inputs).length, 400);
  });

  it('of a nested template is seen by the parent', () => {
    const parent = document(
      'Resources:\n  N: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: n.yaml } }\n  U: { Type: A::B::C, Properties: { A: !GetAtt N.Outputs.O } }\n',
    );
    const options = (value: string) => ({
      reader: reader({ 'n.yaml': `Resources: { V: { Type: A::B::C } }\nOutputs: { O: { Value: ${value} } }\n` }),
    });
    const before = readTemplate(parent, 0, options('one'));
    assert.equal(plain(property(resource(before, 'U').properties, 'A')), 'one');
    const after = readTemplate(parent, 0, { ...options('two'), previous: before });
    assert.equal(plain(property(resource(after, 'U').properties, 'A')), 'two');
    assert.equal(resource(after, 'N'), resource(before, 'N'));
    const gone = readTemplate(parent, 0, { reader: reader(), previous: after });
    assert.equal(plain(property(resource(gone, 'U').properties, 'A')), '? it is an output of the nested stack `N`');
  });
});
