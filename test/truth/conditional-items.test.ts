/** An item or a list under a condition names it. */
import assert from 'node:assert/strict';
import { json, said } from './said.ts';

const RULE = 'ebs-mapping-encrypted';
const plain = { DeviceName: '/dev/xvda', Ebs: { Encrypted: false } };
const NoValue = { Ref: 'AWS::NoValue' };
const stack = (BlockDeviceMappings: unknown, extra: object = {}): Readonly<Record<string, string>> => ({
  'a.json': json({
    Parameters: { E: { Type: 'String' }, F: { Type: 'String' } },
    Conditions: { Prod: { 'Fn::Equals': [{ Ref: 'E' }, 'prod'] }, Big: { 'Fn::Equals': [{ Ref: 'F' }, 'big'] } },
    Resources: { It: { Type: 'AWS::EC2::Instance', ...extra, Properties: { BlockDeviceMappings } } },
  }),
});
const when = (files: Readonly<Record<string, string>>): readonly (string | undefined)[] =>
  said(files, RULE, true).map((line) => /not encrypted at rest(?: when (.*?))?:/.exec(line)?.[1]);

describe('a store that is there under a condition', () => {
  it('names it, as an item of a list', () => {
    assert.deepEqual(when(stack([{ 'Fn::If': ['Prod', plain, NoValue] }])), ['`Prod` is true']);
    assert.deepEqual(when(stack([{ 'Fn::If': ['Prod', NoValue, plain] }])), ['`Prod` is false']);
  });
  it('names it, as a list', () => {
    assert.deepEqual(when(stack({ 'Fn::If': ['Prod', [plain], NoValue] })), ['`Prod` is true']);
  });
  it('names all of them, one in the other', () => {
    assert.deepEqual(when(stack({ 'Fn::If': ['Prod', [{ 'Fn::If': ['Big', plain, NoValue] }], NoValue] })), [
      '`Prod` is true and `Big` is true',
    ]);
  });
  it('names none where it is there whenever its resource is', () => {
    assert.deepEqual(when(stack([plain])), [undefined]);
    assert.deepEqual(when(stack([plain], { Condition: 'Prod' })), [undefined]);
  });
  it('names it in Terraform', () => {
    const block = '{ device_name = "/dev/sdf", encrypted = false }';
    const files = {
      'main.tf': `variable "prod" { type = bool }
resource "aws_instance" "it" {
  ebs_block_device = var.prod ? [${block}] : []
}
`,
    };
    assert.deepEqual(when(files), ['`var.prod`']);
  });
});
