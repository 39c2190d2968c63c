/** Half-typed texts: other resources keep everything, and the block that is typed in keeps most. */
import assert from 'node:assert/strict';
import type { Document, Node } from '../../server/model/source.ts';
import { hcl } from '../../server/syntax/hcl/hcl.ts';
import { parse } from '../../server/syntax/parse.ts';
import { nodeAt } from '../../server/syntax/walk.ts';

const before = `resource "aws_kms_key" "first" {
  description = "one"
  tags = {
    Name = "first"
  }
}

`;
const after = `
resource "aws_s3_bucket" "last" {
  bucket = "last"
  rule {
    enabled = true
  }
}
`;
const typed = (lines: readonly string[], end = '}\n'): string =>
  `${before}resource "aws_ebs_volume" "typed" {\n  availability_zone = "a"\n${lines.map((line) => `  ${line}\n`).join('')}  size = 8\n  type = "gp3"\n${end}${after}`;

const read = (text: string): Document => parse({ uri: 'file:///main.tf', version: 1, text, syntax: hcl });
const names = (node: Node | undefined): readonly string[] =>
  node?.kind === 'map' ? node.entries.map(({ key }) => key) : [];

describe('HCL that is half typed', () => {
  const states: Readonly<Record<string, string>> = {
    'a value is not there yet': typed(['kms_key_id =']),
    'a word is not ended': typed(['encry']),
    'a quote is open': typed(['kms_key_id = "arn:aws']),
    'a map is open': typed(['tags = {', '  Name = "x"']),
    'a list is open': typed(['ids = ["a",']),
    'a call is open': typed(['policy = jsonencode({']),
    'a block is open': typed(['rule {', '  enabled = true']),
    'its own end is missing': typed([], ''),
    'a heredoc is open': typed(['policy = <<EOT', '{']),
    'an operator hangs': typed(['encrypted = var.a ||']),
  };
  for (const [what, text] of Object.entries(states))
    it(`${what}: nothing else is lost`, () => {
      const document = read(text);
      const [root] = document.roots;
      assert.ok(document.problems.length > 0);
      assert.deepEqual(names(nodeAt(root, ['resource', 'aws_kms_key', 'first'])), ['description', 'tags']);
      assert.deepEqual(names(nodeAt(root, ['resource', 'aws_s3_bucket', 'last'])), ['bucket', 'rule']);
      const own = nodeAt(root, ['resource', 'aws_ebs_volume', 'typed']);
      const kept = names(own).filter((name) => ['availability_zone', 'size', 'type'].includes(name));
      if (what !== 'a heredoc is open') assert.deepEqual(kept, ['availability_zone', 'size', 'type']);
      if (!['its own end is missing', 'a block is open'].includes(what))
        assert.ok(own?.kind === 'map' && own.open === 'syntax error', 'more may be there');
    });
  it('ends no run: every start of a text, and every text without one of its signs', () => {
    const text = typed(['tags = { a = "${b}" }', 'p = <<-E', '  x', '  E', 'rule { a = 1 }']);
    for (let end = 0; end <= text.length; end++) read(text.slice(0, end));
    for (let at = 0; at < text.length; at++) read(text.slice(0, at) + text.slice(at + 1));
  });
  it('keeps the nodes of blocks that did not change', () => {
    const many = Array.from({ length: 500 }, (_, index) => `resource "aws_x" "r${index}" {\n  a = ${index}\n}\n`);
    const first = read(many.join('\n'));
    const changed = many.with(250, 'resource "aws_x" "r250" {\n  a = 1\n  b =\n}\n').join('\n');
    const steps = hcl.parse({ uri: 'file:///main.tf', version: 2, text: changed, syntax: hcl }, first);
    let step = steps.next();
    while (!step.done) step = steps.next();
    const next = step.value;
    const same = many.filter(
      (_, index) =>
        nodeAt(first.roots[0], ['resource', 'aws_x', `r${index}`]) ===
        nodeAt(next.roots[0], ['resource', 'aws_x', `r${index}`]),
    );
    assert.equal(same.length, 499);
  });
});
