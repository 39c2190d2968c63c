import assert from 'node:assert/strict';
import { FORMS } from '../../server/dialects/index.ts';
import { startOf } from '../../server/dialects/start.ts';

const bucket = 'Resources:\n  B:\n    Type: AWS::S3::Bucket\n';
const rows: readonly (readonly [what: string, form: string, text: string, name?: string])[] = [
  ['a template by its version', 'template', 'AWSTemplateFormatVersion: "2010-09-09"\nResources: {}\n'],
  ['a template by its types', 'template', bucket],
  ['a template behind comments and a marker', 'template', `# AtRest\n\n---\n# more\n${bucket}`],
  ['a template with a byte order mark', 'template', `\uFEFF${bucket}`],
  ['a template with CRLF', 'template', bucket.replaceAll('\n', '\r\n')],
  ['a template with quoted keys', 'template', '"Resources":\n  B:\n    "Type": "AWS::S3::Bucket"\n'],
  ['a template that is indented', 'template', bucket.replace(/^/gm, '  ')],
  ['a template in braces', 'template', '{ Resources: { B: { Type: AWS::S3::Bucket } } }'],
  ['a template with a custom type', 'template', 'Resources:\n  B: {Type: "Custom::Thing"}\n'],
  ['a template as the second document', 'template', `a: 1\n---\n${bucket}`],
  ['a SAM template', 'template', 'Transform: AWS::Serverless-2016-10-31\nGlobals: {}\n'],
  ['a SAM template with a list of transforms', 'template', 'Transform:\n  - Other\n  - AWS::Serverless-2016-10-31\n'],
  [
    'a JSON template',
    'template',
    '{ "Description": "{", "Resources": { "B": { "Type": "AWS::S3::Bucket" } } }',
    'x.json',
  ],
  ['a minified JSON template', 'template', '{"AWSTemplateFormatVersion":"2010-09-09","Resources":{}}'],
  [
    'a JSON template being written',
    'template',
    '{\n  "Resources": {\n    "B": {\n      "Type": "AWS::S3::Bucket",\n      "Pro',
  ],
  ['a template with an application inside', 'template', `Description: "apiVersion: v1"\n${bucket}`],
  ['Terraform JSON by its name', 'module', '{"Resources": {}}', 'a/main.tf.json'],
  ['Terraform JSON without a name', 'module', '{"resource": {"aws_ebs_volume": {"d": {}}}}', ''],
  ['Terraform JSON by another name', 'none', '{"resource": {"aws_ebs_volume": {"d": {}}}}', 'a/main.json'],
  ['something else without a name', 'none', '{"resource": {"volume": {}}}', ''],
  ['a plan', 'plan', '{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}}}'],
  [
    'a plan with many variables first',
    'plan',
    '{"format_version":"1.2","terraform_version":"1.11.4","variables":{"a":{"value":"',
  ],
  ['a state', 'state', '{"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{}}}'],
  ['an assembly', 'assembly', '{"version":"36.0.0","artifacts":{}}', '/app/cdk.out/manifest.json'],
  ['another manifest', 'none', '{"version":"36.0.0","artifacts":{}}', '/app/artifacts.json'],
  ['a web manifest', 'none', '{"name":"x","version":"1"}', 'manifest.json'],
  ['an AppSpec file', 'none', 'version: 0.0\nResources:\n  - Target:\n      Type: AWS::ECS::Service\n'],
  ['an AppSpec file without indentation', 'none', 'version: 0.0\nResources:\n- Target:\n    Type: AWS::ECS::Service\n'],
  ['a JSON AppSpec file', 'none', '{"version":0,"Resources":[{"T":{"Type":"AWS::ECS::Service"}}]}'],
  [
    'a workflow',
    'none',
    'on: push\njobs:\n  a:\n    steps:\n      - run: |\n          Resources:\n            B:\n              Type: AWS::S3::Bucket\n',
  ],
  [
    'a Kubernetes object with a template in it',
    'none',
    'apiVersion: v1\nkind: ConfigMap\ndata:\n  t: |\n    AWSTemplateFormatVersion: 2010-09-09\n',
  ],
  [
    'a Compose file with an overlay',
    'none',
    'services: {}\nx-aws-cloudformation:\n  Resources:\n    B:\n      Type: AWS::S3::Bucket\n',
  ],
  [
    'a Serverless Framework file',
    'none',
    'service: x\nresources:\n  Resources:\n    B:\n      Type: AWS::S3::Bucket\n',
  ],
  [
    'an OpenAPI document',
    'none',
    'openapi: 3.0.0\npaths: {}\ncomponents: { schemas: { Resources: { type: object } } }\n',
  ],
  ['a SAM configuration', 'none', 'version: 0.1\ndefault:\n  deploy:\n    parameters: { stack_name: x }\n'],
  ['a parameter file', 'none', '[{"ParameterKey":"Env","ParameterValue":"prod"}]'],
  ['a template of another kind', 'none', 'Resources:\n  B:\n    Type: bucket\n'],
  ['an event that quotes a template', 'none', '{"fragment":{"Resources":{"B":{"Type":"AWS::S3::Bucket"}}}}'],
  ['a Terraform state file', 'none', '{"version":4,"terraform_version":"1.11.4","resources":[]}'],
  ['nothing', 'none', ''],
  ['comments', 'none', '# nothing\n'],
  ['bytes', 'none', 'AWSTemplateFormatVersion: x\0'],
];

const sniff = (text: string, name: string): string => {
  const form = FORMS.sniff(startOf(text, name));
  return form === 'none' ? form : form.name;
};

describe('sniffing', () => {
  for (const [what, form, text, name = 'x.yaml'] of rows) {
    it(`${what}: ${form}`, () => {
      assert.equal(sniff(text, name), form);
    });
  }

  it('looks at the start only, and in linear time', () => {
    assert.equal(sniff(`${'# comment\n'.repeat(10_000)}${bucket}`, 'x.yaml'), 'none');
    for (const text of [
      '{'.repeat(100_000),
      '"'.repeat(100_000),
      `{${'"a":'.repeat(30_000)}`,
      '\n'.repeat(100_000),
      ' '.repeat(100_000),
      `Transform:\n${'  - a\n'.repeat(20_000)}`,
      `Resources:\n${'\n'.repeat(60_000)}`,
      `${'\n'.repeat(60_000)}x: 1`,
      `Resources:\n${'# x\n'.repeat(15_000)}x: 1`,
    ]) {
      assert.equal(sniff(text, 'x.yaml'), 'none');
    }
  });
});
