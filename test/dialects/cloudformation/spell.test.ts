import assert from 'node:assert/strict';
import { cloudformationSpeller as speller } from '../../../server/dialects/cloudformation/spell/spell.ts';
import { project, resource } from './template.ts';

const read = project(
  `
Parameters: { DataKey: { Type: String } }
Conditions:
  IsProd: !Equals [!Ref AWS::Region, eu-west-1]
  IsProdToo: !Condition IsProd
  Other: !Equals [!Ref AWS::AccountId, '1']
Resources:
  Volume: { Type: AWS::EC2::Volume }
  ProdVolume: { Type: AWS::EC2::Volume, Condition: IsProdToo }
  Key: { Type: AWS::KMS::Key }
  ProdKey: { Type: AWS::KMS::Key, Condition: IsProd }
  OtherKey: { Type: AWS::KMS::Key, Condition: Other }
  Topic: { Type: AWS::SNS::Topic }
  Alias: { Type: AWS::KMS::Alias }
  Net: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: net.yaml } }
`,
  {},
  { 'net.yaml': 'Resources:\n  Volume: { Type: AWS::EC2::Volume }\n' },
);
const at = (address: string) => resource(read, address);

describe('spelling of CloudFormation', () => {
  it('refers to resources of the same stack', () => {
    assert.deepEqual(speller.reference(at('Key'), 'arn', at('Volume')), { tag: '!GetAtt', value: 'Key.Arn' });
    assert.deepEqual(speller.reference(at('Key'), 'id', at('Volume')), { tag: '!Ref', value: 'Key' });
    assert.deepEqual(speller.reference(at('Topic'), 'arn', at('Volume')), { tag: '!Ref', value: 'Topic' });
    assert.equal(speller.reference(at('Alias'), 'arn', at('Volume')), undefined);
    assert.deepEqual(speller.reference(at('Alias'), 'id', at('Volume')), { tag: '!Ref', value: 'Alias' });
    assert.equal(speller.reference(at('Key'), 'arn', at('Net.Volume')), undefined);
    assert.equal(speller.reference(at('Net.Volume'), 'id', at('Volume')), undefined);
  });

  it('refers to a conditional resource only where it exists', () => {
    assert.equal(speller.reference(at('ProdKey'), 'arn', at('Volume')), undefined);
    assert.deepEqual(speller.reference(at('ProdKey'), 'arn', at('ProdVolume')), {
      tag: '!GetAtt',
      value: 'ProdKey.Arn',
    });
    assert.equal(speller.reference(at('OtherKey'), 'arn', at('ProdVolume')), undefined);
    assert.deepEqual(speller.reference(at('Key'), 'arn', at('ProdVolume')), { tag: '!GetAtt', value: 'Key.Arn' });
  });

  it('puts new resources into the template of their neighbour', () => {
    const other = { type: 'A::B::C', name: 'New', properties: {} };
    const placed = speller.resource(
      { type: 'AWS::KMS::Key', name: 'New', properties: { EnableKeyRotation: true } },
      at('Volume'),
    );
    assert.equal(placed?.document, at('Volume').document);
    assert.equal(placed.map, placed.document.roots[0]);
    assert.deepEqual(placed.path, ['Resources', 'New']);
    assert.deepEqual(placed.value, { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } });
    assert.deepEqual(speller.resource(other, at('Net.Volume'))?.value, { Type: 'A::B::C' });
    assert.equal(speller.resource(other, at('Net.Volume'))?.document.uri, 'file:///t/net.yaml');
    assert.equal(speller.resource({ ...other, name: 'Key' }, at('Volume')), undefined);
  });

  it('names new resources as nothing else is named', () => {
    assert.equal(speller.freshName('AWS::KMS::Key', 'data key', at('Volume')), 'DataKey2');
    assert.equal(speller.freshName('AWS::KMS::Key', 'volume-key_x', at('Volume')), 'VolumeKeyX');
    assert.equal(speller.freshName('AWS::KMS::Key', 'Key', at('Volume')), 'Key2');
    assert.equal(speller.freshName('AWS::KMS::Key', 'Key', at('Net.Volume')), 'Key');
    assert.equal(speller.freshName('AWS::KMS::Key', '1', at('Volume')), 'Resource1');
  });
});
