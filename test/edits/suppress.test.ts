import assert from 'node:assert/strict';
import { applyEdits } from '../../server/edits/apply.ts';
import { editsForAll } from '../../server/edits/edit.ts';
import { suppressionChange } from '../../server/edits/suppress.ts';
import { readTemplate } from '../../server/dialects/cloudformation/read.ts';
import { readModule } from '../../server/dialects/terraform/read.ts';
import type { Resource } from '../../server/model/resource.ts';
import type { Document } from '../../server/model/source.ts';
import { documentOf } from './trial.ts';

const readerOf = (document: Document): Parameters<typeof readModule>[1]['reader'] => ({
  document: (uri) => (uri === document.uri ? document : undefined),
  text: (uri) => (uri === document.uri ? document.text : undefined),
  list: () => [document.uri],
});
function resourceOf(name: string, text: string): Resource {
  const document = documentOf({ uri: `file:///p/${name}`, syntax: name.endsWith('json') ? 'json' : 'yaml', text });
  const reader = readerOf(document);
  const project = name.endsWith('.tf.json')
    ? readModule('file:///p', { reader })
    : readTemplate(document, 0, { reader });
  const resource = project.resources[0];
  assert.ok(resource);
  return resource;
}
function suppressed(name: string, text: string, until?: string): { readonly after: string; readonly again: Resource } {
  const changes = suppressionChange(resourceOf(name, text), 'ebs-encrypted', 'scratch\ndata', until);
  assert.ok(!('refused' in changes), JSON.stringify(changes));
  const outcome = editsForAll(changes);
  assert.ok('edits' in outcome, JSON.stringify(outcome));
  const after = applyEdits(text, outcome.edits);
  return { after, again: resourceOf(name, after) };
}

describe('suppressions', () => {
  it('are a comment above the resource in YAML', () => {
    const text = 'Resources:\n  A:\n    Type: AWS::EC2::Volume\n';
    const { after } = suppressed('t.yaml', text, '2027-01-31');
    assert.equal(
      after,
      text.replace('  A:', '  # atrest: ignore[ebs-encrypted] until 2027-01-31 -- scratch data\n  A:'),
    );
  });
  it('are metadata where a comment would be about more than the resource', () => {
    const { after, again } = suppressed('t.yaml', 'Resources: { A: { Type: AWS::EC2::Volume } }\n');
    assert.match(after, /Metadata: \{ AtRest: \{ ignore: \[\{ rule: ebs-encrypted, reason: scratch data \}\] \} \}/);
    assert.deepEqual(again.ignores[0]?.rules, ['ebs-encrypted']);
  });
  it('are metadata in CloudFormation JSON, beside those that are there', () => {
    const text = JSON.stringify({
      Resources: { A: { Type: 'AWS::EC2::Volume', Metadata: { AtRest: { ignore: [{ rule: 'x', reason: 'y' }] } } } },
    });
    const { after, again } = suppressed('t.json', text, '2027-01-31');
    assert.ok(
      after.includes('{"rule":"x","reason":"y"},{"rule":"ebs-encrypted","reason":"scratch data","until":"2027-01-31"}'),
    );
    assert.deepEqual(
      again.ignores.map(({ rules }) => rules),
      [['x'], ['ebs-encrypted']],
    );
    assert.equal(again.ignores[1]?.until, '2027-01-31');
  });
  it('stand under the comment key in Terraform', () => {
    const text =
      '{\n  "resource": {\n    "aws_ebs_volume": {\n      "a": {\n        "size": 1\n      }\n    }\n  }\n}\n';
    const { again } = suppressed('main.tf.json', text);
    assert.deepEqual(
      again.ignores.map(({ rules, reason }) => ({ rules, reason })),
      [{ rules: ['ebs-encrypted'], reason: 'scratch data' }],
    );
  });
  it('do not write over a comment in Terraform', () => {
    const text = '{ "resource": { "aws_ebs_volume": { "a": { "//": "keep me", "size": 1 } } } }';
    const changes = suppressionChange(resourceOf('main.tf.json', text), 'ebs-encrypted', 'why');
    assert.match(JSON.stringify(changes), /holds a text/);
  });

  it('are refused behind a quote that is not closed: a comment there would be text', () => {
    const open = (engine: string, more = ''): string =>
      `Resources:\n  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      Engine: ${engine}\n${more}  Table:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      AttributeDefinitions:\n        - AttributeName: "Album"\n          l'\n      StorageEncrypted: true\n`;
    const table = (text: string): ReturnType<typeof editsForAll> => {
      const document = documentOf({ uri: 'file:///p/t.yaml', syntax: 'yaml', text });
      const { resources } = readTemplate(document, 0, { reader: readerOf(document) });
      const resource = resources.find(({ id }) => id.includes('Table'));
      assert.ok(resource);
      const changes = suppressionChange(resource, 'dynamodb-table-encrypted', 'data');
      return 'refused' in changes ? changes : editsForAll(changes);
    };
    for (const engine of ["'mysqes:", "'it''s''", '"a\\"', "'"]) {
      const outcome = table(open(engine));
      assert.ok('refused' in outcome, engine);
      assert.match(outcome.refused, /quote above this line is not closed/);
    }
    // Another mistake leaves the lines what they are.
    for (const engine of ["'it''s'", '"a\\\\"', "''", "''''"])
      assert.ok('edits' in table(open(engine, '    x\n')), engine);
  });
});
