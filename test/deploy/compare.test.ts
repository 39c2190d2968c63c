import assert from 'node:assert/strict';
import { compare } from '../../server/deploy/diff/compare.ts';
import type { TemplateEffect } from '../../server/model/deploy.ts';

const edited = (
  before: string,
  find: string,
  by: string,
  syntax: 'YAML' | 'JSON' = 'YAML',
): readonly TemplateEffect[] => {
  assert.ok(before.includes(find), find);
  const effects = compare([{ uri: 'file:///a', syntax, before, after: before.replaceAll(find, by) }]);
  assert.ok(effects);
  return effects;
};
/** `Fs replaces dropped`: resource, effect, and what becomes of its data. */
const told = (effects: readonly TemplateEffect[]): readonly string[] =>
  effects.map(({ resource, effect, data }) => [resource, effect, data].filter((word) => word !== undefined).join(' '));
const because = (effects: readonly TemplateEffect[], id: string): string | undefined =>
  effects.find(({ resource }) => resource === id)?.because;

describe('the effects of an edit on a stack', () => {
  const files = `
Resources:
  Fs:
    Type: AWS::EFS::FileSystem
    Properties:
      Encrypted: false
  Other:
    Type: AWS::EFS::FileSystem
`;
  const mount = (name: string, reference: string): string => `
  ${name}:
    Type: AWS::EFS::MountTarget
    Properties:
      SubnetId: subnet-1
      SecurityGroups: []
      FileSystemId: ${reference}
`;
  const on = ['Encrypted: false', 'Encrypted: true'] as const;

  it('is on the resource alone whose property changes', () => {
    const effects = edited(files, ...on);
    assert.deepEqual(told(effects), ['Fs replaces dropped']);
    assert.equal(because(effects, 'Fs'), "`Encrypted` can't be changed in place");
    assert.equal(effects[0]?.stateful, true);
  });

  it('is none where only the writing changes', () => {
    assert.deepEqual(edited(files, 'Encrypted: false', 'Encrypted: "false" # off'), []);
  });

  for (const [form, reference] of Object.entries({
    Ref: '!Ref Fs',
    GetAtt: '!GetAtt Fs.FileSystemId',
    'GetAtt as a list': '!GetAtt [Fs, FileSystemId]',
    Sub: '!Sub "${Fs}"',
    'Sub of an attribute': '!Sub "${Fs.FileSystemId}"',
    'Sub with variables': '!Sub ["${Id}", { Id: !Ref Fs }]',
    Join: '!Join ["", [!Ref Fs]]',
    If: '!If [Unknown, !Ref Fs, fs-1]',
    Select: '!Select [0, [!Ref Fs]]',
    'a long form': '{ "Fn::Join": ["", [{ Ref: Fs }]] }',
  }))
    it(`follows a replacement through ${form}`, () => {
      const effects = edited(files + mount('Mount', reference) + mount('Else', '!Ref Other'), ...on);
      assert.deepEqual(told(effects), ['Fs replaces dropped', 'Mount replaces dropped']);
      assert.equal(because(effects, 'Mount'), '`FileSystemId` refers to `Fs`, which is replaced');
      assert.equal(effects[1]?.stateful, false);
    });

  it('follows a replacement through a chain of references', () => {
    const chain = `${files.replace('FileSystem\n', 'FileSystem\n    Metadata: { a: 1 }\n')}
  Point:
    Type: AWS::EFS::AccessPoint
    Properties: { FileSystemId: !Ref Fs }
  Function:
    Type: AWS::Lambda::Function
    Properties:
      FileSystemConfigs: [{ Arn: !GetAtt Point.Arn, LocalMountPath: /mnt/a }]
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Volumes: [{ Name: a, EFSVolumeConfiguration: { FilesystemId: !Ref Fs } }]
  Service:
    Type: AWS::ECS::Service
    Properties: { TaskDefinition: !Ref Task }
`;
    assert.deepEqual(told(edited(chain, ...on)), [
      'Fs replaces dropped',
      'Point replaces dropped',
      'Task replaces dropped',
    ]);
  });

  it('does not take a name in a text, or a variable of the same name, for a reference', () => {
    const text =
      files + mount('Mount', 'Fs') + mount('Literal', '!Sub "${!Fs}"') + mount('Own', '!Sub ["${Fs}", { Fs: a }]');
    assert.deepEqual(told(edited(text, ...on)), ['Fs replaces dropped']);
  });

  it("is the resource's that a parameter, a mapping, a condition feeds", () => {
    const text = `
Parameters:
  Encrypt: { Type: String, Default: 'no!' }
  Unused: { Type: String, Default: 'no!' }
Mappings:
  Stages:
    prod: { encrypt: 'no!', size: 1 }
    dev: { encrypt: false, size: 'no!' }
Conditions:
  Secure: !Equals [!Ref Encrypt, 'yes!']
  Insecure: !Not [Condition: Secure]
Resources:
  ByParameter: { Type: AWS::EFS::FileSystem, Properties: { Encrypted: !Ref Encrypt } }
  ByMapping: { Type: AWS::EFS::FileSystem, Properties: { Encrypted: !FindInMap [Stages, !Ref Stage, encrypt] } }
  ByCell: { Type: AWS::EFS::FileSystem, Properties: { Encrypted: !FindInMap [Stages, dev, encrypt] } }
  ByCondition: { Type: AWS::EFS::FileSystem, Properties: { Encrypted: !If [Insecure, false, true] } }
  ByNothing: { Type: AWS::EFS::FileSystem, Properties: { Encrypted: !If [Unknown, false, true] } }
`;
    assert.deepEqual(
      edited(text, 'no!', 'yes!').map(({ resource }) => resource),
      ['ByParameter', 'ByMapping', 'ByCondition'],
    );
  });

  it('is none where a default decides the same as before', () => {
    const text = `
Parameters: { Stage: { Type: String, Default: dev } }
Conditions: { Prod: !Equals [!Ref Stage, prod] }
Resources:
  Fs: { Type: AWS::EFS::FileSystem, Properties: { Encrypted: !If [Prod, true, false] } }
`;
    assert.deepEqual(edited(text, 'dev', 'test'), []);
  });

  it('may be a replacement, an update, a new resource, a lost one', () => {
    const text = `
Resources:
  Instance: { Type: AWS::EC2::Instance, Properties: { BlockDeviceMappings: [{ Ebs: { Encrypted: OLD } }] } }
  Queue: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: OLD } }
  OLD: { Type: AWS::SNS::Topic }
  Custom: { Type: Custom::Thing, Properties: { Key: OLD } }
  Strange: { Type: AWS::SNS::Topic, Properties: { Unheard: OLD } }
  Kept: { Type: AWS::SNS::Topic, DeletionPolicy: OLD }
`;
    assert.deepEqual([...told(edited(text, 'OLD', 'NEW'))].sort(), [
      'Custom unknown',
      'Instance may-replace dropped',
      'Kept in-place',
      'NEW creates',
      'OLD removes',
      'Queue in-place',
      'Strange unknown',
    ]);
  });

  for (const [type, name, find, by] of [
    ['AWS::DynamoDB::Table', 'TableName', 'KeySchema: a', 'KeySchema: b'],
    ['AWS::S3::Bucket', 'BucketName', 'BucketNamespace: a', 'BucketNamespace: b'],
    ['AWS::IAM::Role', 'RoleName', 'Path: a', 'Path: b'],
    ['AWS::RDS::DBInstance', 'DBInstanceIdentifier', 'StorageEncrypted: false', 'StorageEncrypted: true'],
    ['AWS::SNS::Topic', 'TopicName', 'FifoTopic: false', 'FifoTopic: true'],
    ['AWS::DocDB::DBCluster', 'DBClusterIdentifier', 'StorageEncrypted: false', 'StorageEncrypted: true'],
    ['AWS::AmazonMQ::Broker', 'BrokerName', 'EncryptionOptions: a', 'EncryptionOptions: b'],
    ['AWS::ECR::Repository', 'RepositoryName', 'EncryptionConfiguration: a', 'EncryptionConfiguration: b'],
    ['AWS::SageMaker::NotebookInstance', 'NotebookInstanceName', 'KmsKeyId: a', 'KmsKeyId: b'],
  ] as const)
    it(`fails for ${type} with a fixed ${name}`, () => {
      const named = (property: string): string => `
Resources:
  A: { Type: ${type}, Properties: { ${property}${find} } }
`;
      const free = edited(named(''), find, by);
      const fixed = edited(named(`${name}: prod, `), find, by);
      assert.deepEqual(told(free), ['A replaces dropped']);
      assert.deepEqual(told(fixed), ['A rejected']);
      assert.ok(
        because(fixed, 'A')?.includes(`a replacement fails because it has a fixed name (\`${name}\`)`) === true,
        because(fixed, 'A'),
      );
      const renamed = edited(named(`${name}: prod, `), `prod, ${find}`, `fresh, ${by}`);
      assert.match(told(renamed)[0] ?? '', /^A replaces/);
    });

  it('does not fail where what identifies a resource changes with it', () => {
    const text = `
Resources:
  Bucket: { Type: AWS::S3::Bucket, Properties: { BucketNamePrefix: a } }
  Policy: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Bucket, PolicyDocument: {} } }
`;
    const replaced = edited(
      text,
      'AWS::S3::Bucket, Properties: { BucketNamePrefix: a }',
      'AWS::S3::Bucket, Properties: { BucketName: b }',
    );
    assert.deepEqual(told(replaced), ['Bucket replaces dropped', 'Policy replaces dropped']);
  });

  it('is doubtful where a name may be left out, or need not be unique', () => {
    const text = `
Resources:
  Maybe:
    Type: AWS::RDS::DBInstance
    Properties: { StorageEncrypted: false, DBInstanceIdentifier: !If [Named, prod, !Ref 'AWS::NoValue'] }
  Cluster:
    Type: AWS::EMR::Cluster
    Properties: { Name: mine, SecurityConfiguration: false }
`;
    const effects = edited(text, 'false', 'true');
    assert.deepEqual(told(effects), ['Maybe replaces dropped', 'Cluster replaces dropped']);
    for (const { because } of effects) assert.match(because, /may fail because it has a fixed name/);
  });

  for (const [policy, type, data] of [
    ['Retain', 'AWS::EFS::FileSystem', 'kept'],
    ['Snapshot', 'AWS::EFS::FileSystem', 'dropped'],
    ['Delete', 'AWS::EFS::FileSystem', 'dropped'],
    ['!If [Prod, Retain, Delete]', 'AWS::EFS::FileSystem', 'dropped'],
  ] as const)
    it(`tells what ${policy} leaves of the data of ${type}`, () => {
      const text = `
Resources:
  A: { Type: ${type}, UpdateReplacePolicy: ${policy}, Properties: { Encrypted: false } }
`;
      assert.equal(edited(text, ...on)[0]?.data, data);
    });

  it('keeps a snapshot where the type has some, and does not mind the deletion policy', () => {
    const text = `
Resources:
  Snapshot: { Type: AWS::RDS::DBCluster, UpdateReplacePolicy: Snapshot, Properties: { StorageEncrypted: false } }
  Deletion: { Type: AWS::RDS::DBCluster, DeletionPolicy: Retain, Properties: { StorageEncrypted: false } }
`;
    assert.deepEqual(told(edited(text, 'false', 'true')), ['Snapshot replaces snapshot', 'Deletion replaces dropped']);
  });

  it('reads SAM as what it makes of it, and its globals', () => {
    const text = `
Transform: AWS::Serverless-2016-10-31
Globals:
  Function: { KmsKeyArn: OLD, Environment: { Variables: { A: b } } }
Resources:
  Table: { Type: AWS::Serverless::SimpleTable, Properties: { SSESpecification: { SSEEnabled: OLD } } }
  Function: { Type: AWS::Serverless::Function, Properties: { Timeout: 3 } }
  Own: { Type: AWS::Serverless::Function, Properties: { KmsKeyArn: mine } }
`;
    assert.deepEqual(told(edited(text, 'OLD', 'NEW')), ['Table in-place', 'Function in-place']);
  });

  it('sees loops, by the name as it is written', () => {
    const text = `
Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Files:
    - Name
    - [A, B]
    - Fs\${Name}:
        Type: AWS::EFS::FileSystem
        Properties: { Encrypted: false }
`;
    assert.deepEqual(told(edited(text, ...on)), ['Fs${Name} replaces dropped']);
  });

  it('reads JSON, and every YAML document of a file', () => {
    const json = JSON.stringify({
      Resources: {
        Fs: { Type: 'AWS::EFS::FileSystem', Properties: { Encrypted: false } },
        Mount: { Type: 'AWS::EFS::MountTarget', Properties: { FileSystemId: { 'Fn::Sub': '${Fs}' } } },
      },
    });
    assert.deepEqual(told(edited(json, 'false', 'true', 'JSON')), ['Fs replaces dropped', 'Mount replaces dropped']);
    assert.deepEqual(told(edited(`${files}---${files}`, ...on)), ['Fs replaces dropped', 'Fs replaces dropped']);
  });

  it('stays out of what is no template, endless or hostile', () => {
    const bomb = `a: &a [1,1]\n${Array.from({ length: 40 }, (_, i) => `b${i}: &b${i} [*${i === 0 ? 'a' : `b${i - 1}`}, *${i === 0 ? 'a' : `b${i - 1}`}]`).join('\n')}\nResources: { A: { Type: T, Properties: { X: *b39 } } }`;
    const circle = 'Resources: { A: { Type: T, Properties: &p { X: *p } } }';
    for (const before of [bomb, circle, '- a', '', 'a']) {
      assert.equal(compare([{ uri: 'a', syntax: 'YAML', before, after: `${before}\n# more` }])?.length ?? 0, 0);
    }
    const proto =
      '{"Resources":{"__proto__":{"Type":"T"},"constructor":{"Type":"AWS::SNS::Topic","Properties":{"__proto__":{"a":1},"TopicName":"a"}}}}';
    assert.deepEqual(told(edited(proto, '"a"}', '"b"}', 'JSON')), ['constructor replaces dropped']);
    assert.equal(({} as Record<string, unknown>)['a'], undefined);
  });
});
