/** What is put into texts: names and pieces that have meant something to some reader somewhere. */

/** Members of every object: a program that looks a name of a text up without asking whose it is finds them. */
export const INHERITED = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'toLocaleString', 'valueOf', 'hasOwnProperty'],
  ...['isPrototypeOf', 'propertyIsEnumerable', '__defineGetter__', '__lookupSetter__', 'length', 'name', 'then'],
];

const CHARACTERS = [
  ...[
    '\u0000',
    '\ud800',
    '\udfff',
    '\u2028',
    '\ufeff',
    '\u202e',
    '\u0085',
    '\u00a0',
    '\u001b[31m',
    '\t',
    '\r',
    '\r\n',
    '\n',
  ],
  ...['"', "'", '\\', '\\u', '\\ud800', '`', '{', '}', '[', ']', ':', ': ', ',', '- ', '#', '*', '?', '//', '/*', '*/'],
];
const SCALARS = [
  ...['1e999', '-0', '0x7fffffff', '9999999999999999999999', 'NaN', '.inf', '0o17', '1_000', '12:30:45', '2001-01-01'],
  ...['~', 'null', 'Null', 'yes', 'off', 'true', 'false', '"true"', '0', '1', '-1', '""', '{}', '[]'],
];
const YAML = [
  ...[
    '<<',
    '*a',
    '&a',
    '|',
    '>',
    '|2-',
    '>+9',
    '---\n',
    '...\n',
    '%YAML 1.2\n',
    '!!binary',
    '!!set',
    '!!omap',
    '!<tag:x>',
  ],
  ...[
    '!Ref',
    '!Sub',
    '!GetAtt',
    '!If',
    '!FindInMap',
    '!Join',
    '!Select',
    '!Split',
    '!ImportValue',
    '!Transform',
    '!Cidr',
  ],
  ...['!And', '!Or', '!Not', '!Equals', '!Condition', '!ToJsonString', '!Length', '!Base64', '!GetAZs'],
];
const CLOUDFORMATION = [
  ...['Fn::If', 'Fn::Sub', 'Fn::GetAtt', 'Fn::ForEach::X', 'Fn::Transform', 'Fn::Join', 'Fn::FindInMap', 'Fn::Equals'],
  ...['Ref', 'AWS::NoValue', 'AWS::AccountId', 'AWS::Serverless-2016-10-31', 'AWS::LanguageExtensions', 'AWS::Include'],
  ...['Resources', 'Parameters', 'Conditions', 'Mappings', 'Outputs', 'Transform', 'Rules', 'Metadata', 'Globals'],
  ...['Type', 'Properties', 'Condition', 'DeletionPolicy', 'DependsOn', 'Default', 'AllowedValues', 'NoEcho'],
];
const TERRAFORM = [
  ...[
    '${',
    '${!',
    '${}',
    '${a.b.c}',
    '%{',
    '%{ if',
    '%{ endif }',
    '%%{',
    '$${',
    '<<-X\n',
    '<<X\n',
    'each.value',
    'var.x',
  ],
  ...['for_each', 'count', 'dynamic', 'provider', 'lifecycle', 'local.x', 'module.x', 'data.x', 'self', 'path.module'],
  ...[
    'lookup(',
    'merge(',
    'jsonencode(',
    'regex("(a+)+$", ',
    'replace("a","/(a|a)*$/","b")',
    'range(1e9)',
    'one(',
    '[*]',
  ],
  ...['sensitive_values', 'after_unknown', 'values', 'child_modules', 'root_module', 'address', 'module_calls'],
];
const OURS = [
  ...[
    'atrest:ignore',
    '# atrest: ignore',
    '# atrest: ignore[ebs-volume-encrypted] -- x',
    '# atrest-ignore x until 2020-01-01',
  ],
  ...['#checkov:skip=CKV_AWS_1', 'arn:aws:kms:us-east-1:111122223333:key/x', 'alias/aws/s3', '::error file=a::b'],
];
export const TYPES = [
  ...['AWS::S3::Bucket', 'AWS::EC2::Volume', 'AWS::RDS::DBInstance', 'AWS::KMS::Key', 'AWS::EC2::LaunchTemplate'],
  ...['AWS::SQS::Queue', 'AWS::CloudTrail::Trail', 'AWS::S3::BucketPolicy', 'AWS::CloudFormation::Stack'],
  ...[
    'aws_s3_bucket',
    'aws_ebs_volume',
    'aws_db_instance',
    'aws_kms_key',
    'aws_instance',
    'aws_sqs_queue',
    'aws_s3_object',
  ],
];

export const WORDS: readonly string[] = [
  ...INHERITED,
  ...CHARACTERS,
  ...SCALARS,
  ...YAML,
  ...CLOUDFORMATION,
  ...TERRAFORM,
  ...OURS,
  ...TYPES,
];

/** Pieces that mean something together. */
export const PIECES: readonly string[] = [
  '  X:\n    Type: AWS::S3::Bucket\n',
  '\n  V:\n    Type: AWS::EC2::Volume\n    Properties:\n      Encrypted: false\n',
  '"V":{"Type":"AWS::EC2::Volume","Properties":{"Encrypted":false}},',
  '{"Fn::If":["C",{"Ref":"AWS::NoValue"},true]}',
  '!If [C, !Ref AWS::NoValue, true]',
  '&a {<<: *a}',
  '? {a: b}\n: c\n',
  '? |\n  k\n: v\n',
  '{"Fn::Sub":["${a}",{"a":{"Fn::Sub":["${a}",{"a":"b"}]}}]}',
  '{"Fn::GetAtt":["V","Arn"]}',
  '!GetAtt V.Arn.x.y',
  '{"Fn::FindInMap":["M",{"Ref":"AWS::Region"},"k",{"DefaultValue":1}]}',
  '"Fn::ForEach::L":["I",["a","b"],{"B${I}":{"Type":"AWS::S3::Bucket"}}],',
  '"count":"${var.n}",',
  '"for_each":"${toset([for k, v in var.m : k if v])}",',
  '"dynamic":{"ebs_block_device":{"for_each":[1],"content":{"encrypted":"${ebs_block_device.value}"}}},',
  '"//":"atrest:ignore ebs-volume-encrypted: x",',
  '"policy":"${<<-X\\n {}\\nX\\n}",',
  '# atrest: ignore-next-line\n',
  '"Metadata":{"atrest":{"ignore":[{"rule":"*","reason":"x"}]}},',
  '"Policy":"{\\"Statement\\":[{\\"Effect\\":\\"Deny\\",\\"Principal\\":\\"*\\",\\"Action\\":\\"kms:*\\"}]}",',
  '"PolicyDocument":{"Statement":{"Effect":"Allow","Action":["kms:*"],"Resource":"*","Condition":{"StringEquals":{"kms:ViaService":["${x}"]}}}},',
  'resource "aws_ebs_volume" "v" {\n  encrypted = false\n}\n',
  'dynamic "ebs_block_device" {\n    for_each = var.disks\n    content {\n      encrypted = ebs_block_device.value\n    }\n  }\n',
];
