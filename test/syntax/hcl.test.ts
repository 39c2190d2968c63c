import assert from 'node:assert/strict';
import { hcl } from '../../server/syntax/hcl/hcl.ts';
import { parse } from '../../server/syntax/parse.ts';
import { blocksOf, bodiesOf, literalText } from '../../server/dialects/terraform/module/block.ts';
import { type Node, spanOf } from '../../server/model/source.ts';
import { toJson } from '../../server/syntax/walk.ts';

const text = `terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}
resource "aws_ebs_volume" "data" {
  size      = 8
  encrypted = var.on ? true : false
  tags      = { a = "b" }
}
resource "aws_ebs_volume" "other" {}
variable "on" {
  type      = bool
  default   = true
  sensitive = true
}
`;

const read = (written: string) => parse({ uri: 'file:///main.tf', version: 1, text: written, syntax: hcl });

describe('HCL as the tree of its JSON twin', () => {
  const document = read(text);
  const file = { document };
  const found = (type: string, labels: number) =>
    document.roots.flatMap(bodiesOf).flatMap((body) => blocksOf(file, body, type, labels));

  const cut = (node: Node): string => text.slice(spanOf(node).start, spanOf(node).end);

  it('has the blocks of its JSON twin, with their places', () => {
    const volumes = found('resource', 2);
    assert.deepEqual(
      volumes.map(({ labels, key }) => [labels.join('.'), cut(key)]),
      [
        ['aws_ebs_volume.data', '"data"'],
        ['aws_ebs_volume.other', '"other"'],
      ],
    );
    const body = volumes[0]?.parts[0].map ?? assert.fail('no block');
    assert.deepEqual(JSON.parse(JSON.stringify(toJson(body))), {
      size: 8,
      encrypted: 'var.on ? true : false',
      tags: { a: 'b' },
    });
    assert.deepEqual(
      body.entries.map(({ value }) => (value.kind === 'scalar' ? value.style : value.kind)),
      ['plain', 'expression', 'map'],
    );
    assert.deepEqual(
      body.entries.map(({ value }) => cut(value)),
      ['8', 'var.on ? true : false', '{ a = "b" }'],
    );
  });
  it('has constants as values and all else as its source', () => {
    const [variable] = found('variable', 1);
    assert.ok(variable);
    assert.equal(literalText(variable, 'type'), 'bool');
    assert.deepEqual(
      variable.parts[0].map.entries.map(({ value }) => (value.kind === 'scalar' ? value.value : undefined)),
      ['bool', true, true],
    );
  });
  it('says that it is not whole', () => {
    assert.deepEqual(document.problems, []);
    assert.equal(read('resource "a" "b" {\n x = = 1\n}\nresource "c" "d" {}\n').problems.length, 1);
  });
});
