import assert from 'node:assert/strict';
import { templateNeeds } from '../../../server/dialects/cloudformation/stack/needs.ts';
import { document } from './template.ts';

const needs = (location: string, type = 'AWS::CloudFormation::Stack', property = 'TemplateURL'): readonly string[] =>
  templateNeeds(
    document(`Resources:\n  N:\n    Type: ${type}\n    Properties:\n      ${property}: ${location}\n`, 'a/b/main.yaml'),
  );

describe('nested templates', () => {
  it('are files beside the template', () => {
    assert.deepEqual(needs('net.yaml'), ['file:///t/a/b/net.yaml']);
    assert.deepEqual(needs('./sub/net.yaml'), ['file:///t/a/b/sub/net.yaml']);
    assert.deepEqual(needs('../net.yaml'), ['file:///t/a/net.yaml']);
    assert.deepEqual(needs('../../../../../net.yaml'), ['file:///net.yaml']);
    assert.deepEqual(needs('"my net (1).yaml"'), ['file:///t/a/b/my%20net%20%281%29.yaml']);
    assert.deepEqual(needs('!Sub net.yaml'), ['file:///t/a/b/net.yaml']);
    assert.deepEqual(needs('{"Fn::Sub": net.yaml}'), ['file:///t/a/b/net.yaml']);
    assert.deepEqual(needs('app.yaml', 'AWS::Serverless::Application', 'Location'), ['file:///t/a/b/app.yaml']);
  });

  it('are not followed anywhere else', () => {
    for (const location of [
      'https://s3.amazonaws.com/b/k',
      's3://b/k',
      '/etc/passwd',
      'file:///etc/passwd',
      'C:/x.yaml',
      '"\\\\\\\\host\\\\x"',
      '!Sub "${X}.yaml"',
      '!Ref X',
      '[a]',
      '""',
      '{ApplicationId: a, SemanticVersion: b}',
    ]) {
      assert.deepEqual(needs(location), [], location);
    }
    assert.deepEqual(needs('net.yaml', 'AWS::S3::Bucket'), []);
    assert.deepEqual(needs('net.yaml', 'AWS::CloudFormation::Stack', 'Other'), []);
  });

  it('are named once', () => {
    const stack = '{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: net.yaml } }';
    assert.deepEqual(templateNeeds(document(`Resources:\n  A: ${stack}\n  B: ${stack}\n  C: x\n`)), [
      'file:///t/net.yaml',
    ]);
    assert.deepEqual(templateNeeds(document('')), []);
  });

  it('of the CDK are named by their assets', () => {
    const text = JSON.stringify({
      Resources: {
        N: {
          Type: 'AWS::CloudFormation::Stack',
          Properties: { TemplateURL: { 'Fn::Join': ['', ['https://s3.', { Ref: 'AWS::URLSuffix' }]] } },
          Metadata: { 'aws:asset:path': 'StackN.nested.template.json' },
        },
      },
    });
    assert.deepEqual(templateNeeds(document(text, 'cdk.out/Stack.template.json')), [
      'file:///t/cdk.out/StackN.nested.template.json',
    ]);
  });
});
