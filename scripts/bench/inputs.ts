import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { planText } from './plan-text.ts';
import { yamlLines } from './yaml-text.ts';

/** Inputs of the benchmark. Made from their number alone, so that every run everywhere reads the same bytes. */
export interface Inputs {
  readonly small: string;
  readonly many: string;
  readonly largeYaml: string;
  readonly largeJson: string;
  readonly plan: string;
}

export const manyTemplates = 1000;

export function writeInputs(folder: string): Inputs {
  const at = (...parts: string[]): string => path.join(folder, ...parts);
  const write = (file: string, text: string): string => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  for (let index = 0; index < manyTemplates; index++) {
    write(at('many', `team-${index % 20}`, `stack-${index}.yaml`), yamlTemplate(5_000, index));
  }
  return {
    small: write(at('small', 'template.yaml'), yamlTemplate(5_000, 0)),
    many: at('many'),
    largeYaml: write(at('large-yaml', 'template.yaml'), yamlTemplate(1_000_000, 0)),
    largeJson: write(at('large-json', 'template.json'), jsonTemplate(1_000_000)),
    plan: write(at('plan', 'plan.json'), planText(20_000_000)),
  };
}

type Resource = readonly [name: string, type: string, properties: object];

/** As in real templates, a store is one resource among several: networks, roles, functions, alarms. */
function resources(number: number): readonly Resource[] {
  return [
    [
      `Group${number}`,
      'AWS::EC2::SecurityGroup',
      {
        GroupDescription: `Worker ${number}`,
        SecurityGroupIngress: [443, 5432].map((port) => ({
          IpProtocol: 'tcp',
          FromPort: port,
          ToPort: port,
          CidrIp: '10.0.0.0/8',
        })),
      },
    ],
    [
      `Role${number}`,
      'AWS::IAM::Role',
      {
        Description: `Lets the worker ${number} read from its queue and write into its bucket.`,
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { Service: ['lambda.amazonaws.com'] }, Action: ['sts:AssumeRole'] },
          ],
        },
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
      },
    ],
    [
      `Alarm${number}`,
      'AWS::CloudWatch::Alarm',
      {
        AlarmDescription: { 'Fn::Sub': `Too many errors of worker ${number} in \${Env}` },
        Namespace: 'AWS/Lambda',
        MetricName: 'Errors',
        Statistic: 'Sum',
        Period: 300,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      },
    ],
    storeOf(number),
  ];
}

/** Encrypted or not, in turn. */
function storeOf(number: number): Resource {
  const encrypted = number % 3 === 0;
  const stores: readonly Resource[] = [
    [
      `Volume${number}`,
      'AWS::EC2::Volume',
      {
        AvailabilityZone: { 'Fn::Select': [number % 3, { 'Fn::GetAZs': '' }] },
        Size: 10 + number,
        ...(encrypted && { Encrypted: true }),
      },
    ],
    [
      `Bucket${number}`,
      'AWS::S3::Bucket',
      { BucketName: { 'Fn::Sub': `data-\${Env}-${number}` }, VersioningConfiguration: { Status: 'Enabled' } },
    ],
    [`Queue${number}`, 'AWS::SQS::Queue', { VisibilityTimeout: 60, ...(encrypted && { SqsManagedSseEnabled: true }) }],
    [
      `Database${number}`,
      'AWS::RDS::DBInstance',
      {
        Engine: 'postgres',
        DBInstanceClass: 'db.t4g.micro',
        AllocatedStorage: '20',
        StorageEncrypted: encrypted,
        MasterUsername: 'app',
        MasterUserPassword: { Ref: 'Password' },
      },
    ],
    [
      `Table${number}`,
      'AWS::DynamoDB::Table',
      {
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        BillingMode: 'PAY_PER_REQUEST',
      },
    ],
  ];
  return stores[number % stores.length]!;
}

const parameters = { Env: { Type: 'String', Default: 'dev' }, Password: { Type: 'String', NoEcho: true } };
const head = { AWSTemplateFormatVersion: '2010-09-09', Description: 'Benchmark', Parameters: parameters };

function jsonTemplate(bytes: number): string {
  const all: Record<string, object> = {};
  let size = 0;
  for (let number = 0; size < bytes; number++) {
    for (const [name, Type, Properties] of resources(number)) {
      all[name] = { Type, Properties };
      size += JSON.stringify({ [name]: all[name] }, null, 2).replaceAll('\n', '\n  ').length - 4;
    }
  }
  return `${JSON.stringify({ ...head, Resources: all }, null, 2)}\n`;
}

function yamlTemplate(bytes: number, seed: number): string {
  const lines = [...yamlLines(head, ''), 'Resources:'];
  let size = lines.join('\n').length;
  for (let number = seed; size < bytes; number++) {
    for (const [name, Type, Properties] of resources(number)) {
      const added = [`  ${name}:`, ...yamlLines({ Type, Properties }, '    ')];
      if (size >= bytes) break;
      lines.push(...added);
      size += added.join('\n').length + 1;
    }
  }
  return `${lines.join('\n')}\n`;
}
